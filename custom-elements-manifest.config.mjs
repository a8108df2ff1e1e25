/**
 * How `cem analyze` makes custom-elements.json of the widget: the public face only, with the paths of the package. A
 * test makes it anew and compares.
 */
export default {
  globs: ['www/widget/element.ts'],
  outdir: process.env.TTAOM_MANIFEST ?? '.',
  packagejson: false,
  plugins: [
    {
      name: 'public-face',
      packageLinkPhase({ customElementsManifest }) {
        const element = customElementsManifest.modules.flatMap(({ declarations }) => declarations ?? []).find(({ tagName }) => tagName);
        // What is private, what the browser calls, and what the constructor sets on its tree is nobody's to use.
        const own = ({ name }) => !name.startsWith('#') && !/Callback$|^observedAttributes$|^adoptedStyleSheets$/.test(name);
        element.members = element.members.filter(own);
        element.events = element.events.filter(({ name }) => name.startsWith('ttaom-'));
        element.superclass = { name: 'HTMLElement' };
        const path = 'dist/widget/index.js';
        const declaration = { name: element.name, module: path };
        customElementsManifest.modules = [
          { kind: 'javascript-module', path, declarations: [element], exports: [{ kind: 'js', name: element.name, declaration }] },
          {
            kind: 'javascript-module',
            path: 'dist/widget/register.js',
            declarations: [],
            exports: [{ kind: 'custom-element-definition', name: element.tagName, declaration }],
          },
        ];
      },
    },
  ],
};
