/** What a pointer resting on a word is told: the card in two lines. The keyboard has the card itself. */
import type { Analysis, Target } from '../contract.js';
import { el } from '../dom.js';
import { layerOf } from '../layers.js';
import type { Locale } from '../i18n.js';
import { excerpt } from './card.js';
import { glossOf } from './gloss.js';
import { valueWords } from './value.js';

export function peekFor(analysis: Analysis, target: Target, locale: Locale): (Node | string)[] {
  if (target.kind === 'quote') {
    const quote = analysis.quotes[target.id];
    if (!quote) return [];
    const act = quote.cue ? (locale.maybe(`act.${quote.cue.act}`) ?? quote.cue.act) : null;
    const kinds = [locale.t(`quote.kind.${quote.kind}`), act, quote.speaker?.carried ? locale.t('card.carried', { name: quote.speaker.name }) : null];
    const { speaker } = quote;
    return [
      el(
        'b',
        speaker ? { lang: 'ko' } : { class: 'unknown' },
        speaker?.name ?? locale.t('speaker.unknown'),
      ),
      ...(speaker && speaker.kind !== 'person' ? [' ', el('span', { class: `badge badge-${speaker.kind}` }, locale.t(`speaker.kind.${speaker.kind}`))] : []),
      el('span', { class: 'faint' }, kinds.filter((kind) => kind !== null).join(' · ')),
    ];
  }
  const entity = analysis.entities[target.id];
  if (!entity) return [];
  const mention = analysis.mentions[target.mention ?? -1];
  const gloss = mention ? glossOf(analysis, mention) : null;
  // Aliases are as pasted, the name is composed: 김보람 in single jamo is no other name.
  const others = entity.aliases.filter((alias) => alias.normalize('NFKC') !== entity.name.normalize('NFKC'));
  const value = valueWords(entity, locale);
  return [
    el('b', { lang: 'ko' }, gloss ? `${gloss.hanja} → ${gloss.name}` : entity.name),
    el('span', { class: 'faint' }, [locale.t(`layer.${layerOf(entity.type)}`), locale.count('times', entity.mentions.length)].join(' · ')),
    ...(value !== null ? [el('span', { class: 'value' }, value)] : []),
    ...(others.length > 0 ? [el('span', { class: 'faint', lang: 'ko' }, excerpt(others.join(', '), 60))] : []),
  ];
}
