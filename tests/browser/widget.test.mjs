// <ttaom-reader> on pages of others: several at once, the text of another element, attributes, events, corrections.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, clickWords, painted, paste, samples, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

const two = (action, settings) => browser.with(async (page, more) => {
  await page.waitForFunction(() => ['one', 'two', 'three', 'late'].every((id) => document.getElementById(id).result));
  await action(page, more);
}, { goto: 'pages/two.html', ...settings });

test('several readers share the WASM file and nothing else', () =>
  two(async (page, { requests }) => {
    assert.equal(await page.evaluate(() => globalThis.defined), false, 'importing the class defined it');
    assert.equal(requests.filter((url) => url.endsWith('.wasm')).length, 1);
    const said = (id) => page.evaluate((name) => document.getElementById(name).result.quotes.map((q) => [q.speaker?.name, q.text]), id);
    assert.deepEqual(await said('one'), [['한도윤', '예산을 다시 짜겠다'], ['민유라', '이미 늦었다']]);
    assert.deepEqual(await said('late'), [['서가온', '기초는 끝났다']]);
    // Blocks become lines, a line end in the markup a space, what no reader sees is not read.
    assert.equal(await page.evaluate(() => document.getElementById('two').text), '나루미 “다리를 잇겠다”\n\n나루미 시장은 “다리를 올해 안에 잇겠다”고 말했다.\n서가온 소장은 “기초는 끝났다”고 설명했다.');
    assert.equal(await page.evaluate(() => document.getElementById('one').text), '한도윤 장관은 “예산을 다시 짜겠다”고 말했다. 민유라 의원은 “이미 늦었다”고 비판했다.');
    // A choice in one is none in the other.
    await page.evaluate(() => document.getElementById('one').focusQuote(1));
    assert.deepEqual(await painted(page, 'chosen'), ['이미 늦었다']);
    assert.equal(await page.evaluate(() => globalThis.shade('.card', 1).hidden), true);
    assert.match(await page.evaluate(() => globalThis.shade('.tabs', 1).textContent), /Statements/);
    assert.match(await page.evaluate(() => globalThis.shade('.tabs', 0).textContent), /발언/);
    // labels="quote person": the others are off in this one alone.
    assert.deepEqual(await page.evaluate(() => document.getElementById('two').labels), ['quote', 'person']);
    assert.equal(await page.evaluate(() => globalThis.shade('[data-tool=add]', 1).hidden), true);
  }));

test('the text of another element is painted and asked, never changed, and left as it was', () =>
  two(async (page) => {
    assert.equal(await page.evaluate(() => document.querySelector('#article').outerHTML === globalThis.before), true);
    assert.ok((await painted(page, 'quote')).includes('손님이 절반으로 줄었다'));
    assert.ok((await painted(page, 'quote')).includes('아이 학교가 가까워졌다'));
    // A click on it chooses, in its own list.
    const box = await page.evaluate(() => {
      const words = document.querySelector('#article em').firstChild;
      const range = document.createRange();
      range.setStart(words, 3);
      range.setEnd(words, 4);
      document.querySelector('#article').scrollIntoView();
      const r = range.getBoundingClientRect();
      return { x: r.left + 4, y: r.top + 8 };
    });
    await page.mouse.click(box.x, box.y);
    assert.deepEqual(await painted(page, 'chosen'), ['손님이 절반으로 줄었다']);
    assert.match(await page.evaluate(() => globalThis.shade('.card', 2).textContent), /오세결/);
    // It follows what the page writes.
    await page.evaluate(() => document.querySelector('#article p').append(' 서가온 소장은 “더 빨리 짓겠다”고 약속했다.'));
    await page.waitForFunction(() => document.getElementById('three').result.quotes.some((q) => q.text === '더 빨리 짓겠다'));
    assert.ok((await painted(page, 'quote')).includes('더 빨리 짓겠다'));
    await page.evaluate(() => document.getElementById('three').remove());
    assert.ok(!(await painted(page, 'quote')).some((words) => words.includes('학교')));
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    // A reader that is taken away takes its highlights along, and brings them back.
    const names = await page.evaluate(() => {
      const one = document.getElementById('one');
      const before = CSS.highlights.size;
      one.remove();
      const without = CSS.highlights.size;
      document.querySelector('main').prepend(one);
      return [before, without];
    });
    assert.ok(names[1] < names[0]);
    await page.waitForFunction(() => globalThis.painted('quote').includes('이미 늦었다'));
  }));

test('a highlight of the page itself is left alone', () =>
  two(async (page) => {
    const kept = await page.evaluate(async () => {
      CSS.highlights.set('own', new Highlight(new Range()));
      document.getElementById('one').text = '다른 글';
      await document.getElementById('one').analyze();
      document.getElementById('two').remove();
      return CSS.highlights.has('own');
    });
    assert.equal(kept, true);
  }));

test('events tell of what happened; what the host itself did is not told', () =>
  two(async (page) => {
    const names = async () => page.evaluate(() => globalThis.events.filter(([id]) => id === 'one').map(([, name]) => name));
    assert.deepEqual((await names()).sort(), ['ready', 'result']);
    await page.evaluate(() => document.getElementById('one').focusQuote(0));
    assert.ok(!(await names()).includes('select'));
    await page.locator('#one [data-quote-id="1"]').click();
    await page.waitForFunction(() => globalThis.events.some(([id, name, detail]) => id === 'one' && name === 'select' && detail.id === 1));
    const failed = await page.evaluate(async () => {
      const one = document.getElementById('one');
      one.text = '가'.repeat(1_000_001);
      await new Promise((resolve) => one.addEventListener('ttaom-error', resolve, { once: true }));
      return globalThis.events.at(-1).slice(0, 2);
    });
    assert.deepEqual(failed, ['one', 'error']);
  }));

test('properties and attributes: text, options, theme, exports, abort', () =>
  two(async (page) => {
    const found = await page.evaluate(async () => {
      const one = document.getElementById('one');
      one.options = { date: '2026-03-05', words: [{ text: '물빛내', type: 'organization' }] };
      one.text = '물빛내는 전날 “문을 연다”고 밝혔다.';
      const result = await one.analyze();
      const controller = new AbortController();
      controller.abort();
      const aborted = await one.analyze(controller.signal);
      const formats = Object.fromEntries(globalThis.widget.FORMATS.map((format) => [format, (one.result, one.export(format).length)]));
      return { org: result.entities.find((e) => e.name === '물빛내')?.type, date: result.entities.find((e) => e.type === 'date')?.value?.iso, aborted, formats };
    }).catch((error) => ({ error: error.message }));
    assert.equal(found.org, 'organization', JSON.stringify(found));
    assert.equal(found.date, '2026-03-04');
    assert.equal(found.aborted, null);
    for (const [format, length] of Object.entries(found.formats)) assert.ok(length > 40, format);
  }));

test('correcting: the speaker, the kind, removing and adding; undo and redo; all of it is exported', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const result = () => page.evaluate(() => document.querySelector('ttaom-reader').result);
    // Another speaker.
    await page.locator('.panel-said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('.card summary').click();
    await page.locator('.card select').first().selectOption('한도윤');
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '한도윤');
    assert.match(await page.locator('.card').textContent(), /읽는 이가 고쳤습니다/);
    assert.deepEqual(await page.locator('.panel-said h3 .n').allTextContents(), ['4건']);
    // A speaker of a name that the article does not have.
    await page.locator('.card select').first().selectOption({ label: '다른 이름 쓰기' });
    await page.locator('.card .edit-own input').fill('서가온');
    await page.locator('.card .edit-own button').click();
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '서가온');
    // Another kind.
    await page.locator('.card select').nth(3).count();
    await page.locator('.card .field', { hasText: '인용 종류' }).locator('select').selectOption('indirect');
    assert.ok((await painted(page, 'indirect')).includes('이미 늦었다'));
    assert.match(await page.locator('.tools .count').textContent(), /고친 것 3건/);
    // A name becomes another kind, everywhere.
    await page.locator('#tab-names').click();
    await page.locator('.panel-names [data-entity-id]', { hasText: '민유라' }).click();
    await page.locator('.card .field select').selectOption('organization');
    assert.ok((await painted(page, 'organization')).includes('민유라'));
    // A quote goes.
    await page.locator('#tab-said').click();
    await page.locator('.panel-said [data-quote-id]', { hasText: '늦지 않게' }).click();
    if (!(await page.locator('.card details').evaluate((node) => node.open))) await page.locator('.card summary').click();
    await page.locator('.card').getByRole('button', { name: '인용 지우기' }).click();
    assert.ok(!(await painted(page, 'quote')).includes('늦지 않게 답하겠다'));
    // Something is added by selecting it.
    await page.evaluate(() => {
      const walk = document.createTreeWalker(globalThis.shade('.article'), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf('기자들');
        if (at >= 0) getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 3);
      }
    });
    await page.locator('.adder button').click();
    assert.equal(await page.locator('.dialog textarea').inputValue(), '기자들');
    assert.equal(await page.locator('.dialog .add-what').inputValue(), 'person');
    await page.locator('.dialog').getByRole('button', { name: '더하기' }).click();
    assert.ok((await painted(page, 'person')).includes('기자들'));
    // By typing alone, and wherever it stands.
    await page.locator('[data-tool=add]').click();
    await page.locator('.dialog textarea').fill('예산');
    assert.match(await page.locator('.dialog [role=status]').textContent(), /2번/);
    await page.locator('.dialog .add-what').selectOption('product');
    await page.locator('.dialog .check input').check();
    await page.locator('.dialog').getByRole('button', { name: '더하기' }).click();
    await page.waitForFunction(() => globalThis.painted('product').filter((words) => words === '예산').length === 2);
    // And it is all there in what is exported.
    const corrected = await result();
    assert.equal(corrected.quotes.length, 3);
    const late = corrected.quotes.find((quote) => quote.text === '이미 늦었다');
    assert.equal(late.source, 'user');
    assert.equal(late.speaker.name, '서가온');
    assert.equal(corrected.mentions.find((mention) => mention.text === '기자들').source, 'user');
    corrected.quotes.forEach((quote, id) => assert.equal(quote.id, id));
    corrected.entities.forEach((entity, id) => {
      assert.equal(entity.id, id);
      for (const mention of entity.mentions) assert.equal(corrected.mentions[mention].entity, id);
    });
    const json = await page.evaluate(() => document.querySelector('ttaom-reader').export('json'));
    assert.match(json, /"source": ?"user"/);
    assert.match(json, /sha256:[0-9a-f]{64}/);
    const csv = await page.evaluate(() => document.querySelector('ttaom-reader').export('csv'));
    assert.ok(csv.includes('서가온'));
    // What is typed before it moves it along; what is typed into it gives it up.
    await page.locator('#paste').evaluate((box) => box.setRangeText('속보. ', 0, 0));
    await page.locator('#analyze').click();
    await settled(page);
    assert.equal((await result()).quotes.find((quote) => quote.text === '이미 늦었다').speaker.name, '서가온');
    const all = await page.evaluate(() => document.querySelector('ttaom-reader').corrections.length);
    for (let i = 0; i < all; i++) await page.locator('[data-tool=undo]').click();
    await page.waitForFunction(() => document.querySelector('ttaom-reader').result.mentions.every((mention) => mention.source !== 'user'));
    const plain = await result();
    assert.equal(plain.quotes.length, 4);
    assert.equal(plain.quotes.find((quote) => quote.text === '이미 늦었다').speaker.name, '민유라');
    await page.locator('[data-tool=redo]').click();
    assert.equal((await result()).quotes.find((quote) => quote.text === '이미 늦었다').speaker.name, '한도윤');
  }));

test('내보내기: every format is copied and downloaded', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    await page.locator('[data-tool=export]').click();
    const names = [];
    page.on('download', (download) => names.push(download.suggestedFilename()));
    for (const format of ['json', 'csv', 'html', 'webannotation', 'tei', 'brat']) await page.locator(`[data-format="${format}"]`).click();
    for (let i = 0; i < 40 && names.length < 7; i++) await page.waitForTimeout(50);
    assert.deepEqual(names.sort(), ['ttaom.ann', 'ttaom.csv', 'ttaom.html', 'ttaom.json', 'ttaom.jsonld', 'ttaom.tei.xml', 'ttaom.txt']);
    await page.locator('.format', { hasText: 'CSV' }).getByRole('button', { name: '복사' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes('민유라') && copied.split('\n').length > 10);
  }, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('공유: a link that holds the article and what was corrected, said before it is copied; damaged ones are said to be', () =>
  browser.with(async (page, { context, requests, url }) => {
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]', { hasText: '이미 늦었다' }).click();
    await page.locator('.card summary').click();
    await page.locator('.card select').first().selectOption('한도윤');
    await page.locator('[data-tool=share]').click();
    assert.match(await page.locator('.dialog .notice').textContent(), /기사 전체가 들어갑니다/);
    await page.locator('.dialog .primary:enabled').click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#v1\.[\w-]+$/);
    assert.ok(!link.slice(0, link.indexOf('#')).includes('?'));
    const other = await context.newPage();
    await other.goto(link);
    await other.waitForFunction(() => document.querySelector('ttaom-reader').result?.quotes.length === 4);
    assert.equal(await other.locator('#paste').inputValue(), CLEAR);
    assert.match(await other.locator('#notice').textContent(), /링크에 담긴 기사/);
    await other.waitForFunction(() => document.querySelector('ttaom-reader').result.quotes.at(-1).speaker.name === '한도윤');
    // The article was not in any request.
    assert.deepEqual(requests.filter((address) => address.includes('v1.') && !address.includes('#v1.')), []);
    // Another article does not keep the old one's link.
    await other.locator('[data-sample^="02"]').click();
    await other.waitForFunction(() => location.hash === '');
    for (const hash of ['#v1.', '#v1.AAAA', `#v1.${link.slice(-40)}`, '#v2.abc', '#v1.%%%']) {
      await other.goto('about:blank');
      await other.goto(url + hash);
      await other.waitForFunction(() => /손상/.test(document.querySelector('#notice').textContent));
    }
  }, { permissions: ['clipboard-read', 'clipboard-write'], expected: [/about:blank/] }));

test('an embedded reader: three lines, beside a hostile style sheet, under a policy of its own', () =>
  browser.with(async (page, { requests }) => {
    await page.waitForFunction(() => [...document.querySelectorAll('ttaom-reader')].every((reader) => reader.result?.quotes.length >= 2));
    // One file and no other: the WASM file is inside of it.
    assert.deepEqual(requests.map((address) => address.replace(/^.*\//, '')).filter((name) => !/^(|hostile\.css|favicon\.svg|[0-9a-f-]{36})$/.test(name)), ['ttaom-widget.js']);
    const styles = await page.evaluate(() => {
      const of = (selector) => {
        const style = getComputedStyle(globalThis.shade(selector));
        return [style.fontSize, style.fontStyle, style.direction, style.letterSpacing, style.textTransform, style.whiteSpace, style.display];
      };
      return [of('.reader'), of('.article'), of('.entry'), of('.tabs [role=tab]')];
    });
    assert.deepEqual(styles, [
      ['16px', 'normal', 'ltr', 'normal', 'none', 'normal', 'flex'],
      ['17px', 'normal', 'ltr', 'normal', 'none', 'pre-wrap', 'block'],
      ['14px', 'normal', 'ltr', 'normal', 'none', 'normal', 'block'],
      ['15px', 'normal', 'ltr', 'normal', 'none', 'normal', 'block'],
    ]);
    await clickWords(page, '주민들이 더는');
    assert.match(await page.locator('.card').first().textContent(), /민유라/);
  }, { goto: 'embed/' }));

test('no style attribute, no markup from words: the element builds itself of nodes', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    await page.locator('.panel-said [data-quote-id]').first().click();
    await page.locator('#tab-overview').click();
    assert.equal(await page.evaluate(() => globalThis.shades('[style]').length), 0);
    assert.equal(await page.evaluate(() => globalThis.shades('style, script, link').length), 0);
  }));

test('where the page allows neither a worker nor a policy of ours, its own thread does the work', () =>
  browser.with(async (page) => {
    await page.waitForFunction(() => document.querySelector('ttaom-reader').result?.quotes.length === 1);
    assert.deepEqual(await painted(page, 'quote'), ['예산을 다시 짜겠다']);
  }, { goto: 'pages/none.html', expected: [/ttaom: no worker/, /TrustedTypePolicy|trusted-types/i] }));

test('the fall-back painter: without highlights the text is cut into flat runs, and all works', () =>
  browser.with(async (page, { url }) => {
    await page.addInitScript(() => delete globalThis.Highlight);
    await page.goto(url);
    await paste(page, CLEAR);
    assert.deepEqual(await page.locator('.run[data-quote]').allTextContents().then((all) => all.join('')), '예산을 다시 짜겠다국회와 협의해 예산을 다시 짜겠다늦지 않게 답하겠다이미 늦었다');
    assert.equal(await page.evaluate(() => globalThis.shades('.run .run').length), 0);
    assert.equal(await page.evaluate(() => globalThis.shade('.article').textContent), CLEAR);
    await clickWords(page, '늦지 않게');
    assert.equal((await page.locator('.run.is-chosen').allTextContents()).join(''), '늦지 않게 답하겠다');
    assert.equal((await page.locator('.run.is-speaker').allTextContents()).join(''), '한도윤');
    const line = await page.locator('.run[data-layer="person"]').first().evaluate((node) => getComputedStyle(node).textDecorationLine);
    assert.equal(line, 'underline');
    await page.locator('.legend [data-layer="person"]').click();
    assert.equal(await page.locator('.run[data-layer="person"]').first().evaluate((node) => getComputedStyle(node).textDecorationLine), 'none');
    // Every sample comes out whole this way, too.
    for (const { slug, text } of samples) {
      await choose(page, slug);
      assert.equal(await page.evaluate(() => globalThis.shade('.article').textContent), text.replace(/\r\n?/g, '\n'));
    }
  }, { goto: false }));
