// The app has a worker of its own and uses the package inside of it, at once and later.
import { report } from './check.js';

await report(
  () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('own-worker.js', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    }),
);
