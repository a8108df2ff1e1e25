/** The page's end of a worker: one text at a time, the others wait. */
import { said, trouble } from '../errors.js';
import type { SyncAnalyzeOptions } from '../options.js';
import type { Analysis } from '../types.js';
import type { Answer, Port } from './protocol.js';

/** A worker that has not started after this many milliseconds is given up. */
const START_TIME = 10_000;

/** An analysis that was aborted may end by itself within this many milliseconds; a new worker would read its lists anew. */
const GRACE = 300;

/** A worker that cannot be had at all, as against one that breaks down: the page's own thread must do the work. */
export class NoWorker extends Error {}

interface Job {
  number: number;
  text: string;
  options: SyncAnalyzeOptions;
  resolve(analysis: Analysis): void;
  reject(error: unknown): void;
}

/** A worker of one instance. It starts with the first text and anew after whatever ended it. */
export class WorkerClient {
  readonly #spawn: () => Port;
  readonly #module: WebAssembly.Module;
  #port: Promise<Port> | undefined;
  /** The first is the one that the worker reads. */
  #jobs: Job[] = [];
  #isBusy = false;
  #running: Job | undefined;
  #count = 0;

  constructor(spawn: () => Port, module: WebAssembly.Module) {
    this.#spawn = spawn;
    this.#module = module;
  }

  /** Starts the worker ahead of the first text. Rejects with `NoWorker` where none can be had. */
  async start(): Promise<void> {
    await this.#open();
  }

  /** Rejects with `internal`, `aborted` or `disposed`, or with `NoWorker`. */
  analyze(text: string, options: SyncAnalyzeOptions, signal: AbortSignal | undefined): Promise<Analysis> {
    return new Promise((resolve, reject) => {
      const job: Job = { number: ++this.#count, text, options, resolve, reject };
      const abort = (): void => {
        reject(trouble('aborted', [], signal?.reason));
        this.#abort(job);
      };
      if (signal) {
        signal.addEventListener('abort', abort, { once: true });
        const forget = (): void => signal.removeEventListener('abort', abort);
        job.resolve = (analysis) => (forget(), resolve(analysis));
        job.reject = (error) => (forget(), reject(error));
      }
      this.#jobs.push(job);
      void this.#next();
    });
  }

  /** Ends the worker; whoever waits hears `disposed`. */
  dispose(): void {
    this.#end(trouble('disposed'));
  }

  async #next(): Promise<void> {
    if (this.#isBusy || this.#jobs.length === 0) return;
    this.#isBusy = true;
    const opening = this.#open();
    let port: Port;
    try {
      port = await opening;
    } catch (error) {
      if (this.#port === undefined) this.#end(error);
      return;
    }
    // Whoever ended it in the meantime went on with the others.
    if (this.#port !== opening) return;
    const job = this.#jobs[0];
    // All of them may have been aborted in the meantime.
    if (!job) {
      this.#isBusy = false;
      return;
    }
    this.#running = job;
    port.hold(true);
    const { number, text, options } = job;
    try {
      port.post({ do: 'analyze', number, text, options });
    } catch (cause) {
      this.#end(trouble('worker', [said(cause)], cause));
    }
  }

  #open(): Promise<Port> {
    if (this.#port === undefined) {
      const opening = this.#startPort();
      this.#port = opening;
      opening.catch(() => {
        if (this.#port === opening) this.#port = undefined;
      });
    }
    return this.#port;
  }

  #startPort(): Promise<Port> {
    return new Promise((resolve, reject) => {
      let port: Port;
      try {
        port = this.#spawn();
      } catch (cause) {
        reject(new NoWorker(said(cause)));
        return;
      }
      let isOpen = false;
      const giveUp = (why: string): void => {
        clearTimeout(timer);
        port.close();
        reject(new NoWorker(why));
      };
      const timer = setTimeout(() => giveUp(`it did not start within ${START_TIME / 1000} s`), START_TIME);
      port.hold(true);
      port.listen(
        (answer) => {
          if (answer.did === 'analyze') return this.#settle(answer, port);
          clearTimeout(timer);
          isOpen = true;
          port.hold(false);
          if (!answer.error) return resolve(port);
          port.close();
          reject(trouble(...answer.error));
        },
        (cause) => {
          if (!isOpen) return giveUp(said(cause));
          // A worker that was replaced has nothing to say any more.
          void this.#port?.then((current) => {
            if (current === port) this.#end(trouble('worker', [said(cause)], cause));
          });
        },
      );
      try {
        port.post({ do: 'start', module: this.#module });
      } catch (cause) {
        giveUp(said(cause));
      }
    });
  }

  #settle(answer: Answer & { did: 'analyze' }, port: Port): void {
    const [job, ...others] = this.#jobs;
    if (job?.number !== answer.number) return;
    this.#jobs = others;
    this.#isBusy = false;
    this.#running = undefined;
    port.hold(false);
    if ('error' in answer) job.reject(trouble(...answer.error));
    else job.resolve(answer.analysis);
    void this.#next();
  }

  #abort(job: Job): void {
    if (job !== this.#running) {
      this.#jobs = this.#jobs.filter((other) => other !== job);
      return;
    }
    setTimeout(() => {
      if (job !== this.#running) return;
      this.#jobs.shift();
      this.#close();
      void this.#next();
    }, GRACE);
  }

  /** Ends the worker and rejects everything that waits for it. */
  #end(error: unknown): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#close();
    for (const job of jobs) job.reject(error);
  }

  #close(): void {
    this.#isBusy = false;
    this.#running = undefined;
    const port = this.#port;
    this.#port = undefined;
    port?.then((open) => open.close(), () => {});
  }
}
