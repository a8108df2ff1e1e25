/** A worker in a browser, under Trusted Types and from other origins, too. */
import type { Answer, Port } from './protocol.js';

interface Policy {
  createScriptURL(url: string): string;
}

/** Trusted Types, which TypeScript does not know. */
const { trustedTypes } = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
};

let policy: Policy | undefined;

/** The address as a worker's constructor takes it; a page that enforces Trusted Types must allow the policy `ttaom`. */
function trusted(url: string): string {
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('ttaom', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}

/** Starts the worker of `source`: the address of its file, or its code. Throws where the page may not. */
export function spawnInBrowser(source: URL | { code: string }): Port {
  // Next's addresses look like URLs, but hold a path.
  const file = 'code' in source ? undefined : new URL(String(source), globalThis.location?.href);
  // No worker may be made of a file of another origin, but one that imports it.
  const isOwn = file !== undefined && file.origin === globalThis.location?.origin;
  const code = 'code' in source ? source.code : `import ${JSON.stringify(file?.href)};`;
  const made = isOwn ? undefined : URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(trusted(made ?? String(file)), { type: 'module', name: 'ttaom' });
  const forget = (): void => {
    if (made !== undefined) URL.revokeObjectURL(made);
  };
  return {
    post: (request) => worker.postMessage(request),
    listen(answer, fail) {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        // Safari fetches the file after the constructor has returned, so the address must live until then.
        forget();
        answer(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || 'its file did not load');
      };
      worker.onmessageerror = () => fail('a message could not be read');
    },
    hold() {},
    close() {
      forget();
      worker.terminate();
    },
  };
}
