// What is published: the files of the tarball, and one version everywhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const manifest = JSON.parse(read('package.json'));

/** The files of the tarball as npm packs it. */
function packed() {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  assert.ok(stdout, stderr);
  return JSON.parse(stdout)[0].files.map(({ path }) => path).sort();
}

test('the tarball holds what is listed and nothing else', () => {
  const listing = `${packed().join('\n')}\n`;
  // TTAOM_WRITE=1 writes the list anew, to be read before it is committed.
  if (process.env.TTAOM_WRITE) writeFileSync(`${root}/tests/node/tarball.txt`, listing);
  assert.equal(listing, read('tests/node/tarball.txt'));
});

/** What a reader downloads, in bytes of brotli. Growth is a decision: raise a number only with a reason. */
const BUDGETS = {
  'dist/index.js': 12_000,
  'dist/worker.js': 4_500,
  'dist/ttaom_bg.wasm': 988_000,
  'dist/widget/index.js': 40_000,
};
test('what is downloaded stays within its budget', () => {
  for (const [path, budget] of Object.entries(BUDGETS)) {
    const { length } = brotliCompressSync(readFileSync(`${root}/${path}`));
    assert.ok(length <= budget, `${path} has ${length} bytes of brotli, more than ${budget}`);
  }
});

test('a bundle that takes one export takes little more than it', async () => {
  const entry = `${root}/dist/index.js`;
  const { rolldown } = await import('rolldown');
  const size = async (names) => {
    const plugin = {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? id : null),
      load: (id) => (id === 'entry' ? `export { ${names} } from ${JSON.stringify(entry)};` : null),
    };
    const bundle = await rolldown({ input: 'entry', plugins: [plugin] });
    const { output } = await bundle.generate({ minify: true });
    await bundle.close();
    return brotliCompressSync(output[0].code).length;
  };
  const all = brotliCompressSync(readFileSync(entry)).length;
  const [table, analyze] = [await size('toCSV'), await size('analyze')];
  assert.ok(table < 3000, `toCSV alone has ${table} bytes`);
  assert.ok(analyze < 0.75 * all, `analyze alone has ${analyze} of ${all} bytes`);
});

test('every file that the package names is there, types first', () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    const conditions = typeof target === 'string' ? { default: target } : target;
    for (const path of Object.values(conditions)) assert.ok(existsSync(`${root}/${path}`), `${name}: ${path}`);
    if (conditions.types) assert.equal(Object.keys(conditions)[0], 'types');
    assert.equal(Object.keys(conditions).at(-1), 'default');
  }
});

test('one version everywhere', () => {
  const found = (path, pattern) => pattern.exec(read(path))?.[1];
  assert.equal(found('Cargo.toml', /^version = "([^"]+)"/m), manifest.version);
  assert.equal(found('Cargo.lock', /name = "ttaom"\nversion = "([^"]+)"/), manifest.version);
  assert.equal(found('www/lib/version.ts', /version = '([^']+)'/), manifest.version);
  assert.equal(JSON.parse(read('package-lock.json')).version, manifest.version);
  const bindgen = found('Cargo.toml', /^wasm-bindgen = "=([^"]+)"/m);
  assert.equal(found('www/tools/Cargo.toml', /^wasm-bindgen-cli = \{ version = "=([^"]+)"/m), bindgen);
});

test('the address of the WASM file stands in one place, literal, as bundlers look for it', () => {
  const { stdout } = spawnSync('git', ['grep', '-n', 'new URL(.*ttaom_bg', '--', 'www/lib', 'www/widget'], { cwd: root, encoding: 'utf8' });
  assert.deepEqual(stdout.trim().split('\n').map((line) => line.split(':')[0]), ['www/lib/wasm-url.ts']);
  for (const entry of ['index', 'node']) {
    const addresses = [...read(`dist/${entry}.js`).matchAll(/new URL\(([^)]*?),\s*import\.meta\.url\)/g)].map((match) => match[1]);
    const worker = entry === 'index' ? '"./worker.js"' : '"./node-worker.js"';
    assert.deepEqual(addresses.sort(), ['"./ttaom_bg.wasm"', worker].sort());
  }
  assert.doesNotMatch(read('dist/ttaom.js'), /import\.meta/);
});

test('no lock file names a host that packages are fetched from', () => {
  const { packages } = JSON.parse(read('package-lock.json'));
  for (const [name, entry] of Object.entries(packages)) assert.equal(entry.resolved, undefined, name);
});
