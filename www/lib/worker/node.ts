/** A worker in Node. */
import { Worker } from 'node:worker_threads';
import type { Port } from './protocol.js';

/** Starts the worker of a file. */
export function spawnInNode(file: URL): Port {
  // The flags of the process are not for it: some (--input-type) refuse files.
  const worker = new Worker(file, { name: 'ttaom', execArgv: [] });
  return {
    post: (request) => worker.postMessage(request),
    listen(answer, fail) {
      worker.on('message', answer);
      worker.on('error', fail);
      worker.on('messageerror', fail);
      worker.on('exit', (code) => fail(`it ended with code ${code}`));
    },
    // A worker without work lets the process end.
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    close: () => void worker.terminate(),
  };
}
