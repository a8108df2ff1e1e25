/** 더하기: what the reader found and the analysis did not. What is selected in the text stands in the form already. */
import type { Analysis, EntityType, Quote, Span } from '../contract.js';
import { TYPES, type Correction, type Who } from '../correct/corrections.js';
import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';
import { field, kindSelect, speakerField } from './edit.js';

export function addBody(
  text: string,
  analysis: Analysis,
  selected: Span | null,
  locale: Locale,
  done: (correction: Correction) => void,
): Node[] {
  const words = el('textarea', { rows: '3', lang: 'ko', spellcheck: 'false', class: 'add-words' });
  words.value = selected ? text.slice(selected.start, selected.end) : '';
  const what = el('select', { class: 'add-what' }, el('option', { value: 'quote' }, locale.t('layer.quote')));
  for (const type of TYPES) what.append(el('option', { value: type }, locale.t(`type.${type}`)));
  // A long selection is somebody's words, a short one a name.
  what.value = !selected || selected.end - selected.start > 12 ? 'quote' : 'person';
  let who: Who | null = null;
  const kind = kindSelect(locale, 'direct');
  const speaker = speakerField(analysis, locale, null, (next) => (who = next));
  const forQuote = el('div', { class: 'edit-body' }, ...speaker, field(locale.t('edit.kind'), kind));
  const everywhere = el('input', { type: 'checkbox' });
  const forName = el('label', { class: 'check' }, everywhere, el('span', {}, locale.t('add.everywhere')));
  const found = el('p', { class: 'faint', role: 'status' });
  const add = button(
    locale.t('add.add'),
    () => {
      const at = placeOf(text, words.value, selected);
      if (!at) return;
      if (what.value === 'quote') done({ op: 'add-quote', at, kind: kind.value as Quote['kind'], speaker: who });
      else if (everywhere.checked) done({ op: 'word', text: words.value.trim(), type: what.value as EntityType });
      else done({ op: 'add-mention', at, type: what.value as EntityType });
    },
    { class: 'primary' },
  );
  const check = () => {
    const isQuote = what.value === 'quote';
    forQuote.hidden = !isQuote;
    forName.hidden = isQuote;
    const n = words.value.trim() === '' ? 0 : text.split(words.value.trim()).length - 1;
    add.disabled = n === 0;
    found.textContent = words.value.trim() === '' ? '' : n === 0 ? locale.t('add.none') : locale.count('found', n);
  };
  words.addEventListener('input', check);
  what.addEventListener('change', check);
  check();
  return [field(locale.t('add.words'), words), found, field(locale.t('add.what'), what), forQuote, forName, el('p', { class: 'card-actions' }, add)];
}

/** Where the words stand: where they were selected, else where they stand first; without the blanks around them. */
function placeOf(text: string, words: string, selected: Span | null): Span | null {
  const wanted = words.trim();
  if (wanted === '') return null;
  const within = selected ? text.slice(selected.start, selected.end).indexOf(wanted) : -1;
  const start = selected && within >= 0 ? selected.start + within : text.indexOf(wanted);
  return start < 0 ? null : { start, end: start + wanted.length };
}
