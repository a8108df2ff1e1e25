// What the tests of the page share: the built page served as a strict host serves it, and a browser that listens for
// every complaint.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../www/scripts/browser.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const built = join(root, 'www', 'demo', 'dist');

/** The sample articles as the page offers them: `{ slug, text }`. */
export const samples = readdirSync(join(root, 'seeds', 'articles'))
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ slug: name.slice(0, -4), text: readFileSync(join(root, 'seeds', 'articles', name), 'utf8') }));

/** The policy of a host that allows nothing but what the page says it needs, with Trusted Types enforced. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Not the root of the host: the page must work under any path. */
const UNDER = '/some/where/ttaom/';

/** Serves the built page; `{ url, close }`. */
async function serve() {
  assert.ok(existsSync(join(built, 'index.html')), 'the page is not built: run npm test, or npm start once');
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const file = path === UNDER ? 'index.html' : path.startsWith(UNDER) ? path.slice(UNDER.length) : '';
    const full = join(built, file);
    if (file === '' || file.includes('..') || !existsSync(full)) return response.writeHead(404).end();
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY };
    response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }).end(readFileSync(full));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}${UNDER}`, close: () => server.close() };
}

/** The server and the browser of one test file. */
export async function begin() {
  const server = await serve();
  const options = { executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage'] };
  const browser = await chromium.launch(options);
  return {
    url: server.url,
    /** Runs `action` on a fresh page, then checks that the page complained of nothing and asked nobody else. */
    async with(action, { goto = true, expected = [], ...settings } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR', ...settings });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const complaints = [];
      const requests = [];
      page.on('console', (message) => {
        if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      context.on('request', (request) => requests.push(request.url()));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      try {
        if (goto) await page.goto(server.url);
        await action(page, { context, requests, url: server.url });
        const surprises = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
        assert.deepEqual(surprises, [], 'the page complained');
        assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), [], 'the page asked somebody else');
      } finally {
        await context.close();
      }
    },
    async end() {
      await browser.close();
      server.close();
    },
  };
}

/** Puts `text` into the box as a paste does, and waits for its result. */
export async function paste(page, text) {
  await page.evaluate((words) => {
    const box = document.querySelector('#paste');
    box.focus();
    box.select();
    // As the browser inserts what is pasted: one input event that says so.
    box.setRangeText(words, 0, box.value.length, 'end');
    box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  }, text);
  await settled(page);
}

/** Waits until what is painted is what is in the box. */
export async function settled(page, timeout = 60_000) {
  await page.waitForFunction(
    () => document.querySelector('#text').textContent === document.querySelector('#paste').value && !document.querySelector('#text').hidden,
    undefined,
    { timeout },
  );
}

/** Chooses a sample article by the beginning of its name. */
export async function choose(page, slug) {
  await page.locator(`[data-sample^="${slug}"]`).click();
  await settled(page);
}

/** What the textarea makes of a text: line ends are \n. */
export function inBox(text) {
  return text.replace(/\r\n?/g, '\n');
}

/** An article of whose result there can be no doubt: two speakers, one of them carried over. */
export const CLEAR = [
  '한도윤 장관 “예산을 다시 짜겠다”',
  '',
  '한도윤 기획부 장관은 4일 서울에서 기자들과 만나 “국회와 협의해 예산을 다시 짜겠다”고 말했다. 이어 “늦지 않게 답하겠다”고 덧붙였다.',
  '',
  '민유라 의원은 “이미 늦었다”고 비판했다.',
].join('\n');
