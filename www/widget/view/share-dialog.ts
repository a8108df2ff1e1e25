import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';
import { SHARE_LIMIT, toHash, type Shared } from '../share.js';

/** 공유: a link that holds the article, with what that means said before it can be copied. */
export function shareBody(shared: Shared, locale: Locale, copy: (words: string, node: HTMLElement) => void): Node[] {
  if (shared.text.length > SHARE_LIMIT) return [el('p', {}, locale.t('share.long', { n: SHARE_LIMIT }))];
  const link = el('input', { type: 'text', readonly: '', 'aria-label': locale.t('share.link'), class: 'share-link' });
  const take = button(locale.t('share.copy'), (node) => copy(link.value, node), { class: 'primary' });
  take.disabled = true;
  void toHash(shared).then((hash) => {
    link.value = location.href.replace(/#.*$/, '') + hash;
    take.disabled = false;
    size.textContent = locale.t('share.size', { n: link.value.length });
  });
  const size = el('span', { class: 'faint' });
  return [
    el('p', { class: 'notice' }, locale.t('share.notice')),
    el('div', { class: 'share-row' }, link, take),
    el('p', {}, size),
    ...(shared.corrections.length > 0 ? [el('p', { class: 'faint' }, locale.t('share.corrections'))] : []),
  ];
}
