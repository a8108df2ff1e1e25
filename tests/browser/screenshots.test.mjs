// The pictures of the README, of the first sample article. `TTAOM_SCREENSHOT=1` writes them to docs/; otherwise they
// go to tests/browser/out, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { begin, choose, root } from './support.mjs';

let browser;
before(async () => (browser = await begin()));
after(() => browser?.end());

const folder = process.env.TTAOM_SCREENSHOT ? join(root, 'docs') : join(root, 'tests', 'browser', 'out');
const other = join(root, 'tests', 'browser', 'out');

/** The sample of the pictures, and the quote that is chosen in it. */
const SAMPLE = '01';
const QUOTE = 3;

async function picture(page, file) {
  // How long it took differs from run to run, the picture must not: it is left out.
  await page.evaluate(() => (document.querySelector('#timing').textContent = ''));
  await page.mouse.move(0, 0);
  const bytes = await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  assert.ok(bytes.length > 20_000, `${file} is nearly empty`);
}

const pictures = [
  ['screenshot.png', folder, 'ko', { width: 1280, height: 800 }, 'light'],
  ['screenshot-en.png', folder, 'en', { width: 1280, height: 800 }, 'light'],
  ['dark.png', other, 'ko', { width: 1280, height: 800 }, 'dark'],
  ['narrow.png', other, 'ko', { width: 360, height: 740 }, 'light'],
  ['narrow-dark.png', other, 'ko', { width: 360, height: 740 }, 'dark'],
];

for (const [name, where, lang, viewport, colorScheme] of pictures) {
  test(`the picture ${name}`, () =>
    browser.with(async (page) => {
      mkdirSync(where, { recursive: true });
      await page.locator(`[data-lang="${lang}"]`).click();
      await choose(page, SAMPLE);
      await page.locator(`#said [data-quote-id="${QUOTE}"]`).click();
      assert.ok(await page.locator('#card .mark-speaker').isVisible(), 'the chosen quote has no speaker');
      await picture(page, join(where, name));
    }, { viewport, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' }));
}
