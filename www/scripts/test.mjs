// `npm test`: set-up, build, and everything that is checked. Every suite runs, also after one that failed; nothing is
// skipped in silence. The last line is the sum. `npm test -- rust node` runs the suites of these names alone;
// `npm run test:apps` those that take minutes besides.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, sizes } from './build.mjs';
import { environment, root, script, seconds, step } from './common.mjs';
import { setUp } from './setup.mjs';
import { buildPage } from './start.mjs';

const wanted = process.argv.slice(2);
const sum = { passed: 0, failed: 0, suites: [] };

/** Runs one command, shows its output as it comes, and adds what `count` reads in it to the sum. */
async function check(name, command, args, { env = {}, count = single } = {}) {
  console.log(`\n── ${name} (${[command, ...args].join(' ')})`);
  const from = performance.now();
  const { code, output } = await live(command, args, env);
  const { passed, failed } = count(output, code);
  sum.passed += passed;
  sum.failed += failed;
  sum.suites.push(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds(from)})`);
}

function live(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...environment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        to.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A command that is one check. */
function single(_output, code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The sums that `cargo test` prints, one a binary. */
function cargoTests(output, code) {
  const all = [...output.matchAll(/^test result: .*? (\d+) passed; (\d+) failed/gm)];
  const passed = all.reduce((total, [, n]) => total + Number(n), 0);
  const failed = all.reduce((total, [, , n]) => total + Number(n), 0);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** The sums that `node --test` prints. A skipped test counts as failed: here nothing may be missing. */
function nodeTests(output, code) {
  const { passed, failed, skipped } = sums(output, code);
  return { passed, failed: failed + skipped };
}

/** As `nodeTests`, for what the machine may lack: a skipped test is said in the sum, and fails where all must be there. */
function nodeTestsWhereThere(output, code) {
  if (process.env.TTAOM_BROWSERS === 'all') return nodeTests(output, code);
  const { passed, failed, skipped } = sums(output, code);
  const lacking = new Set([...output.matchAll(/# (this machine lacks .+)$/gm)].map(([, words]) => words));
  if (skipped > 0) sum.suites.push(`– ${skipped} skipped: ${[...lacking].join(', ')}`);
  return { passed, failed };
}

function sums(output, code) {
  const number = (name) => Number(new RegExp(`^(?:#|ℹ) ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = number('fail') + number('cancelled');
  const passed = number('pass');
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(failed, 1), skipped: number('skipped') };
}

/** The test files of a folder; a folder without any is an error, not a success: `node --test` is told its name. */
function files(folder) {
  const path = join(root, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.test.mjs')) : [];
  if (names.length === 0) return [join(folder, 'none.test.mjs')];
  return names.sort().map((name) => join(folder, name));
}

async function rust() {
  const deny = ['--', '-D', 'warnings'];
  await check('rustfmt', 'cargo', ['fmt', '--check']);
  await check('rustfmt of the tools', 'cargo', ['fmt', '--check', '--manifest-path', 'www/tools/Cargo.toml']);
  await check('clippy', 'cargo', ['clippy', '--locked', '--all-targets', '--all-features', ...deny]);
  const wasm = ['--target', 'wasm32-unknown-unknown'];
  await check('clippy for WASM', 'cargo', ['clippy', '--locked', '--lib', ...wasm, ...deny]);
  const env = { RUSTDOCFLAGS: '-D warnings' };
  await check('Rust documentation', 'cargo', ['doc', '--locked', '--no-deps', '--lib', '--all-features'], { env });
  const args = ['test', '--locked', '--features', 'train', '--no-fail-fast'];
  await check('Rust tests', 'cargo', args, { count: cargoTests });
  // Texts of a megabyte, which take too long without optimisation; what grows too fast may not show in shorter ones.
  const optimised = ['test', '--locked', '--profile', 'fast', '--test', 'properties'];
  await check('long texts, optimised', 'cargo', optimised, { count: cargoTests });
}

async function node({ target }) {
  const env = { TTAOM_CLI: join(target, 'debug', process.platform === 'win32' ? 'ttaom.exe' : 'ttaom') };
  await check('command line, to compare with', 'cargo', ['build', '--locked', '--features', 'cli']);
  const count = nodeTests;
  await check('WASM and library in Node', process.execPath, ['--test', '--test-reporter=spec', ...files('tests/node')], { env, count });
  await check('types of the package', 'tsc', ['-p', 'tests/types']);
  await check('package (publint)', 'publint', ['--strict', '--pack', 'npm']);
  // It knows no .wasm files, and that CommonJS takes an ES module by import().
  const only = ['--exclude-entrypoints', './ttaom_bg.wasm', './integrity.json', './package.json'];
  await check('types of the tarball (attw)', 'attw', ['--pack', '.', '--profile', 'esm-only', ...only]);
}

/** The packed tarball without a bundler, in every engine that the machine has. */
async function apps({ browser }) {
  const args = ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files('tests/apps').filter((name) => !name.includes('bundlers'))];
  const env = { TTAOM_BROWSER: browser };
  await check('packed tarball in Node and browsers', process.execPath, args, { env, count: nodeTestsWhereThere });
}

/** The packed tarball in apps that are built. */
async function bundlers({ browser }) {
  const args = ['--test', '--test-reporter=spec', 'tests/apps/bundlers.test.mjs'];
  const env = { TTAOM_BROWSER: browser };
  await check('packed tarball in Vite, webpack and Next', process.execPath, args, { env, count: nodeTestsWhereThere });
}

async function page({ browser }) {
  await check('types of the page', 'tsc', ['-p', 'www/demo']);
  await check('types of the widget', 'tsc', ['-p', 'www/widget', '--noEmit']);
  const env = { TTAOM_BROWSER: browser };
  const count = nodeTestsWhereThere;
  const args = ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files('tests/browser')];
  await check('page and widget in browsers', process.execPath, args, { env, count });
}

/** What both registries say of the packages. The crate is built from what would be published, which takes a while. */
async function publish() {
  await check('npm publish --dry-run', 'npm', ['publish', '--dry-run', '--ignore-scripts']);
  await check('cargo publish --dry-run', 'cargo', ['publish', '--dry-run', '--locked', '--allow-dirty']);
}

/** Minutes, so only where they are asked for. */
const SLOW = ['bundlers', 'publish'];

await script(async () => {
  const from = performance.now();
  const target = await setUp();
  const isWanted = (name) => (wanted.length === 0 ? !SLOW.includes(name) : wanted.includes(name));
  // Before anything that takes long.
  const browser = ['page', 'apps', 'bundlers'].some(isWanted) ? await findBrowser() : '';
  await build(target);
  await step('page (vite)', buildPage);
  console.log(sizes());
  for (const [name, suite] of Object.entries({ rust, node, page, apps, bundlers, publish })) if (isWanted(name)) await suite({ target, browser });
  console.log(`\n${sum.suites.join('\n')}\n\nThe whole took ${seconds(from)}.`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
});
