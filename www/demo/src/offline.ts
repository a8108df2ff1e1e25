/** Works without a network: keeps the page's own files, says so, and proves that nothing else is asked for. */
import { el } from '../../widget/dom.ts';
import { byId, openWindow, trusted } from './page.ts';
import { locale } from './words.ts';

let kept = false;
/** When the last text came in. */
let came = 0;

/** The files that were asked of the network since then; what the service worker answers is not. */
function requested(): string[] {
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return all.filter((entry) => entry.startTime > came && entry.workerStart === 0).map((entry) => entry.name.replace(/^.*\//, ''));
}

/** A text came in: what is asked of the network from now on is counted. */
export function textCame(): void {
  came = performance.now();
}

/** Says whether the page is kept and whether there is a network. */
export function sayOffline(): void {
  const key = !navigator.onLine ? 'offline.now' : kept ? 'offline.ready' : '';
  byId('offline').textContent = key === '' ? '' : locale.t(key);
}

/** Registers the service worker, in built pages that are served so that browsers allow it. */
export async function keepOffline(): Promise<void> {
  for (const name of ['online', 'offline']) window.addEventListener(name, sayOffline);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !window.isSecureContext) return;
  try {
    const registration = await navigator.serviceWorker.register(trusted.createScriptURL('./sw.js'));
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => {
        // A first one has nothing to take the place of.
        if (next.state === 'installed' && navigator.serviceWorker.controller) offerUpdate(next);
      });
    });
    await navigator.serviceWorker.ready;
    kept = true;
    sayOffline();
  } catch {
    // Private windows and some hosts forbid it: the page then works as long as it is open.
  }
}

function offerUpdate(next: ServiceWorker): void {
  const node = byId('update');
  node.hidden = false;
  node.onclick = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    next.postMessage('take over');
  };
}

/** The proof, in the page's window. */
export function showProof(): void {
  const files = requested();
  const facts = [
    `${locale.t('proof.requests', { n: files.length })}${files.length > 0 ? ` (${files.join(', ')})` : ''}`,
    locale.t(navigator.onLine ? 'proof.online' : 'proof.offline'),
    locale.t(kept ? 'proof.kept' : 'proof.open'),
    locale.t('proof.policy'),
  ];
  openWindow(
    locale.t('privacy'),
    el('p', {}, locale.t('proof.what')),
    el('ul', { class: 'proof' }, ...facts.map((fact) => el('li', {}, fact))),
    el('p', {}, locale.t('proof.try')),
  );
}
