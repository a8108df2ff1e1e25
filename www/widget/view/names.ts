/** 이름: who and what is named, one block for each kind. */
import type { Analysis, Entity } from '../contract.js';
import { el } from '../dom.js';
import { byLayer } from '../group.js';
import type { Locale } from '../i18n.js';
import { quiet, type Group } from './list.js';
import { valueWords } from './value.js';

export function nameList(analysis: Analysis, locale: Locale): Group[] {
  const groups = byLayer(analysis);
  if (groups.length === 0) return [quiet(locale.t('state.none.names'))];
  return groups.map(({ layer, entities }) => ({
    signature: JSON.stringify([layer, locale.language, entities.map(({ id, name, roles, value, mentions }) => [id, name, roles[0], value, mentions.length])]),
    *make() {
      const id = `names-${layer}`;
      const list = el('ul', { class: 'names' });
      for (const entity of entities) {
        list.append(el('li', {}, entry(entity, locale)));
        yield;
      }
      const title = el('span', { class: 'swatch', 'data-layer': layer }, locale.t(`layer.${layer}`));
      return el(
        'section',
        { class: 'group', 'aria-labelledby': id },
        el('h3', { id }, title, el('span', { class: 'n' }, locale.number(entities.length))),
        list,
      );
    },
  }));
}

function entry(entity: Entity, locale: Locale): HTMLElement {
  const role = entity.roles[0];
  const value = valueWords(entity, locale);
  return el(
    'button',
    { type: 'button', class: 'entry name', part: 'entity', 'data-entity-id': String(entity.id) },
    el('span', { lang: 'ko' }, entity.name),
    role !== undefined && el('span', { class: 'role', lang: 'ko' }, role),
    role === undefined && value !== null && value !== entity.name && el('span', { class: 'role' }, value),
    el('span', { class: 'n' }, locale.count('times', entity.mentions.length)),
  );
}
