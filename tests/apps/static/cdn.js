// The package lies on another origin, which allows everybody to read it, as CDNs do.
import { check, report } from './check.js';

const origin = new URLSearchParams(location.search).get('from');
await report(async () => check(await import(`${origin}/ttaom/dist/index.js`)));
