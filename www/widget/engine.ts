/** The analyser. Every instance on a page that asks for the same one shares it, and with it the one WASM instance. */
import { createTtaom, TtaomError, type Ttaom, type TtaomOptions } from '../lib/index.js';

/** What can fail: the WASM file does not come, the text is longer than the library takes, the analysis breaks off. */
export const FAILURES = ['load', 'long', 'run'] as const;
export type Failure = (typeof FAILURES)[number];

/** A longer text is said to be too long: no article is, and a browser lays so much out in seconds only. */
export const LONGEST = 1_000_000;

const engines = new Map<string, Promise<Ttaom>>();

/** Loads the analyser once; a failure is not kept, so that the next call tries again. */
export function engine(wasm: string | null, worker: boolean): Promise<Ttaom> {
  const key = `${worker} ${wasm ?? ''}`;
  let found = engines.get(key);
  if (!found) {
    const options: TtaomOptions = { worker };
    if (wasm !== null) options.wasm = new URL(wasm, document.baseURI);
    found = createTtaom(options);
    // The word lists are read at the first analysis: that is done while nobody waits for it.
    found.then((ttaom) => ttaom.analyze('가')).catch(() => undefined);
    engines.set(key, found);
    found.catch(() => engines.delete(key));
  }
  return found;
}

/** What an error of the analyser is to the reader. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TtaomError)) return 'run';
  if (error.code === 'input_too_long') return 'long';
  return error.code === 'internal' || error.code === 'invalid_argument' ? 'run' : 'load';
}
