// Three engines behind one face: a page that is opened and asked. Chromium by Playwright, Firefox by Puppeteer (WebDriver
// BiDi), WebKitGTK by plain WebDriver under a screen of its own.
import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBrowser } from '../../../www/scripts/browser.mjs';

/** Finds a program by its names on PATH or by its whole path. */
function find(...names) {
  const folders = ['', ...(process.env.PATH ?? '').split(delimiter)];
  const isProgram = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  for (const name of names) {
    for (const folder of folders) if ((folder || name.startsWith('/')) && isProgram(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

const MINI = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** The path of WebKitGTK's own small browser, whatever the machine. */
function miniBrowser() {
  try {
    const folder = readdirSync('/usr/lib').find((name) => name.endsWith('-linux-gnu'));
    return find(MINI, `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`, `/usr/lib/${folder}/webkit2gtk-4.0/MiniBrowser`);
  } catch {
    return undefined;
  }
}

/** The keys that are no letters, as WebDriver has them. */
const KEYS = { Tab: '\ue004', Enter: '\ue007', Escape: '\ue00c', ArrowLeft: '\ue012', ArrowRight: '\ue014', Control: '\ue009', Shift: '\ue008' };

/**
 * How each engine starts; `undefined` where the machine lacks it. A page has `goto`, `evaluate`, `press` (a key, or
 * several with + between), `click` (a point of the window), `resize`, `screenshot` and `close`.
 */
const ENGINES = {
  async chromium() {
    const { chromium } = await import('playwright-core');
    const path = await findBrowser().catch(() => undefined);
    if (path === undefined) return undefined;
    const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    return {
      version: browser.version(),
      async page() {
        const context = await browser.newContext();
        const page = await context.newPage();
        return {
          goto: (url) => page.goto(url),
          evaluate: (code) => page.evaluate(code),
          press: (keys) => page.keyboard.press(keys),
          click: (x, y) => page.mouse.click(x, y),
          resize: (width, height) => page.setViewportSize({ width, height }),
          screenshot: () => page.screenshot(),
          close: () => context.close(),
        };
      },
      close: () => browser.close(),
    };
  },

  async firefox() {
    const path = find('firefox-esr', 'firefox');
    if (path === undefined) return undefined;
    const { default: puppeteer } = await import('puppeteer-core');
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: path, headless: true });
    return {
      version: await browser.version(),
      async page() {
        const page = await browser.newPage();
        return {
          goto: (url) => page.goto(url),
          evaluate: (code) => page.evaluate(code),
          async press(keys) {
            const [key, ...held] = keys.split('+').reverse();
            for (const one of held) await page.keyboard.down(one);
            await page.keyboard.press(key);
            for (const one of held) await page.keyboard.up(one);
          },
          click: (x, y) => page.mouse.click(x, y),
          resize: (width, height) => page.setViewport({ width, height }),
          screenshot: () => page.screenshot(),
          close: () => page.close(),
        };
      },
      close: () => browser.close(),
    };
  },

  async webkit() {
    const driver = find('WebKitWebDriver');
    const mini = miniBrowser();
    const screen = process.env.DISPLAY ? undefined : find('xvfb-run');
    if (driver === undefined || mini === undefined || (!process.env.DISPLAY && screen === undefined)) return undefined;
    const port = await freePort();
    const [command, ...args] = [...(screen ? [screen, '-a', '--server-args=-screen 0 1400x1000x24'] : []), driver, `--port=${port}`];
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    const ask = async (method, path, body) => {
      const options = { method, headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) };
      const response = await fetch(`http://127.0.0.1:${port}${path}`, options);
      const { value } = await response.json();
      if (!response.ok) throw new Error(`WebDriver: ${value?.message ?? response.status}`);
      return value;
    };
    for (let tries = 0; tries < 100; tries++) {
      if (await ask('GET', '/status').then(() => true, () => false)) break;
      await sleep(100);
    }
    const own = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: mini, args: ['--automation'] } };
    const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: { alwaysMatch: own } });
    const session = `/session/${sessionId}`;
    return {
      version: `WebKitGTK ${capabilities.browserVersion}`,
      async page() {
        const evaluate = (code) => ask('POST', `${session}/execute/sync`, { script: `return (${code})`, args: [] });
        const act = (actions) => ask('POST', `${session}/actions`, { actions });
        return {
          goto: (url) => ask('POST', `${session}/url`, { url }),
          evaluate,
          async press(keys) {
            const values = keys.split('+').map((key) => KEYS[key] ?? key);
            const down = values.map((value) => ({ type: 'keyDown', value }));
            const up = values.slice().reverse().map((value) => ({ type: 'keyUp', value }));
            await act([{ type: 'key', id: 'keys', actions: [...down, ...up] }]);
          },
          async click(x, y) {
            const move = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) };
            const press = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
            await act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [move, ...press] }]);
          },
          resize: (width, height) => ask('POST', `${session}/window/rect`, { width, height: height + 80 }),
          screenshot: async () => Buffer.from(await ask('GET', `${session}/screenshot`), 'base64'),
          close: () => ask('POST', `${session}/url`, { url: 'about:blank' }),
        };
      },
      async close() {
        await ask('DELETE', session).catch(() => {});
        // The whole group: xvfb-run waits for what it started.
        process.kill(-child.pid);
      },
    };
  },
};

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The names of the engines. */
export const engines = Object.keys(ENGINES);

/**
 * Starts an engine. Where the machine lacks it, `undefined`; with `TTAOM_BROWSERS=all` (the checks before a release)
 * that is an error.
 */
export async function start(name) {
  const engine = await ENGINES[name]();
  if (!engine && process.env.TTAOM_BROWSERS === 'all') throw new Error(`this machine lacks ${name}`);
  return engine;
}

/** Opens a page and waits for what it reports (shared/check.js). */
export async function reported(page, url, { open = true, timeout = 60_000 } = {}) {
  if (open) await page.goto(url);
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const result = await page.evaluate('document.documentElement.dataset.result ?? ""');
    if (result) {
      const value = JSON.parse(result);
      if (value.error) throw new Error(`in the page: ${value.error}`);
      return value;
    }
    await sleep(50);
  }
  throw new Error(`${url} reported nothing within ${timeout} ms`);
}
