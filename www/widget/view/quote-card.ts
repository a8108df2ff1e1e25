import type { Quote } from '../contract.js';
import { button, el } from '../dom.js';
import { roleOf, sureness } from '../group.js';
import type { Locale } from '../i18n.js';
import { chooser, facts, head, korean, lineOf, reasons, sign, type CardContext } from './card.js';
import { quoteForm } from './edit.js';

export function quoteCard(context: CardContext, quote: Quote): Node[] {
  const { analysis, locale, actions } = context;
  const { speaker, cue } = quote;
  const role = speaker ? roleOf(analysis, speaker) : undefined;
  const entity = speaker?.entities.length === 1 ? speaker.entities[0] : undefined;
  const name = speaker ? el('span', { class: 'mark-speaker', lang: 'ko' }, speaker.name) : el('span', { class: 'unknown' }, locale.t('speaker.unknown'));
  const evidence = reasons(context, quote.evidence);
  const nodes: (Node | null)[] = [
    head(
      context,
      locale.t('card.position', { n: quote.id + 1, all: analysis.quotes.length }),
      sign('‹', locale.t('button.previous'), () => actions.step(-1)),
      sign('›', locale.t('button.next'), () => actions.step(1)),
      button(locale.t('button.copy'), (node) => actions.copy(lineOf(quote, locale), node), { class: 'quiet' }),
    ),
    el(
      'h3',
      { class: 'card-who' },
      entity === undefined ? name : chooser(name, { kind: 'entity', id: entity }, actions),
      role !== undefined && el('span', { class: 'role', lang: 'ko' }, role),
      speaker && speaker.kind !== 'person' && el('span', { class: `badge badge-${speaker.kind}` }, locale.t(`speaker.kind.${speaker.kind}`)),
      speaker && speaker.entities.length > 1 && el('span', { class: 'badge' }, locale.t('speaker.joint')),
    ),
    el('blockquote', { lang: 'ko', 'data-quote': quote.kind }, quote.text),
    el('p', { class: 'kinds' }, ...kindsOf(context, quote).map((kind) => el('span', { class: 'badge' }, kind))),
    el('p', { class: 'card-actions only-narrow' }, button(locale.t('button.show'), () => actions.showInText())),
    facts(
      [
        ['card.mention', speaker?.mention && speaker.mention.text !== speaker.name && korean(speaker.mention.text)],
        ['card.origin', speaker?.carried && el('span', {}, locale.t('card.carried', { name: speaker.name }))],
        ['card.cue', cue && cueWords(cue, locale)],
        ['card.addressee', korean(quote.addressee)],
        ['card.medium', korean(quote.medium)],
        ['card.sure', surenesses(quote, locale)],
      ],
      locale,
    ),
    evidence,
    actions.correct ? quoteForm(context, quote, actions.correct) : null,
  ];
  return nodes.filter((node) => node !== null);
}

function kindsOf({ analysis, locale }: CardContext, quote: Quote): string[] {
  const kinds = [locale.t(`quote.kind.${quote.kind}`)];
  const parts = analysis.quotes.filter((q) => q.utterance === quote.utterance && q.inside === quote.inside);
  if (quote.section !== 'body') kinds.push(locale.t(`quote.section.${quote.section}`));
  if (parts.length > 1) kinds.push(locale.t('quote.part', { part: parts.indexOf(quote) + 1, parts: parts.length }));
  if (quote.inside !== null) kinds.push(locale.t('quote.inside'));
  if (quote.hedged) kinds.push(locale.t('quote.hedged'));
  if (quote.negated) kinds.push(locale.t('quote.negated'));
  if (quote.source === 'user') kinds.push(locale.t('source.user'));
  return kinds;
}

function cueWords(cue: NonNullable<Quote['cue']>, locale: Locale): HTMLElement {
  const act = locale.maybe(`act.${cue.act}`) ?? cue.act;
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
function surenesses(quote: Quote, locale: Locale): HTMLElement {
  const row = el('span', { class: 'sures' });
  if (quote.speaker) row.append(sure('card.sure.speaker', quote.speaker.score, locale));
  row.append(sure('card.sure.quote', quote.score, locale));
  return row;
}

function sure(key: string, score: number, locale: Locale): HTMLElement {
  const word = sureness(score);
  const words = el('span', { class: `sure sure-${word}` }, locale.t(`score.${word}`));
  return el('span', {}, el('span', { class: 'faint' }, locale.t(key)), ' ', words, ' ', el('span', { class: 'faint' }, score.toFixed(2)));
}
