/**
 * One WASM instance for the whole page or process, loaded by the first call; the rest of the library in plain calls.
 * What differs between browsers and Node is the `Fetcher` that index.ts and node.ts bring.
 */
import startGlue, { __wbg_reset_state as renew, analyze as run, version as wasmVersion } from '../pkg/ttaom.js';
import { TtaomError } from './errors.js';
import { compile, said, type Fetcher, type WasmSource } from './load.js';
import type { Analysis, EntityType, Words } from './types.js';
import { version } from './version.js';
import { wasmUrl } from './wasm-url.js';

/** The longest text that `analyze` takes, in UTF-16 code units: some hundred articles. */
export const MAX_LENGTH = 1_000_000;

/** Past this length of a text the memory of the instance is given back: inside WASM it can only grow. */
const RENEW_LENGTH = 200_000;

/** A word of the caller's own. */
export interface UserWord {
  /** As it is written in the text. */
  text: string;
  /** What it is. */
  type: EntityType;
}

/** What may be chosen for one text. */
export interface AnalyzeOptions {
  /** Comes back as `id` of the result. */
  id?: string | undefined;
  /** The article's date (ISO 8601, `2026-03-05`), where it is known; relative dates are counted from it. */
  date?: string | undefined;
  /** Words of the caller's own: they win over whatever ttaom knows, and are marked by the source `user`. */
  words?: readonly UserWord[] | undefined;
}

/** What may be chosen for the library. */
export interface TtaomOptions {
  /**
   * The file `ttaom_bg.wasm`: its address, a `Response`, its bytes or the compiled module. Without it, the file that
   * lies in the package. There is one instance a page: once it runs, this is not looked at again.
   */
  wasm?: WasmSource | Promise<WasmSource> | undefined;
}

/** The library, loaded. */
export interface Ttaom {
  /** Its version. */
  readonly version: string;
  /** As the function `analyze` of the package. */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
}

let loading: Promise<void> | undefined;
/** Whether the instance trapped, or holds more memory than it should, and the next call needs a fresh one. */
let stale = false;

/** Loads the instance once. A failure is not kept: the next call tries again. */
export function load(source: TtaomOptions['wasm'], fetcher: Fetcher): Promise<void> {
  if (loading === undefined) {
    const attempt = start(source, fetcher);
    attempt.catch(() => {
      if (loading === attempt) loading = undefined;
    });
    loading = attempt;
  }
  return loading;
}

async function start(source: TtaomOptions['wasm'], fetcher: Fetcher): Promise<void> {
  const module = await compile((await source) ?? wasmUrl, fetcher);
  let found: string;
  try {
    await startGlue({ module_or_path: module });
    found = wasmVersion();
  } catch (cause) {
    const hint = 'It must be the ttaom_bg.wasm of this very package.';
    throw new TtaomError('wasm_load', `The WASM file did not start: ${said(cause)}.`, hint, cause);
  }
  if (found !== version) {
    const hint = 'Copy ttaom_bg.wasm again from the package, and empty the caches in between.';
    throw new TtaomError('version_mismatch', `The JavaScript is ${version}, the WASM file ${found}.`, hint);
  }
}

/** Checks the arguments, loads, analyses. */
export async function analyzeWith(
  source: TtaomOptions['wasm'],
  fetcher: Fetcher,
  text: string,
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  if (typeof text !== 'string') {
    throw new TtaomError('invalid_argument', `The text is of type ${typeof text}.`, 'Pass a string.');
  }
  if (text.length > MAX_LENGTH) {
    const message = `The text has ${text.length} UTF-16 code units, more than ${MAX_LENGTH}.`;
    throw new TtaomError('input_too_long', message, 'Pass one article at a time.');
  }
  checkOptions(options);
  await load(source, fetcher);
  return analyzeNow(text, options);
}

function checkOptions(options: AnalyzeOptions): void {
  const bad = (message: string, hint: string): TtaomError => new TtaomError('invalid_argument', message, hint);
  if (typeof options !== 'object' || options === null) {
    throw bad('The options are not an object.', 'Pass { id, date, words } or nothing.');
  }
  for (const key of Object.keys(options)) {
    if (key !== 'id' && key !== 'date' && key !== 'words') {
      throw bad(`There is no option ${key}.`, 'The options are id, date and words.');
    }
  }
  for (const key of ['id', 'date'] as const) {
    const value: unknown = options[key];
    if (value !== undefined && typeof value !== 'string') {
      throw bad(`The option ${key} is of type ${typeof value}.`, 'Pass a string.');
    }
  }
  if (options.words !== undefined && !Array.isArray(options.words)) {
    throw bad('The option words is no array.', 'Pass [{ text, type }].');
  }
  for (const word of options.words ?? []) {
    if (typeof word?.text !== 'string' || !Object.hasOwn(TYPES, word.type)) {
      throw bad(
        `${JSON.stringify(word)} is no word with a type.`,
        `Pass { text, type } with a type of ${Object.keys(TYPES).join(', ')}.`,
      );
    }
  }
}

/** An object, so that the compiler sees that none is missing. */
const TYPES: Record<EntityType, true> = {
  person: true,
  organization: true,
  location: true,
  product: true,
  event: true,
  date: true,
  time: true,
  quantity: true,
  email: true,
  url: true,
};

function analyzeNow(text: string, options: AnalyzeOptions): Analysis {
  let result: unknown;
  try {
    if (stale) {
      renew();
      stale = false;
    }
    const words = options.words ?? [];
    const texts = words.map((word) => word.text);
    const types = words.map((word) => word.type);
    result = run(text, options.id, options.date, texts, types);
  } catch (cause) {
    stale = true;
    const hint = 'Please report it with the text; the next call starts afresh.';
    throw new TtaomError('internal', `ttaom failed on this text: ${said(cause)}.`, hint, cause);
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
