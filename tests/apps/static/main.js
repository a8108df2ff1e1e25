// A page without a bundler: the package lies beside it as npm unpacks it.
import { check, report } from './check.js';
import * as ttaom from './ttaom/dist/index.js';

await report(() => check(ttaom));
// The page's driver may take the network away and ask again.
addEventListener('again', () => void report(() => check(ttaom)));
