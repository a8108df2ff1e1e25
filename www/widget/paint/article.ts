/**
 * The article as it was pasted, in blocks of whole lines. Its `textContent` is the text, character for character: every
 * label is drawn by the style sheet, so none can be selected or copied. It is painted by highlights, which leave the
 * blocks alone, or by flat spans (on paper, and where the browser has no highlights).
 */
import type { Analysis, Span } from '../contract.js';
import { el } from '../dom.js';
import type { Layer } from '../layers.js';
import { blocksOf, type Block } from './blocks.js';
import { canHighlight, Highlights } from './highlights.js';
import { labelsOf, MARKS, type Mark } from './labels.js';
import { paintRuns, type RunLabels } from './spans.js';
import { TextMap, type Piece } from './text-map.js';

/** Debris of so many lines is folded away until somebody asks for it. */
const FOLD_LINES = 8;

/** An element of the article: a block, or the switch of folded debris. */
interface Entry {
  readonly key: string;
  readonly node: HTMLElement;
  /** The text nodes with their places in the block. */
  readonly texts: readonly { readonly node: Text; readonly start: number; readonly end: number }[];
  readonly length: number;
}

export interface ArticleWords {
  /** The words of the switch over so many lines of debris. */
  fold(lines: number, folded: boolean): string;
  /** What stands behind a quote on paper. */
  who(quote: number): string;
}

export class Article {
  map = new TextMap([], 0);
  private entries: Entry[] = [];
  private analysis: Analysis | null = null;
  private text = '';
  private off: ReadonlySet<Layer> = new Set();
  private marks: ReadonlyMap<Mark, readonly Span[]> = new Map();
  private runs: { node: HTMLElement; start: number; end: number }[] = [];
  private readonly unfolded = new Map<string, boolean>();
  private painter: 'highlights' | 'spans';

  constructor(
    readonly root: HTMLElement,
    readonly highlights: Highlights | null,
    private readonly words: ArticleWords,
  ) {
    this.painter = highlights ? 'highlights' : 'spans';
    root.addEventListener('click', (event) => {
      const fold = event.target instanceof Element ? event.target.closest<HTMLElement>('.fold') : null;
      if (fold) this.toggle(fold.dataset.group ?? '');
    });
    root.addEventListener('beforematch', (event) => {
      const group = event.target instanceof HTMLElement ? event.target.dataset.group : undefined;
      if (group !== undefined) this.toggle(group);
    });
  }

  show(text: string, analysis: Analysis): void {
    this.text = text;
    this.analysis = analysis;
    this.marks = new Map();
    this.draw();
  }

  clear(): void {
    this.highlights?.clear();
    this.root.replaceChildren();
    this.entries = [];
    this.runs = [];
    this.map = new TextMap([], 0);
    this.analysis = null;
    this.text = '';
  }

  /** Leaves these layers unpainted. */
  hide(off: ReadonlySet<Layer>): void {
    this.off = new Set(off);
    this.root.dataset.off = [...off].join(' ');
    if (this.painter === 'highlights' && this.analysis) {
      this.highlights?.show(this.map, labelsOf(this.analysis), this.off);
      this.mark(this.marks);
    }
  }

  mark(marks: ReadonlyMap<Mark, readonly Span[]>): void {
    this.marks = marks;
    if (this.painter === 'highlights') return this.highlights?.mark(this.map, marks);
    for (const mark of MARKS) {
      const spans = marks.get(mark) ?? [];
      for (const run of this.runs) run.node.classList.toggle(`is-${mark}`, spans.some((s) => s.start <= run.start && run.end <= s.end));
    }
  }

  /** Paints by spans for a while (a printer takes them with their labels), or by highlights again. */
  useSpans(on: boolean): void {
    const next = on || !this.highlights ? 'spans' : 'highlights';
    if (next === this.painter) return;
    this.painter = next;
    this.highlights?.clear();
    if (this.analysis) this.draw();
  }

  private draw(): void {
    if (!this.analysis) return;
    const labels = labelsOf(this.analysis);
    this.runs = [];
    this.place(this.painter === 'spans' ? paintRuns(this.text.length, this.analysis) : null);
    if (this.painter === 'highlights') this.highlights?.show(this.map, labels, this.off);
    this.root.dataset.off = [...this.off].join(' ');
    this.mark(this.marks);
  }

  /** Puts the blocks into the document; those that were there already stay as they are. */
  private place(runs: RunLabels | null): void {
    const blocks = blocksOf(this.text, this.analysis?.sections ?? []);
    const keys: { key: string; make: () => Entry }[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]!;
      const group = this.groupAt(blocks, i);
      if (group?.first) keys.push({ key: `fold ${group.key} ${group.lines} ${group.folded}`, make: () => this.foldSwitch(group) });
      const words = this.text.slice(block.start, block.end);
      const shape = block.parts.map((part) => `${part.kind ?? ''}${part.end - block.start}`).join();
      const paint = runs ? `paint ${Math.random()}` : '';
      keys.push({ key: `${shape} ${group?.folded ?? false} ${group?.key ?? ''} ${paint} ${words}`, make: () => this.block(block, group, runs) });
    }
    let head = 0;
    while (head < keys.length && this.entries[head]?.key === keys[head]!.key) head += 1;
    let tail = 0;
    while (tail < keys.length - head && tail < this.entries.length - head && this.entries.at(-1 - tail)?.key === keys.at(-1 - tail)!.key) tail += 1;
    for (const entry of this.entries.slice(head, this.entries.length - tail)) entry.node.remove();
    const fresh = keys.slice(head, keys.length - tail).map(({ key, make }) => ({ ...make(), key }));
    const before = tail > 0 ? this.entries.at(-tail)!.node : null;
    const added = document.createDocumentFragment();
    added.append(...fresh.map((entry) => entry.node));
    this.root.insertBefore(added, before);
    this.entries = [...this.entries.slice(0, head), ...fresh, ...(tail > 0 ? this.entries.slice(-tail) : [])];
    this.map = this.read();
  }

  private read(): TextMap {
    const pieces: Piece[] = [];
    let start = 0;
    for (const entry of this.entries) {
      for (const text of entry.texts) pieces.push({ node: text.node, at: 0, start: start + text.start, end: start + text.end });
      start += entry.length;
    }
    return new TextMap(pieces, start);
  }

  private block(block: Block, group: Group | null, runs: RunLabels | null): Entry {
    const node = el('div', { class: block.kind ? `block sec sec-${block.kind}` : 'block' });
    const texts: { node: Text; start: number; end: number }[] = [];
    for (const part of block.parts) {
      const holder = block.kind !== null || part.kind === null ? node : node.appendChild(el('span', { class: `sec sec-${part.kind}` }));
      for (const run of runs ? runs.within(part) : [{ ...part, attributes: null }]) {
        const text = document.createTextNode(this.text.slice(run.start, run.end));
        if (run.attributes) {
          const span = el('span', run.attributes, text);
          if (run.closes !== undefined) span.dataset.who = this.words.who(run.closes);
          holder.append(span);
          this.runs.push({ node: span, start: run.start, end: run.end });
        } else holder.append(text);
        texts.push({ node: text, start: run.start - block.start, end: run.end - block.start });
      }
    }
    if (group) {
      node.dataset.group = group.key;
      if (group.folded) node.setAttribute('hidden', 'until-found');
    }
    return { key: '', node, texts, length: block.end - block.start };
  }

  private foldSwitch(group: Group): Entry {
    const words = this.words.fold(group.lines, group.folded);
    const node = el('button', { type: 'button', class: 'fold', 'data-group': group.key, 'data-label': words, 'aria-label': words, 'aria-expanded': String(!group.folded) });
    return { key: '', node, texts: [], length: 0 };
  }

  /** The run of debris that a block belongs to. */
  private groupAt(blocks: readonly Block[], at: number): Group | null {
    const debris = (i: number) => blocks[i]?.kind === 'boilerplate';
    if (!debris(at)) return null;
    if (debris(at - 1) && this.group) return (this.group = { ...this.group, first: false });
    let end = at;
    while (debris(end)) end += 1;
    const words = this.text.slice(blocks[at]!.start, blocks[end - 1]!.end);
    const lines = words.split('\n').filter((line) => line.trim() !== '').length;
    const key = `${at === 0 ? 'head' : ''}${words.trim().slice(0, 40)}`;
    this.group = { key, lines, first: true, folded: !(this.unfolded.get(key) ?? lines < FOLD_LINES) };
    return this.group;
  }

  private group: Group | null = null;

  private toggle(key: string): void {
    const folded = this.root.querySelector(`.fold[data-group="${CSS.escape(key)}"]`)?.getAttribute('aria-expanded') === 'false';
    this.unfolded.set(key, folded);
    this.draw();
    this.root.querySelector<HTMLElement>(`.fold[data-group="${CSS.escape(key)}"]`)?.focus();
  }
}

interface Group {
  readonly key: string;
  readonly lines: number;
  readonly first: boolean;
  readonly folded: boolean;
}

/** Highlights for text in a shadow tree whose style sheets name the colours, where the browser can underline with them. */
export function highlightsFor(root: ShadowRoot, probe: Element): Highlights | null {
  if (!canHighlight()) return null;
  const highlights = new Highlights((name) => `var(--_${name})`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, highlights.sheet];
  const works = probe.isConnected && getComputedStyle(probe, highlights.probe).textDecorationLine.includes('underline');
  if (!works) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== highlights.sheet);
  return works ? highlights : null;
}
