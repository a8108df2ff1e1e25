// The page in a real browser: what is pasted is painted, listed and explained.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, clickWords, inBox, painted, paste, pointOf, samples, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

test('every sample: painted as it is, with statements by speaker and names', () =>
  browser.with(async (page) => {
    for (const { slug, text } of samples) {
      await choose(page, slug);
      assert.equal(await page.evaluate(() => globalThis.shade('.article').textContent), inBox(text));
      const quotes = await page.locator('.panel-said [data-quote-id] .words').allTextContents();
      assert.ok(quotes.length > 0, 'no quotes');
      for (const words of quotes) assert.ok(inBox(text).includes(words), words);
      const tinted = [...(await painted(page, 'quote')), ...(await painted(page, 'indirect'))];
      assert.deepEqual(tinted.sort(), [...quotes].sort(), slug);
      // Every group says how many it holds, and together they hold everything.
      const groups = await page.locator('.panel-said .group').evaluateAll((nodes) =>
        nodes.map((node) => [node.querySelector('h3 .n').textContent, node.querySelectorAll('[data-quote-id]').length]),
      );
      for (const [said, held] of groups) assert.equal(said, `${held}건`);
      assert.equal(await page.locator('#tab-said .n').textContent(), String(quotes.length));
      assert.ok((await page.locator('.panel-names [data-entity-id]').count()) > 0, 'no names');
      assert.ok((await painted(page, 'person')).length + (await painted(page, 'organization')).length > 0, 'no underlines');
      assert.match(await page.locator('[data-timing]').textContent(), /^[\d.]+ ms$/);
    }
  }));

test('a pasted article: who said what, and why', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    assert.match(await page.locator('#summary').textContent(), /^인용 4건, 인물 2명, 기관·단체 \d+곳$/);
    assert.deepEqual(await page.locator('.panel-said h3 .who').allTextContents(), ['한도윤', '민유라']);
    await page.locator('.panel-said [data-quote-id]', { hasText: '국회와 협의해' }).click();
    const card = page.locator('.card');
    assert.equal(await card.locator('.mark-speaker').textContent(), '한도윤');
    assert.equal(await card.locator('.mark-cue').textContent(), '말했다');
    assert.match(await card.textContent(), /직접 인용/);
    assert.match(await card.textContent(), /확실|보통|불확실/);
    assert.ok((await card.locator('.reasons li').count()) > 0, 'no reasons');
    // The same in the text: the quote, its speaker and its verb.
    assert.deepEqual(await painted(page, 'chosen'), ['국회와 협의해 예산을 다시 짜겠다']);
    assert.match((await painted(page, 'speaker')).join(''), /^한도윤/);
    assert.deepEqual(await painted(page, 'cue'), ['말했다']);
    assert.equal(await page.locator('.panel-said [aria-current]').count(), 1);
  }));

test('a speaker who is carried over is said to be, and shown where the article names them', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await clickWords(page, '늦지 않게 답하겠다');
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '한도윤');
    assert.match(await page.locator('.card').textContent(), /앞 문장의 한도윤을 이어받음/);
    assert.deepEqual(await painted(page, 'speaker'), ['한도윤']);
  }));

test('a click on a name shows the name; a name in a quote gives way to the quote at the second click', () =>
  browser.with(async (page) => {
    await paste(page, '한도윤 장관은 “민유라 의원과 서울에서 만나겠다”고 말했다.');
    await clickWords(page, '민유라');
    assert.equal(await page.locator('.card h3').textContent(), '민유라');
    assert.equal(await page.locator('#tab-names').getAttribute('aria-selected'), 'true');
    await clickWords(page, '민유라');
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '한도윤');
    assert.equal(await page.locator('#tab-said').getAttribute('aria-selected'), 'true');
    // Beside the words there is nothing to choose.
    await page.keyboard.press('Escape');
    await clickWords(page, '말했다');
    assert.equal(await page.locator('.card').isVisible(), false);
  }));

test('pointing at words tells what they are, and lights the list; pointing at the list lights the words', () =>
  browser.with(async (page) => {
    await paste(page, '4일 한빛전자는 10년 뒤까지 150조원을 투자한다고 밝혔다. 한빛전자 한도윤 대표는 “늦지 않았다”고 말했다.');
    const at = await pointOf(page, '150조');
    await page.mouse.move(at.x, at.y);
    await page.locator('.peek').waitFor();
    assert.match(await page.locator('.peek').textContent(), /150,000,000,000,000원/);
    assert.deepEqual(await painted(page, 'lit'), ['150조원']);
    assert.match(await page.locator('.is-lit').textContent(), /150조원/);
    // A length of time is told in words.
    await page.locator('#tab-names').click();
    assert.doesNotMatch(await page.locator('.panel-names').textContent(), /\bPT?\d/);
    await page.locator('#tab-said').click();
    await page.locator('.panel-said [data-quote-id]', { hasText: '늦지 않았다' }).hover();
    assert.deepEqual(await painted(page, 'lit'), ['늦지 않았다']);
    assert.equal(await page.locator('.peek').isVisible(), false);
  }));

test('the legend counts, and switches each kind off and on', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    for (const layer of ['quote', 'person', 'location', 'date']) {
      const button = page.locator(`.legend [data-layer="${layer}"]`);
      assert.match(await button.textContent(), /\d+$/);
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      const on = await painted(page, layer);
      assert.ok(on.length > 0);
      await button.click();
      assert.equal(await button.getAttribute('aria-pressed'), 'false');
      assert.deepEqual(await painted(page, layer), [], layer);
      await button.click();
      assert.deepEqual(await painted(page, layer), on, layer);
    }
    assert.match(await page.locator('.legend [data-layer="quote"]').textContent(), /^인용 4$/);
    assert.match(await page.locator('.legend [data-layer="person"]').textContent(), /^인물 2$/);
    await page.locator('.legend').getByRole('button', { name: '모두 끄기' }).click();
    for (const layer of ['quote', 'person', 'location', 'date']) assert.deepEqual(await painted(page, layer), []);
    await page.locator('.legend').getByRole('button', { name: '모두 켜기' }).click();
    assert.equal((await painted(page, 'quote')).length, 4);
  }));

test('the Hanja of a headline are explained', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    assert.match(await page.locator('.gloss').textContent(), /羅 나도현 대통령/);
    await page.locator('.gloss button').first().click();
    assert.equal(await page.locator('.card h3').textContent(), '나도현');
    assert.match(await page.locator('.card').textContent(), /羅 → 나도현/);
  }));

test('한눈에: who speaks how much, how, and named or not, in tables whose bars are drawings', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    await page.locator('#tab-overview').click();
    const panel = page.locator('.panel-overview');
    assert.equal(await panel.locator('figure').count(), 3);
    const shares = (await panel.locator('figure').first().locator('tbody tr').allTextContents()).map((row) => Number(/(\d+)%/.exec(row)[1]));
    assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 100) <= 4, shares.join());
    assert.match(await panel.textContent(), /익명 취재원/);
    // The widths of the bars are those of the numbers.
    const bars = await panel.locator('figure').first().locator('.bar .part').evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute('width'))));
    assert.equal(bars[0], 100);
    assert.ok(bars.slice(0, shares.length - 1).every((width, i) => Math.abs(width - (shares[i] / shares[0]) * 100) < 8), bars.join());
    for (const drawing of await panel.locator('svg').all()) assert.equal(await drawing.getAttribute('aria-hidden'), 'true');
  }));

test('typing is read when it pauses, and not before', () =>
  browser.with(async (page) => {
    await page.locator('#paste').pressSequentially('민유라 의원은 ', { delay: 5 });
    await page.keyboard.insertText('“이미 늦었다”고 비판했다.');
    assert.equal(await page.locator('.panel-said [data-quote-id]').count(), 0);
    await settled(page);
    assert.equal(await page.locator('.panel-said .words').textContent(), '이미 늦었다');
    await page.keyboard.insertText(' 이어 “다시 하라”고 말했다.');
    await settled(page);
    assert.equal(await page.locator('.panel-said [data-quote-id]').count(), 2);
  }));

test('Hangul that is still being composed is not read until it is done', () =>
  browser.with(async (page, { context }) => {
    await paste(page, '민유라 의원은 “이미 늦었다”고 말했다.');
    const keys = await context.newCDPSession(page);
    await page.locator('#paste').press('End');
    for (const text of ['ㅎ', '하', '한']) await keys.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(500);
    assert.doesNotMatch(await page.evaluate(() => globalThis.shade('.article').textContent), /한$/);
    await keys.send('Input.insertText', { text: '한' });
    await settled(page);
    assert.match(await page.evaluate(() => globalThis.shade('.article').textContent), /말했다\.한$/);
  }));

test('a choice stays while one goes on typing', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('#paste').evaluate((box) => box.setSelectionRange(0, 0));
    await page.locator('#paste').focus();
    await page.keyboard.insertText('속보 ');
    await settled(page);
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '민유라');
    assert.deepEqual(await painted(page, 'chosen'), ['이미 늦었다']);
  }));

test('the page speaks English too, and remembers it', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]').first().click();
    await page.locator('[data-lang="en"]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('#summary').textContent(), /^4 quotes, 2 people, \d+ organizations?$/);
    assert.equal(await page.locator('#analyze').textContent(), 'Analyze');
    assert.match(await page.locator('.card').textContent(), /Direct/);
    assert.equal(await page.title(), 'Ttaom · who said what');
    assert.equal(await page.locator('.article').getAttribute('lang'), 'ko');
    await page.locator('#tab-overview').click();
    const rest = await page.evaluate(() => {
      const korean = [];
      const look = (tree) => {
        const walk = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const node = walk.currentNode;
          if (node.shadowRoot) look(node.shadowRoot);
          if (node.nodeType === Node.TEXT_NODE && /[가-힣]/.test(node.data) && !node.parentElement.closest('[lang="ko"], style, script, noscript')) korean.push(node.data);
          for (const name of ['aria-label', 'title', 'placeholder', 'data-label']) {
            const value = node.nodeType === Node.ELEMENT_NODE ? node.getAttribute(name) : null;
            if (value && /[가-힣]/.test(value) && !node.closest('[lang="ko"]')) korean.push(value);
          }
        }
      };
      look(document.body);
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
    await page.locator('.state-empty').waitFor();
    assert.equal(await page.locator('.article').isVisible(), false);
    assert.match(await page.locator('.state').textContent(), /기사를 붙여 넣으세요/);
    assert.equal(await page.locator('.panel-said [data-quote-id]').count(), 0);
  }));

test('files are opened and dropped: text as it is, a page as what is written on it', () =>
  browser.with(async (page) => {
    await page.locator('#file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(CLEAR) });
    await settled(page);
    assert.equal(await page.locator('#paste').inputValue(), CLEAR);
    const html = `<!doctype html><title>x</title><script>document.title='run'</script><h1>민유라 “늦었다”</h1><p>민유라&nbsp;의원은 <b>“이미 늦었다”</b>고\n 비판했다.</p><img src=x onerror="document.title='run'">`;
    await page.evaluate((words) => {
      const data = new DataTransfer();
      data.items.add(new File([words], 'b.html', { type: 'text/html' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, html);
    await page.waitForFunction(() => document.querySelector('#paste').value.startsWith('민유라 “늦었다”'));
    await settled(page);
    assert.match(await page.locator('#paste').inputValue(), /^민유라 “늦었다”\n+민유라\s의원은 “이미 늦었다”고 비판했다\.$/);
    assert.notEqual(await page.title(), 'run');
    await page.locator('#file').setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    assert.match(await page.locator('#notice').textContent(), /열 수 있습니다/);
    // As older Korean programs write.
    await page.locator('#file').setInputFiles({ name: 'd.txt', mimeType: 'text/plain', buffer: Buffer.from([0xb4, 0xd9, 0xb8, 0xae]) });
    await page.waitForFunction(() => document.querySelector('#paste').value === '다리');
    // What the file would have run is refused twice: it is parsed without a window, and the policy says no.
  }, { expected: [/inline event handler violates/, /script-src-attr inline/] }));
