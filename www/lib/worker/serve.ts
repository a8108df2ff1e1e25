/** The worker's end: starts the instance, analyses what comes. */
import { analyzeHere, startHere } from '../engine.js';
import { tell } from '../errors.js';
import type { Answer, Request } from './protocol.js';

/** Answers one request. */
export async function serve(request: Request, post: (answer: Answer) => void): Promise<void> {
  if (request.do === 'start') {
    try {
      await startHere(request.module);
      post({ did: 'start' });
    } catch (error) {
      post({ did: 'start', error: tell(error) });
    }
    return;
  }
  const { number, text, options } = request;
  try {
    post({ did: 'analyze', number, analysis: analyzeHere(text, options) });
  } catch (error) {
    post({ did: 'analyze', number, error: tell(error) });
  }
}
