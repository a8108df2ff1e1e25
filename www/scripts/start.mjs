// `npm start`: set-up, build, and the page served from this machine. `npm start -- --dev` serves the sources instead,
// for work on the page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isFresh, markFresh, root, script, seconds, step } from './common.mjs';
import { build, sizes } from './build.mjs';
import { setUp } from './setup.mjs';

const demo = join(root, 'www', 'demo');

/** Builds the page into www/demo/dist where it is out of date. */
export async function buildPage() {
  const page = ['index.html', 'public', 'src', 'embed', 'sw.js', 'vite.config.ts'].map((name) => `www/demo/${name}`);
  const words = ['NOTICE', 'LICENSE-MIT', 'LICENSE-APACHE', 'seeds/model/README.md', 'seeds/articles', 'seeds/rules.tsv', 'seeds/lexicon/headline-hanja.tsv'];
  const print = fingerprint([...page, ...words, 'www/widget', 'www/lib', 'www/pkg', 'package-lock.json']);
  const stamp = join(root, 'node_modules', '.ttaom-page');
  if (isFresh(stamp, print) && existsSync(join(demo, 'dist', 'index.html'))) return false;
  const vite = await import('vite');
  await vite.build({ root: demo, logLevel: 'warn' });
  markFresh(stamp, print);
}

async function start() {
  const from = performance.now();
  await build(await setUp());
  const vite = await import('vite');
  const options = { root: demo, logLevel: 'warn' };
  let server;
  if (process.argv.includes('--dev')) {
    server = await vite.createServer({ ...options, server: { host: '127.0.0.1' } });
    await server.listen();
  } else {
    await step('page (vite)', buildPage);
    server = await vite.preview({ ...options, preview: { host: '127.0.0.1' } });
  }
  console.log(`${sizes()}\n\n따옴 (ttaom) is ready after ${seconds(from)}: ${server.resolvedUrls.local[0]}\nCtrl+C ends it.`);
}

if (process.argv[1]?.endsWith('start.mjs')) await script(start);
