// Every offset slices the very string that was passed in, and the WASM file says what the command line says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { analyze } from 'ttaom';
import { awkward, illFormed, samples } from './texts.mjs';

/** Checks every span in `value`, however deep; gives how many carry their words. */
function checkSpans(value, text, path = 'analysis') {
  if (typeof value !== 'object' || value === null) return 0;
  let words = 0;
  if ('start' in value || 'end' in value) {
    const { start, end } = value;
    assert.ok(Number.isInteger(start) && Number.isInteger(end), `${path}: ${start}, ${end}`);
    assert.ok(0 <= start && start <= end && end <= text.length, `${path}: ${start} to ${end} of ${text.length}`);
    for (const at of [start, end]) assert.ok(!splitsPair(text, at), `${path}: ${at} splits a surrogate pair`);
    if ('text' in value) {
      assert.equal(value.text, text.slice(start, end), path);
      words += 1;
    }
  }
  for (const [key, inner] of Object.entries(value)) words += checkSpans(inner, text, `${path}.${key}`);
  return words;
}

function splitsPair(text, at) {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}

for (const [name, text] of [...samples, ...awkward, ...illFormed]) {
  test(`the words of every span: ${name}`, async () => {
    const analysis = await analyze(text);
    assert.equal(analysis.unit, 'utf16');
    const words = checkSpans(analysis, text);
    if (text.normalize('NFC').length > 100) assert.ok(words > 0, 'no span carries words');
  });
}

test('a lone surrogate counts as one unit and stands in the words', async () => {
  const [, text] = illFormed[0];
  const { quotes } = await analyze(text);
  const quote = quotes.find(({ text: words }) => words.includes('\ud842'));
  assert.equal(quote?.text, '국회와 협의\ud842하겠다');
  const whole = await analyze(text.replaceAll('\ud842', '가'));
  assert.deepEqual(quotes.map(({ start, end }) => [start, end]), whole.quotes.map(({ start, end }) => [start, end]));
});

test('the command line says the same, apart from the unit', async () => {
  const program = process.env.TTAOM_CLI;
  assert.ok(program, 'TTAOM_CLI must name the command line (npm test does)');
  const articles = [...samples, ...awkward];
  const input = articles.map(([id, text]) => JSON.stringify({ id, text })).join('\n');
  const lines = (unit) => {
    const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync(program, ['--jsonl', '--unit', unit], options);
    assert.equal(status, 0, stderr);
    return stdout.trimEnd().split('\n');
  };
  const inUnits = lines('utf16');
  const inPoints = lines('codepoint');
  assert.equal(inUnits.length, articles.length);
  for (const [i, [id, text]] of articles.entries()) {
    const analysis = await analyze(text, { id });
    // As strings: the order of the fields is the same too.
    assert.equal(JSON.stringify(analysis), JSON.stringify(JSON.parse(inUnits[i])), id);
    // Code points are another count of the same places.
    const units = [0];
    for (const character of text) units.push(units.at(-1) + character.length);
    const converted = JSON.parse(inPoints[i], (key, value) => (key === 'start' || key === 'end' ? units[value] : value));
    assert.equal(JSON.stringify({ ...converted, unit: 'utf16' }), JSON.stringify(analysis), id);
  }
});

test('the date of the article comes back', async () => {
  const { published } = await analyze('한도윤 장관은 5일 “예산을 다시 짜겠다”라고 말했다.', { date: '2026-03-05' });
  assert.equal(published, '2026-03-05');
});

test('the same text gives the same result', async () => {
  for (const [name, text] of samples) assert.deepEqual(await analyze(text), await analyze(text), name);
});

test('a result survives JSON and a copy between threads', async () => {
  const analysis = await analyze(samples[0][1]);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.deepEqual(structuredClone(analysis), analysis);
});
