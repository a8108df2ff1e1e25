// The packed tarball in apps that are built: Vite (its development server and its build), webpack 5, Next (server and
// client). Built once each, run in every engine. No configuration says anything about WASM files or workers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { engines, reported, start } from './support/browsers.mjs';
import { block, blocks } from './support/docs.mjs';
import { install, run } from './support/pack.mjs';
import { FOUND } from './support/pages.mjs';
import { serve } from './support/serve.mjs';

const browsers = [];
for (const name of engines) {
  const engine = await start(name);
  if (engine) browsers.push([name, engine]);
  else test(`apps in ${name}`, { skip: `this machine lacks ${name}` }, () => {});
}
after(() => Promise.all(browsers.map(([, engine]) => engine.close())));

/** Opens an address in every engine and checks what is reported. */
async function open(url, expected, also = async () => {}) {
  for (const [name, engine] of browsers) {
    const page = await engine.page();
    try {
      assert.deepEqual(await reported(page, url), expected, name);
      await also(page, name);
    } finally {
      await page.close();
    }
  }
}

const WITH_QUICK_START = { ...FOUND, quick: ['한도윤 예산을 다시 짜겠다'] };

test('Vite: the development server, and the build', async () => {
  const folder = await install('vite');
  writeFileSync(join(folder, 'quick.js'), block('javascript.en.md', 'js'));
  const vite = await import(pathToFileURL(join(folder, 'node_modules/vite/dist/node/index.js')).href);
  const server = await vite.createServer({ root: folder, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  await server.listen();
  try {
    await open(server.resolvedUrls.local[0], WITH_QUICK_START);
  } finally {
    await server.close();
  }
  await vite.build({ root: folder, base: './', logLevel: 'error' });
  const host = await serve(join(folder, 'dist'));
  await open(`${host.url}/`, WITH_QUICK_START);
  await host.close();
});

test('webpack 5', async () => {
  const folder = await install('webpack');
  writeFileSync(join(folder, 'src/quick.js'), block('javascript.en.md', 'js'));
  await run(process.execPath, ['build.mjs'], folder);
  const host = await serve(folder);
  await open(`${host.url}/`, WITH_QUICK_START);
  await host.close();
});

for (const bundler of ['turbopack', 'webpack']) {
  test(`Next with ${bundler}: a server component and a client component`, async () => {
    const folder = await install('next');
    const [server, client] = blocks('javascript.en.md').flat().filter(({ language }) => language === 'jsx');
    writeFileSync(join(folder, 'app/server-quotes.jsx'), server.code);
    writeFileSync(join(folder, 'app/client-quotes.jsx'), client.code);
    const next = join(folder, 'node_modules/next/dist/bin/next');
    const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    await run(process.execPath, [next, 'build', `--${bundler}`], folder, env);
    const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', '0'], { cwd: folder, env: { ...process.env, ...env } });
    try {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
      const address = () => /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output)?.[0];
      for (let tries = 0; tries < 300 && !address(); tries++) await sleep(100);
      assert.ok(address(), output);
      const html = await (await fetch(address())).text();
      const words = (part) => part?.replace(/<[^>]*>/g, '');
      assert.equal(words(/<section id="server">(.*?)<\/section>/.exec(html)?.[1]), '한도윤: 예산을 다시 짜겠다');
      await open(address(), FOUND, async (page, name) => {
        const text = () => page.evaluate('document.querySelector("#client").textContent');
        for (let tries = 0; tries < 100 && !(await text()); tries++) await sleep(50);
        assert.equal(await text(), '한도윤: 예산을 다시 짜겠다', name);
      });
    } finally {
      child.kill();
    }
  });
}
