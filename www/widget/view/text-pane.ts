/** The text with everything that belongs to it: its head, the line on Hanja, the states, pointing, selecting, copying. */
import type { Span, Target } from '../contract.js';
import { el, motion, reveal, scrolls } from '../dom.js';
import type { Locale } from '../i18n.js';
import { Article, highlightsFor } from '../paint/article.js';
import { targetsAt } from '../paint/hit.js';
import { marksOf, spansOf, type Mark } from '../paint/labels.js';
import { selectionIn } from '../paint/selection.js';
import { same } from '../contract.js';
import type { Found, Reader } from '../reader.js';
import { Floating } from './floating.js';
import { glossLine } from './gloss.js';
import { peekFor } from './peek.js';

/** How long the selection rests before something is offered beside it. */
const REST_MS = 250;

export interface TextPaneEvents {
  choose(target: Target): void;
  add(): void;
  /** An arrow key in the text: the next or the previous thing that is marked. */
  step(by: number): void;
}

export class TextPane {
  readonly article = el('div', { class: 'article', part: 'text', lang: 'ko', tabindex: '0', role: 'region', 'aria-describedby': 'keys' });
  readonly state = el('div', { class: 'state' });
  readonly scroll = el('div', { class: 'scroll' });
  readonly notice = el('p', { class: 'notice' });
  readonly root: HTMLElement;
  private readonly gloss = el('div');
  private readonly keys = el('p', { class: 'unseen', id: 'keys' });
  private readonly peek: Floating;
  private readonly adder: Floating;
  private readonly print = matchMedia('print');
  private painted: Article | null = null;
  private locale: Locale;
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = new AbortController();

  constructor(
    private readonly tree: ShadowRoot,
    private readonly reader: Reader,
    locale: Locale,
    private readonly on: TextPaneEvents,
    head: Node,
    legend: Node,
  ) {
    this.locale = locale;
    this.scroll.append(this.state, this.gloss, this.article);
    this.root = el('section', { class: 'pane pane-text', 'aria-labelledby': 'h-text' }, head, legend, this.notice, this.scroll, this.keys);
    this.peek = new Floating(tree, 'peek', { 'aria-hidden': 'true' });
    this.adder = new Floating(tree, 'adder');
    this.article.hidden = true;
    this.listen();
  }

  /** Made when it is in the document: only there can the browser be asked how it paints. */
  private get view(): Article {
    this.painted ??= new Article(this.article, highlightsFor(this.tree, this.article), {
      fold: (lines, folded) => this.locale.t(folded ? 'fold.open' : 'fold.close', { n: lines }),
      who: (id) => this.locale.t('quote.print', { who: this.reader.found?.analysis.quotes[id]?.speaker?.name ?? this.locale.t('speaker.unknown') }),
    });
    return this.painted;
  }

  translate(locale: Locale): void {
    this.locale = locale;
    this.article.setAttribute('aria-label', locale.t('text.label'));
    this.keys.textContent = locale.t('text.keys');
  }

  show({ text, analysis }: Found): void {
    this.article.hidden = false;
    this.state.hidden = true;
    this.state.replaceChildren();
    this.hint();
    this.view.useSpans(this.print.matches);
    this.view.show(text, analysis);
    this.view.hide(this.reader.off);
    const line = glossLine(analysis, this.locale, (id) => this.on.choose({ kind: 'entity', id }));
    this.gloss.replaceChildren(...(line ? [line] : []));
    const { quotes, entities } = analysis;
    this.notice.hidden = quotes.length > 0;
    this.notice.textContent = quotes.length > 0 ? '' : this.locale.t(entities.length === 0 ? 'state.none.all' : 'state.none.quotes');
    this.mark();
  }

  /** Shows a state instead of a text. */
  rests(state: Node): void {
    this.hint();
    this.painted?.clear();
    this.gloss.replaceChildren();
    this.article.hidden = true;
    this.notice.hidden = true;
    this.state.hidden = false;
    this.state.replaceChildren(state);
  }

  hide(): void {
    this.view.hide(this.reader.off);
  }

  /** Marks what is chosen and what is pointed at. */
  mark(): void {
    const { found, chosen, lit } = this.reader;
    if (!found || !this.painted) return;
    const marks: Map<Mark, Span[]> = marksOf(found.analysis, chosen);
    if (lit && !same(lit, chosen)) marks.set('lit', spansOf(found.analysis, lit));
    this.painted.mark(marks);
  }

  /** Brings what is chosen into view; `covered` is what lies over the lower part of the window. */
  reveal(covered: number): void {
    const { found, chosen } = this.reader;
    if (!found || !chosen || !this.painted) return;
    const mention = found.analysis.mentions[chosen.mention ?? -1];
    const span = mention ?? spansOf(found.analysis, chosen)[0];
    const rect = span && this.painted.map.rects(span)[0];
    if (rect) reveal(rect, this.scroll, covered);
  }

  /** Goes to where the article begins: a page that was pasted whole has its menus before it. */
  toHeadline(): void {
    this.scroll.scrollTop = 0;
    const headline = this.article.querySelector('.sec-title');
    if (!headline || !scrolls(this.scroll)) return;
    const below = headline.getBoundingClientRect().top - this.scroll.getBoundingClientRect().top;
    if (below > this.scroll.clientHeight / 3) this.scroll.scrollTo({ top: below - 32, behavior: motion() });
  }

  /** What the reader has selected in the text. */
  selected(): Span | null {
    return this.painted ? selectionIn(this.article, this.painted.map) : null;
  }

  release(): void {
    this.stop.abort();
    this.painted?.highlights?.clear();
    this.hint();
  }

  private listen(): void {
    const { signal } = this.stop;
    const { article } = this;
    article.addEventListener('click', (event) => this.clicked(event), { signal });
    article.addEventListener('mousemove', (event) => this.moved(event), { signal });
    article.addEventListener('mouseleave', () => this.point(null), { signal });
    article.addEventListener('copy', (event) => this.copied(event), { signal });
    article.addEventListener('dragstart', (event) => this.dragged(event), { signal });
    article.addEventListener('keydown', (event) => this.keyed(event), { signal });
    this.scroll.addEventListener('scroll', () => this.hint(), { signal, passive: true });
    document.addEventListener('selectionchange', () => this.selecting(), { signal });
    document.addEventListener('scroll', () => this.hint(), { signal, passive: true });
    this.print.addEventListener('change', () => this.painted?.useSpans(this.print.matches), { signal });
    window.addEventListener('beforeprint', () => this.painted?.useSpans(true), { signal });
    window.addEventListener('afterprint', () => this.painted?.useSpans(false), { signal });
  }

  private targets(event: MouseEvent): Target[] {
    const { found } = this.reader;
    if (!found) return [];
    const offset = this.view.map.at(event.clientX, event.clientY, this.tree);
    return offset === null ? [] : targetsAt(found.analysis, offset, this.reader.off);
  }

  /** A click chooses the smallest thing under it; each further click on it, the next one outward. */
  private clicked(event: MouseEvent): void {
    if (this.selected()) return; // Somebody is selecting words.
    const targets = this.targets(event);
    const at = targets.findIndex((target) => same(target, this.reader.chosen));
    const next = targets[(at + 1) % targets.length];
    this.hint();
    if (next) this.on.choose(next);
  }

  private moved(event: MouseEvent): void {
    if (event.buttons !== 0) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.point(this.targets(event)[0] ?? null, event));
  }

  private point(target: Target | null, at?: MouseEvent): void {
    const fresh = !same(target, this.reader.lit);
    cancelAnimationFrame(this.frame);
    this.article.classList.toggle('is-pointing', target !== null);
    this.reader.light(target);
    const { found } = this.reader;
    if (!target || !found || !at || same(target, this.reader.chosen)) return this.peek.hide();
    if (!fresh) return;
    const span = found.analysis.mentions[target.mention ?? -1] ?? spansOf(found.analysis, target)[0];
    const rects = span ? this.view.map.rects(span) : [];
    const rect = rects.find((r) => at.clientY >= r.top - 2 && at.clientY <= r.bottom + 4) ?? rects[0];
    const content = peekFor(found.analysis, target, this.locale);
    if (rect && content.length > 0) this.peek.show(new DOMRect(Math.max(rect.left, Math.min(at.clientX - 40, rect.right)), rect.top, 1, rect.height), ...content);
  }

  private hint(): void {
    this.peek.hide();
    this.adder.hide();
  }

  /** What is copied is cut from the text itself, whatever the browser would make of the blocks. */
  private copied(event: ClipboardEvent): void {
    const span = this.selected();
    if (!span || !event.clipboardData || !this.reader.found) return;
    event.clipboardData.setData('text/plain', this.reader.found.text.slice(span.start, span.end));
    event.preventDefault();
  }

  private dragged(event: DragEvent): void {
    const span = this.selected();
    if (span && this.reader.found) event.dataTransfer?.setData('text/plain', this.reader.found.text.slice(span.start, span.end));
  }

  /** The text is one stop of the Tab key; the arrows go from mark to mark in it. */
  private keyed(event: KeyboardEvent): void {
    if (event.target !== this.article || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    this.on.step(by);
  }

  /** Selected words are offered to be added. */
  private selecting(): void {
    clearTimeout(this.rest);
    this.adder.hide();
    if (!this.adderWords) return;
    this.rest = setTimeout(() => {
      const span = this.selected();
      const rect = span && this.view.map.rects(span).at(-1);
      if (!span || !rect || this.stop.signal.aborted) return;
      const node = el('button', { type: 'button', class: 'primary' }, this.locale.t('add.title'));
      // The press must not take the selection away before it is read.
      node.addEventListener('pointerdown', (event) => event.preventDefault());
      node.addEventListener('click', () => this.on.add());
      this.adder.show(rect, node);
    }, REST_MS);
  }

  /** Whether selected words are offered to be added. */
  adderWords = true;
}
