/** The types of the result, as the library gives them, and what a reader can choose of it. */
export type {
  Analysis,
  Entity,
  EntityType,
  Evidence,
  Mention,
  Quote,
  Section,
  SectionKind,
  Span,
  Speaker,
} from '../lib/index.js';

/** What is chosen: a quote by its id, or an entity by its id and, where one was pointed at, by one of its mentions. */
export interface Target {
  readonly kind: 'quote' | 'entity';
  readonly id: number;
  readonly mention?: number;
}

export function same(a: Target | null, b: Target | null): boolean {
  return a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);
}
