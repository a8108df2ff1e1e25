/** The file that a browser's worker runs. */
import type { Request } from './worker/protocol.js';
import { serve } from './worker/serve.js';

/** The global scope of a worker, as much of it as is needed; the compiler knows that of a page. */
const scope = globalThis as unknown as {
  onmessage: ((event: { data: Request }) => void) | null;
  postMessage(message: unknown): void;
};

scope.onmessage = ({ data }) => void serve(data, (answer) => scope.postMessage(answer));
