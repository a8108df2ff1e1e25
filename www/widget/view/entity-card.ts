import type { Analysis, Entity, Evidence } from '../contract.js';
import { button, el } from '../dom.js';
import { bySpeaker } from '../group.js';
import { layerOf } from '../layers.js';
import { chooser, facts, head, korean, reasons, sign, type CardContext } from './card.js';
import { entityForm } from './edit.js';
import { glossOf } from './gloss.js';
import { valueWords } from './value.js';

export function entityCard(context: CardContext, entity: Entity, pointed: number | undefined): Node[] {
  const { analysis, locale, actions } = context;
  const layer = layerOf(entity.type);
  const said = bySpeaker(analysis).find((s) => s.speaker?.entities.length === 1 && s.speaker.entities[0] === entity.id);
  const first = said?.quotes[0];
  // Aliases are as pasted, the name is composed: 김보람 in single jamo is no other name.
  const others = entity.aliases.filter((alias) => alias.normalize('NFKC') !== entity.name.normalize('NFKC'));
  const value = valueWords(entity, locale);
  const hanja = entity.mentions.flatMap((i) => (analysis.mentions[i] ? (glossOf(analysis, analysis.mentions[i]) ?? []) : []))[0];
  const users = entity.mentions.some((i) => analysis.mentions[i]?.source === 'user');
  const nodes: (Node | null)[] = [
    head(
      context,
      locale.t(`layer.${layer}`),
      sign('‹', locale.t('button.previousName'), () => actions.step(-1)),
      sign('›', locale.t('button.nextName'), () => actions.step(1)),
      button(locale.t('button.copy'), (node) => actions.copy(entity.name, node), { class: 'quiet' }),
    ),
    el(
      'h3',
      { class: 'card-who' },
      el('span', { class: 'swatch', 'data-layer': layer, lang: 'ko' }, entity.name),
      users && el('span', { class: 'badge' }, locale.t('source.user')),
    ),
    el('p', { class: 'card-actions only-narrow' }, button(locale.t('button.show'), () => actions.showInText())),
    facts(
      [
        ['card.value', value !== null && el('span', { class: 'value' }, value)],
        ['card.hanja', hanja ? korean(`${hanja.hanja} → ${hanja.name}`) : null],
        ['card.roles', korean(entity.roles.join(', '))],
        ['card.aliases', korean(others.join(', '))],
        ['card.mentions', el('span', {}, locale.count('times', entity.mentions.length))],
        ['card.statements', first && said ? chooser(el('span', {}, locale.count('said', said.quotes.length)), { kind: 'quote', id: first.id }, actions) : null],
      ],
      locale,
    ),
    reasons(context, entityEvidence(analysis, entity)),
    actions.correct ? entityForm(context, entity, pointed, actions.correct) : null,
  ];
  return nodes.filter((node) => node !== null);
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
