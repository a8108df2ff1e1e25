/** What a page and its worker say to each other. */
import type { Told } from '../errors.js';
import type { SyncAnalyzeOptions } from '../options.js';
import type { Analysis } from '../types.js';

/** From the page: first the module, then one text after the other. */
export type Request =
  | { do: 'start'; module: WebAssembly.Module }
  | { do: 'analyze'; number: number; text: string; options: SyncAnalyzeOptions };

/** From the worker: `started` or why not; each text's result or error. */
export type Answer =
  | { did: 'start'; error?: Told }
  | { did: 'analyze'; number: number; analysis: Analysis }
  | { did: 'analyze'; number: number; error: Told };

/** The page's end of a worker, in browsers and in Node. */
export interface Port {
  /** Sends. */
  post(request: Request): void;
  /** Hears answers; `fail` is everything after which none will come. */
  listen(answer: (answer: Answer) => void, fail: (cause: unknown) => void): void;
  /** Whether the process waits for this worker (Node). */
  hold(busy: boolean): void;
  /** Ends it, whatever it does. */
  close(): void;
}
