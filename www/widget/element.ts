import type { Analysis } from './contract.js';
import { areCorrections, type Correction } from './correct/corrections.js';
import { filesOf, FORMATS, type Format } from './formats.js';
import { languageOf, Locale, type Language } from './i18n.js';
import { LAYERS, type Layer } from './layers.js';
import { ForeignText } from './paint/foreign.js';
import { marksOf, spansOf } from './paint/labels.js';
import { Reader, type Change, type ReaderOptions } from './reader.js';
import { readText } from './source/dom-text.js';
import { sheets } from './styles/sheets.js';
import { View } from './view/view.js';
import { reveal } from './dom.js';

/** Where there is no document (a server that renders pages) the class can be imported, not made. */
const Base = (typeof HTMLElement === 'undefined' ? class {} : HTMLElement) as typeof HTMLElement;

/** Names of kinds that are shorter than ours. */
const SHORT: Readonly<Record<string, Layer>> = { org: 'organization', place: 'location', amount: 'quantity', time: 'date' };

/**
 * Shows a Korean news article with who and what it names and who said what. The article is the text inside the element
 * (which is there without JavaScript too), the property `text`, or, by `for`, the text of another element, which is
 * never changed. The text does not leave the page.
 *
 * @customElement ttaom-reader
 * @tag ttaom-reader
 * @tagname ttaom-reader
 *
 * @attr {string} for - the id of the element whose text is read and painted, instead of the element's own
 * @attr {'ko' | 'en'} lang - the language of the controls; that of the surrounding page without it, else Korean
 * @attr {'auto' | 'light' | 'dark'} theme - `auto` follows the system
 * @attr {string} labels - what is painted, by names with spaces between: `quote person organization location date quantity product event contact`; all without it
 * @attr {'both' | 'text' | 'list'} view - what is shown; `list` is what `for` shows by itself
 * @attr {string} wasm - the address of `ttaom_bg.wasm`, where it is not beside the script
 * @attr {string} worker - `off` analyses on the page's own thread
 * @attr {boolean} fill - takes the height that the page gives the element; the columns then scroll by themselves
 * @attr {boolean} readonly - nothing can be corrected
 * @attr {boolean} share - offers a link that holds the article; for pages that read it by `fromHash`
 *
 * @fires {CustomEvent<{}>} ttaom-ready - the analyser is loaded
 * @fires {CustomEvent<{ text: string, result: object }>} ttaom-result - a text was read
 * @fires {CustomEvent<{ kind: string, id: number } | null>} ttaom-select - the reader chose a quote or a name, or nothing any more
 * @fires {CustomEvent<{ corrections: object[] }>} ttaom-change - the reader corrected something
 * @fires {CustomEvent<{ code: string, error: unknown }>} ttaom-error - the analyser could not be loaded, or the text not be read
 *
 * @slot - the article: its text is read, and shown by the element itself
 * @slot header - over the reader
 * @slot footer - under the reader
 * @slot empty - what is shown while there is no text
 *
 * @csspart toolbar - the head of the text with its buttons
 * @csspart legend - the switches of the kinds
 * @csspart text - the article
 * @csspart list - the lists beside it
 * @csspart quote - a statement in the list
 * @csspart entity - a name in the list
 * @csspart card - what is chosen
 *
 * @cssprop --ttaom-font - the font family
 * @cssprop --ttaom-font-size - the size of the text, 17px
 * @cssprop --ttaom-radius - the corners, 10px
 * @cssprop --ttaom-paper - the ground of the text
 * @cssprop --ttaom-ink - the letters
 * @cssprop --ttaom-accent - buttons and what has the focus
 * @cssprop --ttaom-quote-bg - the tint of quotes
 * @cssprop --ttaom-quote-indirect-bg - the tint of indirect quotes
 * @cssprop --ttaom-quote-chosen-bg - the tint of what is chosen
 * @cssprop --ttaom-person - the line under people
 * @cssprop --ttaom-organization - the line under organisations
 * @cssprop --ttaom-location - the line under places
 * @cssprop --ttaom-date - the line under dates and times
 * @cssprop --ttaom-quantity - the line under amounts
 * @cssprop --ttaom-other - the line under everything else
 */
export class TtaomReader extends Base {
  static get observedAttributes(): string[] {
    return ['for', 'lang', 'theme', 'labels', 'view', 'wasm', 'worker', 'readonly', 'share'];
  }

  #text: string | null = null;
  #reader = new Reader((change) => this.#changed(change));
  #view: View | null = null;
  #foreign: ForeignText | null = null;
  #observer: MutationObserver | null = null;
  /** Whether the text is to be read once all that is being set is set. */
  #due = false;
  #last = '';

  constructor() {
    super();
    const tree = this.attachShadow({ mode: 'open' });
    tree.adoptedStyleSheets = sheets();
  }

  /**
   * The article. Setting it takes the place of the element's own text; `null` gives that back.
   *
   * @type {string}
   */
  get text(): string {
    return this.#text ?? this.#foreign?.text ?? readText(this).text;
  }

  set text(value: string | null) {
    this.#text = value === null ? null : String(value);
    this.#schedule();
  }

  /**
   * What was found in the article, with the reader's corrections; `null` while there is nothing. Not to be changed.
   *
   * @type {Analysis | null}
   * @readonly
   */
  get result(): Analysis | null {
    return this.#reader.found?.analysis ?? null;
  }

  /**
   * The kinds that are painted.
   *
   * @type {string[]}
   */
  get labels(): string[] {
    return LAYERS.filter((layer) => !this.#reader.off.has(layer));
  }

  set labels(value: readonly string[]) {
    this.setAttribute('labels', value.join(' '));
  }

  /**
   * The article's date and words that are known whatever it says: `{ date: '2026-03-05', words: [{ text, type }] }`.
   *
   * @type {ReaderOptions}
   */
  get options(): ReaderOptions {
    return this.#reader.options;
  }

  set options(value: ReaderOptions) {
    this.#reader.options = { ...value };
    this.#schedule();
  }

  /**
   * What the reader corrected, to be kept and given back together with the same text.
   *
   * @type {Correction[]}
   */
  get corrections(): readonly Correction[] {
    return this.#reader.history.all;
  }

  set corrections(value: readonly Correction[]) {
    if (!areCorrections(value, this.text.length)) throw new TypeError('These are no corrections of this text. Set the text first.');
    this.#reader.restore(this.text, [...value]);
    this.#schedule();
  }

  /** @type {'auto' | 'light' | 'dark'} */
  get theme(): string {
    return this.getAttribute('theme') ?? 'auto';
  }

  set theme(value: string) {
    this.setAttribute('theme', value);
  }

  /** @type {'both' | 'text' | 'list'} */
  get view(): string {
    return this.getAttribute('view') ?? (this.hasAttribute('for') ? 'list' : 'both');
  }

  set view(value: string) {
    this.setAttribute('view', value);
  }

  /** @type {boolean} */
  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }

  set readOnly(value: boolean) {
    this.toggleAttribute('readonly', value);
  }

  /** What was found, in one line of the language of the controls. */
  get summary(): string {
    return this.#view?.summary() ?? '';
  }

  /** How long the last analysis took, in milliseconds; `null` while there is none. */
  get duration(): number | null {
    return this.#reader.found?.ms ?? null;
  }

  /**
   * Reads the text now; it is done by itself whenever the text changes. Gives what was found, `null` where another text
   * came in between, where there is none, or where it failed.
   */
  analyze(signal?: AbortSignal): Promise<Analysis | null> {
    this.#due = false;
    const text = this.#foreign && this.#text === null ? this.#foreign.read() : this.text;
    return this.#read(text, signal);
  }

  /** The result in a format: `json csv html webannotation tei`; for `brat` the annotations, whose text is the article. */
  export(format: Format): string {
    const { found } = this.#reader;
    if (!found) throw new Error('Nothing was read yet. Await analyze().');
    if (!FORMATS.includes(format)) throw new TypeError(`There is no format ${format}: ${FORMATS.join(', ')}.`);
    return filesOf(format, found.analysis, found.text, this.#language)[0]?.words ?? '';
  }

  /** Chooses a quote by its id, and shows it. */
  focusQuote(id: number): void {
    if (this.result?.quotes[id]) this.#view?.show({ kind: 'quote', id });
  }

  /** Chooses the next (1) or the previous (-1) quote or entity, as the keys do. */
  move(kind: 'quote' | 'entity', by: 1 | -1): void {
    this.#view?.move(kind, by);
  }

  /** Puts the focus on the text, or on the lists where the text stands elsewhere. */
  override focus(options?: FocusOptions): void {
    const place = this.#view?.start ?? null;
    if (place) place.focus(options);
    else super.focus(options);
  }

  /** Lets the reader have a key that was pressed elsewhere on the page; whether it did anything. */
  key(event: KeyboardEvent): boolean {
    return this.#view?.key(event) ?? false;
  }

  /** Takes the last correction back. */
  undo(): void {
    this.#reader.undo();
  }

  /** Makes the last one that was taken back again. */
  redo(): void {
    this.#reader.redo();
  }

  connectedCallback(): void {
    for (const name of ['text', 'options', 'labels', 'corrections', 'theme', 'view', 'readOnly'] as const) this.#upgrade(name);
    this.shadowRoot!.replaceChildren();
    this.#view = new View(this.shadowRoot!, this.#reader, {
      selected: (target) => this.#emit('ttaom-select', target && { kind: target.kind, id: target.id }),
      corrected: () => this.#emit('ttaom-change', { corrections: this.corrections }),
      retry: () => void this.#retry(),
    });
    this.#settings();
    this.#translate();
    this.#follow();
    this.#observer = new MutationObserver(() => {
      if (this.#text === null && !this.#foreign) this.#schedule();
    });
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.addEventListener('keydown', this.#keyed);
    this.#schedule();
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#view?.release();
    this.#view = null;
    this.#foreign?.release();
    this.#foreign = null;
    this.#observer?.disconnect();
    this.removeEventListener('keydown', this.#keyed);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'labels') this.#reader.off = hidden(after);
    if (name === 'wasm') this.#reader.wasm = after;
    if (name === 'worker') this.#reader.worker = after !== 'off';
    if (!this.#view) return;
    if (name === 'labels') this.#changed('layers');
    if (name === 'lang') this.#translate();
    if (name === 'for') {
      this.#settings();
      this.#follow();
      this.#schedule();
    }
    if (name === 'readonly' || name === 'share' || name === 'view') {
      this.#settings();
      this.#view.draw();
    }
  }

  /** A property that was set before the class was there is set again, by the class. */
  #upgrade(name: 'text' | 'options' | 'labels' | 'corrections' | 'theme' | 'view' | 'readOnly'): void {
    if (!Object.hasOwn(this, name)) return;
    const own = this as Record<string, unknown>;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  #settings(): void {
    if (this.#view) this.#view.settings = { text: this.view !== 'list', readonly: this.readOnly, shares: this.hasAttribute('share') };
  }

  #translate(): void {
    this.#view?.translate(new Locale(this.#language));
  }

  get #language(): Language {
    return languageOf(this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang'));
  }

  /** Reads and paints the element that `for` names. */
  #follow(): void {
    this.#foreign?.release();
    this.#foreign = null;
    const id = this.getAttribute('for');
    const root = this.getRootNode();
    const node = id !== null && (root instanceof Document || root instanceof ShadowRoot) ? root.getElementById(id) : null;
    if (!node) return;
    this.#foreign = new ForeignText(node, {
      changed: () => this.#schedule(),
      choose: (targets) => {
        const chosen = this.#reader.chosen;
        const at = targets.findIndex((target) => target.kind === chosen?.kind && target.id === chosen.id);
        const next = targets[(at + 1) % targets.length];
        if (next) this.#view?.choose(next);
      },
      hover: (targets) => this.#reader.light(targets[0] ?? null),
    });
    this.#foreign.hide(this.#reader.off);
  }

  /** Reads the text once all that is being set is set. */
  #schedule(): void {
    if (!this.isConnected || this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      if (this.#due && this.isConnected) void this.analyze();
      this.#due = false;
    });
  }

  async #read(text: string, signal?: AbortSignal): Promise<Analysis | null> {
    const fresh = isAnother(this.#last, text);
    this.#last = text;
    const found = await this.#reader.read(text, signal);
    if (found) {
      if (fresh) this.#view?.toHeadline();
      this.#emit('ttaom-result', { text: found.text, result: found.analysis });
    } else if (this.#failed) this.#emit('ttaom-error', { code: this.#reader.phase, error: this.#reader.error });
    return found?.analysis ?? null;
  }

  async #load(): Promise<void> {
    if (await this.#reader.load()) this.#emit('ttaom-ready', {});
    else if (this.#failed) this.#emit('ttaom-error', { code: this.#reader.phase, error: this.#reader.error });
  }

  async #retry(): Promise<void> {
    if (this.text.trim() === '') return this.#load();
    await this.analyze();
  }

  get #failed(): boolean {
    return ['load', 'long', 'run'].includes(this.#reader.phase);
  }

  #changed(change: Change): void {
    this.#view?.changed(change);
    const foreign = this.#foreign;
    if (!foreign) return;
    const { found, chosen, lit, off } = this.#reader;
    if (change === 'found' && found) foreign.show(found.analysis);
    if (change === 'phase' && !found) foreign.clear();
    if (change === 'layers') foreign.hide(off);
    if (!found) return;
    const marks = marksOf(found.analysis, chosen);
    if (lit) marks.set('lit', spansOf(found.analysis, lit));
    foreign.mark(marks);
    const rect = change === 'choice' ? foreign.map.rects(spansOf(found.analysis, chosen)[0] ?? { start: 0, end: 0 })[0] : undefined;
    if (rect) reveal(rect, document.documentElement);
  }

  /** Letters are short cuts while nothing is being written. */
  #keyed = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
      if (event.key !== 'Escape') return;
    }
    if (this.#view?.key(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  #emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The layers that a list of names leaves out. */
function hidden(names: string | null): ReadonlySet<Layer> {
  if (names === null) return new Set();
  const shown = new Set(names.split(/\s+/).map((name) => SHORT[name] ?? name));
  return new Set(LAYERS.filter((layer) => !shown.has(layer)));
}

/** Whether a text is another one, rather than the same in the middle of being written. */
function isAnother(before: string, after: string): boolean {
  const ends = 12;
  return before.slice(0, ends) !== after.slice(0, ends) && before.slice(-ends) !== after.slice(-ends);
}

declare global {
  interface HTMLElementTagNameMap {
    'ttaom-reader': TtaomReader;
  }
}
