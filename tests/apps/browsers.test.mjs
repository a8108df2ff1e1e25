// The pages of quick.test.mjs in Firefox and WebKitGTK.
import { pages } from './support/pages.mjs';

for (const engine of ['firefox', 'webkit']) await pages(engine);
