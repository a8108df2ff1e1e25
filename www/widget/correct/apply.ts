/** Lays corrections over an analysis: a new one comes out, in which everything corrected has the source `user`. */
import type { Analysis, Entity, EntityType, Mention, Quote, Span, Speaker } from '../contract.js';
import type { Correction, Who } from './corrections.js';

/** The rule that stands as the reason of what a reader decided. */
export const BY_READER = 'user.correction';

export function corrected(base: Analysis, text: string, corrections: readonly Correction[]): Analysis {
  const edits = corrections.filter((correction) => correction.op !== 'word');
  if (edits.length === 0) return base;
  const draft = new Draft(structuredClone(base), text);
  for (const correction of edits) draft.apply(correction);
  return draft.finish();
}

/** An analysis in work: what is removed leaves a hole, so that indices hold until the end. */
class Draft {
  private readonly quotes: (Quote | null)[];
  private readonly mentions: (Mention | null)[];
  private readonly entities: (Entity | null)[];

  constructor(
    private readonly analysis: Analysis,
    private readonly text: string,
  ) {
    this.quotes = analysis.quotes;
    this.mentions = analysis.mentions;
    this.entities = analysis.entities;
  }

  apply(correction: Exclude<Correction, { op: 'word' }>): void {
    const { at } = correction;
    switch (correction.op) {
      case 'add-quote':
        return this.addQuote(at, correction.kind, correction.speaker);
      case 'add-mention':
        return this.addMention(at, correction.type);
      case 'speaker':
      case 'kind':
      case 'remove-quote': {
        const quote = this.quotes.find((q) => q?.start === at.start && q.end === at.end);
        if (!quote) return;
        if (correction.op === 'remove-quote') return this.removeQuote(quote);
        if (correction.op === 'kind') quote.kind = correction.kind;
        else quote.speaker = this.speaker(correction.speaker);
        quote.source = 'user';
        quote.evidence = [...quote.evidence.filter(({ rule }) => rule !== BY_READER), { rule: BY_READER }];
        return;
      }
      default: {
        const index = this.mentions.findIndex((m) => m?.start === at.start && m.end === at.end);
        const mention = this.mentions[index];
        if (!mention) return;
        if (correction.op === 'remove-mention') return this.removeMention(index);
        const all = this.entities[mention.entity ?? -1]?.mentions ?? [index];
        if (correction.op === 'remove-entity') return [...all].forEach((i) => this.removeMention(i));
        this.retype(mention, all, correction.type);
      }
    }
  }

  finish(): Analysis {
    const [mentions, mentionAt] = compact(this.mentions, (a, b) => a.start - b.start);
    const [entities, entityAt] = compact(this.entities);
    const [quotes, quoteAt] = compact(this.quotes, (a, b) => a.start - b.start || b.end - a.end);
    for (const mention of mentions) mention.entity = mention.entity === null ? null : (entityAt.get(mention.entity) ?? null);
    entities.forEach((entity, id) => {
      entity.id = id;
      entity.mentions = entity.mentions.flatMap((i) => mentionAt.get(i) ?? []).sort((a, b) => a - b);
    });
    quotes.forEach((quote, id) => {
      quote.id = id;
      quote.inside = quote.inside === null ? null : (quoteAt.get(quote.inside) ?? null);
      if (quote.speaker) quote.speaker.entities = quote.speaker.entities.flatMap((i) => entityAt.get(i) ?? []);
    });
    const notSpeech = this.analysis.notSpeech.filter((words) => !quotes.some((quote) => quote.source === 'user' && overlap(quote, words)));
    return { ...this.analysis, mentions, entities, quotes, notSpeech };
  }

  private addQuote(at: Span, kind: Quote['kind'], speaker: Who | null): void {
    // Quotes nest; what would cross the new one gives way to it.
    for (const quote of this.quotes) {
      if (quote && overlap(quote, at) && !covers(quote, at) && !covers(at, quote)) this.removeQuote(quote);
      if (quote && quote.start === at.start && quote.end === at.end) this.removeQuote(quote);
    }
    const all = this.quotes.filter((quote) => quote !== null);
    const around = all.filter((quote) => covers(quote, at)).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const id = this.quotes.length;
    for (const quote of all) {
      if (covers(at, quote) && (quote.inside ?? -1) === (around?.id ?? -1)) quote.inside = id;
    }
    this.quotes.push({
      ...at,
      id,
      text: this.text.slice(at.start, at.end),
      kind,
      section: this.analysis.sections.find((s) => s.start <= at.start && at.start < s.end)?.kind ?? 'body',
      utterance: Math.max(0, ...all.map((quote) => quote.utterance)) + 1,
      inside: around?.id ?? null,
      speaker: this.speaker(speaker),
      cue: null,
      score: 1,
      source: 'user',
      evidence: [{ rule: BY_READER, at }],
    });
  }

  private removeQuote(quote: Quote): void {
    for (const other of this.quotes) if (other?.inside === quote.id) other.inside = quote.inside;
    this.quotes[quote.id] = null;
  }

  private speaker(who: Who | null): Speaker | null {
    if (!who) return null;
    const entity = this.entities.find((e) => e !== null && (e.type === 'person' || e.type === 'organization') && (e.name === who.name || e.aliases.includes(who.name)));
    return { name: entity?.name ?? who.name, kind: who.kind, entities: entity ? [entity.id] : [], mention: null, carried: false, score: 1 };
  }

  private addMention(at: Span, type: EntityType): void {
    this.mentions.forEach((mention, i) => {
      if (mention && overlap(mention, at)) this.removeMention(i);
    });
    const text = this.text.slice(at.start, at.end);
    let entity = this.entities.find((e) => e?.type === type && (e.name === text || e.aliases.includes(text)));
    if (!entity) {
      entity = { id: this.entities.length, type, name: text, aliases: [text], roles: [], mentions: [] };
      this.entities.push(entity);
    }
    entity.mentions.push(this.mentions.length);
    this.mentions.push({ ...at, text, type, entity: entity.id, form: 'name', score: 1, source: 'user', evidence: [{ rule: BY_READER, at }] });
  }

  private removeMention(index: number): void {
    const mention = this.mentions[index];
    if (!mention) return;
    this.mentions[index] = null;
    const entity = this.entities[mention.entity ?? -1];
    if (!entity) return;
    entity.mentions = entity.mentions.filter((i) => i !== index);
    if (entity.mentions.length > 0) return;
    this.entities[entity.id] = null;
  }

  private retype(mention: Mention, all: readonly number[], type: EntityType): void {
    const entity = this.entities[mention.entity ?? -1];
    if (entity) {
      entity.type = type;
      delete entity.value;
    }
    for (const i of all) {
      const one = this.mentions[i];
      if (!one) continue;
      one.type = type;
      one.source = 'user';
      one.evidence = [{ rule: BY_READER }, ...one.evidence.filter(({ rule }) => rule !== BY_READER)];
    }
  }
}

/** The things without their holes, and where each of them went. */
function compact<T>(things: readonly (T | null)[], order?: (a: T, b: T) => number): [T[], Map<number, number>] {
  const kept = things.flatMap((thing, was) => (thing === null ? [] : [{ thing, was }]));
  if (order) kept.sort((a, b) => order(a.thing, b.thing));
  return [kept.map(({ thing }) => thing), new Map(kept.map(({ was }, i) => [was, i]))];
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}
