// Pages without a bundler, in one engine: a plain host, strict policies, Trusted Types, workers, another origin, no network.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { reported, start } from './browsers.mjs';
import { block } from './docs.mjs';
import { unpack } from './pack.mjs';
import { serve } from './serve.mjs';

/** What shared/check.js finds. */
export const FOUND = {
  said: ['한도윤: 예산을 다시 짜겠다', '한도윤: 기한은 이달 말'],
  inWorker: true,
  codes: ['aborted', 'invalid_argument', 'disposed'],
  rows: 3,
  info: [],
};

/** Defines the tests of an engine; where the machine lacks it, one that is skipped and says so. */
export async function pages(name) {
  const engine = await start(name);
  if (!engine) {
    test(`pages in ${name}`, { skip: `this machine lacks ${name}` }, () => {});
    return;
  }
  const folder = await unpack('static');
  after(() => engine.close());

  /** Serves, opens, checks what is reported; gives the paths that were asked for. */
  async function open(path, settings = {}, { expected = FOUND, also = async () => {} } = {}) {
    const host = await serve(folder, settings);
    const page = await engine.page();
    try {
      assert.deepEqual(await reported(page, host.url + path), expected);
      await also(page, host);
      return host.requests;
    } finally {
      await page.close();
      await host.close();
    }
  }

  describe(`${name} ${engine.version}`, () => {
    test('a plain host; one file of each kind is asked for, and nothing else', async () => {
      const requests = await open('/index.html');
      const own = requests.filter((path) => path.startsWith('/ttaom/')).map((path) => path.slice('/ttaom/dist/'.length));
      assert.deepEqual([...new Set(own)].sort(), ['index.js', 'ttaom_bg.wasm', 'worker.js']);
    });

    test('a strict Content-Security-Policy', async () => {
      const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
      await open('/index.html', { headers: { 'content-security-policy': policy } });
    });

    test('a policy without wasm-unsafe-eval: the error says what is missing', async () => {
      const host = await serve(folder, { headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" } });
      const page = await engine.page();
      try {
        await assert.rejects(reported(page, `${host.url}/index.html`), (error) => {
          assert.match(error.message, /wasm-unsafe-eval/);
          return true;
        });
      } finally {
        await page.close();
        await host.close();
      }
    });

    test('a policy without workers: the page’s own thread does the work, and one line says so', async () => {
      const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'";
      const host = await serve(folder, { headers: { 'content-security-policy': policy } });
      const page = await engine.page();
      try {
        const { info, ...found } = await reported(page, `${host.url}/index.html`);
        assert.deepEqual({ ...found, info: [] }, FOUND);
        assert.equal(info.length, 1);
        assert.match(info[0], /^ttaom: no worker/);
      } finally {
        await page.close();
        await host.close();
      }
    });

    test('Trusted Types enforced, with the policy ttaom', async () => {
      // The very line of the documentation.
      const policy = block('javascript.en.md', 'text').trim().replace('Content-Security-Policy: ', '');
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types ttaom$/);
      await open('/index.html', { headers: { 'content-security-policy': policy } });
    });

    test('a worker of one’s own', async () => {
      await open('/own-worker.html', {}, { expected: { ...FOUND, atOnce: 1 } });
    });

    test('a host that does not know .wasm', async () => {
      await open('/index.html', { types: { '.wasm': undefined } });
    });

    test('a file that comes cut short is asked for once more, past the cache', async () => {
      // Kept by the browser, as a file of the package may be; the second time it is whole.
      const headers = { 'cache-control': 'max-age=3600' };
      let cut = 0;
      const change = (path, body) => (path.endsWith('.wasm') && cut++ === 0 ? body.subarray(0, body.length / 2) : body);
      const requests = await open('/index.html', { headers, change });
      assert.equal(requests.filter((path) => path.endsWith('.wasm')).length, 2);
    });

    test('the package from another origin, its worker too', async () => {
      const cdn = await serve(folder, { headers: { 'access-control-allow-origin': '*' } });
      try {
        await open(`/cdn.html?from=${cdn.url}`);
      } finally {
        await cdn.close();
      }
    });

    test('the single file from another origin, held to its hash', async () => {
      const cdn = await serve(folder, { headers: { 'access-control-allow-origin': '*' } });
      const { 'ttaom.js': hash } = JSON.parse(readFileSync(join(folder, 'ttaom/dist/integrity.json'), 'utf8'));
      const fill = (integrity) => ({
        change: (path, body) => (path === '/single.html' ? String(body).replaceAll('FROM', cdn.url).replaceAll('HASH', integrity) : body),
      });
      try {
        await open('/single.html', fill(hash));
        assert.deepEqual([...new Set(cdn.requests)], ['/ttaom/dist/ttaom.js']);
        // A file that was changed on its way is not run.
        await assert.rejects(open('/single.html', fill(`sha384-${'A'.repeat(64)}`)), /in the page: TypeError/);
      } finally {
        await cdn.close();
      }
    });

    test('without a network after the first load', async () => {
      await open('/index.html', {}, {
        also: async (page, host) => {
          await host.close();
          await page.evaluate('(delete document.documentElement.dataset.result, dispatchEvent(new Event("again")), 1)');
          const { info, ...found } = await reported(page, '', { open: false });
          // The worker's file is not kept by every engine; then the thread does the work.
          assert.deepEqual({ ...found, info: [] }, FOUND);
          assert.ok(info.length <= 1);
        },
      });
    });
  });
}
