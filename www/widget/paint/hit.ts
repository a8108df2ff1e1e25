/** What of an analysis lies at a place of the text. */
import type { Analysis, Span, Target } from '../contract.js';
import { boilerplate, layerOf, type Layer } from '../layers.js';

/** What lies on the unit at `offset`, the smallest first: the name, the quote, the quote around that. */
export function targetsAt(analysis: Analysis, offset: number, off: ReadonlySet<Layer>): Target[] {
  const targets: Target[] = [];
  const at = lastStartingBefore(analysis.mentions, offset);
  const mention = analysis.mentions[at];
  if (mention && offset < mention.end && mention.entity !== null && !off.has(layerOf(mention.type)) && !boilerplate(analysis)(mention)) {
    targets.push({ kind: 'entity', id: mention.entity, mention: at });
  }
  if (off.has('quote')) return targets;
  // Quotes nest: the innermost that covers the place is the last to start before it, or one around that.
  let id: number | null = lastStartingBefore(analysis.quotes, offset);
  while (id !== null && id >= 0 && targets.length < 8) {
    const quote: Analysis['quotes'][number] | undefined = analysis.quotes[id];
    if (quote && offset < quote.end) targets.push({ kind: 'quote', id });
    id = quote?.inside ?? null;
  }
  return targets;
}

/** The index of the last span that starts at or before `offset`, or -1. */
function lastStartingBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
