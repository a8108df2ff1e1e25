// What a long life costs: ten thousand calls, the longest text, time that grows with the text and no faster.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyze, MAX_LENGTH, TtaomError } from 'ttaom';
import { edit, fresh, isQuoted, TEXT, trapOn } from './fresh.mjs';
import { samples } from './texts.mjs';

/** A copy of the library that tells how many bytes its WASM memory has. */
async function measured() {
  const library = await fresh('node', (folder) => {
    trapOn(join(folder, 'node.js'));
    edit(join(folder, 'node.js'), /export \{/, 'export const bytesOfMemory = () => wasm.memory.buffer.byteLength;\nexport {');
  });
  return library;
}

const articles = samples.map(([, text]) => text);
/** `length` UTF-16 code units of articles. */
const textOf = (length) => articles.join('\n\n').repeat(Math.ceil(length / 10_000)).slice(0, length);

test('memory does not grow over ten thousand calls, nor over traps', async () => {
  const { analyze, bytesOfMemory } = await measured();
  const call = (i) => analyze(i % 50 === 0 ? articles[(i / 50) % articles.length] : TEXT, { id: String(i) });
  // Every article several times: what lies where decides how much is asked for, and settles (here after 1,100 calls; none
  // of the 98,900 that followed took a page more).
  for (let i = 0; i < 3000; i++) await call(i);
  const before = bytesOfMemory();
  for (let i = 0; i < 10_000; i++) await call(i);
  assert.ok(bytesOfMemory() <= before, `${before} bytes before, ${bytesOfMemory()} after`);
  for (let trap = 0; trap < 10; trap++) {
    await assert.rejects(analyze(TEXT, { id: 'trap' }), TtaomErrorLike);
    for (let i = 0; i < 1000; i += 10) await call(i);
  }
  // A fresh instance gets its first texts in another order, and its pieces lie otherwise: some pages, however many traps.
  assert.ok(bytesOfMemory() <= before + 1_000_000, `${before} bytes before, ${bytesOfMemory()} after traps`);
});

const TtaomErrorLike = (error) => error.code === 'internal';

test('100 articles of up to 20,000 characters need at most 24 MB of WASM memory', async () => {
  const { analyze, bytesOfMemory } = await measured();
  for (let i = 1; i <= 100; i++) await analyze(textOf(i * 200));
  assert.ok(bytesOfMemory() <= 24_000_000, `${bytesOfMemory()} bytes`);
});

test('the memory of a long text is given back', async () => {
  const { analyze, bytesOfMemory } = await measured();
  await analyze(TEXT);
  const before = bytesOfMemory();
  await analyze(textOf(400_000));
  assert.ok(bytesOfMemory() > before);
  isQuoted(await analyze(TEXT));
  assert.ok(bytesOfMemory() <= before, `${before} bytes before, ${bytesOfMemory()} after`);
});

test('a text at the limit and one past it', async () => {
  // Mostly short lines without quotations, so that the result itself stays small; articles at both ends.
  const filler = '바람이 분다. 비가 온다.\n'.repeat(MAX_LENGTH / 10);
  const longest = `${articles[0]}\n\n${filler}`.slice(0, MAX_LENGTH - 200) + `\n\n${TEXT}`.padStart(200, '\n');
  assert.equal(longest.length, MAX_LENGTH);
  await assert.rejects(analyze(`${longest}.`), (error) => error instanceof TtaomError && error.code === 'input_too_long');
  const { sections, quotes } = await analyze(longest);
  assert.ok(sections.at(-1).end <= longest.length);
  assert.equal(quotes.at(-1).text, '예산을 다시 짜겠다');
  assert.equal(longest.slice(quotes.at(-1).start, quotes.at(-1).end), quotes.at(-1).text);
  // The memory of that text is given back before this one.
  isQuoted(await analyze(TEXT));
});

test('time grows no faster than the text', async () => {
  const cost = async (length) => {
    const text = textOf(length);
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const from = process.cpuUsage();
      await analyze(text);
      const { user, system } = process.cpuUsage(from);
      best = Math.min(best, (user + system) / length);
    }
    return best;
  };
  await cost(50_000);
  const [short, long] = [await cost(50_000), await cost(500_000)];
  assert.ok(long <= 2 * short, `${short.toFixed(2)} µs a character, but ${long.toFixed(2)} in ten times the text`);
});
