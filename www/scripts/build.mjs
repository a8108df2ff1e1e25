// Builds the package: the WASM file (www/pkg) and the library (dist). `npm run build` runs it with its set-up.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { environment, fingerprint, isFresh, markFresh, Plain, root, run, script, step } from './common.mjs';
import { setUp, toolsFolder } from './setup.mjs';

const SOURCES = ['src', 'build.rs', 'seeds/lexicon', 'seeds/model', '.cargo', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml'];
const FILES = ['ttaom.js', 'ttaom.d.ts', 'ttaom_bg.wasm'];
const pkg = join(root, 'www', 'pkg');

/** Builds what is out of date. */
export async function build(target) {
  await step('WASM file (wasm-pack, wasm-opt)', () => buildWasm(target));
  await step('library (rolldown, tsc)', buildDist);
  await step('widget (rolldown, tsc)', buildElement);
}

/** Of everything that the WASM file is made from; of the npm packages that is wasm-opt alone. */
export function wasmPrint() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const optimiser = packages['node_modules/binaryen'].version;
  return fingerprint([...SOURCES, 'www/tools/Cargo.lock', 'www/tools/src'], optimiser);
}

async function buildWasm(target) {
  const print = wasmPrint();
  const stamp = join(pkg, '.ttaom');
  if (isFresh(stamp, print) && FILES.every((name) => existsSync(join(pkg, name)))) return false;
  rmSync(pkg, { recursive: true, force: true });
  const args = ['build', '--target', 'web', '--release', '--mode', 'no-install', '--no-pack'];
  const names = ['--out-dir', join('www', 'pkg'), '--out-name', 'ttaom'];
  // Hardly larger than z and two to three times faster; 3 is 15 kB more to download (docs/tried.md).
  const env = { ...environment(toolsFolder(target)), CARGO_PROFILE_RELEASE_OPT_LEVEL: '2' };
  await run('wasm-pack', [...args, ...names, root, '--locked'], { env });
  checkWasm();
  markFresh(stamp, print);
}

/** wasm-pack goes on without wasm-opt, with a line that nobody reads. What it was told to strip shows whether it ran. */
function checkWasm() {
  const module = new WebAssembly.Module(readFileSync(join(pkg, 'ttaom_bg.wasm')));
  if (WebAssembly.Module.customSections(module, 'producers').length > 0) {
    throw new Plain('wasm-opt did not run on the WASM file; delete node_modules and run again.');
  }
}

async function buildDist() {
  const wasm = fingerprint(FILES.map((name) => `www/pkg/${name}`));
  const print = fingerprint(['www/lib', 'www/scripts/library.mjs', 'package.json', 'package-lock.json'], wasm);
  const stamp = join(root, 'node_modules', '.ttaom-dist');
  // The workers lie in www/pkg, which is emptied before a WASM file is built, even if it turns out to be the same.
  const made = [join(root, 'dist', 'index.js'), join(pkg, 'worker.js'), join(pkg, 'node-worker.js')];
  if (isFresh(stamp, print) && made.every((path) => existsSync(path))) return false;
  // Not before npm's packages are there.
  const { buildLibrary } = await import('./library.mjs');
  await buildLibrary();
  markFresh(stamp, print);
}

async function buildElement() {
  const print = fingerprint(['www/widget', 'www/lib', 'www/scripts/widget.mjs', 'www/scripts/library.mjs', 'seeds/rules.tsv', 'seeds/lexicon/headline-hanja.tsv', 'package.json', 'package-lock.json', ...FILES.map((name) => `www/pkg/${name}`)]);
  const stamp = join(root, 'node_modules', '.ttaom-widget');
  if (isFresh(stamp, print) && existsSync(join(root, 'dist', 'ttaom-widget.js')) && existsSync(join(root, 'dist', 'widget', 'index.js'))) return false;
  const { buildWidget } = await import('./widget.mjs');
  await buildWidget();
  markFresh(stamp, print);
}

/** The size of the WASM file, as it is, by gzip and by brotli. */
export function sizes() {
  const bytes = readFileSync(join(pkg, 'ttaom_bg.wasm'));
  const kilo = (length) => `${(length / 1000).toFixed(0)} kB`;
  const packed = [gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((b) => kilo(b.length));
  return `ttaom_bg.wasm: ${kilo(bytes.length)}, gzip ${packed[0]}, brotli ${packed[1]}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await script(async () => {
    await build(await setUp());
    console.log(sizes());
  });
}
