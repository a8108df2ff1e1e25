/** The Hanja of headlines, explained: which name or office a single letter stands for. */
import type { Analysis } from '../contract.js';
import { el } from '../dom.js';
import type { Locale } from '../i18n.js';
import table from '../../../seeds/lexicon/headline-hanja.tsv?raw';

const OFFICES = new Map(
  table
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split('\t') as [string, string]),
);

const HANJA = /^\p{Script=Han}{1,2}$/u;

export interface Gloss {
  readonly hanja: string;
  readonly name: string;
  readonly entity: number | null;
}

/** What the Hanja of a mention stands for, or `null` where it is none. */
export function glossOf(analysis: Analysis, mention: { text: string; entity: number | null }): Gloss | null {
  if (!HANJA.test(mention.text)) return null;
  const entity = mention.entity === null ? undefined : analysis.entities[mention.entity];
  const name = entity && !HANJA.test(entity.name) ? fullest(entity.name, entity.roles) : OFFICES.get(mention.text);
  return name === undefined ? null : { hanja: mention.text, name, entity: mention.entity };
}

function fullest(name: string, roles: readonly string[]): string {
  const role = roles[0];
  return role === undefined || name.includes(role) ? name : `${name} ${role}`;
}

/** The line under the headline; `null` where there is no Hanja to explain. */
export function glossLine(analysis: Analysis, locale: Locale, choose: (entity: number) => void): HTMLElement | null {
  const found = new Map<string, Gloss>();
  for (const mention of analysis.mentions) {
    const gloss = glossOf(analysis, mention);
    if (gloss && !found.has(gloss.hanja)) found.set(gloss.hanja, gloss);
  }
  if (found.size === 0) return null;
  const items = [...found.values()].map(({ hanja, name, entity }) => {
    const words = [el('b', {}, hanja), ' ', el('span', {}, name)];
    if (entity === null) return el('span', { lang: 'ko' }, ...words);
    const node = el('button', { type: 'button', class: 'link', lang: 'ko' }, ...words);
    node.addEventListener('click', () => choose(entity));
    return node;
  });
  return el('p', { class: 'gloss' }, el('span', { class: 'gloss-title' }, locale.t('gloss.title')), ...items);
}
