// What a machine lacks is said in one line, before anything is done.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../www/scripts/setup.mjs', import.meta.url));

/** Runs the set-up on a machine that has these programs alone. */
function setUpWith(...programs) {
  const folder = mkdtempSync(join(tmpdir(), 'ttaom-'));
  try {
    for (const name of programs) symlinkSync(where(name), join(folder, name));
    const env = { ...process.env, PATH: folder };
    return spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function where(name) {
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
  assert.notEqual(found, '', `${name} is not on PATH (${process.env.PATH.split(delimiter)[0]} …)`);
  return found;
}

test('everything that is missing is named in one line', () => {
  const { status, stdout, stderr } = setUpWith();
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr.trim(), /^ttaom: this machine lacks rustup .* and git .*a C linker .*\. Install and run again\.$/);
});

test('what is there is not named', () => {
  const { status, stderr } = setUpWith('rustup', 'cc');
  assert.equal(status, 1);
  assert.match(stderr, /lacks git\./);
  assert.doesNotMatch(stderr, /rustup|linker/);
});

/** What the search for a browser says in this environment. */
function browserWith(env) {
  const code = `import { findBrowser } from ${JSON.stringify(new URL('../../www/scripts/browser.mjs', import.meta.url).href)};
    import { script } from ${JSON.stringify(new URL('../../www/scripts/common.mjs', import.meta.url).href)};
    await script(findBrowser);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, ...env }, encoding: 'utf8' });
}

test('a browser that is named and not there', () => {
  const { status, stderr } = browserWith({ TTAOM_BROWSER: '/none/chromium' });
  assert.equal(status, 1);
  assert.equal(stderr.trim(), 'ttaom: TTAOM_BROWSER names /none/chromium, which is no program.');
});

// Elsewhere browsers also lie in places that no variable can hide.
if (process.platform === 'linux') {
  test('no browser: the one command that installs it', () => {
    const { status, stderr } = browserWith({ TTAOM_BROWSER: '', PATH: '/none', PLAYWRIGHT_BROWSERS_PATH: '/none' });
    assert.equal(status, 1);
    assert.match(stderr.trim(), /^ttaom: the tests of the page need Chromium\. Install it: (sudo )?(apt-get|npx) .*chromium.*$/);
  });
}
