import type { Analysis } from '../contract.js';
import { button, el } from '../dom.js';
import { download, filesOf, FORMATS, type Format } from '../formats.js';
import type { Locale } from '../i18n.js';

/** 내보내기: every format with what it is for, to be copied or downloaded. */
export function exportBody(analysis: Analysis, text: string, locale: Locale, copy: (words: string, node: HTMLElement) => void): Node[] {
  const row = (format: Format) =>
    el(
      'li',
      { class: 'format' },
      el('div', {}, el('b', {}, locale.t(`format.${format}`)), el('span', { class: 'faint' }, locale.t(`format.${format}.for`))),
      el(
        'div',
        { class: 'format-actions' },
        button(locale.t('button.copy'), (node) => copy(filesOf(format, analysis, text, locale.language)[0]?.words ?? '', node), {
          'aria-label': `${locale.t(`format.${format}`)} ${locale.t('button.copy')}`,
        }),
        button(locale.t('button.download'), () => filesOf(format, analysis, text, locale.language).forEach(download), {
          'data-format': format,
          'aria-label': `${locale.t(`format.${format}`)} ${locale.t('button.download')}`,
        }),
      ),
    );
  return [el('ul', { class: 'formats' }, ...FORMATS.map(row)), el('p', { class: 'faint' }, locale.t('export.note'))];
}
