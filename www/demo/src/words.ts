/** The words of the page, laid over those of the widget; its language and its theme, the two things that are kept. */
import { Locale, type Language } from '../../widget/i18n.ts';
import ko from './locale/ko.json';
import en from './locale/en.json';

/** Where the choices are kept; nothing else is ever stored, least of all the text. */
const LANGUAGE = 'ttaom.language';
const THEME = 'ttaom.theme';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is shut off.
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

export let locale = speak(kept(LANGUAGE) === 'en' ? 'en' : 'ko');

function speak(language: Language): Locale {
  return new Locale(language, { ko, en });
}

export function theme(): Theme {
  return THEMES.find((one) => one === kept(THEME)) ?? 'auto';
}

export function setTheme(next: Theme): void {
  keep(THEME, next);
}

/** Fills everything in the page that names a key, and says in which language the page now is. */
export function translatePage(language: Language = locale.language): void {
  if (language !== locale.language) keep(LANGUAGE, language);
  locale = speak(language);
  document.documentElement.lang = language;
  document.title = locale.t('page.title');
  for (const node of document.querySelectorAll<HTMLElement>('[data-i18n]')) node.textContent = locale.t(node.dataset.i18n ?? '');
  for (const node of document.querySelectorAll<HTMLElement>('[data-i18n-label]')) node.setAttribute('aria-label', locale.t(node.dataset.i18nLabel ?? ''));
  for (const node of document.querySelectorAll<HTMLTextAreaElement>('[data-i18n-placeholder]')) node.placeholder = locale.t(node.dataset.i18nPlaceholder ?? '');
  for (const node of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) node.setAttribute('aria-pressed', String(node.dataset.lang === language));
}
