// The pictures of every state at both widths in both themes, of the first sample article; the READMEs use some of them.
// `TTAOM_SCREENSHOT=1` writes them to www/demo/screenshots; otherwise they go to tests/browser/out, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { begin, choose, paste, root } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

const folder = process.env.TTAOM_SCREENSHOT ? join(root, 'www', 'demo', 'screenshots') : join(root, 'tests', 'browser', 'out');

/** The sample of the pictures, and the quote that is chosen in it. */
const SAMPLE = '01';
const QUOTE = 8;

async function picture(page, name, narrow) {
  // How long it took differs from run to run, the picture must not: it is left out.
  await page.evaluate(() => (globalThis.shade('[data-timing]').textContent = ''));
  await page.mouse.move(0, 0);
  if (narrow) await page.evaluate(() => document.querySelector('ttaom-reader').scrollIntoView({ block: 'start' }));
  const bytes = await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  assert.ok(bytes.length > 8_000, `${name} is nearly empty`);
}

for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the pictures at ${width} px, ${colorScheme}`, () =>
      browser.with(async (page, { url }) => {
        mkdirSync(folder, { recursive: true });
        const narrow = width < 700;
        const take = (state) => picture(page, `${state}-${width}-${colorScheme}`, narrow && state !== 'empty');
        let go;
        const gate = new Promise((resolve) => (go = resolve));
        await page.route('**/*.wasm', async (route) => {
          await gate;
          await route.continue().catch(() => {});
        });
        await page.goto(url);
        await take('empty');
        await page.locator('#paste').fill('민유라 의원은 “이미 늦었다”고 비판했다.');
        await page.locator('.state-loading').waitFor();
        await take('loading');
        go();
        await choose(page, SAMPLE);
        await page.locator(`.panel-said [data-quote-id="${QUOTE}"]`).click();
        if (narrow) await page.locator('.card').getByRole('button', { name: '글에서 보기' }).click();
        assert.ok(await page.locator('.card .mark-speaker').isVisible(), 'the chosen quote has no speaker');
        if (narrow) {
          await page.evaluate(() => {
            globalThis.shade('[data-timing]').textContent = '';
            globalThis.shade('.card').scrollTop = 0;
          });
          await page.screenshot({ path: join(folder, `result-${width}-${colorScheme}.png`), animations: 'disabled', caret: 'hide' });
        } else await take('result');
        if (!narrow) {
          await page.keyboard.press('Escape');
          await page.locator('#tab-overview').click();
          await take('overview');
          if (colorScheme === 'light') {
            await page.locator('[data-lang="en"]').click();
            await page.locator(`#tab-said`).click();
            await page.locator(`.panel-said [data-quote-id="${QUOTE}"]`).click();
            await take('english');
            await page.locator('[data-lang="ko"]').click();
          }
        }
        await page.keyboard.press('Escape');
        await paste(page, '비가 그치고 바람이 잦아들었다.');
        await take('nothing');
        await page.evaluate(() => {
          const box = document.querySelector('#paste');
          box.value = '가'.repeat(1_000_001);
          document.querySelector('#analyze').click();
          // The picture is of the state, not of a million letters.
          box.value = '';
        });
        await page.locator('.state-error').waitFor();
        await take('long');
        await page.unroute('**/*.wasm');
        await page.route('**/*.wasm', (route) => route.abort());
        await page.reload();
        await page.locator('.state-error').waitFor();
        await take('error');
      }, {
        goto: false,
        viewport: { width, height: narrowHeight(width) },
        colorScheme,
        deviceScaleFactor: 1,
        reducedMotion: 'reduce',
        expected: [/ERR_FAILED/, /wasm_load|Could not get/, /1000001/],
      }));
  }
}

function narrowHeight(width) {
  return width < 700 ? 740 : 800;
}
