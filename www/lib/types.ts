/**
 * The shape of a result: plain objects that survive `JSON.stringify` and `structuredClone`.
 *
 * Every `start` and `end` counts UTF-16 code units of the string that was passed to `analyze`, half-open:
 * `0 <= start <= end <= text.length`, and `text.slice(start, end)` are the words. They never split a surrogate pair.
 */

/** What offsets count. In JavaScript it is always `'utf16'`; the command line has the other two. */
export type Unit = 'utf16' | 'codepoint' | 'byte';

/** A region of the text: `text.slice(start, end)`. */
export interface Span {
  /** First UTF-16 code unit, inclusive. */
  start: number;
  /** Past the last UTF-16 code unit, exclusive. */
  end: number;
}

/** A region of the text with its words. */
export interface Words extends Span {
  /** `text.slice(start, end)` of the text that was passed in. */
  text: string;
}

/** Why something was decided. */
export interface Evidence {
  /** The stable id of the rule, `room.phenomenon.case` (`q.speaker.carry-over`). */
  rule: string;
  /** The words that it rests on. */
  at?: Span;
  /** What the rule was worth in the decision. */
  weight?: number;
}

/** What an article says: the result of `analyze`. */
export interface Analysis {
  /** The option `id`, where it was given. */
  id?: string;
  /** The version of ttaom. */
  version: string;
  /** What every offset counts. */
  unit: Unit;
  /** The article's own date (ISO 8601), from its lines or the option `date`. */
  published?: string;
  /** What each part of the pasted text is. Every line that is not blank belongs to one section; by `start`. */
  sections: Section[];
  /** By `start`, in every section. A sentence never ends inside a quotation. */
  sentences: Span[];
  /** By `start`, in every section. */
  mentions: Mention[];
  /** Who and what the article is about, most mentioned first; boilerplate left out. */
  entities: Entity[];
  /** By `start`; boilerplate left out. */
  quotes: Quote[];
  /** Words in quotation marks that nobody is reported to have said; by `start`. */
  notSpeech: NotSpeech[];
}

/** What a part of the pasted text is. */
export type SectionKind = 'title' | 'subtitle' | 'byline' | 'caption' | 'body' | 'boilerplate';

/** A run of lines of one kind. */
export interface Section extends Span {
  /** What it is. */
  kind: SectionKind;
}

/** What a mention or an entity is. */
export type EntityType =
  | 'person'
  | 'organization'
  | 'location'
  | 'date'
  | 'time'
  | 'quantity'
  | 'product'
  | 'event'
  | 'email'
  | 'url';

/** A place in the text that refers to someone or something; the span leaves out particle and title. */
export interface Mention extends Words {
  /** What it is. */
  type: EntityType;
  /** Index into `entities`; `null` where it belongs to none. */
  entity: number | null;
  /** By a name (`name`), by a bare title like 대통령 (`title`), by a pronoun (`pronoun`). */
  form: 'name' | 'title' | 'pronoun';
  /** The title beside the name (대표 in 리브 마르텐 대표). */
  title?: Words;
  /** How sure, 0 to 1. */
  score: number;
  /** Where it comes from; `user` is the caller's own word. */
  source: 'model' | 'pattern' | 'lexicon' | 'linked' | 'user';
  /** Why. */
  evidence: Evidence[];
}

/** Who or what the article is about. */
export interface Entity {
  /** Its index in `entities`. */
  id: number;
  /** What it is. */
  type: EntityType;
  /**
   * The fullest name that the article gives; a person known only by surname is named with the title (김 회장). In composed form: the same name is
   * the same string whatever way the article was pasted.
   */
  name: string;
  /**
   * Every distinct string that refers to it outside boilerplate, as the article has it, markup aside; never pronouns or bare titles. Of
   * strings that look alike (a compatibility Hanja, single jamo, a no-break space) the first.
   */
  aliases: string[];
  /** Titles and posts that the article gives, as written. */
  roles: string[];
  /** Indices into `mentions`. */
  mentions: number[];
  /** The normalised value of a date, a time or a quantity. */
  value?: Value;
}

/** A normalised value. */
export interface Value {
  /** What is measured. */
  kind: 'date' | 'time' | 'duration' | 'money' | 'percent' | 'count' | 'measure' | 'age' | 'ordinal';
  /** A date or time in ISO 8601, as far as it is known (`2026-03`, `T14:30`, `--03-05`). */
  iso?: string;
  /** The number. */
  amount?: number;
  /** Its unit or counter, or the currency (ISO 4217). */
  unit?: string;
  /** 약, 여, 가량, 쯤 … */
  approximate?: boolean;
  /** What the words count from where that is not known (`article`). */
  relativeTo?: string;
}

/** A piece of reported speech: the words without their marks. */
export interface Quote extends Words {
  /** Its index in `quotes`. */
  id: number;
  /** In marks and an utterance of its own, in marks inside the reporter's clause, or without marks. */
  kind: 'direct' | 'partial' | 'indirect';
  /** The section that it stands in. */
  section: SectionKind;
  /** Parts of one utterance share a number, counted from 1. */
  utterance: number;
  /** The `id` of the outer quote; `null` where there is none. */
  inside: number | null;
  /** Who is reported to have said it; `null` where the article does not tell. */
  speaker: Speaker | null;
  /** To whom (기자들). */
  addressee?: string;
  /** Through what (페이스북), or the outlet that re-quotes. */
  medium?: string;
  /** The reporting verb; `null` where there is none. */
  cue: Cue | null;
  /** Reported as hearsay (…것으로 전해졌다). */
  hedged?: boolean;
  /** Reported as not said (말한 적 없다). */
  negated?: boolean;
  /** How sure it is that this is reported speech with these bounds, 0 to 1. */
  score: number;
  /** `user` marks a reader's correction. */
  source: 'rule' | 'user';
  /** Why. */
  evidence: Evidence[];
}

/** Who said it. */
export interface Speaker {
  /** The fullest name that the article gives, or the description where there is no name. */
  name: string;
  /** What the speaker is. */
  kind: 'person' | 'organization' | 'anonymous' | 'document';
  /** None, one, or several who speak together: indices into `entities`. */
  entities: number[];
  /** The words that carry the attribution; `null` where it is carried over. */
  mention: Words | null;
  /** Whether the attribution stands in an earlier sentence. */
  carried: boolean;
  /** How sure, 0 to 1. */
  score: number;
}

/** The reporting verb as written. */
export interface Cue extends Words {
  /** The lemma (말하다). */
  verb: string;
  /** What is done by saying it (`say`, `ask`, `deny` …). */
  act: string;
}

/** Words in quotation marks that report nobody's speech; the span leaves out the marks. */
export interface NotSpeech extends Words {
  /** The id of the rule that decided (`q.term.short`). */
  reason: string;
}
