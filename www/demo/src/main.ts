/** The page: a box for the article, and the widget beside it. */
import { defineTtaomReader, fromHash, type TtaomReader } from '../../widget/index.ts';
import { version } from '../../lib/index.ts';
import type { Language } from '../../widget/i18n.ts';
import { Input } from './input.ts';
import { keepOffline, sayOffline, showProof, textCame } from './offline.ts';
import { byId, openWindow } from './page.ts';
import { locale, setTheme, theme, THEMES, translatePage } from './words.ts';

defineTtaomReader();

const reader = byId<TtaomReader>('reader');
const notice = byId('notice');
/** Whether a narrow screen goes to the result once it is there: not while somebody types. */
let goes = false;

const input = new Input({
  changed(text, whole) {
    byId('chars').textContent = text === '' ? '' : locale.t('input.chars', { n: characters(text) });
    notice.hidden = true;
    if (text !== reader.text) textCame();
    reader.text = text;
    if (text.trim() === '') byId('summary').textContent = '';
    goes = whole;
    if (whole) forgetLink();
  },
  refused: (key) => say(key),
});

function say(key: string): void {
  notice.textContent = locale.t(key);
  notice.hidden = false;
}

/** Code points, counted without a copy. */
function characters(text: string): number {
  let n = 0;
  for (const _ of text) n += 1;
  return n;
}

function translate(language?: Language): void {
  translatePage(language);
  reader.lang = locale.language;
  byId('version').textContent = locale.t('version', { version });
  byId('chars').textContent = input.text === '' ? '' : locale.t('input.chars', { n: characters(input.text) });
  byId('summary').textContent = reader.summary;
  notice.hidden = true;
  sayOffline();
  dress();
}

function dress(): void {
  const now = theme();
  document.documentElement.dataset.theme = now;
  reader.theme = now;
  byId('theme').textContent = `◐ ${locale.t(`theme.${now}`)}`;
  byId('theme').setAttribute('aria-label', locale.t('theme.label', { now: locale.t(`theme.${now}`) }));
}

/** An article that stands in the address; what is typed later does not stand there any more. */
async function openLink(): Promise<void> {
  if (!location.hash.startsWith('#v')) return;
  const shared = await fromHash(location.hash);
  if (!shared) return say('link.broken');
  const { hash } = location;
  input.put(shared.text);
  history.replaceState(null, '', hash);
  // As the box holds it: corrections of a text with other line ends would be of other places.
  if (shared.corrections.length > 0 && input.text === shared.text) reader.corrections = shared.corrections;
  say('link.opened');
}

function forgetLink(): void {
  if (location.hash.startsWith('#v')) history.replaceState(null, '', location.pathname + location.search);
}

reader.addEventListener('ttaom-result', () => {
  byId('summary').textContent = reader.summary;
  if (goes && !matchMedia('(min-width: 60em)').matches) reader.scrollIntoView({ block: 'start' });
  goes = false;
});
reader.addEventListener('ttaom-change', () => (byId('summary').textContent = reader.summary));
reader.addEventListener('ttaom-error', (event) => {
  byId('summary').textContent = '';
  console.warn((event as CustomEvent<{ error: unknown }>).detail.error);
});
for (const node of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) node.addEventListener('click', () => translate(node.dataset.lang as Language));
byId('theme').addEventListener('click', () => {
  setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]!);
  dress();
});
document.querySelector('.skip')?.addEventListener('click', (event) => {
  if (!reader.result) return;
  event.preventDefault();
  reader.focus();
});
byId('proof').addEventListener('click', showProof);
byId('about').addEventListener('click', () => void import('./about.ts').then(({ about }) => openWindow(locale.t('about.title'), ...about())));
byId('dialog-close').addEventListener('click', () => byId<HTMLDialogElement>('dialog').close());
byId('dialog').addEventListener('click', (event) => {
  if (event.target === event.currentTarget) byId<HTMLDialogElement>('dialog').close();
});

// The reader's keys, wherever on the page nothing is being written; / goes to the box.
document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    // Out of the box and to what was found, past everything in between.
    if (event.key === 'Escape' && reader.result) reader.focus();
    return;
  }
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
  } else if (target !== reader && reader.key(event)) event.preventDefault();
});
window.addEventListener('hashchange', () => void openLink());

translate();
void openLink();
void keepOffline();
