/** Windows over the reader: the browser's own, with its focus, its Esc, and its way back. */
import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';

let ids = 0;

/** Opens a window in `tree` that is gone once it is closed. */
export function openDialog(tree: ParentNode & Node, locale: Locale, title: string, body: (close: () => void) => readonly Node[]): HTMLDialogElement {
  const id = `dialog-${++ids}`;
  const node = el('dialog', { class: 'dialog', 'aria-labelledby': id });
  const close = () => node.close();
  const shut = button('×', close, { class: 'quiet sign', 'aria-label': locale.t('button.close') });
  node.append(el('div', { class: 'dialog-head' }, el('h2', { id }, title), shut), el('div', { class: 'dialog-body' }, ...body(close)));
  node.addEventListener('close', () => node.remove());
  // A press beside the window closes it; the window itself is all padding-free inside.
  node.addEventListener('click', (event) => {
    if (event.target === node) close();
  });
  // Letters that are pressed in a window are not the reader's short cuts.
  node.addEventListener('keydown', (event) => event.stopPropagation());
  tree.append(node);
  node.showModal();
  return node;
}
