/** ttaom in Node: as index.ts, with the WASM file read from the disk, since Node's `fetch` refuses `file:`. */
import { readFile } from 'node:fs/promises';
import { analyzeWith, load, type AnalyzeOptions, type Ttaom, type TtaomOptions } from './core.js';
import type { Fetcher } from './load.js';
import type { Analysis } from './types.js';
import { version } from './version.js';

export { MAX_LENGTH, type AnalyzeOptions, type Ttaom, type TtaomOptions, type UserWord } from './core.js';
export { TtaomError, type TtaomErrorCode } from './errors.js';
export type { WasmSource } from './load.js';
export type * from './types.js';
export { version } from './version.js';

const fetcher: Fetcher = async (address) => {
  if (/^(https?|data|blob):/i.test(String(address))) return fetch(address);
  const url = /^file:/i.test(String(address)) ? new URL(address) : address;
  return new Uint8Array(await readFile(url));
};

/** As in index.ts. */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis> {
  return analyzeWith(undefined, fetcher, text, options);
}

/** As in index.ts; a string without a scheme is a path. */
export async function createTtaom(options: TtaomOptions = {}): Promise<Ttaom> {
  await load(options.wasm, fetcher);
  return { version, analyze };
}
