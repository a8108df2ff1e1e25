/** Paints by the CSS Custom Highlight API: the document is not touched. Each instance has highlights of its own names. */
import type { Span } from '../contract.js';
import { LINES, type Palette } from '../palette.js';
import { LABELS, layerOfLabel, MARKS, type Label, type Mark } from './labels.js';
import type { Layer } from '../layers.js';
import type { TextMap } from './text-map.js';

let instances = 0;

/** Whether this browser has the API and underlines with it; there are some that can only tint. */
export function canHighlight(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS && typeof StaticRange === 'function';
}

export class Highlights {
  /** The style sheet of this instance's names; it belongs into the tree that the text lies in. */
  readonly sheet = new CSSStyleSheet();
  private readonly prefix = `ttaom-${++instances}`;
  private readonly shown = new Map<string, { highlight: Highlight; ranges: readonly StaticRange[] }>();

  /** `value` gives a colour of the palette as it is written in a style sheet. */
  constructor(value: (name: keyof Palette & string) => string) {
    this.restyle(value);
  }

  /** A pseudo-element by which to see whether the browser underlines. */
  get probe(): string {
    return `::highlight(${this.prefix}-person)`;
  }

  restyle(value: (name: keyof Palette & string) => string): void {
    this.sheet.replaceSync(rules(this.prefix, value));
  }

  /** Paints what was found; layers that are `off` are left out. */
  show(map: TextMap, labels: ReadonlyMap<Label, readonly Span[]>, off: ReadonlySet<Layer>): void {
    for (const label of LABELS) {
      const spans = off.has(layerOfLabel(label)) ? undefined : labels.get(label);
      this.set(label, map, spans ?? [], 0);
    }
  }

  /** Paints what is chosen or pointed at. */
  mark(map: TextMap, marks: ReadonlyMap<Mark, readonly Span[]>): void {
    MARKS.forEach((mark, i) => this.set(mark, map, marks.get(mark) ?? [], i + 1));
  }

  clear(): void {
    for (const name of this.shown.keys()) CSS.highlights.delete(name);
    this.shown.clear();
  }

  /** Only what changed is touched: a browser paints every range anew that it is given. */
  private set(label: Label | Mark, map: TextMap, spans: readonly Span[], priority: number): void {
    const name = `${this.prefix}-${label}`;
    const ranges = spans.map((span) => map.range(span)).filter((range) => range !== null);
    const old = this.shown.get(name);
    if (ranges.length === 0) {
      if (old) CSS.highlights.delete(name);
      this.shown.delete(name);
      return;
    }
    if (!old) {
      const highlight = new Highlight();
      for (const range of ranges) highlight.add(range);
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
      this.shown.set(name, { highlight, ranges });
      return;
    }
    const limit = Math.min(ranges.length, old.ranges.length);
    let head = 0;
    while (head < limit && equal(ranges[head]!, old.ranges[head]!)) head += 1;
    let tail = 0;
    while (tail < limit - head && equal(ranges.at(-1 - tail)!, old.ranges.at(-1 - tail)!)) tail += 1;
    for (const range of old.ranges.slice(head, old.ranges.length - tail)) old.highlight.delete(range);
    const fresh = ranges.slice(head, ranges.length - tail);
    for (const range of fresh) old.highlight.add(range);
    const kept = [...old.ranges.slice(0, head), ...fresh, ...(tail > 0 ? old.ranges.slice(-tail) : [])];
    this.shown.set(name, { highlight: old.highlight, ranges: kept });
  }
}

function equal(a: StaticRange, b: StaticRange): boolean {
  return a.startContainer === b.startContainer && a.endContainer === b.endContainer && a.startOffset === b.startOffset && a.endOffset === b.endOffset;
}

function rules(prefix: string, value: (name: keyof Palette & string) => string): string {
  const rule = (label: string, style: string) => `::highlight(${prefix}-${label}){${style}}`;
  // The longhands: not every browser takes the short form here.
  const line = (colour: string, style: string, thickness: string) =>
    `text-decoration-line:underline;text-decoration-style:${style};text-decoration-color:${colour};` +
    `text-decoration-thickness:${thickness};text-underline-offset:.2em;text-decoration-skip-ink:none;`;
  const lines = Object.entries(LINES).flatMap(([layer, [colour, style, thickness]]) => [
    rule(layer, line(value(colour), style, thickness)),
    rule(`${layer}-thin`, line(value(colour), style, '1px')),
  ]);
  const own = [
    rule('quote', `background-color:${value('quote-bg')};`),
    rule('indirect', `background-color:${value('quote-indirect-bg')};`),
    rule('lit', `background-color:${value('quote-chosen-bg')};`),
    rule('part', `background-color:${value('quote-chosen-bg')};`),
    rule('chosen', `background-color:${value('quote-chosen-bg')};`),
    rule('entity', `background-color:${value('entity-bg')};`),
    rule('why', line(value('edge'), 'solid', '1px')),
    rule('cue', `background-color:${value('entity-bg')};${line(value('ink'), 'double', '1px')}`),
    rule('speaker', `background-color:${value('ink')};color:${value('paper')};`),
    rule('selected', `background-color:${value('accent')};color:${value('on-accent')};`),
  ];
  const system = (background: string, colour: string) => `background-color:${background};color:${colour};text-decoration-color:${colour};`;
  const forced = [
    ...Object.keys(LINES).flatMap((layer) => [layer, `${layer}-thin`]).map((label) => rule(label, 'text-decoration-color:currentcolor;')),
    ...['quote', 'indirect', 'lit'].map((label) => rule(label, system('Mark', 'MarkText'))),
    ...['part', 'chosen', 'entity', 'speaker', 'cue', 'selected'].map((label) => rule(label, system('Highlight', 'HighlightText'))),
  ];
  return `${lines.join('')}${own.join('')}@media (forced-colors:active){${forced.join('')}}`;
}
