/** What stands beside the text: 발언, 이름, 한눈에, and under them the card of what is chosen. */
import type { Target } from '../contract.js';
import { el, focused, holdsFocus } from '../dom.js';
import type { Locale } from '../i18n.js';
import type { Found, Reader } from '../reader.js';
import { cardFor, type CardActions } from './card.js';
import { List, quiet } from './list.js';
import { nameList } from './names.js';
import { overview } from './overview.js';
import { saidList } from './said.js';

const TABS = ['said', 'names', 'overview'] as const;
export type Tab = (typeof TABS)[number];

export class Side {
  readonly root: HTMLElement;
  readonly card = el('aside', { class: 'card', part: 'card', tabindex: '-1' });
  private readonly tabs = new Map<Tab, HTMLButtonElement>();
  private readonly panels = new Map<Tab, HTMLElement>();
  private readonly list = el('div', { class: 'tabs', role: 'tablist' });
  private readonly title = el('h2', { class: 'unseen', id: 'h-side' });
  private readonly said: List;
  private readonly names: List;
  /** What takes corrections; none where nothing is to be corrected. */
  corrections: CardActions['correct'];
  private drawn: Found | null = null;

  constructor(
    private readonly reader: Reader,
    private locale: Locale,
    on: { choose(target: Target): void },
    private readonly actions: Omit<CardActions, 'correct'>,
  ) {
    for (const name of TABS) {
      const tab = el('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` });
      tab.addEventListener('click', () => this.open(name));
      tab.addEventListener('keydown', (event) => this.keyed(event, name));
      this.tabs.set(name, tab);
      this.panels.set(name, el('div', { class: `list panel-${name}`, id: `panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`, tabindex: name === 'overview' ? '0' : '-1' }));
      this.list.append(tab);
    }
    const links = { choose: (target: Target) => on.choose(target), light: (target: Target | null) => reader.light(target) };
    this.said = new List(this.panels.get('said')!, links);
    this.names = new List(this.panels.get('names')!, links);
    this.card.hidden = true;
    this.root = el('section', { class: 'pane pane-side', part: 'list', 'aria-labelledby': 'h-side' }, this.title, this.list, ...this.panels.values(), this.card);
    this.open('said');
  }

  translate(locale: Locale): void {
    this.locale = locale;
    this.title.textContent = locale.t('side.title');
    this.list.setAttribute('aria-label', locale.t('side.title'));
    this.card.setAttribute('aria-label', locale.t('card.label'));
  }

  show(found: Found): void {
    const { analysis } = found;
    this.label(analysis.quotes.length, analysis.entities.length);
    this.said.show(saidList(analysis, this.locale));
    this.names.show(nameList(analysis, this.locale));
    this.drawn = null;
    this.drawOverview();
    this.choose();
  }

  rests(): void {
    this.drawn = null;
    this.label(null, null);
    this.said.show([quiet(this.locale.t('state.side.said'))]);
    this.names.show([quiet(this.locale.t('state.side.names'))]);
    this.panels.get('overview')?.replaceChildren(el('p', { class: 'quiet-state' }, this.locale.t('state.side.overview')));
    this.drawCard();
  }

  open(name: Tab): void {
    for (const [key, tab] of this.tabs) {
      const on = key === name;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      this.panels.get(key)!.hidden = !on;
    }
    this.root.classList.toggle('is-overview', name === 'overview');
    this.drawOverview();
  }

  /** Marks what is chosen in the lists, and shows its card. */
  choose(): void {
    const { chosen } = this.reader;
    if (chosen) this.open(chosen.kind === 'quote' ? 'said' : 'names');
    // The card first: it takes its room from the list, in which the entry is then brought into view.
    this.drawCard();
    this.said.choose(chosen?.kind === 'quote' ? chosen : null);
    this.names.choose(chosen?.kind === 'entity' ? chosen : null);
  }

  light(): void {
    this.said.light(this.reader.lit);
    this.names.light(this.reader.lit);
  }

  /** Everything at once, as paper has no tabs. */
  finish(): void {
    this.said.finish();
    this.names.finish();
    this.drawOverview(true);
  }

  drawCard(): void {
    const { card, reader } = this;
    const { found, chosen } = reader;
    const open = found !== null && chosen !== null;
    if (!open) {
      this.toggleCard(false);
      return card.replaceChildren();
    }
    const buttons = () => [...card.querySelectorAll<HTMLElement>('button, select, summary')];
    const held = holdsFocus(card) ? buttons().indexOf(focused(card) as HTMLElement) : -1;
    const editing = card.querySelector('details')?.open ?? false;
    card.replaceChildren(...cardFor({ text: found.text, analysis: found.analysis, locale: this.locale, actions: { ...this.actions, correct: this.corrections } }, chosen));
    const edit = card.querySelector('details');
    if (edit && editing) edit.open = true;
    card.scrollTop = 0;
    this.toggleCard(true);
    // 이전 and 다음 are pressed again and again: the focus stays on the button that took the old one's place.
    if (held >= 0) (buttons()[held] ?? card).focus({ preventScroll: true });
  }

  /** Where there is no room beside the text the card is a sheet over everything, so that nothing can cut it off. */
  float(on: boolean): void {
    const { card } = this;
    if (on === card.hasAttribute('popover') || !card.showPopover) return;
    const open = !card.hidden;
    this.toggleCard(false);
    if (on) card.setAttribute('popover', 'manual');
    else card.removeAttribute('popover');
    this.toggleCard(open);
  }

  private toggleCard(open: boolean): void {
    const { card } = this;
    if (!card.isConnected && card.popover) return;
    if (card.popover && !open && card.matches(':popover-open')) card.hidePopover();
    card.hidden = !open;
    if (card.popover && open && !card.matches(':popover-open')) card.showPopover();
  }

  private drawOverview(anyway = false): void {
    const { found } = this.reader;
    const panel = this.panels.get('overview');
    if (!panel || !found || found === this.drawn || (panel.hidden && !anyway)) return;
    this.drawn = found;
    panel.replaceChildren(...overview(found.text, found.analysis, this.locale));
  }

  private label(said: number | null, names: number | null): void {
    const numbers = { said, names, overview: null };
    for (const [name, tab] of this.tabs) {
      const n = numbers[name];
      tab.replaceChildren(el('span', {}, this.locale.t(`tab.${name}`)), ...(n === null ? [] : [' ', el('span', { class: 'n' }, this.locale.number(n))]));
    }
  }

  private keyed(event: KeyboardEvent, name: Tab): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(name) + by + TABS.length) % TABS.length]!;
    this.open(next);
    this.tabs.get(next)?.focus();
  }
}
