// The JavaScript of the READMEs and of the library's own documentation, run as it stands there; the sizes they name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = new URL('../../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');

/** Runs an example as a module of this package, where 'ttaom' is the package itself. */
function run(code) {
  const args = ['--input-type=module', '--eval', code];
  return execFileSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });
}

for (const name of ['README.md', 'README.ko.md']) {
  test(`the JavaScript of ${name} prints what its comments say`, () => {
    const examples = [...read(name).matchAll(/^```js\n([^]*?)^```$/gm)].map((match) => match[1]);
    assert.equal(examples.length, 1);
    for (const code of examples) {
      const lines = code.split('\n').filter((line) => line.startsWith('// '));
      assert.notEqual(lines.length, 0);
      assert.equal(run(code), lines.map((line) => `${line.slice(3)}\n`).join(''));
    }
  });

  test(`the sizes of ${name} are those of the file, to a twentieth`, () => {
    const table = /<!-- sizes -->\n([^]*?)<!-- \/sizes -->/.exec(read(name))[1];
    const row = /\| `ttaom_bg\.wasm` \| ([\d,]+) kB \| ([\d,]+) kB \| ([\d,]+) kB \|/.exec(table);
    assert.ok(row, 'no row for ttaom_bg.wasm');
    const bytes = readFileSync(new URL('dist/ttaom_bg.wasm', root));
    const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((b) => Math.round(b.length / 1000));
    for (const [i, size] of sizes.entries()) {
      const told = Number(row[i + 1].replace(',', ''));
      assert.ok(Math.abs(told - size) <= size / 20, `${told} kB, but now it is ${sizes.join(', ')} kB`);
    }
  });
}

test('the example in the documentation of the library runs', () => {
  const code = /```js\n([^]*?)```/.exec(read('www/lib/index.ts'))[1].replaceAll(/^ \* ?/gm, '');
  assert.notEqual(run(code).trim(), '');
});

/** Headings, lists, tables and code of a page of documentation, in order: what a translation must have in common. */
function outline(name) {
  const parts = read(name).split(/^```(\w+)\n[^]*?^```$/m);
  return parts.flatMap((part, i) => (i % 2 === 1 ? [`code ${part}`] : (part.match(/^(#+|- |\|)/gm) ?? [])));
}

for (const name of ['javascript', 'recipes']) {
  test(`docs/${name} says the same in both languages`, () => {
    const english = outline(`docs/${name}.en.md`);
    assert.ok(english.length > 10);
    assert.deepEqual(outline(`docs/${name}.ko.md`), english);
  });
}
