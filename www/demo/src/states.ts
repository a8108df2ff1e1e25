/** What is shown where there is no result: each state says what it is and what one can do. */

import { el } from './dom.ts';
import { t } from './i18n.ts';

/** Nothing pasted yet: what to do, and how the findings will look. */
export function emptyState(): HTMLElement {
  return el(
    'div',
    { class: 'state-empty' },
    el('p', { class: 'state-title' }, t('state.empty.title')),
    el('p', {}, t('state.empty.body')),
    el(
      'p',
      { class: 'state-sample', lang: 'ko', 'aria-hidden': 'true' },
      el('span', { class: 'run', 'data-layer': 'person' }, '나루미'),
      ' 시장은 “',
      el('span', { class: 'run opens', 'data-quote': 'direct' }, '다리를 올해 안에 다시 잇겠다'),
      '”고 ',
      '말했다.',
    ),
    el('p', { class: 'faint' }, t('state.empty.legend')),
  );
}

/** The WASM file is on its way. */
export function loadingState(): HTMLElement {
  const lines = Array.from({ length: 7 }, () => el('span', { class: 'bone' }));
  return el(
    'div',
    { class: 'state-loading' },
    el('p', { class: 'state-title' }, t('state.loading.title')),
    el('p', { class: 'faint' }, t('state.loading.body')),
    el('div', { class: 'bones', 'aria-hidden': 'true' }, ...lines),
  );
}

/** What can fail: the WASM file does not come, the text is longer than the library takes, the analysis breaks off. */
export const FAILURES = ['load', 'long', 'run'] as const;
export type Failure = (typeof FAILURES)[number];

/** Something failed; what was pasted is still there. */
export function errorState(kind: Failure, retry: () => void): HTMLElement {
  const button = el('button', { type: 'button', class: 'primary' }, t('button.retry'));
  button.addEventListener('click', retry);
  return el(
    'div',
    { class: 'state-error', role: 'alert' },
    el('p', { class: 'state-title' }, t(`state.error.${kind}.title`)),
    el('p', {}, t(`state.error.${kind}.body`)),
    button,
  );
}

/** An empty list. */
export function quietState(key: string): HTMLElement {
  return el('p', { class: 'quiet-state' }, t(key));
}
