/** What is known of the chosen quote or entity, and why. */

import type { Analysis, Entity, Evidence, Quote, Target } from './contract.ts';
import { el } from './dom.ts';
import { bySpeaker, roleOf, sureness } from './group.ts';
import { count, formatNumber, maybe, t, why } from './i18n.ts';
import { layerOf } from './layers.ts';

/** How much of a passage is shown as what a reason rests on. */
const EXCERPT = 28;

export interface CardActions {
  close(): void;
  step(by: number): void;
  choose(target: Target): void;
  showInText(): void;
  copy(words: string, button: HTMLElement): void;
}

/** The card's content for `target`. */
export function cardFor(text: string, analysis: Analysis, target: Target, actions: CardActions): Node[] {
  if (target.kind === 'quote') {
    const quote = analysis.quotes[target.id];
    return quote ? quoteCard(text, analysis, quote, actions) : [];
  }
  const entity = analysis.entities[target.id];
  return entity ? entityCard(text, analysis, entity, actions) : [];
}

/** A quote and who said it, as one line to paste elsewhere. */
export function lineOf(quote: Quote): string {
  return t('copy.line', { who: quote.speaker?.name ?? t('speaker.unknown'), text: quote.text });
}

function quoteCard(text: string, analysis: Analysis, quote: Quote, actions: CardActions): Node[] {
  const { speaker, cue } = quote;
  const role = speaker ? roleOf(analysis, speaker) : undefined;
  const entity = speaker?.entities.length === 1 ? speaker.entities[0] : undefined;
  const name = speaker ? el('span', { class: 'mark-speaker', lang: 'ko' }, speaker.name) : el('span', { class: 'unknown' }, t('speaker.unknown'));
  const parts = analysis.quotes.filter((q) => q.utterance === quote.utterance && q.inside === quote.inside);
  const kinds = [t(`quote.kind.${quote.kind}`)];
  if (quote.section !== 'body') kinds.push(t(`quote.section.${quote.section}`));
  if (parts.length > 1) kinds.push(t('quote.part', { part: parts.indexOf(quote) + 1, parts: parts.length }));
  if (quote.inside !== null) kinds.push(t('quote.inside'));
  if (quote.hedged) kinds.push(t('quote.hedged'));
  if (quote.negated) kinds.push(t('quote.negated'));

  return [
    head(
      t('card.position', { n: quote.id + 1, all: analysis.quotes.length }),
      actions,
      icon('‹', 'button.previous', () => actions.step(-1)),
      icon('›', 'button.next', () => actions.step(1)),
      action('button.copy', (button) => actions.copy(lineOf(quote), button), 'quiet'),
    ),
    el(
      'h3',
      { class: 'card-who' },
      entity === undefined ? name : chooser(name, { kind: 'entity', id: entity }, actions),
      role !== undefined && el('span', { class: 'role', lang: 'ko' }, role),
      speaker && speaker.kind !== 'person' && el('span', { class: 'badge' }, t(`speaker.kind.${speaker.kind}`)),
      speaker && speaker.entities.length > 1 && el('span', { class: 'badge' }, t('speaker.joint')),
    ),
    el('blockquote', { lang: 'ko', 'data-quote': quote.kind }, quote.text),
    el('p', { class: 'kinds' }, ...kinds.map((k) => el('span', { class: 'badge' }, k))),
    facts([
      ['card.mention', speaker?.mention && speaker.mention.text !== speaker.name && el('span', { lang: 'ko' }, speaker.mention.text)],
      ['card.carried', null, speaker?.carried ? t('card.carried') : null],
      ['card.cue', cue && cueWords(cue)],
      ['card.addressee', quote.addressee ? el('span', { lang: 'ko' }, quote.addressee) : null],
      ['card.medium', quote.medium ? el('span', { lang: 'ko' }, quote.medium) : null],
      ['card.sure', surenesses(quote)],
    ]),
    reasons(text, quote.evidence),
    el('p', { class: 'card-actions only-narrow' }, action('button.show', () => actions.showInText())),
  ];
}

function entityCard(text: string, analysis: Analysis, entity: Entity, actions: CardActions): Node[] {
  const layer = layerOf(entity.type);
  const said = bySpeaker(analysis).find((s) => s.speaker?.entities.length === 1 && s.speaker.entities[0] === entity.id);
  const first = said?.quotes[0];
  const others = entity.aliases.filter((a) => a !== entity.name);
  const evidence = entityEvidence(analysis, entity);
  return [
    head(t(`layer.${layer}`), actions, action('button.copy', (button) => actions.copy(entity.name, button), 'quiet')),
    el('h3', { class: 'card-who' }, el('span', { class: 'swatch', 'data-layer': layer, lang: 'ko' }, entity.name)),
    facts([
      ['card.value', value(entity)],
      ['card.roles', entity.roles.length > 0 ? el('span', { lang: 'ko' }, entity.roles.join(', ')) : null],
      ['card.aliases', others.length > 0 ? el('span', { lang: 'ko' }, others.join(', ')) : null],
      ['card.mentions', el('span', {}, count('times', entity.mentions.length))],
      [
        'card.statements',
        first && said ? chooser(el('span', {}, count('said', said.quotes.length)), { kind: 'quote', id: first.id }, actions) : null,
      ],
    ]),
    reasons(text, evidence),
    el('p', { class: 'card-actions only-narrow' }, action('button.show', () => actions.showInText())),
  ];
}

function head(title: string, actions: CardActions, ...buttons: HTMLElement[]): HTMLElement {
  const close = action('button.close', () => actions.close(), 'quiet');
  close.append(' ', el('kbd', { 'aria-hidden': 'true' }, 'Esc'));
  return el('p', { class: 'card-head' }, el('span', {}, title), ...buttons, close);
}

function cueWords(cue: NonNullable<Quote['cue']>): HTMLElement {
  const act = maybe(`act.${cue.act}`) ?? cue.act;
  const lemma = cue.verb !== cue.text && cue.verb !== '';
  return el(
    'span',
    {},
    el('span', { class: 'mark-cue', lang: 'ko' }, cue.text),
    ...(lemma ? [' ', el('span', { class: 'faint', lang: 'ko' }, cue.verb)] : []),
    ' · ',
    act,
  );
}

/** How sure it is who said it, and that it was said at all: two questions, two answers. */
function surenesses(quote: Quote): HTMLElement {
  const row = el('span', { class: 'sures' });
  if (quote.speaker) row.append(sure('card.sure.speaker', quote.speaker.score));
  row.append(sure('card.sure.quote', quote.score));
  return row;
}

function sure(key: string, score: number): HTMLElement {
  const word = sureness(score);
  const words = el('span', { class: `sure sure-${word}` }, t(`score.${word}`));
  return el('span', {}, el('span', { class: 'faint' }, t(key)), ' ', words, ' ', el('span', { class: 'faint' }, score.toFixed(2)));
}

/** A normalised value as a person writes it. */
function value(entity: Entity): HTMLElement | null {
  const v = entity.value;
  if (!v) return null;
  const words: string[] = [];
  if (v.approximate) words.push(t('value.approximate'));
  if (v.amount !== undefined && v.amount !== null) {
    const unit = v.unit ? (v.kind === 'money' ? (maybe(`value.currency.${v.unit}`) ?? v.unit) : v.unit) : '';
    words.push(v.kind === 'percent' ? `${formatNumber(v.amount)}${unit || '%'}` : `${formatNumber(v.amount)}${unit && /^[A-Z]/.test(unit) ? ' ' : ''}${unit}`);
  }
  if (v.iso) words.push(v.iso);
  if (v.relativeTo) words.push(`(${t('value.relative')})`);
  return words.length > 0 ? el('span', {}, words.join(' ')) : null;
}

type Fact = [key: string, value: Node | false | null | undefined, alone?: string | null];

function facts(rows: Fact[]): HTMLElement {
  const list = el('dl', { class: 'facts-list' });
  for (const [key, node, alone] of rows) {
    if (alone) list.append(el('div', { class: 'alone' }, el('dt', {}, alone)));
    else if (node) list.append(el('div', {}, el('dt', {}, t(key)), el('dd', {}, node)));
  }
  return list;
}

/** Why the first mention is a name, and why the others are the same: each rule once for each way of writing the name. */
function entityEvidence(analysis: Analysis, entity: Entity): Evidence[] {
  const mentions = entity.mentions.flatMap((index) => analysis.mentions[index] ?? []);
  const told = new Set<string>();
  const links = mentions.slice(1).flatMap((mention) =>
    mention.evidence.filter(({ rule }) => {
      const key = `${mention.text} ${rule}`;
      const fresh = rule.startsWith('l.') && !told.has(key);
      told.add(key);
      return fresh;
    }),
  );
  return [...(mentions[0]?.evidence ?? []), ...links];
}

/** The evidence in words: what each rule saw, on which passage, and under which id it can be found in the source. */
function reasons(text: string, evidence: readonly Evidence[]): HTMLElement {
  if (evidence.length === 0) return el('span');
  const rows = evidence.map(({ rule, at }) => {
    const words = why(rule);
    const passage = at ? excerpt(text.slice(at.start, at.end)) : '';
    return el(
      'li',
      {},
      el('span', {}, words ?? rule),
      passage !== '' && el('span', { class: 'mark-why', lang: 'ko' }, passage),
      words !== undefined && el('code', {}, rule),
    );
  });
  return el('div', { class: 'reasons' }, el('h4', {}, t('card.evidence')), el('ul', {}, ...rows));
}

/** The passage on one line, cut in the middle where it is long; never inside a character that takes two units. */
function excerpt(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  if (characters.length <= EXCERPT) return characters.join('');
  return `${characters.slice(0, EXCERPT / 2).join('')} … ${characters.slice(-EXCERPT / 2).join('')}`;
}

function chooser(content: Node, target: Target, actions: CardActions): HTMLElement {
  const button = el('button', { type: 'button', class: 'link' }, content);
  button.addEventListener('click', () => actions.choose(target));
  return button;
}

/** A button whose face is a sign and whose name is words. */
function icon(sign: string, key: string, run: () => void): HTMLElement {
  const button = el('button', { type: 'button', class: 'quiet sign', 'aria-label': t(key), title: t(key) }, sign);
  button.addEventListener('click', run);
  return button;
}

function action(key: string, run: (button: HTMLElement) => void, look = ''): HTMLElement {
  const button = el('button', { type: 'button', class: look }, t(key));
  button.addEventListener('click', () => run(button));
  return button;
}
