/**
 * ttaom in one file, with the WASM file and the worker's code inside: for a `<script type="module">` from a CDN, whose
 * `integrity` then covers all of it, and for places that cannot fetch. The same interface as index.ts.
 */
import { packed } from 'virtual:wasm';
import { code } from 'virtual:worker';
import { analyzeWith, createWith, type Platform, type Ttaom } from './core.js';
import type { AnalyzeOptions, TtaomOptions } from './options.js';
import type { Analysis } from './types.js';
import { spawnInBrowser } from './worker/browser.js';

export * from './api.js';

/** The bytes of the WASM file that is inside, for `createTtaomSync`. */
export async function wasm(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const platform: Platform = {
  fetcher: (address, init) => fetch(address, init),
  wasm,
  spawn: () => spawnInBrowser({ code }),
};

/** As in index.ts; nothing is requested. */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis> {
  return analyzeWith(platform, text, options);
}

/** As in index.ts; without the option `wasm` nothing is requested. */
export function createTtaom(options?: TtaomOptions): Promise<Ttaom> {
  return createWith(platform, options);
}
