// The text itself: never changed, never spoilt, whatever is in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, inBox, paste, samples, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

for (const { slug, text } of [samples[0], samples.at(-1)]) {
  test(`all that is selected and copied is the article: ${slug}`, () =>
    browser.with(async (page) => {
      await choose(page, slug);
      await page.locator('#text .run[data-quote]').first().click();
      const selected = await page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector('#text'));
        return getSelection().toString();
      });
      assert.equal(selected.trimEnd(), inBox(text).trimEnd());
      await page.keyboard.press('Control+c');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), inBox(text));
    }, clipboard));
}

test('a part that is copied is that part', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const part = await page.evaluate(() => {
      const text = document.querySelector('#text');
      const quotes = text.querySelectorAll('.run[data-quote]');
      const range = document.createRange();
      range.setStart(quotes[0].firstChild, 2);
      range.setEnd([...quotes].at(-1).firstChild, 3);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return range.toString();
    });
    assert.ok(part.length > 20 && CLEAR.includes(part), part);
    await page.keyboard.press('Control+c');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), part);
  }, clipboard));

test('복사 gives the statement with its speaker, and all statements', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const clip = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator('#said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('#card').getByRole('button', { name: '복사' }).click();
    await page.waitForFunction(() => document.querySelector('#card').textContent.includes('복사됨'));
    assert.equal(await clip(), '민유라: “이미 늦었다”');
    await page.locator('#copy').click();
    await page.waitForFunction(() => document.querySelector('#copy').textContent === '복사됨');
    assert.equal((await clip()).split('\n').filter(Boolean).length, 4);
  }, clipboard));

const awkward = {
  'decomposed Hangul': CLEAR.normalize('NFD'),
  'emoji and rare letters': `👨‍👩‍👧‍👦 𠮷\n${CLEAR.replaceAll('예산', '👩🏽‍⚖️𠮷예산')}`,
  'CRLF': CLEAR.replaceAll('\n', '\r\n'),
  'a BOM and no-break spaces': `\ufeff${CLEAR.replaceAll(' ', '\u00a0')}`,
  'lone surrogates': `\udc00${CLEAR.replaceAll('예산', '\ud83d예산')}\ud800`,
  'zero-width and bidirectional marks': CLEAR.replaceAll('예산', '\u200b\u202e예산\u202c'),
};

for (const [name, text] of Object.entries(awkward)) {
  test(`painted right: ${name}`, () =>
    browser.with(async (page) => {
      await paste(page, text);
      const box = inBox(text);
      const { painted, runs, quotes } = await page.evaluate(() => ({
        painted: document.querySelector('#text').textContent,
        runs: [...document.querySelectorAll('#text .run[data-quote]')].map((node) => node.textContent).join('|'),
        quotes: [...document.querySelectorAll('#said .words')].map((node) => node.textContent),
      }));
      // Compared by unit: a lone surrogate does not survive the way out of the browser as itself.
      assert.equal(painted.length, box.length);
      assert.equal(painted.toWellFormed(), box.toWellFormed());
      assert.ok(quotes.length > 0, 'no quotes');
      for (const words of quotes) {
        assert.ok(painted.toWellFormed().includes(words.toWellFormed()), words);
        assert.ok(runs.replaceAll('|', '').includes(words), `${words} is not painted as a whole`);
      }
      const composed = quotes.map((words) => words.normalize('NFC')).join('\n');
      assert.match(composed, /늦지.않게.답하겠다/);
    }));
}

test('markup in an article is only letters', () =>
  browser.with(async (page) => {
    const text = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>\n${CLEAR}\n<b>&amp;</b>`;
    await paste(page, text);
    await page.locator('#said [data-quote-id]').first().click();
    assert.equal(await page.locator('#text img, #text script, #text b, #said img, #card img').count(), 0);
    assert.equal(await page.locator('#text').evaluate((node) => node.textContent), text);
    assert.notEqual(await page.title(), 'run');
  }));

const LONG = 200_000;
const hostile = {
  'opening marks only': '“'.repeat(LONG),
  'marks that never match': '”“’‘"\''.repeat(LONG / 6),
  'nested marks': `${'“가 ‘나 '.repeat(LONG / 12)}${'’라고’ ”고 '.repeat(LONG / 24)}`,
  'one word without a space': '가'.repeat(LONG),
  'a quote in every breath': '민유라 의원은 “다시 하라”고 말했다. '.repeat(LONG / 24),
  'line ends': '\n'.repeat(LONG - 10) + '“가”고 말했다.',
  // More on one letter than a person could tell apart; browsers themselves shape a longer run in quadratic time.
  'combining marks': `가${'\u0301'.repeat(1000)} `.repeat(LONG / 1002),
  'digits': '1,234'.repeat(LONG / 5),
};

for (const [name, text] of Object.entries(hostile)) {
  test(`a hostile text of 200,000 characters does not hang the page: ${name}`, () =>
    browser.with(async (page) => {
      const begun = performance.now();
      await paste(page, text);
      const took = performance.now() - begun;
      // What a person would take for a hang; the usual figure is far below, also on a busy machine.
      assert.ok(took < 60_000, `${Math.round(took)} ms`);
      assert.equal(await page.locator('#text').evaluate((node) => node.textContent.length), text.length);
      // The page goes on: another article is read as ever.
      await paste(page, CLEAR);
      assert.ok((await page.locator('#said [data-quote-id]').count()) > 0);
    }));
}

test('an article of 20,000 characters is read while one types', () =>
  browser.with(async (page) => {
    await paste(page, `${CLEAR}\n\n`.repeat(Math.ceil(20_000 / CLEAR.length)));
    await page.locator('#paste').press('Control+End');
    await page.keyboard.insertText('민유라 의원은 “다시 하라”고 말했다.');
    await settled(page, 5_000);
    assert.match((await page.locator('#said .words').allTextContents()).join('\n'), /다시 하라/);
  }));
