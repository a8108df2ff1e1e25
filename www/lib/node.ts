/** ttaom in Node: as index.ts, with the WASM file read from the disk, since Node's `fetch` refuses `file:`. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { analyzeWith, createWith, type Platform, type Ttaom } from './core.js';
import type { AnalyzeOptions, TtaomOptions } from './options.js';
import type { Analysis } from './types.js';
import { wasmUrl } from './wasm-url.js';
import { spawnInNode } from './worker/node.js';

export * from './api.js';

const platform: Platform = {
  async fetcher(address, init) {
    if (/^(https?|data|blob):/i.test(String(address))) return fetch(address, init);
    const url = /^file:/i.test(String(address)) ? new URL(address) : address;
    return new Uint8Array(await readFile(url));
  },
  async wasm() {
    if (existsSync(wasmUrl)) return wasmUrl;
    // A server's bundler (Next) took this code elsewhere, and the file's address became one of its web site.
    try {
      const inline = await import('./inline.js');
      return await inline.wasm();
    } catch {
      return wasmUrl;
    }
  },
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
