// The library: how it is loaded, what its errors say.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bytes, edit, fails, fresh, isQuoted, TEXT, wasm } from './fresh.mjs';

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
  await serving(answers, async (address, requests) => {
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
    // Only what came damaged was asked for twice.
    assert.deepEqual(requests.map((path) => path.slice(1, -5)), ['page', 'typed-page', 'typed-page', 'broken', 'broken', 'none', 'untyped']);
  });
  const library = await fresh('index');
  await assert.rejects(library.createTtaom({ wasm: gone }), fails(library, 'wasm_load', /Could not get http/));
});

for (const type of ['application/wasm', undefined]) {
  test(`a download that breaks off is tried once more (${type})`, async () => {
    let broke = 0;
    const server = createServer((_, response) => {
      const head = type ? { 'content-type': type } : {};
      if (broke++ > 0) return response.writeHead(200, head).end(bytes);
      // The length is said, and half of it comes.
      response.writeHead(200, { ...head, 'content-length': bytes.length }).write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { createTtaom } = await fresh('index');
      const ttaom = await createTtaom({ wasm: `http://127.0.0.1:${server.address().port}/t.wasm` });
      isQuoted(await ttaom.analyze(TEXT));
      assert.equal(broke, 2);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
}

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

test('at once, from bytes and from a module', async () => {
  for (const source of [bytes, new WebAssembly.Module(bytes)]) {
    const { createTtaomSync, version } = await fresh();
    const ttaom = createTtaomSync({ wasm: source, words: [{ text: '한도윤', type: 'product' }] });
    const analysis = ttaom.analyze(TEXT, { id: 'a' });
    isQuoted(analysis);
    assert.deepEqual([ttaom.version, analysis.id, analysis.mentions[0].source], [version, 'a', 'user']);
  }
});

test('at once, from what is no WASM file', async () => {
  const library = await fresh();
  const { createTtaomSync } = library;
  assert.throws(() => createTtaomSync({ wasm: new Uint8Array(0) }), fails(library, 'wasm_mime', /starts with ""/));
  assert.throws(() => createTtaomSync({}), fails(library, 'invalid_argument', /neither an address/));
  assert.throws(() => createTtaomSync({ wasm: bytes, worker: true }), fails(library, 'invalid_argument', /no option worker/));
  const ttaom = createTtaomSync({ wasm: bytes, locale: 'ko' });
  assert.throws(() => ttaom.analyze(7), fails(library, 'invalid_argument', /글의 형식이 number입니다\. 문자열을/));
  const { signal } = new AbortController();
  assert.throws(() => ttaom.analyze(TEXT, { signal }), fails(library, 'invalid_argument', /signal 옵션은 없습니다/));
});

test('the options of an instance', async () => {
  const library = await fresh();
  const refuses = async (options, message) => assert.rejects(library.createTtaom(options), fails(library, 'invalid_argument', message));
  await refuses(null, /not an object/);
  await refuses({ wrker: true }, /no option wrker. The options are wasm, worker, words, locale/);
  await refuses({ worker: 'yes' }, /worker is of type string/);
  await refuses({ words: [{ text: '따옴' }] }, /no word with a type/);
  await refuses({ locale: 'fr' }, /locale is of type fr/);
  await assert.rejects(library.createTtaom({ wasm: new Uint8Array(0), locale: 'ko' }), fails(library, 'wasm_mime', /아니라 ""\(으\)로 시작합니다/));
});

test('the single file holds everything', async () => {
  const { analyze, createTtaom } = await import('ttaom/inline');
  isQuoted(await analyze(TEXT));
  isQuoted(await (await createTtaom()).analyze(TEXT));
});

test('every error has its words in both languages', async () => {
  const source = readFileSync(new URL('../../www/lib/errors.ts', import.meta.url), 'utf8');
  const problems = source.slice(source.indexOf('const PROBLEMS'), source.indexOf('} as const satisfies'));
  const places = (text) => [...new Set(text.match(/\$\d/g))].sort();
  const rows = [...problems.matchAll(/en: \[([^]*?)\],\s*ko: \[([^]*?)\]/g)];
  assert.ok(rows.length > 15);
  for (const [, en, ko] of rows) {
    assert.deepEqual(places(ko), places(en), en);
    assert.match(ko, /[가-힣]/);
    assert.doesNotMatch(en, /[가-힣]/);
  }
});
