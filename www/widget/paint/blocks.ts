/** Cuts a text into blocks of whole lines, so that a change of one paragraph leaves the others as they are. */
import type { Section, SectionKind, Span } from '../contract.js';

/** Lines of one kind are gathered up to this many units: one element a line would be too many for a page of short ones. */
const GATHER = 400;

/** Part of a block. */
export interface Part extends Span {
  /** The section that it stands in; `null` between sections. */
  readonly kind: SectionKind | null;
}

/** Whole lines with the blank ones behind them. */
export interface Block extends Span {
  readonly parts: readonly Part[];
  /** The one kind of all that is not blank; `null` where there are several, or none. */
  readonly kind: SectionKind | null;
}

export function blocksOf(text: string, sections: readonly Section[]): Block[] {
  const blocks: Block[] = [];
  let section = 0;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const parts: Part[] = [];
    let at = start;
    while (at < end) {
      while ((sections[section]?.end ?? Infinity) <= at) section += 1;
      const next = sections[section];
      const inside = next !== undefined && next.start <= at;
      const until = Math.min(end, inside ? next.end : (next?.start ?? end));
      parts.push({ start: at, end: until, kind: inside ? next.kind : null });
      at = until;
    }
    const kinds = new Set(parts.flatMap((part) => (part.kind === null && text.slice(part.start, part.end).trim() === '' ? [] : part.kind)));
    const kind = kinds.size === 1 ? ([...kinds][0] ?? null) : null;
    const last = blocks.at(-1);
    if (last && kind !== null && last.kind === kind && end - last.start <= GATHER) blocks[blocks.length - 1] = { start: last.start, end, kind, parts: [...last.parts, ...parts] };
    else blocks.push({ start, end, kind, parts });
    start = end;
  }
  return blocks;
}

/** The end of the line that begins at `start`, with its line feed and the blank lines that follow. */
function lineEnd(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  if (end < 0) return text.length;
  end += 1;
  // Blank lines belong to what stands before them.
  for (;;) {
    let next = end;
    while (next < text.length && text[next] !== '\n' && /\s/.test(text[next]!)) next += 1;
    if (text[next] !== '\n') return next === text.length ? next : end;
    end = next + 1;
  }
}
