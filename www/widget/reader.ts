/** What one `<ttaom-reader>` knows: its text, what was found, what is chosen, what was corrected. It draws nothing. */
import { corrected } from './correct/apply.js';
import { History, type Correction } from './correct/corrections.js';
import { same, type Analysis, type EntityType, type Target } from './contract.js';
import { engine, failureOf, LONGEST, type Failure } from './engine.js';
import type { Layer } from './layers.js';

/** What the library found in a text. */
export interface Found {
  /** The string that was analysed: the offsets belong to it and to no other. */
  readonly text: string;
  /** With the reader's corrections. */
  readonly analysis: Analysis;
  /** As the library gave it. */
  readonly base: Analysis;
  /** Of the analysis alone, in milliseconds. */
  readonly ms: number;
}

export type Phase = 'empty' | 'loading' | 'ready' | Failure;

/** An analysis of a text of so many units is broken off when another text comes; a shorter one is done before that pays. */
const BREAK_OFF = 100_000;

/** What changed, for those who draw. */
export type Change = 'phase' | 'found' | 'choice' | 'light' | 'layers' | 'history';

/** What a host may choose beside attributes. */
export interface ReaderOptions {
  /** The article's date (ISO 8601), from which relative dates are counted. */
  date?: string | undefined;
  /** Words that are known whatever the article says. */
  words?: readonly { text: string; type: EntityType }[] | undefined;
}

export class Reader {
  phase: Phase = 'empty';
  found: Found | null = null;
  chosen: Target | null = null;
  /** What the pointer is on. */
  lit: Target | null = null;
  off: ReadonlySet<Layer> = new Set();
  options: ReaderOptions = {};
  wasm: string | null = null;
  worker = true;
  readonly history = new History();
  /** Why it failed, while it is failed. */
  error: unknown;
  private text = '';
  private loaded = false;
  private running: AbortController | null = null;

  constructor(private readonly changed: (change: Change) => void) {}

  /** Fetches what is needed, so that the first text does not wait for it. */
  async load(): Promise<boolean> {
    try {
      await engine(this.wasm, this.worker);
      this.loaded = true;
      if (this.phase === 'load') this.turn('empty');
      return true;
    } catch (error) {
      this.error = error;
      if (this.phase === 'empty' || this.phase === 'load') this.turn('load');
      return false;
    }
  }

  /** Reads a text. `null` where another one came in between, where there was nothing to read, or where it failed. */
  async read(text: string, signal?: AbortSignal): Promise<Found | null> {
    if (signal?.aborted) return null;
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    signal?.addEventListener('abort', () => running.abort(), { once: true });
    if (text !== this.text) this.history.follow(this.text, text);
    this.text = text;
    if (text.trim() === '') {
      this.found = null;
      this.chosen = null;
      this.turn(this.phase === 'load' && !this.loaded ? 'load' : 'empty');
      return null;
    }
    if (text.length > LONGEST) return this.failed('long', new RangeError(`The text has ${text.length} UTF-16 code units, more than ${LONGEST}.`));
    try {
      if (!this.loaded) this.turn('loading');
      const ttaom = await engine(this.wasm, this.worker);
      if (running.signal.aborted) return null;
      this.loaded = true;
      const begun = performance.now();
      const words = [...(this.options.words ?? []), ...this.ownWords()];
      const base = await ttaom.analyze(text, { date: this.options.date, words, signal: text.length > BREAK_OFF ? running.signal : signal });
      if (running.signal.aborted) return null;
      const ms = performance.now() - begun;
      const analysis = corrected(base, text, this.history.all);
      const drawn = performance.now();
      this.show({ text, base, analysis, ms });
      measure('ttaom analyze', begun, begun + ms, text.length);
      measure('ttaom draw', drawn, performance.now(), text.length);
      return this.found;
    } catch (error) {
      return running.signal.aborted ? null : this.failed(failureOf(error), error);
    }
  }

  choose(target: Target | null): void {
    if (same(target, this.chosen) && target?.mention === this.chosen?.mention) return;
    this.chosen = target;
    this.changed('choice');
  }

  light(target: Target | null): void {
    if (same(target, this.lit)) return;
    this.lit = target;
    this.changed('light');
  }

  hide(off: ReadonlySet<Layer>): void {
    this.off = off;
    this.changed('layers');
  }

  /** The next or the previous quote or entity, round and round, from what is chosen. */
  next(kind: 'quote' | 'entity', by: number): Target | null {
    if (!this.found) return null;
    const { quotes, entities } = this.found.analysis;
    const n = kind === 'quote' ? quotes.length : entities.length;
    if (n === 0) return null;
    const at = this.chosen?.kind === kind ? this.chosen.id : by > 0 ? -1 : n;
    return { kind, id: (at + by + n) % n };
  }

  /** Takes corrections that belong to this text, the next one to be read. */
  restore(text: string, corrections: readonly Correction[]): void {
    this.text = text;
    this.history.reset(corrections);
    this.changed('history');
  }

  correct(correction: Correction): void {
    this.history.add(correction);
    this.recorrect(correction);
  }

  undo(): void {
    const last = this.history.all.at(-1);
    this.history.undo();
    if (last) this.recorrect(last);
  }

  redo(): void {
    this.history.redo();
    const last = this.history.all.at(-1);
    if (last) this.recorrect(last);
  }

  private failed(failure: Failure, error: unknown): null {
    this.error = error;
    this.found = null;
    this.chosen = null;
    this.turn(failure);
    return null;
  }

  private ownWords(): { text: string; type: EntityType }[] {
    return this.history.all.flatMap((correction) => (correction.op === 'word' ? { text: correction.text, type: correction.type } : []));
  }

  private recorrect(correction: Correction): void {
    this.changed('history');
    if (!this.found) return;
    // The reader's own words are the library's to find.
    if (correction.op === 'word') return void this.read(this.text);
    const { text, base, ms } = this.found;
    this.show({ text, base, ms, analysis: corrected(base, text, this.history.all) });
  }

  private show(next: Found): void {
    this.chosen = this.kept(next);
    this.lit = null;
    this.found = next;
    this.phase = 'ready';
    this.changed('found');
  }

  /** What was chosen stays chosen where the new result still has it: the same words, as near as they can be. */
  private kept({ analysis }: Found): Target | null {
    const { chosen, found } = this;
    if (!chosen || !found) return null;
    const nearest = <T extends { start: number }>(from: number, things: readonly T[]): T | undefined =>
      [...things].sort((a, b) => Math.abs(a.start - from) - Math.abs(b.start - from))[0];
    if (chosen.kind === 'quote') {
      const old = found.analysis.quotes[chosen.id];
      const same = analysis.quotes.filter((quote) => quote.text === old?.text);
      const quote = old && nearest(old.start, same);
      return quote ? { kind: 'quote', id: quote.id } : null;
    }
    const old = found.analysis.entities[chosen.id];
    const entity = analysis.entities.find((e) => e.name === old?.name && e.type === old.type) ?? analysis.entities.find((e) => e.name === old?.name);
    return entity ? { kind: 'entity', id: entity.id } : null;
  }

  private turn(phase: Phase): void {
    this.phase = phase;
    this.changed('phase');
  }
}

/** What it cost, where browsers' own tools and benchmarks find it. */
function measure(name: string, start: number, end: number, length: number): void {
  performance.clearMeasures(name); // The last one is enough, and they would add up.
  performance.measure(name, { start, end, detail: { length } });
}
