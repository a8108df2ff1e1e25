/** Defines `<ttaom-reader>`. */
import { defineTtaomReader } from './index.js';

export * from './index.js';

defineTtaomReader();
