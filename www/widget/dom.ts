/** Makes an element. Words go in as text only, so nothing pasted can ever become markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string | null | undefined | false)[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill<N extends Element>(
  node: N,
  attributes: Record<string, string | undefined>,
  children: (Node | string | null | undefined | false)[],
): N {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(name, value);
  }
  for (const child of children) {
    if (child) node.append(child);
  }
  return node;
}

/** A button with words, and what it does. */
export function button(words: string, run: (node: HTMLButtonElement) => void, attributes: Record<string, string | undefined> = {}): HTMLButtonElement {
  const node = el('button', { type: 'button', ...attributes }, words);
  node.addEventListener('click', () => run(node));
  return node;
}

/** The element that has the focus, in whatever tree `node` lies. */
export function focused(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}

/** Whether the focus is on `node` or in it. */
export function holdsFocus(node: Node): boolean {
  return node.contains(focused(node));
}

/** Whether `box` scrolls by itself. */
export function scrolls(box: HTMLElement): boolean {
  return getComputedStyle(box).overflowY === 'auto' && box.scrollHeight > box.clientHeight + 1;
}

/** How the reader wants to be moved. */
export function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

/**
 * Brings a rectangle of the screen into view inside `box`, or, where `box` does not scroll by itself, in the window.
 * `covered` is how much of the lower part of the window something else lies upon. What is in view stays where it is.
 */
export function reveal(r: DOMRect, box: HTMLElement, covered = 0): void {
  if (!scrolls(box)) {
    const bottom = window.innerHeight - covered;
    if (r.top < 48 || r.bottom > bottom - 16) window.scrollBy({ top: r.top - Math.max(48, (bottom - r.height) / 3), behavior: 'instant' });
    return;
  }
  const b = box.getBoundingClientRect();
  const margin = Math.min(48, b.height / 4);
  if (r.top < b.top + margin || r.bottom > b.bottom - margin) {
    box.scrollTop += r.top - b.top - Math.max(margin, (b.height - r.height) / 3);
  }
}
