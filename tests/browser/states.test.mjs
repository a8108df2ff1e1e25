// What is shown where there is no result, without a network, on small screens, in the dark, on paper, by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, CLEAR, clickWords, painted, paste, settled } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

test('empty: what to do, and no result', () =>
  browser.with(async (page) => {
    assert.match(await page.locator('.state').textContent(), /기사를 붙여 넣으세요/);
    assert.equal((await page.locator('.privacy').innerText()).trim(), '글은 이 기기를 떠나지 않습니다.');
    assert.equal(await page.locator('.legend').isVisible(), false);
    assert.equal(await page.locator('[data-tool]:visible').count(), 0);
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
    await page.locator('.state-loading').waitFor();
    assert.match(await page.locator('.state').textContent(), /불러오는 중/);
    assert.equal(await page.locator('.reader').getAttribute('aria-busy'), 'true');
    go();
    await settled(page);
    assert.equal(await page.locator('.reader').getAttribute('aria-busy'), 'false');
  }, { goto: false }));

test('an error is said, the text is kept, and 다시 시도 works', () =>
  browser.with(async (page, { url }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(url);
    await page.locator('.state-error').waitFor();
    await page.locator('#paste').fill(CLEAR);
    await page.waitForTimeout(500);
    assert.match(await page.locator('.state-error').textContent(), /분석기를 불러오지 못했습니다/);
    assert.equal(await page.locator('#paste').inputValue(), CLEAR);
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await settled(page);
    assert.ok((await page.locator('.panel-said [data-quote-id]').count()) > 0);
  }, { goto: false, expected: [/ERR_FAILED/, /wasm_load|Could not get/] }));

test('nothing found: said with its reason, the text is shown', () =>
  browser.with(async (page) => {
    await paste(page, '비가 그치고 바람이 잦아들었다.');
    assert.match(await page.locator('ttaom-reader .notice').first().textContent(), /찾지 못했습니다/);
    assert.equal(await page.locator('.panel-said [data-quote-id]').count(), 0);
    assert.match(await page.locator('.panel-said').textContent(), /인용을 찾지 못했습니다/);
  }));

test('too long: said, not tried', () =>
  browser.with(async (page) => {
    await page.evaluate(() => {
      document.querySelector('#paste').value = '가'.repeat(1_000_001);
      document.querySelector('#analyze').click();
    });
    await page.locator('.state-error').waitFor();
    assert.match(await page.locator('.state').textContent(), /너무 깁니다/);
  }, { expected: [/1000001/] }));

test('kept: the page opens and works without a network, and proves it', () =>
  browser.with(async (page, { context, url }) => {
    await page.waitForFunction(() => /네트워크 없이도/.test(document.querySelector('#offline').textContent));
    await context.setOffline(true);
    await page.reload();
    await paste(page, CLEAR);
    assert.ok((await page.locator('.panel-said [data-quote-id]').count()) > 0);
    await page.locator('#proof').click();
    const proof = await page.locator('#dialog').textContent();
    assert.match(proof, /네트워크 요청: 0건/);
    assert.match(proof, /지금 네트워크가 꺼져 있습니다/);
    await page.locator('#dialog-close').click();
    await page.locator('#about').click();
    await page.locator('#dialog summary').first().click();
    assert.match(await page.locator('#dialog').textContent(), /KLUE-NER/);
    assert.ok(page.url().startsWith(url));
  }, { serviceWorkers: 'allow', expected: [/ERR_INTERNET_DISCONNECTED/] }));

test('kept, but damaged: taken from the network once more, and kept whole', () =>
  browser.with(async (page) => {
    await page.waitForFunction(() => /네트워크 없이도/.test(document.querySelector('#offline').textContent));
    const sizes = (cut) =>
      page.evaluate(async (cut) => {
        const sizes = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of (await cache.keys()).filter(({ url }) => url.endsWith('.wasm'))) {
            const file = await cache.match(request);
            const bytes = await file.arrayBuffer();
            sizes.push(bytes.byteLength);
            if (cut) await cache.put(request, new Response(bytes.slice(0, bytes.byteLength / 2), { headers: file.headers }));
          }
        }
        return sizes;
      }, cut);
    const whole = await sizes(true);
    assert.deepEqual(await sizes(), whole.map((size) => Math.floor(size / 2)));
    await page.reload();
    await paste(page, CLEAR);
    assert.ok((await page.locator('.panel-said [data-quote-id]').count()) > 0);
    assert.deepEqual(await sizes(), whole);
    assert.equal(whole.length, 1);
  }, { serviceWorkers: 'allow' }));

test('once loaded it works without a network', () =>
  browser.with(async (page, { context, requests }) => {
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    const before = requests.length;
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]').first().click();
    await page.locator('[data-lang="en"]').click();
    await choose(page, '02');
    assert.ok((await page.locator('.panel-said [data-quote-id]').count()) > 0);
    assert.equal(requests.length, before, 'something was asked of the network');
    // The browser itself may still be after the icon of the tab.
  }, { expected: [/ERR_INTERNET_DISCONNECTED \(.*\/favicon\.svg\)/] }));

test('the page asks only for its own few files', () =>
  browser.with(async (page, { requests, url }) => {
    await paste(page, CLEAR);
    const kinds = requests.map((address) => address.slice(url.length).replace(/^.*(\.\w+)$/, '$1')).sort();
    const wanted = ['', '.css', '.js', '.js', '.svg', '.wasm', '.webmanifest'];
    assert.deepEqual(kinds, wanted.filter((kind) => kinds.includes(kind)), kinds.join(' '));
    assert.ok(kinds.includes('.wasm'));
  }));

for (const [width, lang] of [[320, 'ko'], [320, 'en'], [360, 'ko'], [640, 'ko'], [768, 'ko'], [900, 'en']]) {
  test(`${width} px wide (${lang}): nothing sticks out, in any state`, () =>
    browser.with(async (page) => {
      const out = () =>
        page.evaluate(() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const all = [...document.querySelectorAll('body *'), ...globalThis.shades('*')];
          return all.filter((n) => n.getBoundingClientRect().right > width + 1).map((n) => n.className || n.tagName);
        });
      await page.locator(`[data-lang="${lang}"]`).click();
      assert.deepEqual(await out(), [], 'empty');
      for (const slug of ['01', '09']) {
        await choose(page, slug);
        assert.deepEqual(await out(), [], slug);
        await page.locator('#tab-overview').click();
        assert.deepEqual(await out(), [], `${slug} at a glance`);
        await page.locator('#tab-said').click();
        await page.locator('.panel-said [data-quote-id]').first().click();
        await page.locator('.card summary').click();
        assert.deepEqual(await out(), [], `${slug} with a card`);
        await page.keyboard.press('Escape');
      }
      for (const tool of ['export', 'share', 'add', 'help']) {
        await page.locator(`[data-tool="${tool}"]`).click();
        const dialog = await page.locator('.reader .dialog').boundingBox();
        assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= width, tool);
        await page.keyboard.press('Escape');
      }
      await paste(page, `https://example.invalid/${'a'.repeat(300)} “${'가'.repeat(300)}”고 말했다.`);
      assert.deepEqual(await out(), [], 'long words');
    }, { viewport: { width, height: 740 } }));
}

test('narrow: the card is a sheet that leaves the chosen words in sight', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    await clickWords(page, '문은 늘 열려');
    const sheet = await page.locator('.card').boundingBox();
    assert.ok(sheet.y > 250 && sheet.y + sheet.height <= 701, JSON.stringify(sheet));
    const top = await page.evaluate(() => {
      const [range] = [...CSS.highlights].find(([name]) => name.endsWith('-chosen'))[1];
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.getBoundingClientRect().top;
    });
    assert.ok(top >= 0 && top < sheet.y, `${top} ${sheet.y}`);
  }, { viewport: { width: 360, height: 700 } }));

test('narrow: a text that comes at once is gone to, typing is not', () =>
  browser.with(async (page) => {
    await choose(page, '01');
    await page.waitForFunction(() => document.querySelector('ttaom-reader').getBoundingClientRect().top < 20);
    await page.locator('#paste').click();
    await page.keyboard.insertText('가');
    await settled(page);
    assert.ok((await page.evaluate(() => document.querySelector('ttaom-reader').getBoundingClientRect().top)) > 100);
  }, { viewport: { width: 360, height: 700 } }));

test('by keyboard alone: what the second speaker said', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    // While one writes, letters are letters.
    await page.locator('#paste').press('End');
    await page.keyboard.press('j');
    assert.equal(await page.locator('.card').isVisible(), false);
    await page.keyboard.press('Backspace');
    await settled(page);
    await page.locator('.article').focus();
    const chosen = async () => (await painted(page, 'chosen')).join('');
    const all = await page.locator('.panel-said .words').allTextContents();
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
    // With the Korean layout on as well.
    await page.evaluate(() => globalThis.shade('.article').dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅓ', bubbles: true, composed: true })));
    assert.equal(await chosen(), first);
    await page.keyboard.press('n');
    assert.equal(await page.locator('#tab-names').getAttribute('aria-selected'), 'true');
    assert.ok((await painted(page, 'entity')).length > 0);
    // Arrows go from mark to mark in the text, Enter to the card, Esc back.
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.card').isVisible(), false);
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await painted(page, 'entity').then((all) => all[0]), '한도윤');
    await page.keyboard.press('ArrowRight');
    assert.equal(await chosen(), '예산을 다시 짜겠다');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'card');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'article');
    // The list alone does as well: from the text, Tab leads to the lists and into them.
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.closest('.panel-said .group')?.matches(':nth-child(2)'))) break;
    }
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.card .mark-speaker').textContent(), '민유라');
    assert.equal(await page.locator('.card blockquote').textContent(), '이미 늦었다');
    // The focus is seen.
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
    // The keys are told of.
    await page.keyboard.press('?');
    assert.match(await page.locator('.reader .dialog').textContent(), /다음·이전 인용/);
    await page.keyboard.press('Escape');
    await page.locator('.reader .dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'paste');
  }));

test('what happens is told to screen readers', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.waitForFunction(() => /인용 4건, 인물 2명/.test(globalThis.shade('[aria-live]').textContent));
    assert.equal(await page.locator('.reader [aria-live]').getAttribute('aria-live'), 'polite');
    await page.locator('.panel-said [data-quote-id]').last().click();
    await page.waitForFunction(() => /민유라: 이미 늦었다/.test(globalThis.shade('[aria-live]').textContent));
  }));

test('in the dark the page is dark, and a choice of the reader goes before the system', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    const light = (color) => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0) / 3;
    const colours = async () => {
      const found = await page.evaluate(() => [globalThis.shade('.pane-text'), document.querySelector('.pane-input'), document.body].map((n) => [getComputedStyle(n).backgroundColor, getComputedStyle(n).color]));
      return { grounds: found.slice(0, 2).map(([ground]) => light(ground)), inks: found.map(([, ink]) => light(ink)) };
    };
    const night = await colours();
    assert.ok(night.grounds.every((n) => n < 60) && night.inks.every((n) => n > 180), JSON.stringify(night));
    await page.locator('#theme').click();
    const day = await colours();
    assert.ok(day.grounds.every((n) => n > 200) && day.inks.every((n) => n < 60), JSON.stringify(day));
    await page.reload();
    assert.deepEqual(await colours(), day);
  }, { colorScheme: 'dark' }));

test('in forced colours: quotes are marked, names are underlined, what is chosen stands out', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.locator('.panel-said [data-quote-id]').last().click();
    const looks = await page.evaluate(() => {
      const system = (colour) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.forcedColorAdjust = 'none';
        probe.style.color = colour;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      const look = (label) => {
        const name = [...CSS.highlights.keys()].find((key) => key.endsWith(`-${label}`));
        const style = getComputedStyle(globalThis.shade('.block'), `::highlight(${name})`);
        return [style.backgroundColor, style.textDecorationLine];
      };
      return { quote: look('quote')[0] === system('Mark'), chosen: look('chosen')[0] === system('Highlight'), person: look('person') };
    });
    assert.deepEqual(looks, { quote: true, chosen: true, person: ['rgba(0, 0, 0, 0)', 'underline'] });
  }, { forcedColors: 'active' }));

test('on paper: the article with its speakers in brackets, and the lists; no controls', () =>
  browser.with(async (page) => {
    await paste(page, CLEAR);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.run[data-who]').last().waitFor();
    for (const id of ['#paste', '#analyze', '.lang', '.tabs', '.tools']) assert.equal(await page.locator(id).isVisible(), false, id);
    for (const id of ['.article', '.panel-said', '.panel-names', '.panel-overview figure >> nth=0', '.legend']) assert.equal(await page.locator(id).isVisible(), true, id);
    const label = await page.locator('.run[data-who]').last().evaluate((node) => getComputedStyle(node, '::after').content);
    assert.match(label, /민유라/);
    assert.equal(await page.evaluate(() => globalThis.shade('.article').textContent), CLEAR);
    await page.emulateMedia({ media: 'screen' });
    await page.waitForFunction(() => globalThis.shades('.run').length === 0 && globalThis.painted('quote').length === 4);
  }));
