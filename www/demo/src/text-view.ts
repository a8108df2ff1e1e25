/**
 * The article as it was pasted, with the findings painted on it.
 *
 * The text is one flat row of spans, cut at every boundary (runs.ts); its `textContent` is the input, character for
 * character. Every label is drawn by the style sheet, so none can be selected or copied.
 */

import { same, type Analysis, type Mention, type Quote, type Span, type Target } from './contract.ts';
import { el, reveal } from './dom.ts';
import { t } from './i18n.ts';
import { boilerplate, layerOf, type Layer } from './layers.ts';
import { cut, within, type Run } from './runs.ts';

/** The layers of the cut, in the order of `Run.over`. */
const SECTION = 0;
const QUOTE = 1;
const MENTION = 2;

/** What a choice can do to a run. */
const MARKS = ['is-chosen', 'is-part', 'is-speaker', 'is-cue', 'is-why', 'is-entity'] as const;
type Mark = (typeof MARKS)[number];

export class TextView {
  private text = '';
  private analysis: Analysis | null = null;
  private runs: Run[] = [];
  /** The element of each run; `null` where a run carries nothing and is bare text. */
  private nodes: (HTMLElement | null)[] = [];
  private marked: { node: HTMLElement; mark: Mark }[] = [];
  private lit: HTMLElement[] = [];
  private chosen: Target | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly box: HTMLElement,
    private readonly on: { choose: (target: Target) => void; hover: (target: Target | null) => void },
  ) {
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('copy', (event) => this.copied(event));
    root.addEventListener('mouseover', (event) => on.hover(this.targetsAt(event.target)[0] ?? null));
    root.addEventListener('mouseleave', () => on.hover(null));
  }

  /** Paints `analysis` on `text`, the very string that was analysed. */
  show(text: string, analysis: Analysis): void {
    this.text = text;
    this.analysis = analysis;
    this.chosen = null;
    this.marked = [];
    this.lit = [];
    const { sections, quotes, mentions } = analysis;
    this.runs = cut(text.length, [sections, quotes, mentions, extras(analysis)]);
    this.nodes = new Array<HTMLElement | null>(this.runs.length).fill(null);
    const outside = boilerplate(analysis);
    const all = document.createDocumentFragment();
    let section: { index: number; node: Node } = { index: -1, node: all };
    this.runs.forEach((run, i) => {
      const index = run.over[SECTION] ?? -1;
      if (index !== section.index) {
        section = { index, node: index < 0 ? all : el('span', { class: `sec sec-${sections[index]!.kind}` }) };
        if (index >= 0) all.append(section.node);
      }
      const words = text.slice(run.start, run.end);
      const node = this.paint(run, outside);
      if (node) {
        node.dataset.run = String(i);
        node.append(words);
        this.nodes[i] = node;
      }
      section.node.appendChild(node ?? document.createTextNode(words));
    });
    this.root.replaceChildren(all);
  }

  clear(): void {
    this.root.replaceChildren();
    this.analysis = null;
    this.runs = [];
    this.nodes = [];
    this.marked = [];
    this.lit = [];
    this.chosen = null;
  }

  /** Scrolls to where the article begins: a page that was pasted whole has its menus before it. */
  toHeadline(): void {
    this.box.scrollTop = 0;
    const headline = this.root.querySelector('.sec-title');
    if (!headline || getComputedStyle(this.box).overflowY !== 'auto') return;
    const below = headline.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
    if (below > this.box.clientHeight / 3) this.box.scrollTop = below - 32;
  }

  /** Leaves these layers unpainted. */
  hide(layers: ReadonlySet<Layer>): void {
    this.root.dataset.off = [...layers].join(' ');
  }

  /** Marks what is chosen and all that it rests on. `move` brings it into view. */
  choose(target: Target | null, move: boolean): void {
    for (const { node, mark } of this.marked) node.classList.remove(mark);
    this.marked = [];
    this.chosen = target;
    if (!this.analysis || !target) return;
    if (target.kind === 'quote') {
      const quote = this.analysis.quotes[target.id];
      if (quote) this.markQuote(quote, this.analysis);
    } else {
      for (const i of this.analysis.entities[target.id]?.mentions ?? []) this.markSpan(this.analysis.mentions[i], 'is-entity');
    }
    const first = this.marked.find((m) => m.mark === 'is-chosen' || m.mark === 'is-entity');
    if (move && first) reveal(first.node, this.box);
  }

  /** Lights what the pointer is on, here or in a list. */
  light(target: Target | null): void {
    for (const node of this.lit) node.classList.remove('is-lit');
    this.lit = [];
    if (!this.analysis || !target) return;
    const spans: (Span | undefined)[] =
      target.kind === 'quote'
        ? [this.analysis.quotes[target.id]]
        : (this.analysis.entities[target.id]?.mentions ?? []).map((i) => this.analysis?.mentions[i]);
    for (const span of spans) {
      for (const node of this.nodesIn(span)) {
        node.classList.add('is-lit');
        this.lit.push(node);
      }
    }
  }

  private markQuote(quote: Quote, analysis: Analysis): void {
    for (const other of analysis.quotes) {
      if (other.utterance === quote.utterance && other.id !== quote.id && other.inside === quote.inside) this.markSpan(other, 'is-part');
    }
    this.markSpan(quote, 'is-chosen');
    for (const { at } of quote.evidence) {
      if (at && !covers(at, quote)) this.markSpan(at, 'is-why');
    }
    this.markSpan(quote.cue, 'is-cue');
    this.markSpan(quote.speaker?.mention ?? namedBefore(quote, analysis), 'is-speaker');
  }

  private markSpan(span: Span | null | undefined, mark: Mark): void {
    for (const node of this.nodesIn(span)) {
      node.classList.add(mark);
      this.marked.push({ node, mark });
    }
  }

  private nodesIn(span: Span | null | undefined): HTMLElement[] {
    if (!span) return [];
    const [from, to] = within(this.runs, span);
    return this.nodes.slice(from, to).filter((n) => n !== null);
  }

  /** The element of a run, or `null` for bare text. */
  private paint(run: Run, outside: (mention: Mention) => boolean): HTMLElement | null {
    if (run.over.slice(QUOTE).every((i) => i < 0)) return null;
    const node = el('span', { class: 'run' });
    const quote = this.analysis?.quotes[run.over[QUOTE] ?? -1];
    if (quote) {
      node.dataset.quote = quote.kind;
      if (run.start === quote.start) node.classList.add('opens');
      if (run.end === quote.end) node.dataset.who = t('quote.print', { who: quote.speaker?.name ?? t('speaker.unknown') });
    }
    const mention = this.analysis?.mentions[run.over[MENTION] ?? -1];
    if (mention && !outside(mention)) {
      node.dataset.layer = layerOf(mention.type);
      if (mention.form !== 'name') node.dataset.form = mention.form;
    }
    return node;
  }

  /** What lies at a place of the text, the smallest first. */
  private targetsAt(place: EventTarget | null): Target[] {
    const node = place instanceof Element ? place.closest<HTMLElement>('[data-run]') : null;
    const run = node ? this.runs[Number(node.dataset.run)] : undefined;
    if (!run || !this.analysis) return [];
    const targets: Target[] = [];
    const off = this.root.dataset.off?.split(' ') ?? [];
    const mention = this.analysis.mentions[run.over[MENTION] ?? -1];
    if (mention && mention.entity !== null && node?.dataset.layer && !off.includes(node.dataset.layer)) {
      targets.push({ kind: 'entity', id: mention.entity });
    }
    if (off.includes('quote')) return targets;
    let id: number | null = run.over[QUOTE] ?? -1;
    while (id !== null && id >= 0 && targets.length < 8) {
      targets.push({ kind: 'quote', id });
      id = this.analysis.quotes[id]?.inside ?? null;
    }
    return targets;
  }

  /** A click chooses the smallest thing under it; each further click on it, the next one outward. */
  private clicked(event: MouseEvent): void {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed) return; // Somebody is selecting words.
    const targets = this.targetsAt(event.target);
    const at = targets.findIndex((target) => same(target, this.chosen));
    const next = targets[(at + 1) % targets.length];
    if (next) this.on.choose(next);
  }

  /** What is copied is cut from the pasted text itself, whatever the browser would make of the markup. */
  private copied(event: ClipboardEvent): void {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const start = this.offset(range.startContainer, range.startOffset);
    const end = this.offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    event.clipboardData.setData('text/plain', this.text.slice(start, end));
    event.preventDefault();
  }

  /** How many units of the text stand before a point of the document; `null` outside the text. */
  private offset(container: Node, offset: number): number | null {
    if (!this.root.contains(container)) return null;
    const before = document.createRange();
    before.setStart(this.root, 0);
    before.setEnd(container, offset);
    return before.toString().length;
  }
}

/** What needs a boundary of its own only because a choice may mark it. */
function extras(analysis: Analysis): Span[] {
  const spans: Span[] = [];
  for (const quote of analysis.quotes) {
    if (quote.cue) spans.push(quote.cue);
    if (quote.speaker?.mention) spans.push(quote.speaker.mention);
    for (const { at } of quote.evidence) if (at) spans.push(at);
  }
  return spans;
}

/** Where a speaker who is carried over was last named before the quote. */
function namedBefore(quote: Quote, analysis: Analysis): Span | undefined {
  let nearest: Mention | undefined;
  for (const id of quote.speaker?.entities ?? []) {
    for (const i of analysis.entities[id]?.mentions ?? []) {
      const mention = analysis.mentions[i];
      if (mention && mention.end <= quote.start && (!nearest || mention.start > nearest.start)) nearest = mention;
    }
  }
  return nearest;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}
