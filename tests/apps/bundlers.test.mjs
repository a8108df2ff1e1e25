// The packed tarball in apps that are built: Vite (its development server and its build), webpack 5, Next (server and
// client). Built once each, run in every engine. No configuration says anything about WASM files or workers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { engines, reported, start } from './support/browsers.mjs';
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
async function open(url) {
  for (const [name, engine] of browsers) {
    const page = await engine.page();
    try {
      assert.deepEqual(await reported(page, url), FOUND, name);
    } finally {
      await page.close();
    }
  }
}

test('Vite: the development server, and the build', async () => {
  const folder = await install('vite');
  const vite = await import(pathToFileURL(join(folder, 'node_modules/vite/dist/node/index.js')).href);
  const server = await vite.createServer({ root: folder, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  await server.listen();
  try {
    await open(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
  await vite.build({ root: folder, base: './', logLevel: 'error' });
  const host = await serve(join(folder, 'dist'));
  await open(`${host.url}/`);
  await host.close();
});

test('webpack 5', async () => {
  const folder = await install('webpack');
  await run(process.execPath, ['build.mjs'], folder);
  const host = await serve(folder);
  await open(`${host.url}/`);
  await host.close();
});

for (const bundler of ['turbopack', 'webpack']) {
  test(`Next with ${bundler}: a server component and a client component`, async () => {
    const folder = await install('next');
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
      assert.match(html, /<p id="server">한도윤: 예산을 다시 짜겠다<\/p>/);
      await open(address());
    } finally {
      child.kill();
    }
  });
}
