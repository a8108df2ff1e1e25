// Bundles the widget: dist/widget/{index,register}.js beside the library, whose module they share, and
// dist/ttaom-widget.js with everything inside, for one tag.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { rolldown } from 'rolldown';
import { root, run } from './common.mjs';
import { BANNER, inside } from './library.mjs';

const widget = join(root, 'www', 'widget');
const lib = join(root, 'www', 'lib');
const dist = join(root, 'dist');

/** Files that are not code, as text: style sheets without what only people read. */
const texts = {
  name: 'texts',
  load(id) {
    const [path, query] = id.split('?');
    if (query !== 'inline' && query !== 'raw') return null;
    const text = readFileSync(path, 'utf8');
    return { code: `export default ${JSON.stringify(query === 'inline' ? squeeze(text) : text)};`, moduleType: 'js' };
  },
};

/** A style sheet without comments, line ends and indents. Our style sheets have none of these inside of strings. */
function squeeze(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}

/** The library: the file of the package that lies beside, or the one with the WASM file inside. */
function library(single) {
  return {
    name: 'library',
    resolveId(source, importer) {
      if (!importer?.startsWith(widget) || !/\/lib\/index\.js$/.test(source)) return null;
      return single ? join(lib, 'inline.ts') : { id: '../index.js', external: true };
    },
  };
}

async function bundle(input, output, single) {
  const made = await rolldown({ input, platform: 'browser', plugins: [library(single), texts, ...(single ? [inside] : [])] });
  const { output: chunks } = await made.generate({ format: 'esm', minify: true, comments: false, chunkFileNames: '[name].js', ...output });
  await made.close();
  for (const chunk of chunks) {
    const file = join(dist, single ? '' : 'widget', chunk.fileName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${BANNER}\n${chunk.code}`);
  }
}

/** The widget in `dist`, beside the library. */
export async function buildWidget() {
  rmSync(join(dist, 'widget'), { recursive: true, force: true });
  // register.js imports index.js: whoever takes both has the class once.
  await bundle({ index: join(widget, 'index.ts') }, {}, false);
  writeFileSync(join(dist, 'widget', 'register.js'), `${BANNER}\nimport{defineTtaomReader as d}from"./index.js";export*from"./index.js";d();\n`);
  await bundle({ 'ttaom-widget': join(widget, 'register.ts') }, { entryFileNames: '[name].js' }, true);
  await types();
}

/** The declarations, which name the library's as it lies in the package. */
async function types() {
  const out = join(dist, 'types', 'widget');
  const made = join(root, 'node_modules', '.ttaom-types');
  rmSync(out, { recursive: true, force: true });
  rmSync(made, { recursive: true, force: true });
  await run('tsc', ['-p', join('www', 'widget'), '--outDir', made]);
  // What the public face refers to, and no more.
  const folder = join(made, 'widget');
  const wanted = ['index.d.ts', 'register.d.ts'];
  for (const name of wanted) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import\() ?['"](\.[^'"]+)\.js['"]/g)) {
      const next = posix.join(posix.dirname(name), `${path}.d.ts`);
      if (!next.startsWith('..') && !wanted.includes(next)) wanted.push(next);
    }
    const file = join(out, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll('../lib/index.js', '../index.js'));
  }
}
