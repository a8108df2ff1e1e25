/** The forms by which a reader corrects what is chosen. Each gives a correction; none changes anything itself. */
import type { Analysis, Entity, EntityType, Quote, Speaker } from '../contract.js';
import { TYPES, type Correction, type Who } from '../correct/corrections.js';
import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';
import type { CardContext } from './card.js';

const KINDS: readonly Quote['kind'][] = ['direct', 'partial', 'indirect'];
const SPEAKERS: readonly Speaker['kind'][] = ['person', 'organization', 'anonymous', 'document'];
const UNKNOWN = '';
const OTHER = ' other';

export function quoteForm({ analysis, locale }: CardContext, quote: Quote, correct: (correction: Correction) => void): HTMLElement {
  const at = { start: quote.start, end: quote.end };
  const speaker = speakerField(analysis, locale, quote.speaker, (who) => correct({ op: 'speaker', at, speaker: who }));
  const kind = select(KINDS.map((one) => [one, locale.t(`quote.kind.${one}`)]), quote.kind);
  kind.addEventListener('change', () => correct({ op: 'kind', at, kind: kind.value as Quote['kind'] }));
  return form(
    locale,
    ...speaker,
    field(locale.t('edit.kind'), kind),
    el('p', { class: 'card-actions' }, button(locale.t('edit.remove-quote'), () => correct({ op: 'remove-quote', at }), { class: 'danger' })),
  );
}

export function entityForm({ analysis, locale }: CardContext, entity: Entity, pointed: number | undefined, correct: (correction: Correction) => void): HTMLElement | null {
  const mention = analysis.mentions[pointed ?? entity.mentions[0] ?? -1];
  if (!mention) return null;
  const at = { start: mention.start, end: mention.end };
  const type = typeSelect(locale, entity.type);
  type.addEventListener('change', () => correct({ op: 'type', at, type: type.value as EntityType }));
  const several = entity.mentions.length > 1;
  return form(
    locale,
    field(locale.t('edit.type'), type),
    el(
      'p',
      { class: 'card-actions' },
      several && pointed !== undefined && button(locale.t('edit.remove-mention'), () => correct({ op: 'remove-mention', at }), { class: 'danger' }),
      button(locale.t(several ? 'edit.remove-entity' : 'edit.remove-name'), () => correct({ op: 'remove-entity', at }), { class: 'danger' }),
    ),
  );
}

/** A choice of the people and organisations of the article, of nobody, or of a name to be written. */
export function speakerField(analysis: Analysis, locale: Locale, now: Speaker | null, done: (who: Who | null) => void): HTMLElement[] {
  const known = new Map<string, Speaker['kind']>();
  if (now) known.set(now.name, now.kind);
  for (const { speaker } of analysis.quotes) if (speaker) known.set(speaker.name, speaker.kind);
  for (const entity of analysis.entities) {
    if ((entity.type === 'person' || entity.type === 'organization') && !known.has(entity.name)) known.set(entity.name, entity.type);
  }
  const options: Option[] = [...known.keys()].map((name) => [name, name, 'ko']);
  const choice = select([[UNKNOWN, locale.t('speaker.unknown')], ...options, [OTHER, locale.t('edit.other')]], now?.name ?? UNKNOWN);
  const name = el('input', { type: 'text', lang: 'ko', autocomplete: 'off', maxlength: '60' });
  const kind = select(SPEAKERS.map((one) => [one, locale.t(`speaker.kind.${one}`)]), 'person');
  const give = () => {
    if (name.value.trim() !== '') done({ name: name.value.trim(), kind: kind.value as Speaker['kind'] });
  };
  const own = el('div', { class: 'edit-own' }, field(locale.t('edit.name'), name), field(locale.t('edit.speaker-kind'), kind), button(locale.t('edit.set'), give));
  own.hidden = true;
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) give();
  });
  choice.addEventListener('change', () => {
    own.hidden = choice.value !== OTHER;
    if (choice.value === OTHER) return name.focus();
    const chosen = known.get(choice.value);
    done(chosen === undefined ? null : { name: choice.value, kind: chosen });
  });
  return [field(locale.t('card.speaker'), choice), own];
}

export function typeSelect(locale: Locale, now: EntityType): HTMLSelectElement {
  return select(TYPES.map((type) => [type, locale.t(`type.${type}`)]), now);
}

export function kindSelect(locale: Locale, now: Quote['kind']): HTMLSelectElement {
  return select(KINDS.map((kind) => [kind, locale.t(`quote.kind.${kind}`)]), now);
}

export function field(label: string, control: HTMLElement): HTMLElement {
  return el('label', { class: 'field' }, el('span', {}, label), control);
}

type Option = readonly [value: string, label: string, lang?: string];

function select(options: readonly Option[], now: string): HTMLSelectElement {
  const node = el('select', {}, ...options.map(([value, label, lang]) => el('option', { value, lang }, label)));
  node.value = now;
  return node;
}

function form(locale: Locale, ...children: (Node | false | null)[]): HTMLElement {
  return el('details', { class: 'edit' }, el('summary', {}, locale.t('edit.title')), el('div', { class: 'edit-body' }, ...children));
}
