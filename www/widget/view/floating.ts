/** Small things that float beside a place of the text. Where they stand is said in a style sheet of their own: the element needs no style attribute. */
import { el } from '../dom.js';

export class Floating {
  readonly root: HTMLElement;
  private readonly sheet = new CSSStyleSheet();
  private open = false;

  constructor(
    tree: ShadowRoot,
    private readonly name: string,
    attributes: Record<string, string> = {},
  ) {
    this.root = el('div', { class: `floating ${name}`, popover: 'manual', ...attributes });
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, this.sheet];
    tree.append(this.root);
  }

  /** Shows it under the rectangle, or over it where there is no room. */
  show(beside: DOMRect, ...content: (Node | string)[]): void {
    this.root.replaceChildren(...content);
    if (!this.open) this.root.showPopover?.();
    this.open = true;
    const { width, height } = this.root.getBoundingClientRect();
    const left = Math.max(8, Math.min(beside.left, document.documentElement.clientWidth - width - 8));
    const under = beside.bottom + 8 + height <= window.innerHeight;
    const top = under ? beside.bottom + 8 : Math.max(8, beside.top - height - 8);
    this.sheet.replaceSync(`.${this.name}{left:${Math.round(left)}px;top:${Math.round(top)}px}`);
  }

  hide(): void {
    if (!this.open) return;
    this.open = false;
    this.root.hidePopover?.();
    this.root.replaceChildren();
  }
}
