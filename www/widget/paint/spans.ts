/** The fall-back painter: flat runs, cut at every boundary, each with attributes that the style sheet draws by. */
import type { Analysis, Span } from '../contract.js';
import { boilerplate, layerOf } from '../layers.js';
import { cut, within } from './runs.js';

/** The layers of the cut, in the order of `Run.over`. */
const QUOTE = 0;
const MENTION = 1;

export interface PaintedRun extends Span {
  /** Of the run's element; `null` for bare text. */
  readonly attributes: Record<string, string | undefined> | null;
  /** The quote that ends with this run. */
  readonly closes?: number | undefined;
}

export interface RunLabels {
  /** The runs of a part of the text. */
  within(part: Span): PaintedRun[];
}

export function paintRuns(length: number, analysis: Analysis): RunLabels {
  const { quotes, mentions, sections } = analysis;
  const outside = boilerplate(analysis);
  // Sections and lines cut by themselves: a run is asked for by the part of a block that it lies in.
  const runs = cut(length, [quotes, mentions, extras(analysis), sections]);
  const attributes = (run: (typeof runs)[number]): PaintedRun => {
    const quote = quotes[run.over[QUOTE] ?? -1];
    const mention = mentions[run.over[MENTION] ?? -1];
    const named = mention && !outside(mention) ? mention : undefined;
    const marked = run.over.slice(QUOTE, 3).some((i) => i >= 0);
    return {
      start: run.start,
      end: run.end,
      attributes: marked
        ? {
            class: 'run',
            'data-quote': quote?.kind,
            'data-layer': named && layerOf(named.type),
            'data-form': named && named.form !== 'name' ? named.form : undefined,
          }
        : null,
      closes: quote && run.end === quote.end ? quote.id : undefined,
    };
  };
  return {
    within(part) {
      const [from, to] = within(runs, part);
      // A run may begin before the part: blocks end at lines, runs do not.
      const first = from > 0 && (runs[from]?.start ?? length) > part.start ? from - 1 : from;
      const painted: PaintedRun[] = [];
      for (const run of runs.slice(first, Math.max(to, first + 1))) {
        const start = Math.max(run.start, part.start);
        const end = Math.min(run.end, part.end);
        if (start < end) painted.push({ ...attributes(run), start, end, closes: end === run.end ? attributes(run).closes : undefined });
      }
      return painted;
    },
  };
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
