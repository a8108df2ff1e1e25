/** Cuts a text into flat runs: at every boundary of every annotation, never nested, never overlapping. */

import type { Span } from '../contract.js';

/** A stretch of text in which no annotation begins or ends. */
export interface Run extends Span {
  /** For each layer that was passed in: the innermost span that covers the run, or -1. */
  readonly over: readonly number[];
}

/**
 * Answers "which span lies innermost here" for positions that only grow. Spans that cross each other (which a
 * well-formed result does not hold) are answered with the later one. O(n log n) over the whole sweep.
 */
class Sweep {
  private readonly order: number[];
  private readonly open: number[] = [];
  private next = 0;

  constructor(private readonly spans: readonly Span[]) {
    this.order = spans.map((_, i) => i).sort((a, b) => spans[a]!.start - spans[b]!.start || spans[b]!.end - spans[a]!.end);
  }

  at(position: number): number {
    while (this.next < this.order.length && this.spans[this.order[this.next]!]!.start <= position) {
      this.open.push(this.order[this.next++]!);
    }
    while (this.open.length > 0 && this.spans[this.open.at(-1)!]!.end <= position) this.open.pop();
    return this.open.at(-1) ?? -1;
  }
}

/** The runs of a text of `length` units, by start; together they are the whole text. */
export function cut(length: number, layers: readonly (readonly Span[])[]): Run[] {
  const edges = new Set([0, length]);
  for (const layer of layers) {
    for (const { start, end } of layer) {
      if (start >= 0 && start < end && end <= length) edges.add(start).add(end);
    }
  }
  const sorted = Uint32Array.from(edges).sort();
  const sweeps = layers.map((layer) => new Sweep(layer));
  const runs: Run[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i]!;
    runs.push({ start, end: sorted[i + 1]!, over: sweeps.map((s) => s.at(start)) });
  }
  return runs;
}

/** The indices of the runs that lie in `span`: from the first, up to and without the second. */
export function within(runs: readonly Run[], span: Span): [number, number] {
  return [firstFrom(runs, span.start), firstFrom(runs, span.end)];
}

/** The first run that starts at or after `position`. */
function firstFrom(runs: readonly Run[], position: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
