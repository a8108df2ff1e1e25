// The page in a real browser: what is pasted is painted, listed and explained.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, inBox, paste, samples, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

for (const { slug, text } of samples) {
  test(`the sample ${slug}: painted as it is, with statements by speaker and names`, () =>
    browser.with(async (page) => {
      await choose(page, slug);
      assert.equal(await page.locator('#text').evaluate((node) => node.textContent), inBox(text));
      const quotes = await page.locator('#said [data-quote-id] .words').allTextContents();
      assert.ok(quotes.length > 0, 'no quotes');
      for (const words of quotes) assert.ok(inBox(text).includes(words), words);
      assert.ok((await page.locator('.run[data-quote]').count()) >= quotes.length);
      // Every group says how many it holds, and together they hold everything.
      const groups = await page.locator('#said .group').evaluateAll((nodes) =>
        nodes.map((node) => [node.querySelector('h3 .n').textContent, node.querySelectorAll('[data-quote-id]').length]),
      );
      for (const [said, held] of groups) assert.equal(said, `${held}건`);
      assert.equal(await page.locator('#n-said').textContent(), String(quotes.length));
      assert.ok((await page.locator('#names [data-entity-id]').count()) > 0, 'no names');
      assert.ok((await page.locator('.run[data-layer]').count()) > 0, 'no underlines');
      assert.match(await page.locator('#timing').textContent(), /^[\d.]+ ms$/);
    }));
}

test('a pasted article: who said what, and why', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    assert.match(await page.locator('#summary').textContent(), /^인용 4건, 인물 2명, 기관·단체 \d+곳$/);
    const speakers = await page.locator('#said h3 .who').allTextContents();
    assert.deepEqual(speakers, ['한도윤', '민유라']);
    await page.locator('#said [data-quote-id]', { hasText: '국회와 협의해' }).click();
    const card = page.locator('#card');
    assert.equal(await card.locator('.mark-speaker').textContent(), '한도윤');
    assert.equal(await card.locator('.mark-cue').textContent(), '말했다');
    assert.match(await card.textContent(), /직접 인용/);
    assert.match(await card.textContent(), /확실|보통|불확실/);
    assert.ok((await card.locator('.reasons li').count()) > 0, 'no reasons');
    // The same in the text: the quote, its speaker and its verb.
    assert.equal((await page.locator('#text .is-chosen').allTextContents()).join(''), '국회와 협의해 예산을 다시 짜겠다');
    assert.match((await page.locator('#text .is-speaker').allTextContents()).join(''), /^한도윤/);
    assert.equal((await page.locator('#text .is-cue').allTextContents()).join(''), '말했다');
    assert.equal(await page.locator('#said [aria-current]').count(), 1);
  }));

test('a speaker who is carried over is said to be, and shown where the article names them', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('#text .run', { hasText: '늦지 않게 답하겠다' }).click();
    assert.equal(await page.locator('#card .mark-speaker').textContent(), '한도윤');
    assert.match(await page.locator('#card').textContent(), /앞 문장에서 이어받음/);
    assert.equal((await page.locator('#text .is-speaker').allTextContents()).join(''), '한도윤');
  }));

test('a click on a name shows the name; a name in a quote gives way to the quote at the second click', () =>
  browser.with(async (page) => {
    await paste(page, '한도윤 장관은 “민유라 의원과 서울에서 만나겠다”고 말했다.');
    const name = page.locator('#text .run[data-layer="person"][data-quote]', { hasText: '민유라' });
    await name.click();
    assert.equal(await page.locator('#card h3').textContent(), '민유라');
    assert.equal(await page.locator('#tab-names').getAttribute('aria-selected'), 'true');
    await name.click();
    assert.equal(await page.locator('#card .mark-speaker').textContent(), '한도윤');
    assert.equal(await page.locator('#tab-said').getAttribute('aria-selected'), 'true');
  }));

test('the legend counts, and switches each kind off and on', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    for (const layer of ['quote', 'person', 'location', 'date']) {
      const button = page.locator(`#legend [data-layer="${layer}"]`);
      const run = page.locator(layer === 'quote' ? '#text .run[data-quote]:not([data-layer])' : `#text .run[data-layer="${layer}"]`).first();
      const look = () => run.evaluate((node) => `${getComputedStyle(node).textDecorationLine} ${getComputedStyle(node).backgroundColor}`);
      assert.match(await button.textContent(), /\d+$/);
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      const on = await look();
      await button.click();
      assert.equal(await button.getAttribute('aria-pressed'), 'false');
      assert.notEqual(await look(), on, layer);
      await button.click();
      assert.equal(await look(), on, layer);
    }
    assert.match(await page.locator('#legend [data-layer="quote"]').textContent(), /^인용 4$/);
    assert.match(await page.locator('#legend [data-layer="person"]').textContent(), /^인물 2$/);
  }));

test('typing is read when it pauses, and not before', () =>
  browser.with(async (page) => {
    await page.locator('#paste').pressSequentially('민유라 의원은 ', { delay: 5 });
    await page.keyboard.insertText('“이미 늦었다”고 비판했다.');
    assert.equal(await page.locator('#said [data-quote-id]').count(), 0);
    await settled(page);
    assert.equal(await page.locator('#said .words').textContent(), '이미 늦었다');
    await page.keyboard.insertText(' 이어 “다시 하라”고 말했다.');
    await settled(page);
    assert.equal(await page.locator('#said [data-quote-id]').count(), 2);
  }));

test('Hangul that is still being composed is not read until it is done', () =>
  browser.with(async (page, { context }) => {
    await paste(page, '민유라 의원은 “이미 늦었다”고 말했다.');
    const keys = await context.newCDPSession(page);
    await page.locator('#paste').press('End');
    for (const text of ['ㅎ', '하', '한']) await keys.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(500);
    assert.doesNotMatch(await page.locator('#text').textContent(), /한$/);
    await keys.send('Input.insertText', { text: '한' });
    await settled(page);
    assert.match(await page.locator('#text').textContent(), /말했다\.한$/);
  }));

test('a choice stays while one goes on typing', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('#said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('#paste').evaluate((box) => box.setSelectionRange(0, 0));
    await page.locator('#paste').focus();
    await page.keyboard.insertText('속보 ');
    await settled(page);
    assert.equal(await page.locator('#card .mark-speaker').textContent(), '민유라');
    assert.equal((await page.locator('#text .is-chosen').allTextContents()).join(''), '이미 늦었다');
  }));

test('the page speaks English too, and remembers it', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('#said [data-quote-id]').first().click();
    await page.locator('[data-lang="en"]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('#summary').textContent(), /^4 quotes, 2 people, \d+ organizations?$/);
    assert.equal(await page.locator('#analyze').textContent(), 'Analyze');
    assert.match(await page.locator('#card').textContent(), /Direct/);
    assert.equal(await page.title(), 'Ttaom · who said what');
    assert.equal(await page.locator('#text').getAttribute('lang'), 'ko');
    const rest = await page.locator('main, header, footer').evaluateAll((nodes) => {
      const korean = [];
      for (const node of nodes) {
        const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const words = walk.currentNode.textContent;
          if (/[가-힣]/.test(words) && !walk.currentNode.parentElement.closest('[lang="ko"]')) korean.push(words);
        }
      }
      return korean;
    });
    assert.deepEqual(rest, [], 'Korean words that are not marked as Korean');
    await page.reload();
    assert.equal(await page.locator('#analyze').textContent(), 'Analyze');
    await page.locator('[data-lang="ko"]').click();
    assert.equal(await page.locator('#analyze').textContent(), '분석');
  }));

test('분석 reads at once, 지우기 empties', () =>
  browser.with(async (page) => {
    await page.locator('#paste').evaluate((box, words) => (box.value = words), CLEAR);
    await page.locator('#analyze').click();
    await settled(page);
    await page.locator('#clear').click();
    assert.equal(await page.locator('#paste').inputValue(), '');
    assert.equal(await page.locator('#text').isVisible(), false);
    assert.match(await page.locator('#state').textContent(), /기사를 붙여 넣으세요/);
    assert.equal(await page.locator('#said [data-quote-id]').count(), 0);
  }));
