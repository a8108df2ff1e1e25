/**
 * ttaom (따옴) in the browser: who and what a Korean news article names, and who said what.
 *
 * ```js
 * import { analyze } from 'ttaom';
 * const { quotes } = await analyze('한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.');
 * for (const quote of quotes) console.log(quote.speaker?.name, quote.text);
 * ```
 */
import { analyzeWith, createWith, type Platform, type Ttaom } from './core.js';
import type { AnalyzeOptions, TtaomOptions } from './options.js';
import type { Analysis } from './types.js';
import { wasmUrl } from './wasm-url.js';
import { workerUrl } from './worker-url.js';
import { spawnInBrowser } from './worker/browser.js';

export * from './api.js';

const platform: Platform = {
  fetcher: (address, init) => fetch(address, init),
  wasm: () => wasmUrl,
  spawn: () => spawnInBrowser(workerUrl),
};

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
 * cannot be had (a later call tries again), `invalid_argument`, `input_too_long`, `aborted`, or `internal`
 */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis> {
  return analyzeWith(platform, text, options);
}

/**
 * An instance of the library: loaded ahead of the first text, from another place than the package, with a worker, with
 * words of its own, or with errors in Korean.
 *
 * @throws TtaomError (as a rejection) with `code` `invalid_argument`, `wasm_load`, `wasm_mime` or `version_mismatch`;
 * calling again tries again
 */
export function createTtaom(options?: TtaomOptions): Promise<Ttaom> {
  return createWith(platform, options);
}
