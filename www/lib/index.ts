/**
 * ttaom (따옴) in the browser: who and what a Korean news article names, and who said what.
 *
 * ```js
 * import { analyze } from 'ttaom';
 * const { quotes } = await analyze('한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.');
 * for (const quote of quotes) console.log(quote.speaker?.name, quote.text);
 * ```
 */
import { analyzeWith, load, type AnalyzeOptions, type Ttaom, type TtaomOptions } from './core.js';
import type { Fetcher } from './load.js';
import type { Analysis } from './types.js';
import { version } from './version.js';

export { MAX_LENGTH, type AnalyzeOptions, type Ttaom, type TtaomOptions, type UserWord } from './core.js';
export { TtaomError, type TtaomErrorCode } from './errors.js';
export type { WasmSource } from './load.js';
export type * from './types.js';
export { version } from './version.js';

const fetcher: Fetcher = (address) => fetch(address);

/**
 * Analyses one article as it was pasted: whole, with its headline, its caption lines and its debris.
 *
 * The first call loads the WASM file; calls at the same time share that. Nothing else is requested, ever: the text
 * does not leave the device. The same text gives the same result. Time and memory grow linearly with the text.
 *
 * Every offset of the result counts UTF-16 code units of `text`, half-open, so that `text.slice(start, end)` are the
 * words; line ends, a byte order mark, decomposed Hangul (NFD) and lone surrogates count as they stand in `text`.
 *
 * @param text - up to `MAX_LENGTH` UTF-16 code units
 * @returns a plain object of its own
 * @throws TtaomError (as a rejection) with `code` `wasm_load`, `wasm_mime` or `version_mismatch` where the WASM file
 * cannot be had (a later call tries again), `invalid_argument`, `input_too_long`, or `internal`
 */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis> {
  return analyzeWith(undefined, fetcher, text, options);
}

/**
 * Loads the library ahead of the first text, or from another place than the package.
 *
 * @throws TtaomError (as a rejection) with `code` `wasm_load`, `wasm_mime` or `version_mismatch`; calling again tries
 * again
 */
export async function createTtaom(options: TtaomOptions = {}): Promise<Ttaom> {
  await load(options.wasm, fetcher);
  return { version, analyze };
}
