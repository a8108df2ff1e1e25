// Copies of the built library: one page has one instance, so a test that loads it has a copy of its own.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));
export const wasm = join(dist, 'ttaom_bg.wasm');
export const bytes = readFileSync(wasm);
export const TEXT = '한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.';
const folders = [];

after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A fresh copy of the library in a folder of its own: `entry` is `node` or `index` (the browser's). */
export async function fresh(entry = 'node', change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ttaom-'));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true, filter: (path) => !/ttaom\.js$|types$/.test(path) });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  change(folder);
  return { folder, ...(await import(pathToFileURL(join(folder, `${entry}.js`)).href)) };
}

/** Changes a file of a copy; what is changed must be there. */
export function edit(file, from, to) {
  const source = readFileSync(file, 'utf8');
  const changed = source.replace(from, to);
  assert.notEqual(changed, source, `${file} has no ${from}`);
  writeFileSync(file, changed);
}

/** Makes the face to WASM of a file trap, and stay broken until it is renewed, on a text with the id `trap`. */
export function trapOn(file) {
  const trap = "if (id === 'trap') { wasm = undefined; throw new WebAssembly.RuntimeError('unreachable'); }";
  edit(file, /function analyze[$\d]*\(text, id, date, words, types\) \{/, `$& ${trap}`);
}

/** Makes the face to WASM of a file take a second for a text with the id `slow`. */
export function slowOn(file) {
  const wait = "if (id === 'slow') { const end = Date.now() + 1000; while (Date.now() < end); }";
  edit(file, /function analyze[$\d]*\(text, id, date, words, types\) \{/, `$& ${wait}`);
}

/** Whether the quotation of `TEXT` was found. */
export const isQuoted = ({ quotes }) => assert.deepEqual(quotes.map((quote) => quote.text), ['예산을 다시 짜겠다']);

/** The error's code is `code`, its message fits, and it says what to do. */
export function fails(library, code, message) {
  return (error) => {
    assert.ok(error instanceof library.TtaomError && error instanceof Error, String(error?.stack ?? error));
    assert.equal(error.name, 'TtaomError');
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.ok(error.hint.endsWith('.') && error.message.includes(error.hint));
    return true;
  };
}
