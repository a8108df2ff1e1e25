/** What is known of the chosen quote or entity, why, and what a reader can correct of it. */
import type { Analysis, Evidence, Quote, Target } from '../contract.js';
import type { Correction } from '../correct/corrections.js';
import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';
import { entityCard } from './entity-card.js';
import { quoteCard } from './quote-card.js';

/** How much of a passage is shown as what a reason rests on. */
const EXCERPT = 28;

export interface CardActions {
  close(): void;
  step(by: number): void;
  choose(target: Target): void;
  showInText(): void;
  copy(words: string, button: HTMLElement): void;
  /** Left out where nothing is to be corrected. */
  correct?: ((correction: Correction) => void) | undefined;
}

/** What the parts of a card are made from. */
export interface CardContext {
  readonly text: string;
  readonly analysis: Analysis;
  readonly locale: Locale;
  readonly actions: CardActions;
}

/** The card's content for `target`. */
export function cardFor(context: CardContext, target: Target): Node[] {
  if (target.kind === 'quote') {
    const quote = context.analysis.quotes[target.id];
    return quote ? quoteCard(context, quote) : [];
  }
  const entity = context.analysis.entities[target.id];
  return entity ? entityCard(context, entity, target.mention) : [];
}

/** A quote and who said it, as one line to paste elsewhere. */
export function lineOf(quote: Quote, locale: Locale): string {
  return locale.t('copy.line', { who: quote.speaker?.name ?? locale.t('speaker.unknown'), text: quote.text });
}

export function head({ locale, actions }: CardContext, title: string, ...buttons: HTMLElement[]): HTMLElement {
  const close = button(locale.t('button.close'), () => actions.close(), { class: 'quiet close' });
  close.append(' ', el('kbd', { 'aria-hidden': 'true' }, 'Esc'));
  return el('p', { class: 'card-head' }, el('span', {}, title), ...buttons, close);
}

/** A button with a sign on it and a name for those who cannot see it. */
export function sign(words: string, name: string, run: () => void): HTMLElement {
  return button(words, run, { class: 'quiet sign', 'aria-label': name, title: name });
}

export function chooser(content: Node, target: Target, actions: CardActions): HTMLElement {
  const node = button('', () => actions.choose(target), { class: 'link' });
  node.append(content);
  return node;
}

export function korean(words: string | undefined | null): HTMLElement | null {
  return words ? el('span', { lang: 'ko' }, words) : null;
}

export type Fact = [key: string, value: Node | false | null | undefined];

export function facts(rows: readonly Fact[], locale: Locale): HTMLElement {
  const list = el('dl', { class: 'facts-list' });
  for (const [key, node] of rows) {
    if (node) list.append(el('div', {}, el('dt', {}, locale.t(key)), el('dd', {}, node)));
  }
  return list;
}

/** The evidence in words: what each rule saw, on which passage, and under which id it can be found in the source. */
export function reasons({ text, locale }: CardContext, evidence: readonly Evidence[]): HTMLElement | null {
  if (evidence.length === 0) return null;
  const rows = evidence.map(({ rule, at }) => {
    const words = locale.maybe(`rule.${rule}`) ?? locale.why(rule);
    const passage = at ? excerpt(text.slice(at.start, at.end)) : '';
    return el(
      'li',
      {},
      el('span', {}, words ?? rule),
      passage !== '' && el('span', { class: 'mark-why', lang: 'ko' }, passage),
      words !== undefined && el('code', {}, rule),
    );
  });
  return el('div', { class: 'reasons' }, el('h4', {}, locale.t('card.evidence')), el('ul', {}, ...rows));
}

/** The passage on one line, cut in the middle where it is long; never inside a character that takes two units. */
export function excerpt(words: string, most = EXCERPT): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  return `${characters.slice(0, most / 2).join('')} … ${characters.slice(-most / 2).join('')}`;
}
