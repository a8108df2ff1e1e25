/**
 * One module for the whole page or process, loaded by the first call; its instances. What differs between browsers,
 * Node and the single file is the `Platform` that the entries bring.
 */
import { analyzeHere, renewHere, startHere } from './engine.js';
import { inLocale, trouble, type Locale } from './errors.js';
import { compile, type Fetcher, type WasmSource } from './load.js';
import { checkAnalyzeOptions, checkText, checkTtaomOptions, type AnalyzeOptions, type TtaomOptions, type UserWord } from './options.js';
import type { Analysis } from './types.js';
import { version } from './version.js';
import { NoWorker, WorkerClient } from './worker/client.js';
import type { Port } from './worker/protocol.js';

/** What an entry brings. */
export interface Platform {
  /** Gets a file by its address. */
  fetcher: Fetcher;
  /** The file of the package. */
  wasm(): WasmSource | Promise<WasmSource>;
  /** Starts a worker; throws where none can be had. */
  spawn(): Port;
}

/** An instance of the library, loaded. */
export interface Ttaom {
  /** Its version. */
  readonly version: string;
  /** As the function `analyze` of the package, with the words of the instance. */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /**
   * Ends the worker, where there is one, and gives memory back with the last instance. Whoever still waits, and later
   * calls, are rejected with the code `disposed`. A second call does nothing.
   */
  dispose(): void;
}

const ANALYZE = ['id', 'date', 'words', 'signal'] as const;

let loading: Promise<WebAssembly.Module> | undefined;
/** Who uses the instance of this thread: every `Ttaom` that is not disposed of, and the function `analyze`, once for all. */
const users = new Set<unknown>();

/** Loads the module once. A failure is not kept: the next call tries again. */
function load(platform: Platform, source: TtaomOptions['wasm']): Promise<WebAssembly.Module> {
  if (loading === undefined) {
    const attempt = (async () => compile((await source) ?? (await platform.wasm()), platform.fetcher))();
    attempt.catch(() => {
      if (loading === attempt) loading = undefined;
    });
    loading = attempt;
  }
  return loading;
}

/** Starts the instance of this thread; a module that does not start is not kept either. */
async function start(module: WebAssembly.Module): Promise<void> {
  try {
    await startHere(module);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** The function `analyze` of an entry. */
export async function analyzeWith(platform: Platform, text: string, options: AnalyzeOptions = {}): Promise<Analysis> {
  checkText(text);
  checkAnalyzeOptions(options, ANALYZE);
  users.add(platform);
  return analyzeInThread(platform, text, options);
}

async function analyzeInThread(platform: Platform, text: string, options: AnalyzeOptions): Promise<Analysis> {
  const { signal } = options;
  const analysis = (async () => {
    await start(await load(platform, undefined));
    stopIfAborted(signal);
    return analyzeHere(text, options);
  })();
  return signal ? Promise.race([analysis, aborted(signal, analysis)]) : analysis;
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw trouble('aborted', [], signal.reason);
}

/** Rejects once the signal says so; forgotten when `work` is done. */
function aborted(signal: AbortSignal, work: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(trouble('aborted', [], signal.reason));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    const forget = (): void => signal.removeEventListener('abort', abort);
    work.then(forget, forget);
  });
}

/** The function `createTtaom` of an entry. */
export async function createWith(platform: Platform, options: TtaomOptions = {}): Promise<Ttaom> {
  checkTtaomOptions(options, ['wasm', 'worker', 'words', 'locale']);
  const { words = [], locale = 'en' } = options;
  try {
    const module = await load(platform, options.wasm);
    const worker = options.worker ? await startWorker(platform, module) : undefined;
    if (!worker) await start(module);
    return new Instance(platform, worker, words, locale);
  } catch (error) {
    throw inLocale(error, locale);
  }
}

async function startWorker(platform: Platform, module: WebAssembly.Module): Promise<WorkerClient | undefined> {
  const worker = new WorkerClient(() => platform.spawn(), module);
  try {
    await worker.start();
    return worker;
  } catch (error) {
    if (!(error instanceof NoWorker)) loading = undefined;
    sayWhy(error);
    return undefined;
  }
}

/** Rethrows what is not about the worker itself. */
function sayWhy(error: unknown): void {
  if (!(error instanceof NoWorker)) throw error;
  console.info(`ttaom: no worker (${error.message}); the page's own thread does the work. See "worker" in the README.`);
}

class Instance implements Ttaom {
  readonly version = version;
  readonly #platform: Platform;
  readonly #words: readonly UserWord[];
  readonly #locale: Locale;
  #worker: WorkerClient | undefined;
  #isDisposed = false;

  constructor(platform: Platform, worker: WorkerClient | undefined, words: readonly UserWord[], locale: Locale) {
    this.#platform = platform;
    this.#worker = worker;
    this.#words = [...words];
    this.#locale = locale;
    if (!worker) users.add(this);
  }

  async analyze(text: string, options: AnalyzeOptions = {}): Promise<Analysis> {
    try {
      if (this.#isDisposed) throw trouble('disposed');
      checkText(text);
      checkAnalyzeOptions(options, ANALYZE);
      stopIfAborted(options.signal);
      const { signal, ...rest } = options;
      const own = { ...rest, words: [...(rest.words ?? []), ...this.#words] };
      const analysis = await this.#analyze(text, own, signal);
      if (this.#isDisposed) throw trouble('disposed');
      return analysis;
    } catch (error) {
      throw inLocale(error, this.#locale);
    }
  }

  async #analyze(text: string, options: AnalyzeOptions, signal: AbortSignal | undefined): Promise<Analysis> {
    if (this.#worker) {
      try {
        return await this.#worker.analyze(text, options, signal);
      } catch (error) {
        // A worker that started once may be refused later; only the first to hear it says so.
        if (!(error instanceof NoWorker)) throw error;
        if (this.#worker) sayWhy(error);
        this.#worker = undefined;
        users.add(this);
      }
    }
    return analyzeInThread(this.#platform, text, { ...options, signal });
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#worker?.dispose();
    if (users.delete(this) && users.size === 0) renewHere();
  }
}
