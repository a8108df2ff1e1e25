// What is published: the files of the tarball, and one version everywhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const manifest = JSON.parse(read('package.json'));

test('the tarball holds what is meant and nothing else', () => {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  assert.ok(stdout, stderr);
  const [{ files }] = JSON.parse(stdout);
  const entries = ['index', 'node', 'node-worker', 'ttaom', 'worker'].map((name) => `dist/${name}.js`);
  const types = files.map(({ path }) => path).filter((path) => /^dist\/types\/[a-z0-9/-]+\.d\.ts$/.test(path));
  const texts = ['CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE', 'README.ko.md', 'README.md'];
  const expected = [...entries, ...types, 'dist/ttaom_bg.wasm', ...texts, 'package.json'].sort();
  assert.deepEqual(files.map(({ path }) => path).sort(), expected);
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
