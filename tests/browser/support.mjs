// What the tests of the page and the widget share: the built page served as a strict host serves it, and a Chromium
// that listens for every complaint.
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
  "worker-src 'self'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types ttaom ttaom-page',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Not the root of the host: the page must work under any path. */
const UNDER = '/some/where/ttaom/';

/** Pages of the tests' own beside the built one, by name; they may use everything in `dist`. */
const PAGES = join(root, 'tests', 'browser', 'pages');

/** Serves the built page, `pages/` with the package under `pages/dist/`; `{ url, close }`. */
export async function serve() {
  assert.ok(existsSync(join(built, 'index.html')), 'the page is not built: run npm test, or npm start once');
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const asked = path.startsWith(UNDER) ? path.slice(UNDER.length).replace(/(^|\/)$/, '$1index.html') : '';
    const full = asked.startsWith('pages/dist/')
      ? join(root, 'dist', asked.slice('pages/dist/'.length))
      : asked.startsWith('pages/')
        ? join(PAGES, asked.slice('pages/'.length))
        : join(built, asked);
    if (asked === '' || asked.includes('..') || !existsSync(full)) return response.writeHead(404).end();
    // The example of embedding brings the policy of a page of its own.
    // One page allows as little as there is.
    const words = asked === 'pages/none.html' ? POLICY.replace("worker-src 'self'", "worker-src 'none'").replace('trusted-types ttaom ttaom-page', "trusted-types 'none'") : POLICY;
    const policy = asked.startsWith('embed/') ? {} : { 'content-security-policy': words };
    const headers = { 'content-type': TYPES[extname(full)] ?? 'application/octet-stream', ...policy };
    response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }).end(readFileSync(full));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}${UNDER}`, close };
}

/** Helpers inside the page: `shade` is the reader's shadow tree, `painted` what a highlight lies on. */
export function helpers() {
  globalThis.shade = (selector, n = 0) => document.querySelectorAll('ttaom-reader')[n]?.shadowRoot.querySelector(selector);
  globalThis.shades = (selector, n = 0) => [...document.querySelectorAll('ttaom-reader')[n].shadowRoot.querySelectorAll(selector)];
  globalThis.painted = (label, n) =>
    [...CSS.highlights]
      .filter(([name]) => (n === undefined ? /^ttaom-\d+-(.*)$/ : new RegExp(`^ttaom-${n}-(.*)$`)).exec(name)?.[1] === label)
      .flatMap(([, highlight]) => [...highlight])
      .map((fixed) => {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        return range.toString();
      });
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
}

/** The server and the browser of one test file. */
export async function begin() {
  const server = await serve();
  const options = { executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage'] };
  const browser = await chromium.launch(options);
  return {
    url: server.url,
    /** Runs `action` on a fresh page, then checks that the page complained of nothing and asked nobody else. */
    async with(action, { goto = '', expected = [], ...settings } = {}) {
      const defaults = { viewport: { width: 1280, height: 800 }, locale: 'ko-KR', serviceWorkers: 'block' };
      const context = await browser.newContext({ ...defaults, ...settings });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const complaints = [];
      const requests = [];
      page.on('console', (message) => {
        if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      context.on('request', (request) => requests.push(request.url()));
      await page.addInitScript(helpers);
      try {
        if (goto !== false) await page.goto(server.url + goto);
        await action(page, { context, requests, url: server.url });
        const known = [/Service Worker registration blocked by Playwright/, ...expected];
        assert.deepEqual(complaints.filter((text) => !known.some((pattern) => pattern.test(text))), [], 'the page complained');
        const others = requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('blob:'));
        assert.deepEqual(others, [], 'the page asked somebody else');
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

/** Waits until what is painted is what is in the box, and the lists are built. */
export async function settled(page, timeout = 60_000) {
  await page.waitForFunction(
    () => {
      const article = globalThis.shade('.article');
      return article && !article.hidden && article.textContent === document.querySelector('#paste').value && !globalThis.shades('.list').some((list) => list.inert);
    },
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

/** What a highlight of the page lies on. */
export function painted(page, label) {
  return page.evaluate((name) => globalThis.painted(name), label);
}

/** A point on the first letter of some words in the text. */
export function pointOf(page, words) {
  return page.evaluate((wanted) => {
    const walk = document.createTreeWalker(globalThis.shade('.article'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      walk.currentNode.parentElement.scrollIntoView({ block: 'center' });
      const r = range.getBoundingClientRect();
      return { x: r.left + r.width / 2, y: r.top + r.height / 2 };
    }
    throw new Error(`${wanted} is not in the text`);
  }, words);
}

/** Clicks on words in the text. */
export async function clickWords(page, words) {
  const { x, y } = await pointOf(page, words);
  await page.mouse.click(x, y);
}

/** An article of whose result there can be no doubt: two speakers, one of them carried over. */
export const CLEAR = [
  '한도윤 장관 “예산을 다시 짜겠다”',
  '',
  '한도윤 기획부 장관은 4일 서울에서 기자들과 만나 “국회와 협의해 예산을 다시 짜겠다”고 말했다. 이어 “늦지 않게 답하겠다”고 덧붙였다.',
  '',
  '민유라 의원은 “이미 늦었다”고 비판했다.',
].join('\n');
