// What of the widget needs no browser: it is imported where there is no document, its manifest is fresh, its
// corrections and links are data.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

test('the widget is imported and registered where there is no document', async () => {
  const { defineTtaomReader, TtaomReader } = await import('ttaom/widget');
  assert.equal(typeof TtaomReader, 'function');
  defineTtaomReader();
  await import('ttaom/widget/register');
});

test('custom-elements.json is what the analyzer makes of the source', () => {
  // The analyzer takes a folder of the project only.
  const folder = 'node_modules/.ttaom-manifest';
  try {
    const cem = join(root, 'node_modules', '@custom-elements-manifest', 'analyzer', 'cem.js');
    const { status, stderr } = spawnSync(process.execPath, [cem, 'analyze', '--outdir', folder], { cwd: root, encoding: 'utf8', env: { ...process.env, TTAOM_MANIFEST: folder } });
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(read(join(folder, 'custom-elements.json'))), JSON.parse(read('custom-elements.json')), 'run: npx cem analyze');
  } finally {
    rmSync(join(root, folder), { recursive: true, force: true });
  }
});

const [{ declarations: [element] }] = JSON.parse(read('custom-elements.json')).modules;

test('the manifest, the class and the style sheets name the same attributes, events and variables', () => {
  const source = read('www/widget/element.ts');
  const observed = /observedAttributes[^]*?return \[([^\]]*)\]/.exec(source)[1].match(/\w+/g);
  // `fill` is for the style sheet alone.
  assert.deepEqual(element.attributes.map(({ name }) => name).sort(), [...observed, 'fill'].sort());
  const emitted = [...source.matchAll(/#emit\('([\w-]+)'/g)].map((match) => match[1]);
  assert.deepEqual(element.events.map(({ name }) => name).sort(), [...new Set(emitted)].sort());
  const palette = [...read('www/widget/palette.ts').matchAll(/^ {2}'?([\w-]+)'?: '#/gm)].map((match) => `--ttaom-${match[1]}`);
  const sheets = ['base', 'text'].map((name) => read(`www/widget/styles/${name}.css`)).join('');
  for (const { name } of element.cssProperties) assert.ok(palette.includes(name) || sheets.includes(`var(${name}`) || sheets.includes(`    ${name},`), name);
  const view = spawnSync('git', ['grep', '-ho', "part: '[a-z]*'", '--', 'www/widget/view'], { cwd: root, encoding: 'utf8' }).stdout;
  const parts = [...new Set(view.match(/'[a-z]+'/g).map((part) => part.slice(1, -1)))];
  assert.deepEqual(element.cssParts.map(({ name }) => name).sort(), parts.sort());
});

for (const language of ['ko', 'en']) {
  test(`docs/widget.${language}.md names everything of the manifest`, () => {
    const text = read(`docs/widget.${language}.md`);
    const names = [
      ...element.attributes.map(({ name }) => `\`${name}\``),
      ...element.members.filter(({ kind }) => kind === 'method').map(({ name }) => `\`${name}(`),
      ...element.members.filter(({ kind }) => kind === 'field').map(({ name }) => `\`${name}\``),
      ...[...element.events, ...element.cssParts, ...element.cssProperties].map(({ name }) => `\`${name}\``),
      ...element.slots.flatMap(({ name }) => (name ? `\`${name}\`` : [])),
    ];
    assert.deepEqual(names.filter((name) => !text.includes(name)), []);
  });
}

test('links: what goes in comes out; damage and excess are refused', async () => {
  const { fromHash, toHash } = await import('ttaom/widget');
  const text = '한도윤 장관은 “예산을 다시 짜겠다”고 말했다. 👩🏽‍⚖️ 𠮷\r\n<b>&amp;</b>';
  const corrections = [{ op: 'kind', at: { start: 9, end: 19 }, kind: 'indirect' }];
  const hash = await toHash({ text, corrections });
  assert.match(hash, /^#v1\.[\w-]+$/);
  assert.deepEqual(await fromHash(hash), { text, corrections });
  for (let cut = 4; cut < hash.length; cut += 7) assert.equal(await fromHash(hash.slice(0, cut)), null);
  for (const bad of ['', '#', '#v1', '#v2.abc', '#v1.!!!', '#v1.AAAA']) assert.equal(await fromHash(bad), null);
  // A bomb: a small link that would unpack to more than there is memory for.
  assert.equal(await fromHash(await toHash({ text: '가'.repeat(1_500_000), corrections: [] })), null);
  for (const bad of [[{}], [{ op: 'kind', at: { start: 9, end: 9 }, kind: 'direct' }], [{ op: 'kind', at: { start: 0, end: 1e9 }, kind: 'direct' }], [{ op: 'speaker', at: { start: 0, end: 1 } }], [{ op: 'boom', at: { start: 0, end: 1 } }], 'x']) {
    assert.equal(await fromHash(await toHash({ text, corrections: bad })), null, JSON.stringify(bad));
  }
});
