/** What a caller may choose, and the checks of it. */
import { trouble, type Locale } from './errors.js';
import type { WasmSource } from './load.js';
import type { EntityType } from './types.js';

/** The longest text that `analyze` takes, in UTF-16 code units: some thousand articles. */
export const MAX_LENGTH = 10_000_000;

/** A word of the caller's own. */
export interface UserWord {
  /** As it is written in the text. */
  text: string;
  /** What it is. */
  type: EntityType;
}

/** What may be chosen for one text, wherever it is analysed. */
export interface SyncAnalyzeOptions {
  /** Comes back as `id` of the result. */
  id?: string | undefined;
  /** The article's date (ISO 8601, `2026-03-05`), where it is known; relative dates are counted from it. */
  date?: string | undefined;
  /** Words of the caller's own: they win over whatever ttaom knows, and are marked by the source `user`. */
  words?: readonly UserWord[] | undefined;
}

/** What may be chosen for one text. */
export interface AnalyzeOptions extends SyncAnalyzeOptions {
  /**
   * Aborts the call: it rejects with the code `aborted`. In a worker the analysis itself ends, too; in the page's own
   * thread one that has begun is finished first.
   */
  signal?: AbortSignal | undefined;
}

/** What may be chosen for an instance. */
export interface TtaomOptions {
  /**
   * The file `ttaom_bg.wasm`: its address, a `Response`, its bytes or the compiled module. Without it, the file that
   * lies in the package. It is loaded once a page: once it is there, this is not looked at again.
   */
  wasm?: WasmSource | Promise<WasmSource> | undefined;
  /**
   * Whether texts are analysed in a worker of this instance, so that the page never waits. Where none can be had
   * (a policy, an old browser), the page's own thread does the work, and one line of the console says so.
   */
  worker?: boolean | undefined;
  /** Words of the caller's own for every text; those of a call come before them. */
  words?: readonly UserWord[] | undefined;
  /** The language of error messages; English without it. */
  locale?: Locale | undefined;
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

/** Throws `invalid_argument` or `input_too_long`. */
export function checkText(text: string): void {
  if (typeof text !== 'string') throw trouble('text', [typeof text]);
  if (text.length > MAX_LENGTH) throw trouble('long', [text.length, MAX_LENGTH]);
}

/** Throws `invalid_argument`. */
export function checkAnalyzeOptions(options: AnalyzeOptions, names: readonly string[]): void {
  checkNames(options, names);
  checkType(options, 'id', 'string');
  checkType(options, 'date', 'string');
  checkWords(options.words);
  const { signal } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw trouble('option', ['signal', typeof signal, 'an AbortSignal']);
  }
}

/** Throws `invalid_argument`. */
export function checkTtaomOptions(options: TtaomOptions, names: readonly string[]): void {
  checkNames(options, names);
  checkType(options, 'worker', 'boolean');
  checkWords(options.words);
  const { locale } = options;
  if (locale !== undefined && locale !== 'ko' && locale !== 'en') throw trouble('option', ['locale', String(locale), "'ko' or 'en'"]);
}

function checkNames(options: object, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw trouble('options', [names.join(', ')]);
  for (const key of Object.keys(options)) {
    if (!names.includes(key)) throw trouble('unknown', [key, names.join(', ')]);
  }
}

function checkType<T extends object>(options: T, key: keyof T & string, type: string): void {
  const found = typeof options[key];
  if (found !== type && found !== 'undefined') throw trouble('option', [key, found, `a ${type}`]);
}

function checkWords(words: readonly UserWord[] | undefined): void {
  if (words === undefined) return;
  if (!Array.isArray(words)) throw trouble('option', ['words', typeof words, '[{ text, type }]']);
  for (const word of words) {
    if (typeof word?.text !== 'string' || !Object.hasOwn(TYPES, word.type)) {
      throw trouble('word', [JSON.stringify(word), Object.keys(TYPES).join(', ')]);
    }
  }
}
