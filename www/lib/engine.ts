/** The one WASM instance of this thread. Everything here happens at once; who loads the module is load.ts. */
import startGlue, { __wbg_reset_state as renew, analyze as run, initSync, version as wasmVersion } from '../pkg/ttaom.js';
import { said, trouble } from './errors.js';
import type { SyncAnalyzeOptions } from './options.js';
import type { Analysis, Words } from './types.js';
import { version } from './version.js';

/** Past this length of a text the memory of the instance is given back: inside WASM it can only grow. */
const RENEW_LENGTH = 200_000;

let started = false;
/** Whether the instance trapped, or holds more memory than it should, and the next call needs a fresh one. */
let stale = false;

/** Starts the instance; where it runs already, nothing happens. Throws `wasm_load` or `version_mismatch`. */
export async function startHere(module: WebAssembly.Module): Promise<void> {
  if (started) return;
  try {
    await startGlue({ module_or_path: module });
  } catch (cause) {
    throw trouble('start', [said(cause)], cause);
  }
  checkVersion();
}

/** As `startHere`, at once. */
export function startHereNow(module: WebAssembly.Module): void {
  if (started) return;
  try {
    initSync({ module });
  } catch (cause) {
    throw trouble('start', [said(cause)], cause);
  }
  checkVersion();
}

function checkVersion(): void {
  let found: string;
  try {
    found = wasmVersion();
  } catch (cause) {
    throw trouble('start', [said(cause)], cause);
  }
  if (found !== version) throw trouble('version', [version, found]);
  started = true;
}

/** Gives the memory of the instance back. */
export function renewHere(): void {
  if (!started) return;
  renew();
  stale = false;
}

/** Analyses in this thread; the arguments are checked, the instance is started. Throws `internal`. */
export function analyzeHere(text: string, options: SyncAnalyzeOptions): Analysis {
  let result: unknown;
  try {
    if (stale) renewHere();
    const words = options.words ?? [];
    const texts = words.map((word) => word.text);
    const types = words.map((word) => word.type);
    result = run(text, options.id, options.date, texts, types);
  } catch (cause) {
    stale = true;
    throw trouble('trap', [said(cause)], cause);
  }
  if (text.length > RENEW_LENGTH) stale = true;
  // The types describe what src/analysis.rs serialises; the tests compare both.
  const analysis = result as Analysis;
  if (/\p{Surrogate}/u.test(text)) restoreWords(analysis, text);
  return analysis;
}

/** Lone surrogates cannot enter WASM; they went in as U+FFFD, one unit each. The words come from the caller's string. */
function restoreWords(analysis: Analysis, text: string): void {
  const restore = (words: Words | null | undefined): void => {
    if (words) words.text = text.slice(words.start, words.end);
  };
  for (const mention of analysis.mentions) {
    restore(mention);
    restore(mention.title);
  }
  for (const quote of analysis.quotes) {
    restore(quote);
    restore(quote.cue);
    restore(quote.speaker?.mention);
  }
  analysis.notSpeech.forEach(restore);
}
