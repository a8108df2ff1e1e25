/** 발언: what was said, one block for each speaker. */
import type { Analysis, Quote } from '../contract.js';
import { el } from '../dom.js';
import { bySpeaker, roleOf, sureness, type Said } from '../group.js';
import type { Locale } from '../i18n.js';
import { quiet, type Group } from './list.js';

export function saidList(analysis: Analysis, locale: Locale): Group[] {
  const groups = bySpeaker(analysis);
  if (groups.length === 0) return [quiet(locale.t('state.none.said'))];
  return groups.map((said, i) => ({
    signature: JSON.stringify([i, locale.language, said, said.speaker && roleOf(analysis, said.speaker)], shownOnly),
    *make() {
      const id = `speaker-${i}`;
      const list = el('ul');
      for (const quote of said.quotes) {
        list.append(el('li', {}, statement(quote, locale)));
        yield;
      }
      const heading = el('h3', { id }, ...speakerWords(analysis, said, locale), el('span', { class: 'n' }, locale.count('said', said.quotes.length)));
      return el('section', { class: 'group', 'aria-labelledby': id }, heading, list);
    },
  }));
}

/** Places and reasons are not shown in the list: it stays as it is when they alone change. */
function shownOnly(key: string, value: unknown): unknown {
  return key === 'start' || key === 'end' || key === 'evidence' || key === 'mention' || key === 'utterance' ? undefined : value;
}

export function speakerWords(analysis: Analysis, { speaker }: Said, locale: Locale): Node[] {
  if (!speaker) return [el('span', { class: 'who unknown' }, locale.t('speaker.unknown'))];
  const role = roleOf(analysis, speaker);
  const words: Node[] = [el('span', { class: 'who', lang: 'ko', 'data-kind': speaker.kind }, speaker.name)];
  if (role) words.push(el('span', { class: 'role', lang: 'ko' }, role));
  if (speaker.kind !== 'person') words.push(el('span', { class: `badge badge-${speaker.kind}` }, locale.t(`speaker.kind.${speaker.kind}`)));
  return words;
}

function statement(quote: Quote, locale: Locale): HTMLElement {
  const facts = [locale.t(`quote.kind.${quote.kind}`)];
  if (quote.section !== 'body') facts.push(locale.t(`quote.section.${quote.section}`));
  if (quote.hedged) facts.push(locale.t('quote.hedged'));
  if (quote.negated) facts.push(locale.t('quote.negated'));
  if (quote.source === 'user') facts.push(locale.t('source.user'));
  const sure = sureness(Math.min(quote.score, quote.speaker?.score ?? 1));
  return el(
    'button',
    { type: 'button', class: 'entry said', part: 'quote', 'data-quote-id': String(quote.id) },
    el('span', { class: 'words', lang: 'ko', 'data-quote': quote.kind }, quote.text),
    el(
      'span',
      { class: 'facts' },
      el('span', {}, facts.join(' · ')),
      quote.cue && el('span', { class: 'cue', lang: 'ko' }, quote.cue.text),
      el('span', { class: `sure sure-${sure}` }, el('span', { class: 'unseen' }, `${locale.t('card.sure')} `), locale.t(`score.${sure}`)),
    ),
  );
}
