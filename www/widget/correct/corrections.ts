/** What a reader corrects, as data: kept beside the analysis, never in it, and carried along while the text changes. */
import type { EntityType, Quote, Span, Speaker } from '../contract.js';

/** Who said it, as a reader says it. */
export interface Who {
  readonly name: string;
  readonly kind: Speaker['kind'];
}

/** One correction. `at` is a quote's or a mention's own span. */
export type Correction =
  | { readonly op: 'speaker'; readonly at: Span; readonly speaker: Who | null }
  | { readonly op: 'kind'; readonly at: Span; readonly kind: Quote['kind'] }
  | { readonly op: 'add-quote'; readonly at: Span; readonly kind: Quote['kind']; readonly speaker: Who | null }
  | { readonly op: 'remove-quote'; readonly at: Span }
  /** Of all that the mention at `at` refers to. */
  | { readonly op: 'type'; readonly at: Span; readonly type: EntityType }
  | { readonly op: 'add-mention'; readonly at: Span; readonly type: EntityType }
  | { readonly op: 'remove-mention'; readonly at: Span }
  | { readonly op: 'remove-entity'; readonly at: Span }
  /** A word of the reader's own, wherever it stands. */
  | { readonly op: 'word'; readonly text: string; readonly type: EntityType };

/** Corrections with their way back and forth. */
export class History {
  private done: readonly Correction[] = [];
  private undone: readonly Correction[] = [];

  get all(): readonly Correction[] {
    return this.done;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  add(correction: Correction): void {
    this.done = [...this.done, correction];
    this.undone = [];
  }

  undo(): void {
    const last = this.done.at(-1);
    if (!last) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, last];
  }

  redo(): void {
    const last = this.undone.at(-1);
    if (!last) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, last];
  }

  reset(corrections: readonly Correction[] = []): void {
    this.done = corrections;
    this.undone = [];
  }

  /** Takes the corrections along as `before` becomes `after`; those whose own words changed are given up. */
  follow(before: string, after: string): void {
    if (before === after || (this.done.length === 0 && this.undone.length === 0)) return;
    const limit = Math.min(before.length, after.length);
    let head = 0;
    while (head < limit && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < limit - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
    const moved = (correction: Correction): Correction[] => {
      if (correction.op === 'word') return [correction];
      const { start, end } = correction.at;
      if (end <= head) return [correction];
      if (start < before.length - tail) return [];
      const by = after.length - before.length;
      return [{ ...correction, at: { start: start + by, end: end + by } }];
    };
    this.done = this.done.flatMap(moved);
    this.undone = this.undone.flatMap(moved);
  }
}

/** Whether something that came from outside (a link) is a list of corrections of a text of this length. */
export function areCorrections(value: unknown, length: number): value is Correction[] {
  if (!Array.isArray(value)) return false;
  return value.every((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('op' in item)) return false;
    if (item.op === 'word') return 'text' in item && typeof item.text === 'string' && item.text !== '' && 'type' in item && isType(item.type);
    if (!('at' in item) || !isSpan(item.at, length)) return false;
    const typed = !('type' in item) || isType(item.type);
    const kinded = !('kind' in item) || ['direct', 'partial', 'indirect'].includes(item.kind as string);
    const said = !('speaker' in item) || item.speaker === null || isWho(item.speaker);
    return typed && kinded && said && NEEDS[item.op as Exclude<Correction['op'], 'word'>]?.every((key) => key in item) === true;
  });
}

const NEEDS: Record<Exclude<Correction['op'], 'word'>, readonly string[]> = {
  speaker: ['speaker'],
  kind: ['kind'],
  'add-quote': ['kind', 'speaker'],
  'remove-quote': [],
  type: ['type'],
  'add-mention': ['type'],
  'remove-mention': [],
  'remove-entity': [],
};

/** The types that a reader can give, in the order in which they are offered. */
export const TYPES: readonly EntityType[] = ['person', 'organization', 'location', 'date', 'time', 'quantity', 'product', 'event', 'email', 'url'];

function isType(value: unknown): value is EntityType {
  return TYPES.includes(value as EntityType);
}

function isSpan(value: unknown, length: number): value is Span {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  const { start, end } = value;
  return Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0 && (start as number) < (end as number) && (end as number) <= length;
}

function isWho(value: unknown): value is Who {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('kind' in value)) return false;
  return typeof value.name === 'string' && ['person', 'organization', 'anonymous', 'document'].includes(value.kind as string);
}
