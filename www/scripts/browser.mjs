// Finds the browser that the tests drive: Chromium or Chrome of the system, never one that is downloaded on the way.
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ask, Plain } from './common.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];

/** The path of the browser; `TTAOM_BROWSER` names another. Fails with the one command that installs what is missing. */
export async function findBrowser() {
  const own = process.env.TTAOM_BROWSER;
  if (own) {
    if (isProgram(own)) return own;
    throw new Plain(`TTAOM_BROWSER names ${own}, which is no program.`);
  }
  const { chromium } = await import('playwright-core');
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC.map((path) => join('/Applications', path)),
    chromium.executablePath(),
  ];
  const found = places.find(isProgram);
  if (found === undefined) throw new Plain(`the tests of the page need Chromium. Install it: ${command()}`);
  if (process.platform === 'linux' && ask('fc-list', [':lang=ko', 'family']) === '') {
    throw new Plain('the tests of the page need a Korean font. Install one: sudo apt-get install -y fonts-noto-cjk');
  }
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's chromium is a package; Ubuntu's is an empty one that leads to another shop. */
function command() {
  if (process.platform !== 'linux') return 'npx playwright-core install chromium';
  let system = '';
  try {
    system = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Then it is not Debian.
  }
  if (/^ID=debian/m.test(system)) return 'sudo apt-get install -y chromium fonts-noto-cjk';
  return 'sudo npx playwright-core install --with-deps chromium';
}
