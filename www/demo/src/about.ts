/** 정보: the version, the licences and the model card, as they lie in the repository. Loaded when somebody asks. */
import { el } from '../../widget/dom.ts';
import { version } from '../../lib/index.ts';
import notice from '../../../NOTICE?raw';
import mit from '../../../LICENSE-MIT?raw';
import apache from '../../../LICENSE-APACHE?raw';
import model from '../../../seeds/model/README.md?raw';
import { locale } from './words.ts';

export function about(): Node[] {
  const text = (key: string, words: string) =>
    el('details', {}, el('summary', {}, locale.t(key)), el('pre', { lang: 'en', tabindex: '0', 'aria-label': locale.t(key) }, words.trim()));
  return [
    el('p', {}, locale.t('about.what')),
    el('dl', { class: 'about' }, el('dt', {}, locale.t('about.version')), el('dd', {}, version), el('dt', {}, locale.t('about.licence')), el('dd', {}, locale.t('about.licences'))),
    text('about.notice', notice),
    text('about.model', model),
    text('about.mit', mit),
    text('about.apache', apache),
  ];
}
