/** Makes an element. Words go in as text only, so nothing pasted can ever become markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string | null | undefined | false)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(name, value);
  }
  for (const child of children) {
    if (child) node.append(child);
  }
  return node;
}

/** The element of `index.html` with this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node as T;
}

/**
 * Brings `node` into view inside `box`; where `box` does not scroll by itself (narrow screens), moves the page.
 * A node that is in view stays where it is.
 */
export function reveal(node: Element, box: HTMLElement): void {
  const scrolls = getComputedStyle(box).overflowY === 'auto' && box.scrollHeight > box.clientHeight;
  if (!scrolls) {
    const r = node.getBoundingClientRect();
    // The card covers the lower 55 % of a narrow screen.
    if (r.top < 0 || r.bottom > window.innerHeight * 0.42) node.scrollIntoView({ block: 'start' });
    return;
  }
  const r = node.getBoundingClientRect();
  const b = box.getBoundingClientRect();
  const margin = Math.min(48, b.height / 4);
  if (r.top < b.top + margin || r.bottom > b.bottom - margin) {
    box.scrollTop += r.top - b.top - Math.max(margin, (b.height - r.height) / 3);
  }
}
