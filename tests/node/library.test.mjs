// The library: how it is loaded, what its errors say. Every test has a copy of its own, since one page has one instance.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const wasm = join(dist, 'ttaom_bg.wasm');
const bytes = readFileSync(wasm);
const TEXT = '한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.';
const folders = [];

after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A fresh copy of the library in a folder of its own: `entry` is `node` or `index` (the browser's). */
async function fresh(entry = 'node', change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ttaom-'));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  change(folder);
  return { folder, ...(await import(pathToFileURL(join(folder, `${entry}.js`)).href)) };
}

/** Serves `answers[path]` (`{ status, type, body }`) and runs `action` with the address; gives the requests too. */
async function serving(answers, action) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const { status = 200, type, body } = answers[request.url] ?? { status: 404, body: 'none' };
    response.writeHead(status, type ? { 'content-type': type } : {}).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await action(`http://127.0.0.1:${server.address().port}`, requests);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Changes a file of a copy; what is changed must be there. */
function edit(file, from, to) {
  const source = readFileSync(file, 'utf8');
  const changed = source.replace(from, to);
  assert.notEqual(changed, source, `${file} has no ${from}`);
  writeFileSync(file, changed);
}

/** Makes the face to WASM trap, and stay broken until it is renewed, on a text with the id `trap`. */
function trapOn(file) {
  const trap = "if (id === 'trap') { wasm.__wbindgen_malloc = undefined; throw new WebAssembly.RuntimeError('unreachable'); }";
  edit(file, /function analyze[$\d]*\(text, id, date, words, types\) \{/, `$& ${trap}`);
  edit(file, 'wasm = instance.exports;', 'wasm = { ...instance.exports };');
}

const isQuoted = ({ quotes }) => assert.deepEqual(quotes.map((quote) => quote.text), ['예산을 다시 짜겠다']);

/** The error's code is `code`, its message fits, and it says what to do. */
function fails(library, code, message) {
  return (error) => {
    assert.ok(error instanceof library.TtaomError && error instanceof Error);
    assert.equal(error.name, 'TtaomError');
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.ok(error.hint.endsWith('.') && error.message.includes(error.hint));
    return true;
  };
}

test('the first call loads, and calls at the same time share that', async () => {
  const { analyze } = await fresh();
  const all = await Promise.all([analyze(TEXT), analyze(TEXT, { id: 'a' }), analyze(TEXT)]);
  all.forEach(isQuoted);
  assert.deepEqual(all.map(({ id }) => id), [undefined, 'a', undefined]);
});

test('the versions are one', async () => {
  const { analyze, createTtaom, version } = await fresh();
  const { version: packed } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const loaded = await createTtaom();
  assert.deepEqual([version, loaded.version, (await analyze(TEXT)).version], [packed, packed, packed]);
});

const ways = {
  'a path': () => wasm,
  'a file: string': () => pathToFileURL(wasm).href,
  'a file: URL': () => pathToFileURL(wasm),
  'a Buffer': () => bytes,
  'a view with an offset': () => new Uint8Array([...bytes.subarray(0, 3), ...bytes]).subarray(3),
  'an ArrayBuffer': () => new Uint8Array(bytes).buffer,
  'a compiled module': () => new WebAssembly.Module(bytes),
  'a Response': () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } }),
  'a Response of no known type': () => new Response(bytes),
  'a promise of one': () => Promise.resolve(new Response(bytes)),
  nothing: () => undefined,
};
for (const [name, source] of Object.entries(ways)) {
  test(`the WASM file given as ${name}`, async () => {
    const { createTtaom } = await fresh('node', (folder) => {
      if (name !== 'nothing') rmSync(join(folder, 'ttaom_bg.wasm'));
    });
    const ttaom = await createTtaom({ wasm: source() });
    isQuoted(await ttaom.analyze(TEXT));
  });
}

test('the browser’s entry fetches one file and nothing else', async () => {
  const answers = { '/t.wasm': { type: 'application/wasm', body: bytes } };
  await serving(answers, async (address, requests) => {
    const { createTtaom, analyze } = await fresh('index');
    await createTtaom({ wasm: new URL('/t.wasm', address) });
    isQuoted(await analyze(TEXT));
    await createTtaom({ wasm: `${address}/t.wasm` });
    assert.deepEqual(requests, ['/t.wasm']);
  });
});

test('a server that does not know .wasm, one that sends a page, one that has nothing, none at all', async () => {
  const page = '<!doctype html><title>Not found</title>';
  const answers = {
    '/untyped.wasm': { type: 'application/octet-stream', body: bytes },
    '/page.wasm': { type: 'text/html', body: page },
    '/typed-page.wasm': { type: 'application/wasm', body: page },
    '/broken.wasm': { type: 'application/wasm', body: bytes.subarray(0, 2000) },
  };
  let gone;
  await serving(answers, async (address) => {
    gone = `${address}/untyped.wasm`;
    const library = await fresh('index');
    const load = (path) => library.createTtaom({ wasm: address + path });
    await assert.rejects(load('/page.wasm'), fails(library, 'wasm_mime', /starts with "<!doctype ht"/));
    await assert.rejects(load('/typed-page.wasm'), fails(library, 'wasm_load', /was not compiled/));
    await assert.rejects(load('/broken.wasm'), fails(library, 'wasm_load', /was not compiled/));
    await assert.rejects(load('/none.wasm'), fails(library, 'wasm_load', /status 404/));
    // After all that, the same library still loads.
    await load('/untyped.wasm');
    isQuoted(await library.analyze(TEXT));
  });
  const library = await fresh('index');
  await assert.rejects(library.createTtaom({ wasm: gone }), fails(library, 'wasm_load', /Could not get http/));
});

test('a file that is missing, and loading again once it is there', async () => {
  const library = await fresh('node', (folder) => rmSync(join(folder, 'ttaom_bg.wasm')));
  await assert.rejects(library.analyze(TEXT), fails(library, 'wasm_load', /Could not get file:.*ENOENT/));
  writeFileSync(join(library.folder, 'ttaom_bg.wasm'), bytes);
  isQuoted(await library.analyze(TEXT));
});

test('a module that is not ours', async () => {
  const library = await fresh();
  // The smallest module there is.
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await assert.rejects(library.createTtaom({ wasm: empty }), fails(library, 'wasm_load', /did not start/));
  await assert.rejects(library.createTtaom({ wasm: new Uint8Array(0) }), fails(library, 'wasm_mime', /starts with ""/));
});

test('JavaScript and WASM of different versions', async () => {
  const library = await fresh('node', (folder) => {
    edit(join(folder, 'node.js'), /"\d+\.\d+\.\d+"/g, '"99.0.0"');
  });
  await assert.rejects(library.analyze(TEXT), fails(library, 'version_mismatch', /JavaScript is 99\.0\.0, the WASM file /));
});

test('words of one’s own win', async () => {
  const { analyze } = await fresh();
  const typeOf = ({ mentions }) => mentions.find(({ text }) => text === '한도윤');
  assert.equal(typeOf(await analyze(TEXT)).type, 'person');
  const own = typeOf(await analyze(TEXT, { words: [{ text: '한도윤', type: 'product' }] }));
  assert.deepEqual([own.type, own.source], ['product', 'user']);
  assert.equal(typeOf(await analyze(TEXT, { words: [] })).source === 'user', false);
});

test('arguments of the wrong kind', async () => {
  const library = await fresh();
  const { analyze } = library;
  const bad = (message) => fails(library, 'invalid_argument', message);
  await assert.rejects(analyze(undefined), bad(/type undefined/));
  await assert.rejects(analyze(new Uint8Array(3)), bad(/type object/));
  await assert.rejects(analyze(TEXT, null), bad(/not an object/));
  await assert.rejects(analyze(TEXT, { unit: 'byte' }), bad(/no option unit/));
  await assert.rejects(analyze(TEXT, { id: 7 }), bad(/id is of type number/));
  await assert.rejects(analyze(TEXT, { words: 7 }), bad(/words is of type number/));
  await assert.rejects(analyze(TEXT, { words: [null] }), bad(/null is no word/));
  await assert.rejects(analyze(TEXT, { words: [{ text: '따옴', type: 'toString' }] }), bad(/with a type of person, /));
  await assert.rejects(library.createTtaom({ wasm: 7 }), bad(/neither an address/));
  isQuoted(await analyze(TEXT, { id: undefined, date: undefined }));
});

test('a text at the limit and one past it', async () => {
  const library = await fresh();
  const line = `${TEXT}\n\n`;
  const longest = line.repeat(library.MAX_LENGTH / line.length + 1).slice(0, library.MAX_LENGTH);
  await assert.rejects(library.analyze(`${longest}.`), fails(library, 'input_too_long', /10000001/));
  const { sections, quotes } = await library.analyze(longest);
  assert.ok(sections.at(-1).end <= longest.length);
  assert.ok(quotes.length > 1000, `${quotes.length} quotes`);
  // The memory of that text is given back before this one.
  isQuoted(await library.analyze(TEXT));
});

test('after a trap the next call starts afresh', async () => {
  const library = await fresh('node', (folder) => {
    // The library cannot be made to trap by any text that we know; here its face to WASM traps once.
    trapOn(join(folder, 'node.js'));
  });
  isQuoted(await library.analyze(TEXT));
  await assert.rejects(library.analyze(TEXT, { id: 'trap' }), (error) => {
    assert.ok(error.cause instanceof WebAssembly.RuntimeError);
    return fails(library, 'internal', /unreachable/)(error);
  });
  isQuoted(await library.analyze(TEXT));
});
