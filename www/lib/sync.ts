/** The library in plain calls that answer at once, for workers and tests. */
import { analyzeHere, startHereNow } from './engine.js';
import { inLocale, trouble } from './errors.js';
import { compileNow } from './load.js';
import { checkAnalyzeOptions, checkText, checkTtaomOptions, type SyncAnalyzeOptions, type TtaomOptions } from './options.js';
import type { Analysis } from './types.js';
import { version } from './version.js';

/** What may be chosen for `createTtaomSync`. */
export interface TtaomSyncOptions extends Pick<TtaomOptions, 'words' | 'locale'> {
  /** The bytes of `ttaom_bg.wasm`, or the compiled module. Where one runs already, it is not looked at again. */
  wasm: BufferSource | (WebAssembly.Module & object);
}

/** The library, loaded, in plain calls. */
export interface TtaomSync {
  /** Its version. */
  readonly version: string;
  /** As the function `analyze` of the package, at once; throws where that one rejects. */
  analyze(text: string, options?: SyncAnalyzeOptions): Analysis;
}

/**
 * Loads the library at once. Browsers compile files of this size at once in workers only or with a pause that people see;
 * a page takes `createTtaom`.
 *
 * @throws TtaomError with `code` `invalid_argument`, `wasm_load`, `wasm_mime` or `version_mismatch`
 */
export function createTtaomSync(options: TtaomSyncOptions): TtaomSync {
  checkTtaomOptions(options, ['wasm', 'words', 'locale']);
  const { words = [], locale = 'en' } = options;
  const inOwn = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw inLocale(error, locale);
    }
  };
  inOwn(() => {
    if (options.wasm === undefined) throw trouble('source', ['wasm']);
    startHereNow(compileNow(options.wasm));
  });
  return {
    version,
    analyze: (text, own = {}) =>
      inOwn(() => {
        checkText(text);
        checkAnalyzeOptions(own, ['id', 'date', 'words']);
        return analyzeHere(text, { ...own, words: [...(own.words ?? []), ...words] });
      }),
  };
}
