import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { dark, light, type Palette } from '../widget/palette.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What the built page allows itself. A host may send the same as a header; the page works under both.
 * The development server injects styles and opens a socket, so the tag is added to builds only.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ttaom ttaom-page',
].join('; ');

const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

/** The page's colours are the widget's. */
const palette: Plugin = {
  name: 'palette',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/tokens\.css(\?|$)/.test(id)) return null;
    const variables = (colours: Palette) => Object.entries(colours).map(([name, colour]) => `--${name}: ${colour};`).join(' ');
    return code.replaceAll('palette: light;', variables(light)).replaceAll('palette: dark;', variables(dark));
  },
};

const ko = JSON.parse(readFileSync(here('src/locale/ko.json'), 'utf8')) as Record<string, string>;
const widgetKo = JSON.parse(readFileSync(here('../widget/locale/ko.json'), 'utf8')) as Record<string, string>;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * The Korean words and the samples stand in the page itself: it is read before its script has come, and nothing moves
 * when it has.
 */
const words: Plugin = {
  name: 'words',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      const say = (key: string) => escaped(ko[key] ?? widgetKo[key] ?? key);
      const folder = here('../../seeds/articles');
      const samples = readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => {
          const title = escaped(readFileSync(join(folder, name), 'utf8').split(/\r?\n/, 1)[0]?.trim() ?? '');
          return `<li><button type="button" class="sample" title="${title}" data-sample="${name.slice(0, -4)}">${title}</button></li>`;
        });
      return html
        .replace(/ data-i18n-(label|placeholder)="([\w.]+)"/g, (tag, kind: string, key: string) => `${tag} ${kind === 'label' ? 'aria-label' : 'placeholder'}="${say(key)}"`)
        .replace(/( data-i18n="([\w.]+)"[^>]*>)(?=<)/g, (tag, _, key: string) => tag + say(key))
        .replace('<ul lang="ko"></ul>', `<ul lang="ko">${samples.join('')}</ul>`);
    },
  },
};

/** The example of embedding, which is served as it stands beside the one file that it uses. */
const embedding: Plugin = {
  name: 'embedding',
  apply: 'build',
  closeBundle() {
    const widget = here('../../dist/ttaom-widget.js');
    if (!existsSync(widget)) throw new Error('The widget is not built: run npm run build.');
    cpSync(here('embed'), here('dist/embed'), { recursive: true });
    copyFileSync(widget, here('dist/embed/ttaom-widget.js'));
  },
};

/** The service worker with the names of the page's own files; another build is another cache. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  closeBundle() {
    const dist = here('dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(dist, name)).isFile() && !/^embed\b|^sw\.js$/.test(name))
      .map((name) => name.replaceAll('\\', '/'))
      .sort();
    const hash = createHash('sha256');
    for (const name of files) hash.update(`\0${name}\0`).update(readFileSync(join(dist, name)));
    const list = ['./', ...files.filter((name) => name !== 'index.html').map((name) => `./${name}`)];
    const code = readFileSync(here('sw.js'), 'utf8')
      .replace("'FILES'", JSON.stringify(list))
      .replace("'VERSION'", JSON.stringify(hash.digest('hex').slice(0, 16)));
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'sw.js'), code);
  },
};

export default defineConfig({
  root: here('.'),
  // Any static host, under any path.
  base: './',
  plugins: [policy, words, palette, embedding, offline],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A file of its own for every asset: a data: address would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licence of what is bundled is that of the project itself: there is nothing else in it.
    reportCompressedSize: false,
  },
  server: { fs: { allow: ['../..'] } },
});
