// The text itself: never changed, never spoilt, whatever is in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, clickWords, inBox, paste, pointOf, samples, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

for (const { slug, text } of [samples[0], samples[8]]) {
  test(`all that is selected and copied is the article: ${slug}`, () =>
    browser.with(async (page) => {
      await choose(page, slug);
      await clickWords(page, '”');
      await page.evaluate(() => getSelection().selectAllChildren(globalThis.shade('.article')));
      await page.keyboard.press('Control+c');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), inBox(text));
    }, clipboard));
}

test('a part that is copied is that part', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const from = await pointOf(page, '협의해');
    const to = await pointOf(page, '늦었다');
    await page.mouse.move(from.x - 8, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('Control+c');
    const part = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(part.startsWith('협의해 예산을') && CLEAR.includes(part) && part.includes('\n\n민유라'), part);
  }, clipboard));

test('복사 gives the statement with its speaker', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('.card').getByRole('button', { name: '복사' }).click();
    await page.waitForFunction(() => globalThis.shade('.card').textContent.includes('복사됨'));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '민유라: “이미 늦었다”');
  }, clipboard));

test('debris is dimmed, folded where it is long, and never gone', () =>
  browser.with(async (page) => {
    const menu = ['홈', '정치', '경제', '사회', '문화', '스포츠', '로그인', '회원가입', '구독하기', '전체메뉴 보기'].join('\n');
    await paste(page, `${menu}\n\n${CLEAR}\n\n무단 전재 및 재배포 금지\n${menu}`);
    const fold = page.locator('.fold').last();
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    const hidden = page.locator('.sec-boilerplate').last();
    assert.equal(await hidden.isVisible() && (await hidden.evaluate((node) => node.checkVisibility({ contentVisibilityAuto: true }))), false);
    await fold.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.fold').last().getAttribute('aria-expanded'), 'true');
    assert.ok(await page.locator('.sec-boilerplate').last().isVisible());
    assert.equal(await page.evaluate(() => globalThis.shade('.article').textContent), await page.locator('#paste').inputValue());
  }));

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
        painted: globalThis.shade('.article').textContent,
        runs: [...globalThis.painted('quote'), ...globalThis.painted('indirect')],
        quotes: globalThis.shades('.panel-said .words').map((node) => node.textContent),
      }));
      // Compared by unit: a lone surrogate does not survive the way out of the browser as itself.
      assert.equal(painted.length, box.length);
      assert.equal(painted.toWellFormed(), box.toWellFormed());
      assert.ok(quotes.length > 0, 'no quotes');
      for (const words of quotes) {
        assert.ok(painted.toWellFormed().includes(words.toWellFormed()), words);
        assert.ok(runs.includes(words), `${words} is not painted as a whole`);
      }
      const composed = quotes.map((words) => words.normalize('NFC')).join('\n');
      assert.match(composed, /늦지.않게.답하겠다/);
    }));
}

test('markup in an article is only letters', () =>
  browser.with(async (page) => {
    const text = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>\n${CLEAR}\n<b>&amp;</b>`;
    await paste(page, text);
    await page.locator('.panel-said [data-quote-id]').first().click();
    assert.equal(await page.locator('.article img, .article script, .article b, .list img, .card img').count(), 0);
    assert.equal(await page.locator('.article').evaluate((node) => node.textContent), text);
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
      assert.equal(await page.locator('.article').evaluate((node) => node.textContent.length), text.length);
      // The page goes on: another article is read as ever.
      await paste(page, CLEAR);
      assert.ok((await page.locator('.panel-said [data-quote-id]').count()) > 0);
    }));
}

test('an article of 20,000 characters is read while one types, without holding the page up', () =>
  browser.with(async (page, { context }) => {
    await paste(page, `${samples.map(({ text }) => text).join('\n\n')}\n\n`.repeat(2).slice(0, 20_000));
    await page.locator('#paste').evaluate((box) => {
      box.focus();
      box.setSelectionRange(5000, 5000);
    });
    const cdp = await context.newCDPSession(page);
    // The processor's time of this thread: what else the machine does is not counted.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const script = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000])).ScriptDuration;
    };
    const READS = 6;
    const before = await script();
    for (let i = 0; i < READS; i++) {
      await page.keyboard.insertText('가나 ');
      await settled(page, 5_000);
    }
    const each = ((await script()) - before) / READS;
    // A frame has 16.7 ms; this holds the steps that a reading is made of, which yield in between.
    assert.ok(each < 50, `${each.toFixed(1)} ms of script a reading`);
    await page.keyboard.insertText('민유라 의원은 “다시 하라”고 말했다.');
    await settled(page, 5_000);
    assert.match((await page.locator('.panel-said .words').allTextContents()).join('\n'), /다시 하라/);
    console.log(`${each.toFixed(1)} ms of script a reading of 20,000 characters`);
  }));
