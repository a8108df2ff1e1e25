/**
 * `<ttaom-reader>`: an article with who said what, as an element. Importing this does nothing by itself, also where
 * there is no document; `ttaom/widget/register` defines the element.
 *
 * ```js
 * import { defineTtaomReader } from 'ttaom/widget';
 * defineTtaomReader();
 * ```
 */
import { TtaomReader } from './element.js';

export { TtaomReader } from './element.js';
export { fromHash, toHash, SHARE_LIMIT, type Shared } from './share.js';
export { FORMATS, type Format } from './formats.js';
export type { Correction, Who } from './correct/corrections.js';
export type { ReaderOptions } from './reader.js';

/** Defines the element, once; where there are no custom elements it does nothing. */
export function defineTtaomReader(tag = 'ttaom-reader'): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, tag === 'ttaom-reader' ? TtaomReader : class extends TtaomReader {});
}
