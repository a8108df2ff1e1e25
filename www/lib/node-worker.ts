/** The file that a worker of Node runs. */
import { parentPort } from 'node:worker_threads';
import type { Request } from './worker/protocol.js';
import { serve } from './worker/serve.js';

parentPort?.on('message', (request: Request) => void serve(request, (answer) => parentPort?.postMessage(answer)));
