import { el } from '../dom.js';
import type { Locale } from '../i18n.js';

/** The keys, as they are written on them. */
const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['j', 'k'], 'help.quotes'],
  [['n', 'p'], 'help.names'],
  [['←', '→'], 'help.arrows'],
  [['Enter'], 'help.enter'],
  [['Esc'], 'help.escape'],
  [['?'], 'help.help'],
];

export function helpBody(locale: Locale): Node[] {
  const rows = KEYS.map(([keys, what]) =>
    el('div', {}, el('dt', {}, ...keys.flatMap((key) => [el('kbd', {}, key), ' '])), el('dd', {}, locale.t(what))),
  );
  return [el('dl', { class: 'facts-list keys' }, ...rows), el('p', { class: 'faint' }, locale.t('help.note'))];
}
