/** What is shown where there is no result: each state says what it is and what one can do. */
import { button, el } from '../dom.js';
import { LONGEST, type Failure } from '../engine.js';
import type { Locale } from '../i18n.js';

/** Nothing to read yet: what to do, and how the findings will look. A host may say it in its own words. */
export function emptyState(locale: Locale): HTMLElement {
  const own = el(
    'div',
    { class: 'state-empty' },
    el('p', { class: 'state-title' }, locale.t('state.empty.title')),
    el('p', {}, locale.t('state.empty.body')),
    el(
      'p',
      { class: 'state-sample', lang: 'ko', 'aria-hidden': 'true' },
      el('span', { class: 'run', 'data-layer': 'person' }, '나루미'),
      ' 시장은 “',
      el('span', { class: 'run', 'data-quote': 'direct' }, '다리를 올해 안에 다시 잇겠다'),
      '”고 말했다.',
    ),
    el('p', { class: 'faint' }, locale.t('state.empty.legend')),
  );
  return el('slot', { name: 'empty' }, own);
}

/** The WASM file is on its way. */
export function loadingState(locale: Locale): HTMLElement {
  const lines = Array.from({ length: 7 }, () => el('span', { class: 'bone' }));
  return el(
    'div',
    { class: 'state-loading' },
    el('p', { class: 'state-title' }, locale.t('state.loading.title')),
    el('p', { class: 'faint' }, locale.t('state.loading.body')),
    el('div', { class: 'bones', 'aria-hidden': 'true' }, ...lines),
  );
}

/** Something failed; what was given to be read is still there. */
export function errorState(kind: Failure, locale: Locale, retry: () => void): HTMLElement {
  return el(
    'div',
    { class: 'state-error', role: 'alert' },
    el('p', { class: 'state-title' }, locale.t(`state.error.${kind}.title`)),
    el('p', {}, locale.t(`state.error.${kind}.body`, { n: LONGEST })),
    // A text does not become shorter by trying again.
    kind !== 'long' && button(locale.t('button.retry'), retry, { class: 'primary' }),
  );
}
