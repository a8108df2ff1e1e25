/** The analyser, with the time that it takes. */

import { createTtaom, TtaomError, type Ttaom } from '../../lib/index.ts';
import type { Analysis } from './contract.ts';

export interface Result {
  /** The string that was analysed: the offsets belong to it and to no other. */
  readonly text: string;
  readonly analysis: Analysis;
  /** Of the analysis alone, in milliseconds. */
  readonly ms: number;
}

let ttaom: Ttaom | undefined;

/** Fetches and compiles the WASM file, once; a call after a failure tries again. */
export async function load(): Promise<Ttaom> {
  ttaom ??= await createTtaom();
  return ttaom;
}

export function isLoaded(): boolean {
  return ttaom !== undefined;
}

export async function run(text: string): Promise<Result> {
  const loaded = await load();
  const begun = performance.now();
  const analysis = await loaded.analyze(text);
  return { text, analysis, ms: performance.now() - begun };
}

/** Whether the text was refused for its length. */
export function tooLong(error: unknown): boolean {
  return error instanceof TtaomError && error.code === 'input_too_long';
}
