/** ttaom in Node: as index.ts, with the WASM file read from the disk, since Node's `fetch` refuses `file:`. */
import { readFile } from 'node:fs/promises';
import { analyzeWith, createWith, type Platform, type Ttaom } from './core.js';
import type { AnalyzeOptions, TtaomOptions } from './options.js';
import type { Analysis } from './types.js';
import { wasmUrl } from './wasm-url.js';
import { spawnInNode } from './worker/node.js';

export * from './api.js';

const platform: Platform = {
  async fetcher(address) {
    if (/^(https?|data|blob):/i.test(String(address))) return fetch(address);
    const url = /^file:/i.test(String(address)) ? new URL(address) : address;
    return new Uint8Array(await readFile(url));
  },
  wasm: () => wasmUrl,
  spawn: () => spawnInNode(new URL('../pkg/node-worker.js', import.meta.url)),
};

/** As in index.ts. */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis> {
  return analyzeWith(platform, text, options);
}

/** As in index.ts; a string without a scheme is a path. */
export function createTtaom(options?: TtaomOptions): Promise<Ttaom> {
  return createWith(platform, options);
}
