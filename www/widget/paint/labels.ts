/** What is painted on a text: which spans have which look. */
import type { Analysis, Mention, Quote, Span, Target } from '../contract.js';
import { boilerplate, layerOf, LAYERS, type Layer } from '../layers.js';

/** A look of what was found. Bare titles and pronouns have the line of their layer, thinner. */
export type Label = 'quote' | 'indirect' | `${Exclude<Layer, 'quote'>}` | `${Exclude<Layer, 'quote'>}-thin`;

const NAMED = LAYERS.filter((layer) => layer !== 'quote');
export const LABELS: readonly Label[] = ['quote', 'indirect', ...NAMED, ...NAMED.map((layer) => `${layer}-thin` as const)];

/** A look of what is chosen or pointed at, from the lowest to the highest. */
export const MARKS = ['lit', 'part', 'chosen', 'entity', 'why', 'cue', 'speaker', 'selected'] as const;
export type Mark = (typeof MARKS)[number];

/** The spans of every look of an analysis. */
export function labelsOf(analysis: Analysis): Map<Label, Span[]> {
  const labels = new Map<Label, Span[]>();
  const add = (label: Label, span: Span) => {
    const spans = labels.get(label);
    if (spans) spans.push(span);
    else labels.set(label, [span]);
  };
  for (const quote of analysis.quotes) add(quote.kind === 'indirect' ? 'indirect' : 'quote', quote);
  const outside = boilerplate(analysis);
  for (const mention of analysis.mentions) {
    if (!outside(mention)) add(labelOf(mention), mention);
  }
  return labels;
}

export function labelOf(mention: Mention): Label {
  const layer = layerOf(mention.type) as Exclude<Layer, 'quote'>;
  return mention.form === 'name' ? layer : `${layer}-thin`;
}

/** The layer that switches a look on and off. */
export function layerOfLabel(label: Label): Layer {
  if (label === 'quote' || label === 'indirect') return 'quote';
  return label.replace(/-thin$/, '') as Layer;
}

/** What a choice marks: the words themselves, their other parts, who, the verb, and what the decision rests on. */
export function marksOf(analysis: Analysis, target: Target | null): Map<Mark, Span[]> {
  const marks = new Map<Mark, Span[]>();
  if (target?.kind === 'entity') {
    const mentions = analysis.entities[target.id]?.mentions ?? [];
    marks.set('entity', mentions.flatMap((i) => analysis.mentions[i] ?? []));
  } else if (target) {
    const quote = analysis.quotes[target.id];
    if (quote) markQuote(marks, quote, analysis);
  }
  return marks;
}

function markQuote(marks: Map<Mark, Span[]>, quote: Quote, analysis: Analysis): void {
  const others = analysis.quotes.filter((q) => q.utterance === quote.utterance && q.id !== quote.id && q.inside === quote.inside);
  marks.set('part', others);
  marks.set('chosen', [quote]);
  marks.set('why', quote.evidence.flatMap(({ at }) => (at && !covers(at, quote) ? at : [])));
  marks.set('cue', quote.cue ? [quote.cue] : []);
  const speaker = quote.speaker?.mention ?? namedBefore(quote, analysis);
  marks.set('speaker', speaker ? [speaker] : []);
}

/** The spans of a thing that is pointed at. */
export function spansOf(analysis: Analysis, target: Target | null): Span[] {
  if (!target) return [];
  if (target.kind === 'quote') return analysis.quotes.slice(target.id, target.id + 1);
  return (analysis.entities[target.id]?.mentions ?? []).flatMap((i) => analysis.mentions[i] ?? []);
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
