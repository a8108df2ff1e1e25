/** The text of another element of the page, which is painted and asked, and never changed. */
import type { Analysis, Span, Target } from '../contract.js';
import type { Layer } from '../layers.js';
import { dark, light } from '../palette.js';
import { readText } from '../source/dom-text.js';
import { canHighlight, Highlights } from './highlights.js';
import { targetsAt } from './hit.js';
import { labelsOf, type Mark } from './labels.js';
import { TextMap } from './text-map.js';

export interface ForeignEvents {
  /** The element's words changed. */
  changed(): void;
  choose(targets: readonly Target[]): void;
  hover(targets: readonly Target[]): void;
}

export class ForeignText {
  text = '';
  map = new TextMap([], 0);
  private analysis: Analysis | null = null;
  private off: ReadonlySet<Layer> = new Set();
  private readonly highlights: Highlights | null;
  private readonly observer: MutationObserver;
  private readonly stop = new AbortController();

  constructor(
    readonly node: Element,
    on: ForeignEvents,
  ) {
    // The page may be dark whatever the system says: light letters tell.
    const palette = isLight(getComputedStyle(node).color) ? dark : light;
    this.highlights = canHighlight() ? new Highlights((name) => `var(--ttaom-${name},${palette[name]})`) : null;
    const tree = this.tree;
    if (this.highlights) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, this.highlights.sheet];
    this.observer = new MutationObserver(() => on.changed());
    this.observer.observe(node, { childList: true, characterData: true, subtree: true });
    const { signal } = this.stop;
    node.addEventListener('click', (event) => event instanceof MouseEvent && on.choose(this.at(event)), { signal });
    node.addEventListener('mousemove', (event) => event instanceof MouseEvent && on.hover(this.at(event)), { signal });
    node.addEventListener('mouseleave', () => on.hover([]), { signal });
  }

  /** Reads the words of the element again. */
  read(): string {
    ({ text: this.text, map: this.map } = readText(this.node));
    return this.text;
  }

  show(analysis: Analysis): void {
    this.analysis = analysis;
    this.highlights?.show(this.map, labelsOf(analysis), this.off);
  }

  hide(off: ReadonlySet<Layer>): void {
    this.off = new Set(off);
    if (this.analysis) this.show(this.analysis);
  }

  mark(marks: ReadonlyMap<Mark, readonly Span[]>): void {
    this.highlights?.mark(this.map, marks);
  }

  clear(): void {
    this.analysis = null;
    this.highlights?.clear();
  }

  /** Takes everything away that was added to the page. */
  release(): void {
    this.clear();
    this.observer.disconnect();
    this.stop.abort();
    const tree = this.tree;
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => sheet !== this.highlights?.sheet);
  }

  private get tree(): Document | ShadowRoot {
    const root = this.node.getRootNode();
    return root instanceof ShadowRoot ? root : document;
  }

  private at(event: MouseEvent): Target[] {
    if (!this.analysis || !document.getSelection()?.isCollapsed) return [];
    const offset = this.map.at(event.clientX, event.clientY, this.tree);
    return offset === null ? [] : targetsAt(this.analysis, offset, this.off);
  }
}

function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return red * 0.3 + green * 0.6 + blue * 0.1 > 140;
}
