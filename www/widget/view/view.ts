/** All that is seen of one reader: draws what the reader knows, and turns what somebody does into what the reader is told. */
import { Announcer } from '../announce.js';
import { copyText } from '../clipboard.js';
import type { Target } from '../contract.js';
import type { Correction } from '../correct/corrections.js';
import { el, focused, holdsFocus } from '../dom.js';
import { FAILURES } from '../engine.js';
import { Locale } from '../i18n.js';
import { countLayers, layerOf } from '../layers.js';
import type { Change, Reader } from '../reader.js';
import { addBody } from './add-dialog.js';
import { openDialog } from './dialog.js';
import { exportBody } from './export-dialog.js';
import { helpBody } from './help-dialog.js';
import { Legend } from './legend.js';
import { shareBody } from './share-dialog.js';
import { Side } from './side.js';
import { emptyState, errorState, loadingState } from './states.js';
import { TextPane } from './text-pane.js';
import { Tools } from './tools.js';

/** Narrower than this, text and lists stand one under the other and the card is a sheet. In CSS pixels at 16 a letter. */
const WIDE = 704;

/** What a host hears of. */
export interface ViewEvents {
  selected(target: Target | null): void;
  corrected(): void;
  retry(): void;
}

export interface ViewSettings {
  /** Whether the text is shown here; else it is shown elsewhere. */
  text: boolean;
  readonly: boolean;
  shares: boolean;
}

export class View {
  readonly root: HTMLElement;
  settings: ViewSettings = { text: true, readonly: false, shares: false };
  private locale = new Locale('ko');
  private readonly announcer = new Announcer();
  private readonly legend: Legend;
  private readonly tools: Tools;
  private readonly pane: TextPane;
  private readonly side: Side;
  private readonly resized: ResizeObserver;
  private readonly print = matchMedia('print');
  private wide = true;
  private cameFrom: HTMLElement | null = null;

  constructor(
    tree: ShadowRoot,
    private readonly reader: Reader,
    private readonly on: ViewEvents,
  ) {
    this.legend = new Legend((off) => reader.hide(off));
    this.tools = new Tools({
      undo: () => this.edit(() => reader.undo(), 'announce.undone'),
      redo: () => this.edit(() => reader.redo(), 'announce.redone'),
      add: () => this.openAdd(),
      export: () => this.openExport(),
      share: () => this.openShare(),
      print: () => print(),
      help: () => this.openHelp(),
    });
    const choose = (target: Target) => this.choose(target);
    this.pane = new TextPane(tree, reader, this.locale, { choose, add: () => this.openAdd(), step: (by) => this.stepAny(by) }, this.tools.root, this.legend.root);
    this.side = new Side(reader, this.locale, { choose }, {
      close: () => this.close(),
      step: (by) => this.move(reader.chosen?.kind ?? 'quote', by),
      choose,
      showInText: () => this.pane.reveal(this.covered),
      copy: (words, node) => void this.copy(words, node),
    });
    const body = el('div', { class: 'body' }, this.pane.root, this.side.root);
    this.root = el('div', { class: 'reader' }, el('slot', { name: 'header' }), body, el('slot', { name: 'footer' }), this.announcer.root);
    tree.append(this.root);
    // Not while the browser is measuring: what fits changes what is measured.
    this.resized = new ResizeObserver(([entry]) => requestAnimationFrame(() => this.fit(entry?.contentRect.width ?? 0)));
    this.resized.observe(this.root);
    window.addEventListener('beforeprint', this.printing);
    this.print.addEventListener('change', this.printing);
  }

  /** Draws everything in this language. */
  translate(locale: Locale): void {
    this.locale = locale;
    this.root.lang = locale.language;
    this.pane.translate(locale);
    this.side.translate(locale);
    this.pane.rests(el('span'));
    this.draw();
  }

  /** Draws what changed. */
  changed(change: Change): void {
    if (change === 'choice') {
      this.pane.mark();
      this.side.choose();
      this.root.classList.toggle('has-card', this.reader.chosen !== null);
    } else if (change === 'light') {
      this.pane.mark();
      this.side.light();
    } else if (change === 'layers') {
      this.pane.hide();
      this.drawLegend();
    } else if (change === 'history') this.drawTools();
    else this.draw();
  }

  /** Draws anew what depends on what the host set. */
  draw(): void {
    const { reader, locale } = this;
    const found = reader.phase === 'ready' ? reader.found : null;
    this.root.setAttribute('aria-busy', String(reader.phase === 'loading'));
    this.side.corrections = this.settings.readonly ? undefined : (correction) => this.edit(() => reader.correct(correction), 'announce.corrected');
    this.pane.adderWords = !this.settings.readonly;
    this.drawTools();
    this.drawLegend();
    this.root.classList.toggle('has-card', found !== null && reader.chosen !== null);
    if (found) {
      if (this.settings.text) this.pane.show(found);
      else this.pane.rests(el('span'));
      this.side.show(found);
      this.announcer.say(this.summary());
      return;
    }
    const failure = FAILURES.find((one) => one === reader.phase);
    const state = failure ? errorState(failure, locale, () => this.on.retry()) : reader.phase === 'loading' ? loadingState(locale) : emptyState(locale);
    this.pane.rests(state);
    this.side.rests();
    if (reader.phase === 'loading') this.announcer.say(locale.t('state.loading.title'));
  }

  /** Where the focus goes that is given to the whole; `null` while there is nothing to read. */
  get start(): HTMLElement | null {
    if (!this.reader.found) return null;
    return this.settings.text ? this.pane.article : this.root.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
  }

  /** What was found, in one line. */
  summary(): string {
    const { found } = this.reader;
    if (!found) return '';
    const { quotes, entities } = found.analysis;
    if (quotes.length === 0) return this.locale.t(entities.length === 0 ? 'state.none.all' : 'state.none.quotes');
    const number = (type: string) => entities.filter((entity) => entity.type === type).length;
    const { locale } = this;
    return [locale.count('quote', quotes.length), locale.count('person', number('person')), locale.count('organization', number('organization'))].join(', ');
  }

  choose(target: Target): void {
    if (!this.reader.found) return;
    const held = focused(this.root);
    if (!this.reader.chosen && held instanceof HTMLElement && !this.side.card.contains(held)) this.cameFrom = held;
    this.reader.choose(target);
    // On a narrow screen the page stays where the reader is; the card has a button that goes to the text.
    if (this.wide || holdsFocus(this.pane.article)) this.pane.reveal(this.covered);
    this.announceChoice(target);
    this.on.selected(target);
  }

  /** Chooses without telling the host, who asked for it. */
  show(target: Target): void {
    this.reader.choose(target);
    this.pane.reveal(this.covered);
  }

  close(): void {
    if (!this.reader.chosen) return;
    const back = holdsFocus(this.side.card);
    this.reader.choose(null);
    if (back) (this.cameFrom?.isConnected && this.cameFrom.checkVisibility?.() !== false ? this.cameFrom : this.pane.article).focus({ preventScroll: true });
    this.cameFrom = null;
    this.on.selected(null);
  }

  /** The next or the previous quote or name, round and round. */
  move(kind: 'quote' | 'entity', by: number): void {
    const target = this.reader.next(kind, by);
    if (!target) return;
    this.choose(target);
    this.pane.reveal(this.covered);
  }

  /** What a key does; whether it did anything. */
  key(event: KeyboardEvent): boolean {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return false;
    // By their Korean letters as well: with that layout on, these keys give ㅓ, ㅏ, ㅜ, ㅔ.
    const moves: Record<string, readonly ['quote' | 'entity', number]> = {
      j: ['quote', 1],
      ㅓ: ['quote', 1],
      k: ['quote', -1],
      ㅏ: ['quote', -1],
      n: ['entity', 1],
      ㅜ: ['entity', 1],
      p: ['entity', -1],
      ㅔ: ['entity', -1],
    };
    const move = moves[event.key];
    if (event.key === 'Escape' && this.reader.chosen) this.close();
    else if (event.key === '?' && this.reader.found) this.openHelp();
    else if (event.key === 'Enter' && this.reader.chosen && focused(this.root) === this.pane.article) this.side.card.focus();
    else if (move && this.reader.found) this.move(...move);
    else return false;
    return true;
  }

  toHeadline(): void {
    this.pane.toHeadline();
  }

  release(): void {
    this.resized.disconnect();
    window.removeEventListener('beforeprint', this.printing);
    this.print.removeEventListener('change', this.printing);
    this.pane.release();
    this.announcer.stop();
  }

  private readonly printing = () => this.side.finish();

  /** How much of the window's lower part the sheet covers. */
  private get covered(): number {
    return this.wide ? 0 : this.side.card.getBoundingClientRect().height;
  }

  /** From mark to mark in the text, quotes and names as they come. */
  private stepAny(by: number): void {
    const { found, chosen } = this.reader;
    if (!found) return;
    const { quotes, mentions } = found.analysis;
    const places = [
      ...quotes.map((quote) => ({ at: quote.start, target: { kind: 'quote', id: quote.id } as Target })),
      ...mentions.flatMap((mention, i) => (mention.entity === null ? [] : { at: mention.start, target: { kind: 'entity', id: mention.entity, mention: i } as Target })),
    ].sort((a, b) => a.at - b.at);
    const now = places.findIndex(({ target }) => target.kind === chosen?.kind && target.id === chosen.id && (chosen.mention === undefined || target.mention === chosen.mention));
    const next = places[(Math.max(now, by > 0 ? -1 : 0) + by + places.length) % places.length];
    if (next) this.choose(next.target);
    this.pane.reveal(this.covered);
  }

  private edit(act: () => void, words: string): void {
    act();
    this.announcer.say(this.locale.t(words), true);
    this.on.corrected();
  }

  private drawLegend(): void {
    const { found } = this.reader;
    this.legend.show(found ? countLayers(found.analysis) : new Map(), this.reader.off, this.locale);
  }

  private drawTools(): void {
    const { found, history } = this.reader;
    this.tools.show(
      {
        ready: found !== null,
        readonly: this.settings.readonly,
        shares: this.settings.shares,
        canUndo: history.canUndo,
        canRedo: history.canRedo,
        corrections: history.all.length,
        ms: found?.ms ?? null,
      },
      this.locale,
    );
  }

  private announceChoice(target: Target): void {
    const { locale } = this;
    const { quotes, entities } = this.reader.found!.analysis;
    if (target.kind === 'quote') {
      const quote = quotes[target.id];
      const who = quote?.speaker?.name ?? locale.t('speaker.unknown');
      if (quote) this.announcer.say(locale.t('announce.chosen', { n: quote.id + 1, all: quotes.length, who, text: quote.text }), true);
      return;
    }
    const entity = entities[target.id];
    const type = entity && locale.t(`layer.${layerOf(entity.type)}`);
    if (entity && type) this.announcer.say(locale.t('announce.entity', { type, name: entity.name, times: locale.count('times', entity.mentions.length) }), true);
  }

  private async copy(words: string, node: HTMLElement): Promise<void> {
    const key = (await copyText(words)) ? 'button.copied' : 'button.copyFailed';
    const before = node.textContent;
    node.textContent = this.locale.t(key);
    this.announcer.say(this.locale.t(key), true);
    setTimeout(() => (node.textContent = before), 1500);
  }

  private openAdd(): void {
    const { found } = this.reader;
    if (!found || this.settings.readonly) return;
    const selected = this.pane.selected();
    openDialog(this.root, this.locale, this.locale.t('add.title'), (close) =>
      addBody(found.text, found.analysis, selected, this.locale, (correction: Correction) => {
        close();
        this.edit(() => this.reader.correct(correction), 'announce.added');
      }),
    );
  }

  private openExport(): void {
    const { found } = this.reader;
    if (!found) return;
    const copy = (words: string, node: HTMLElement) => void this.copy(words, node);
    openDialog(this.root, this.locale, this.locale.t('tool.export'), () => exportBody(found.analysis, found.text, this.locale, copy));
  }

  private openShare(): void {
    const { found } = this.reader;
    if (!found) return;
    const copy = (words: string, node: HTMLElement) => void this.copy(words, node);
    openDialog(this.root, this.locale, this.locale.t('tool.share'), () => shareBody({ text: found.text, corrections: this.reader.history.all }, this.locale, copy));
  }

  private openHelp(): void {
    openDialog(this.root, this.locale, this.locale.t('tool.help.title'), () => helpBody(this.locale));
  }

  private fit(width: number): void {
    const wide = width >= WIDE;
    this.root.classList.toggle('is-wide', wide);
    this.wide = wide;
    this.side.float(!wide);
  }
}
