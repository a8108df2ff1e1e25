// What is shown where there is no result, without a network, on small screens, in the dark, on paper, by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MAX_LENGTH } from 'ttaom';
import { begin, choose, CLEAR, paste, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

test('empty: what to do, and no result', () =>
  browser.with(async (page) => {
    assert.match(await page.locator('#state').textContent(), /기사를 붙여 넣으세요/);
    assert.equal(await page.locator('.privacy').innerText(), '글은 이 기기를 떠나지 않습니다.');
    assert.equal(await page.locator('#legend').isVisible(), false);
    assert.equal(await page.locator('#copy').isVisible(), false);
  }));

test('loading: said while the WASM file is on its way', () =>
  browser.with(async (page, { url }) => {
    let go;
    const gate = new Promise((resolve) => (go = resolve));
    await page.route('**/*.wasm', async (route) => {
      await gate;
      await route.continue();
    });
    await page.goto(url);
    await page.locator('#paste').fill(CLEAR);
    await page.waitForFunction(() => document.querySelector('#state').textContent.includes('불러오는 중'));
    assert.equal(await page.locator('#result').getAttribute('aria-busy'), 'true');
    go();
    await settled(page);
    assert.equal(await page.locator('#result').getAttribute('aria-busy'), 'false');
  }, { goto: false }));

test('an error is said, the text is kept, and 다시 시도 works', () =>
  browser.with(async (page, { url }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(url);
    await page.locator('.state-error').waitFor();
    await page.locator('#paste').fill(CLEAR);
    await page.waitForTimeout(400);
    assert.match(await page.locator('.state-error').textContent(), /분석기를 불러오지 못했습니다/);
    assert.equal(await page.locator('#paste').inputValue(), CLEAR);
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await settled(page);
    assert.ok((await page.locator('#said [data-quote-id]').count()) > 0);
  }, { goto: false, expected: [/ERR_FAILED/, /wasm_load|Could not get/] }));

test('nothing found: said with its reason, the text is shown', () =>
  browser.with(async (page) => {
    await paste(page, '비가 그치고 바람이 잦아들었다.');
    assert.match(await page.locator('#notice').textContent(), /찾지 못했습니다/);
    assert.equal(await page.locator('#said [data-quote-id]').count(), 0);
    assert.match(await page.locator('#said').textContent(), /인용을 찾지 못했습니다/);
  }));

test('too long: said, not tried', () =>
  browser.with(async (page) => {
    await page.evaluate((length) => {
      const box = document.querySelector('#paste');
      box.value = '가'.repeat(length);
      document.querySelector('#analyze').click();
    }, MAX_LENGTH + 1);
    await page.waitForFunction(() => document.querySelector('#state').textContent.includes('너무 깁니다'));
  }, { expected: [new RegExp(String(MAX_LENGTH + 1))] }));

test('once loaded it works without a network', () =>
  browser.with(async (page, { context, requests }) => {
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    const before = requests.length;
    await paste(page, CLEAR);
    await page.locator('#said [data-quote-id]').first().click();
    await page.locator('[data-lang="en"]').click();
    await choose(page, '02');
    assert.ok((await page.locator('#said [data-quote-id]').count()) > 0);
    assert.equal(requests.length, before, 'something was asked of the network');
    // The browser itself may still be after the icon of the tab.
  }, { expected: [/ERR_INTERNET_DISCONNECTED \(.*\/favicon\.svg\)/] }));

test('the page asks only for its own few files', () =>
  browser.with(async (page, { requests, url }) => {
    await paste(page, CLEAR);
    const kinds = requests.map((address) => address.slice(url.length).replace(/^.*(\.\w+)$/, '$1')).sort();
    assert.deepEqual(kinds, ['', '.css', '.js', '.svg', '.wasm'].filter((kind) => kinds.includes(kind)), kinds.join(' '));
    assert.ok(kinds.includes('.wasm'));
  }));

for (const [width, lang] of [[320, 'ko'], [320, 'en'], [360, 'ko'], [768, 'ko'], [900, 'en']]) {
  test(`${width} px wide (${lang}): nothing sticks out, in any state`, () =>
    browser.with(async (page) => {
      const out = () =>
        page.evaluate(() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll('body *')].filter((n) => n.getBoundingClientRect().right > width + 1).map((n) => n.className || n.tagName);
        });
      await page.locator(`[data-lang="${lang}"]`).click();
      assert.deepEqual(await out(), [], 'empty');
      for (const slug of ['01', '09']) {
        await choose(page, slug);
        assert.deepEqual(await out(), [], slug);
        await page.locator('#said [data-quote-id]').first().click();
        assert.deepEqual(await out(), [], `${slug} with a card`);
        await page.keyboard.press('Escape');
      }
      await paste(page, `https://example.invalid/${'a'.repeat(300)} “${'가'.repeat(300)}”고 말했다.`);
      assert.deepEqual(await out(), [], 'long words');
    }, { viewport: { width, height: 740 } }));
}

test('narrow: the card is a sheet that leaves the chosen words in sight', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    const last = page.locator('#text .run[data-quote]').last();
    await last.scrollIntoViewIfNeeded();
    await last.click();
    const sheet = await page.locator('#card').boundingBox();
    assert.ok(sheet.y > 250 && sheet.y + sheet.height <= 701, JSON.stringify(sheet));
    // Some of what is chosen or named stands above the sheet.
    const box = await page.locator('#text .is-chosen, #text .is-entity').last().boundingBox();
    assert.ok(box.y >= 0 && box.y < sheet.y, JSON.stringify(box));
  }, { viewport: { width: 360, height: 700 } }));

test('by keyboard: j, k, Esc, and what the second speaker said', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    // While one writes, letters are letters.
    await page.locator('#paste').press('End');
    await page.keyboard.press('j');
    assert.equal(await page.locator('#card').isVisible(), false);
    await page.keyboard.press('Backspace');
    await settled(page);
    await page.locator('#text').focus();
    const chosen = async () => (await page.locator('#text .is-chosen').allTextContents()).join('');
    const all = await page.locator('#said .words').allTextContents();
    await page.keyboard.press('j');
    const first = await chosen();
    await page.keyboard.press('j');
    const second = await chosen();
    assert.notEqual(first, second);
    assert.ok(all.includes(first) && all.includes(second));
    await page.keyboard.press('k');
    assert.equal(await chosen(), first);
    await page.keyboard.press('k');
    assert.equal(await chosen(), '이미 늦었다');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#card').isVisible(), false);
    assert.equal(await chosen(), '');
    // The list alone does as well: from the text, Tab leads to the lists and into them.
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.dataset.quoteId !== undefined && document.activeElement.closest('.group').matches(':nth-child(2)'))) break;
    }
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#card .mark-speaker').textContent(), '민유라');
    assert.equal(await page.locator('#card blockquote').textContent(), '이미 늦었다');
    // The focus is seen.
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
    // Letters can be switched off.
    await page.keyboard.press('Escape');
    await page.locator('#shortcuts').click();
    await page.keyboard.press('j');
    assert.equal(await page.locator('#card').isVisible(), false);
  }));

test('what happens is told to screen readers', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const live = page.locator('#live');
    await page.waitForFunction(() => /인용 4건, 인물 2명/.test(document.querySelector('#live').textContent));
    assert.equal(await live.getAttribute('aria-live'), 'polite');
    await page.locator('#said [data-quote-id]').last().click();
    await page.waitForFunction(() => /민유라: 이미 늦었다/.test(document.querySelector('#live').textContent));
  }));

test('in the dark the page is dark', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const light = (color) => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0) / 3;
    const [ground, ink] = await page.locator('.pane-text').evaluate((n) => [getComputedStyle(n).backgroundColor, getComputedStyle(n).color]);
    assert.ok(light(ground) < 60, ground);
    assert.ok(light(ink) > 180, ink);
  }, { colorScheme: 'dark' }));

test('on paper: the article with its speakers in brackets, and the lists; no controls', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.emulateMedia({ media: 'print' });
    for (const id of ['#paste', '#analyze', '.lang', '.tabs']) assert.equal(await page.locator(id).isVisible(), false, id);
    for (const id of ['#text', '#said', '#names', '#legend']) assert.equal(await page.locator(id).isVisible(), true, id);
    const label = await page.locator('#text [data-who]').last().evaluate((node) => getComputedStyle(node, '::after').content);
    assert.match(label, /민유라/);
  }));
