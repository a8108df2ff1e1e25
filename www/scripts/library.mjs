// Bundles the library: one file an entry, so that a page without a bundler asks for one and not for twenty.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { Plain, root, run } from './common.mjs';

const lib = join(root, 'www', 'lib');
const pkg = join(root, 'www', 'pkg');
const dist = join(root, 'dist');

/** Files beside the code: in the sources they lie in www/pkg, in the package beside every entry. */
const BESIDE = ['ttaom_bg.wasm', 'worker.js', 'node-worker.js'];

const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
export const BANNER = `/*! ttaom ${version} | ${license} | see NOTICE of the package */`;

/** Gives `new URL('../pkg/NAME', import.meta.url)` the place of the package, and nothing else of that form a place. */
const places = {
  name: 'places',
  // The one file that another asks for later: under the name that it has in the package.
  resolveId: (id) => (id === './inline.js' ? { id: './ttaom.js', external: true } : null),
  transform(code, id) {
    if (!id.startsWith(lib)) return null;
    return code.replace(/new URL\((['"])\.\.\/pkg\/([^'"]+)\1, import\.meta\.url\)/g, (_, quote, name) => {
      if (!BESIDE.includes(name)) throw new Plain(`${id} names ${name}, which is not in the package.`);
      return `new URL(${quote}./${name}${quote}, import.meta.url)`;
    });
  },
};

/** What the single file has inside: the WASM file by gzip, and the worker's code. */
export const inside = {
  name: 'inside',
  resolveId: (id) => (/^virtual:(wasm|worker)$/.test(id) ? id : null),
  load(id) {
    if (id === 'virtual:wasm') {
      const packed = gzipSync(readFileSync(join(pkg, 'ttaom_bg.wasm')), { level: 9 });
      return `export const packed = ${JSON.stringify(packed.toString('base64'))};`;
    }
    if (id === 'virtual:worker') return `export const code = ${JSON.stringify(readFileSync(join(pkg, 'worker.js'), 'utf8'))};`;
    return null;
  },
};

/** Bundles one entry of www/lib into `file`. */
export async function bundle(entry, file, { minify = false, plugins = [], external = [] } = {}) {
  const made = await rolldown({
    input: join(lib, entry),
    platform: entry.startsWith('node') ? 'node' : 'browser',
    external: [/^node:/, ...external],
    plugins: [...plugins, inside],
  });
  const { output } = await made.generate({ format: 'esm', minify, comments: false });
  await made.close();
  if (output.length !== 1) throw new Plain(`${entry} became ${output.length} files.`);
  // Minifying makes templates of strings; bundlers look for plain ones.
  const code = output[0].code.replace(/new URL\(`([^`$]+)`,\s*import\.meta\.url\)/g, 'new URL("$1",import.meta.url)');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${BANNER}\n${code}`);
}

/** The library in `dist`, from what lies in www/pkg. */
export async function buildLibrary() {
  rmSync(dist, { recursive: true, force: true });
  // The worker's files first: they are what `worker-url.ts` and the single file name.
  await bundle('worker.ts', join(pkg, 'worker.js'), { minify: true });
  await bundle('node-worker.ts', join(pkg, 'node-worker.js'));
  await bundle('index.ts', join(dist, 'index.js'), { minify: true, plugins: [places] });
  await bundle('inline.ts', join(dist, 'ttaom.js'), { minify: true });
  await bundle('node.ts', join(dist, 'node.js'), { plugins: [places] });
  for (const name of BESIDE) copyFileSync(join(pkg, name), join(dist, name));
  // What a page that takes a file from a CDN may hold it to.
  const hash = (name) => [name, `sha384-${createHash('sha384').update(readFileSync(join(dist, name))).digest('base64')}`];
  const hashes = Object.fromEntries(['ttaom.js', 'ttaom_bg.wasm'].map(hash));
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  await run('tsc', ['-p', join('www', 'lib')]);
}
