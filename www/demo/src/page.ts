/** The element of `index.html` with this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node as T;
}

/** Opens the page's window with this in it. */
export function openWindow(title: string, ...body: Node[]): void {
  const window = byId<HTMLDialogElement>('dialog');
  byId('h-dialog').textContent = title;
  byId('dialog-body').replaceChildren(...body);
  window.showModal();
}

interface Policy {
  createHTML(words: string): string;
  createScriptURL(address: string): string;
}

/** Trusted Types, which TypeScript does not know. */
const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };

/** For the page's own service worker, and for files whose markup is read for its text, in a document without a window. */
const same: Policy = { createHTML: (words) => words, createScriptURL: (address) => address };
export const trusted: Policy = trustedTypes ? trustedTypes.createPolicy('ttaom-page', same) : same;
