// What the scripts of this folder share. Node's own modules only: they run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An error that is one line to its reader: what is wrong and what to do. */
export class Plain extends Error {}

/** Runs a script's `main`; a failure is said in one line where it is a known one. */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Plain ? `\nttaom: ${error.message}` : error);
    process.exit(1);
  }
}

/** Says what a step does, does it, says how long it took. A step gives `false` where nothing was to do. */
export async function step(what, action) {
  const from = performance.now();
  process.stdout.write(`· ${what} … `);
  const done = await action();
  process.stdout.write(done === false ? 'up to date\n' : `${seconds(from)}\n`);
}

/** Seconds since `from`, for people. */
export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/** The environment of everything that is started: the project's own tools come first. */
export function environment(...folders) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [...folders, join(root, 'node_modules', '.bin'), process.env[key] ?? ''].join(delimiter);
  return { ...process.env, [key]: path };
}

/** Runs a command in the project's folder and gives all its output; a failure shows that output and ends the script. */
export function run(command, args, { env = environment(), cwd = root, hint = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    }
    child.on('error', (error) => reject(new Plain(`cannot run ${command}: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(output);
      process.stdout.write(`failed\n\n${output}\n`);
      reject(new Plain(`${[command, ...args].join(' ')} failed (exit ${code}).${hint && ` ${hint}`}`));
    });
  });
}

/** What a command prints, or `undefined` where it is not there or fails. */
export function ask(command, args = []) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, env: environment(), encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

const MADE = new Set(['dist', 'node_modules', 'target']);

/** A fingerprint of files and folders (relative to the project) and of `more`; what is built inside is left out. */
export function fingerprint(paths, more = '') {
  const hash = createHash('sha256').update(more);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!MADE.has(name)) add(join(path, name));
    } else {
      hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

/** Whether `file` says that its folder was made from what has this fingerprint. */
export function isFresh(file, print) {
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** Says so. */
export function markFresh(file, print) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}
