// Brings what the build needs: the Rust toolchain with its WASM target, the npm packages, wasm-bindgen and wasm-pack.
// A second run finds everything in place. `npm run setup` runs it alone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask, environment, fingerprint, isFresh, markFresh, Plain, root, run, script, step } from './common.mjs';

const NEEDS = [
  ['rustup (https://rustup.rs)', () => ask('rustup', ['--version'])],
  ['git', () => ask('git', ['--version'])],
  [
    `a C linker (${process.platform === 'darwin' ? 'xcode-select --install' : 'Debian, Ubuntu: sudo apt-get install -y build-essential'})`,
    () => ask('cc', ['--version']) ?? ask('gcc', ['--version']) ?? ask('clang', ['--version']),
  ],
  ['Node 20 or newer (https://nodejs.org)', () => Number(process.versions.node.split('.')[0]) >= 20],
];

/** Everything that `cargo` and the build need; gives the folder of Cargo's output. */
export async function setUp() {
  const missing = NEEDS.filter(([, has]) => !has()).map(([name]) => name);
  if (missing.length > 0) throw new Plain(`this machine lacks ${missing.join(' and ')}. Install and run again.`);
  await step('Rust toolchain with its WASM target', toolchain);
  await step('npm packages', packages);
  const target = targetFolder();
  await step('wasm-bindgen and wasm-pack (the first time takes a minute or two)', () => tools(target));
  return target;
}

/** The toolchain that rust-toolchain.toml names, fetched by name: rustup may be set not to do it by itself. */
async function toolchain() {
  const file = readFileSync(join(root, 'rust-toolchain.toml'), 'utf8');
  const channel = /channel = "([^"]+)"/.exec(file)[1];
  const list = (key) => [...new RegExp(`${key} = \\[([^\\]]*)\\]`).exec(file)[1].matchAll(/"([^"]+)"/g)].map((m) => m[1]);
  const components = list('components');
  const targets = list('targets');
  const installed = ask('rustup', ['component', 'list', '--installed', '--toolchain', channel]) ?? '';
  const has = (name) => installed.split('\n').some((line) => line.startsWith(name));
  if (components.every(has) && targets.every((target) => has(`rust-std-${target}`))) return false;
  const hint = 'Is the network there?';
  if (installed === '') {
    await run('rustup', ['toolchain', 'install', channel, '--profile', 'minimal', '--no-self-update'], { hint });
  }
  await run('rustup', ['component', 'add', '--toolchain', channel, ...components], { hint });
  await run('rustup', ['target', 'add', '--toolchain', channel, ...targets], { hint });
}

/** Exactly the packages of package-lock.json. */
async function packages() {
  const print = fingerprint(['package.json', 'package-lock.json'], `${process.platform} ${process.arch}`);
  const stamp = join(root, 'node_modules', '.ttaom');
  if (isFresh(stamp, print)) return false;
  await run('npm', ['ci', '--no-audit', '--no-fund'], { hint: 'Is the network there?' });
  markFresh(stamp, print);
}

/** Where Cargo puts what it makes. */
export function targetFolder() {
  const metadata = ask('cargo', ['metadata', '--format-version', '1', '--no-deps', '--offline']);
  return metadata ? JSON.parse(metadata).target_directory : join(root, 'target');
}

/** Where the tools lie. */
export function toolsFolder(target) {
  return join(target, 'tools', 'debug');
}

/** The tools of www/tools, at the versions of its Cargo.lock. */
async function tools(target) {
  const print = fingerprint(['www/tools/Cargo.toml', 'www/tools/Cargo.lock', 'www/tools/src', 'rust-toolchain.toml']);
  const stamp = join(target, 'tools', '.ttaom');
  const wasmPack = join(toolsFolder(target), process.platform === 'win32' ? 'wasm-pack.exe' : 'wasm-pack');
  if (existsSync(wasmPack) && isFresh(stamp, print)) return false;
  const manifest = join(root, 'www', 'tools', 'Cargo.toml');
  const env = { ...environment(), CARGO_TARGET_DIR: join(target, 'tools') };
  await run('cargo', ['build', '--locked', '--manifest-path', manifest], { env, hint: 'Is the network there?' });
  markFresh(stamp, print);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await script(setUp);
