// The tarball as it would be published, and apps in folders of their own that have it installed.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const apps = fileURLToPath(new URL('..', import.meta.url));
const root = join(apps, '..', '..');
const base = mkdtempSync(join(tmpdir(), 'ttaom-apps-'));
after(() => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));

/** Runs a command to its end; fails with all its output. */
export function run(command, args, cwd, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')} (${code})\n${output}`))));
  });
}

let packing;

/** The path of the tarball, made once. */
export function tarball() {
  packing ??= run('npm', ['pack', '--ignore-scripts', '--pack-destination', base], root).then(() =>
    join(base, readdirSync(base).find((name) => name.endsWith('.tgz'))),
  );
  return packing;
}

// A download that hangs is given up after two minutes, not after five and more.
const NPM = ['--no-audit', '--no-fund', '--prefer-offline', '--fetch-timeout=120000'];

/** npm with packages from the network, once more where a download broke or hung. */
const npm = (args, folder) => run('npm', [...args, ...NPM], folder).catch(() => run('npm', [...args, ...NPM], folder));

/** A copy of an app with its packages and the tarball installed; gives its folder. */
export async function install(app) {
  const folder = join(base, app);
  cpSync(join(apps, app), folder, { recursive: true });
  cpSync(join(apps, 'shared', 'check.js'), join(folder, 'check.js'));
  if (existsSync(join(folder, 'package-lock.json'))) await npm(['ci'], folder);
  else await run('npm', ['init', '-y'], folder);
  await npm(['install', '--no-save', await tarball()], folder);
  return folder;
}

/** A folder with the app's files and the unpacked tarball beside them as `ttaom`, for a static host. */
export async function unpack(app) {
  const folder = join(base, `${app}-unpacked`);
  cpSync(join(apps, app), folder, { recursive: true });
  cpSync(join(apps, 'shared', 'check.js'), join(folder, 'check.js'));
  mkdirSync(join(folder, 'ttaom'), { recursive: true });
  await run('tar', ['-xzf', await tarball(), '-C', join(folder, 'ttaom'), '--strip-components=1'], folder);
  return folder;
}
