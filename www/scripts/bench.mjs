// `npm run bench`: what the package costs in a page, measured in Chromium, beside two analysers that also run there, on the
// same articles in the same run. `-- --no-peers` leaves those out; `-- --write` writes the tables into the READMEs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { fingerprint, isFresh, markFresh, root, run, script, step } from './common.mjs';
import { setUp } from './setup.mjs';

/** Fresh browsers, and articles of growing length for the memory; the peers take ten times as long, so they get fewer. */
const RUNS = { own: 7, peer: 3 };
const LENGTHS = { own: 100, peer: 10 };
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html', '.json': 'application/json' };
const peers = join(root, 'benches', 'peers');

const folder = join(root, 'seeds', 'articles');
const articles = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
/** `length` characters of articles, beginning with the `n`th. */
function text(length, n = 0) {
  const all = [...articles.slice(n), ...articles.slice(0, n)].join('\n\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

/** The packages of benches/peers and Kiwi's model, of the same version, from PyPI; gives the model's folder. */
async function bringPeers(target) {
  const model = join(target, 'peers', 'kiwi-model');
  const print = fingerprint(['benches/peers/package.json', 'benches/peers/package-lock.json']);
  const stamp = join(target, 'peers', '.ttaom');
  await step('peers (npm, PyPI)', async () => {
    if (isFresh(stamp, print) && existsSync(join(peers, 'node_modules'))) return false;
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: peers });
    const version = JSON.parse(readFileSync(join(peers, 'package.json'), 'utf8')).dependencies['kiwi-nlp'];
    rmSync(model, { recursive: true, force: true });
    mkdirSync(model, { recursive: true });
    const args = ['-m', 'pip', 'download', '--no-deps', '--no-binary', ':all:', '-d', join(target, 'peers'), `kiwipiepy_model==${version}`];
    await run('python3', args, { hint: 'It needs python3 with pip; npm run bench -- --no-peers does without.' });
    const archive = join(target, 'peers', `kiwipiepy_model-${version}.tar.gz`);
    await run('tar', ['-xzf', archive, '-C', model, '--strip-components=2', '--wildcards', '*/kiwipiepy_model/*.*']);
    for (const name of readdirSync(model)) if (name.endsWith('.py')) rmSync(join(model, name));
    rmSync(archive);
    markFresh(stamp, print);
  });
  return model;
}

/** Serves the project, and the model; counts the bytes that a page asks for. */
function serve(model) {
  const asked = new Set();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const send = (body, type) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (path === '/') return send('<!doctype html><meta charset="utf-8"><script src="/benches/browser/page.js"></script>', TYPES['.html']);
    if (path === '/kiwi-model/') return send(JSON.stringify(readdirSync(model)), TYPES['.json']);
    const file = path.startsWith('/kiwi-model/') ? join(model, path.slice(12)) : join(root, path);
    if (path.includes('..') || !existsSync(file) || extname(file) === '') return response.writeHead(404).end();
    if (!path.startsWith('/benches/browser/')) asked.add(file);
    send(readFileSync(file), TYPES[extname(file)] ?? 'application/octet-stream');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, asked, close: () => server.close() }));
  });
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Everything about one library. */
async function measure(library, host, launch) {
  const inPage = async (name, data) => {
    const browser = await launch();
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(host.url);
    // By name, so that what is sent over does not count.
    const result = await page.evaluate(([call, own, given]) => globalThis[call](own, given), [name, library, data]);
    await browser.close();
    return result;
  };
  const whose = library === 'ttaom' ? 'own' : 'peer';
  const growing = Array.from({ length: LENGTHS[whose] }, (_, i) => text(((i + 1) * 20_000) / LENGTHS[whose], i % articles.length));
  host.asked.clear();
  const cold = [];
  for (let i = 0; i < RUNS[whose]; i++) cold.push(await inPage('cold', { first: articles[0], second: text(3000, 1) }));
  const files = [...host.asked].map((file) => readFileSync(file));
  const result = {
    library,
    download: files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0) / 1e6,
    cold: median(cold.map((one) => one.cold)),
    second: median(cold.map((one) => one.second)),
    warm: median(cold.map((one) => one.warm)),
    memory: (await inPage('memory', growing)) / 1e6,
  };
  if (library !== 'ttaom') return { result };
  const long = [];
  for (const length of [10_000, 100_000, 1_000_000]) {
    const one = await inPage('long', { warm: text(3000, 1), text: text(length) });
    long.push({ length, perCharacter: (1000 * one.ms) / length, bytes: one.bytes / length });
  }
  const brotli = files.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0) / 1e6;
  return { result, long, brotli };
}

const WORDS = {
  en: {
    head: '| | download (gzip) | cold start | second article | later ones | WASM memory |',
    long: '| characters | µs a character | bytes of WASM memory a character |',
    about: (machine, brotli) =>
      `\`npm run bench\` on ${machine}. Cold start: fetch from this machine, compile, first article (${number(articles[0].length)} characters); the second\n` +
      `article and later ones have 3,000 characters; medians of ${RUNS.own} fresh browsers. Memory: after ${LENGTHS.own} articles of up to 20,000 characters. By\n` +
      `brotli ttaom is ${number(brotli, 2)} MB.`,
    peers: `The others (${RUNS.peer} browsers, ${LENGTHS.peer} articles) cut text into morphemes, which ttaom does not; they find neither names nor quotations.`,
    longer: 'Longer texts, once the code is warm:',
  },
  ko: {
    head: '| | 내려받기(gzip) | 처음 시작 | 둘째 기사 | 그 뒤 | WASM 메모리 |',
    long: '| 글자 | 글자당 µs | 글자당 WASM 메모리(바이트) |',
    about: (machine, brotli) =>
      `\`npm run bench\`, ${machine}. 처음 시작은 이 기기에서 받아 컴파일하고 첫 기사(${number(articles[0].length)}자)를 읽기까지, 둘째 기사와 그 뒤는\n` +
      `3,000자입니다. 새로 연 브라우저 ${RUNS.own}번의 중앙값입니다. 메모리는 20,000자까지의 기사 ${LENGTHS.own}건을 읽은 뒤입니다. brotli로는 따옴이\n` +
      `${number(brotli, 2)} MB입니다.`,
    peers: `다른 것(브라우저 ${RUNS.peer}번, 기사 ${LENGTHS.peer}건)은 글을 형태소로 나눕니다. 따옴은 그 일을 하지 않고, 그쪽은 이름도 인용도 찾지 않습니다.`,
    longer: '더 긴 글, 코드가 데워진 뒤:',
  },
};

/** The tables in a language. */
function tables(language, machine, all) {
  const words = WORDS[language];
  const versions = existsSync(join(peers, 'package.json')) ? JSON.parse(readFileSync(join(peers, 'package.json'), 'utf8')).dependencies : {};
  const rows = all.map(({ result: r }) => {
    const name = r.library === 'ttaom' ? '**ttaom**' : `${r.library} ${versions[r.library]}`;
    return `| ${name} | ${number(r.download, 2)} MB | ${number(r.cold)} ms | ${number(r.second, 1)} ms | ${number(r.warm, 1)} ms | ${number(r.memory, 1)} MB |`;
  });
  const [{ long, brotli }] = all;
  const longRows = long.map((row) => `| ${number(row.length)} | ${number(row.perCharacter, 2)} | ${number(row.bytes)} |`);
  const about = [words.about(machine, brotli), ...(all.length > 1 ? [words.peers] : [])];
  return `${[...about, '', words.head, '|---|---|---|---|---|---|', ...rows, '', words.longer, '', words.long, '|---|---|---|', ...longRows].join('\n')}\n`;
}

await script(async () => {
  const target = await setUp();
  await build(target);
  const withPeers = !process.argv.includes('--no-peers');
  const model = withPeers ? await bringPeers(target) : '';
  const { chromium } = await import('playwright-core');
  const options = { executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage'] };
  const launch = () => chromium.launch(options);
  const browser = await launch();
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} CPUs, Chromium ${browser.version().split('.')[0]}`;
  await browser.close();
  const host = await serve(model);
  const all = [];
  for (const library of ['ttaom', ...(withPeers ? ['garu-ko', 'kiwi-nlp'] : [])]) {
    await step(library, async () => void all.push(await measure(library, host, launch)));
  }
  host.close();
  console.log(`\n${tables('en', machine, all)}`);
  if (!process.argv.includes('--write')) return;
  for (const [name, language] of [['README.md', 'en'], ['README.ko.md', 'ko']]) {
    const path = join(root, name);
    const block = `<!-- bench -->\n${tables(language, machine, all)}<!-- /bench -->`;
    writeFileSync(path, readFileSync(path, 'utf8').replace(/<!-- bench -->[^]*?<!-- \/bench -->/, () => block));
  }
});
