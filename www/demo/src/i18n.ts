import ko from './locale/ko.json';
import en from './locale/en.json';
import rules from '../../../seeds/rules.tsv?raw';

export type Language = 'ko' | 'en';

type Words = Readonly<Record<string, string>>;
const words: Record<Language, Words> = { ko, en };
/** What each rule says: the table that the command line's --explain reads too. */
const reasons: Record<Language, Words> = { ko: column(1), en: column(2) };
const plural = { ko: new Intl.PluralRules('ko'), en: new Intl.PluralRules('en') };
const number = { ko: new Intl.NumberFormat('ko'), en: new Intl.NumberFormat('en') };

/** Where the choice of language is kept; nothing else is ever stored, least of all the text. */
const KEPT = 'ttaom.language';

let language: Language = read();

/** The rules' words in one language: the first column against the column `n`. */
function column(n: number): Words {
  const rows = rules.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(rows.map((row) => row.split('\t')).map((fields) => [fields[0] ?? '', fields[n] ?? '']));
}

function read(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'ko';
  } catch {
    return 'ko'; // Storage is shut off.
  }
}

export function currentLanguage(): Language {
  return language;
}

export function setLanguage(next: Language): void {
  language = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** The words of `key`, its `{holes}` filled; the key itself where there are none, so that a gap is seen. */
export function t(key: string, holes: Record<string, string | number> = {}): string {
  const words = find(key);
  if (words === undefined) return key;
  return words.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = holes[name];
    return value === undefined ? hole : typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** Like `t`, but `undefined` where the language has no such key. */
export function maybe(key: string): string | undefined {
  return find(key);
}

/** `count.KEY.one` or `count.KEY.other`, as the language counts. */
export function count(key: string, n: number): string {
  const form = plural[language].select(n) === 'one' ? 'one' : 'other';
  return t(`count.${key}.${form}`, { n });
}

export function formatNumber(n: number): string {
  return number[language].format(n);
}

/**
 * A rule's reason in words: of the longest part of its id that has any (`q.speaker.subject.far` is told by
 * `q.speaker.subject`, else by `q.speaker`), or `undefined`.
 */
export function why(rule: string): string | undefined {
  const table = reasons[language];
  for (let id = rule; id !== ''; id = id.slice(0, Math.max(id.lastIndexOf('.'), 0))) {
    if (Object.hasOwn(table, id)) return table[id];
  }
  return undefined;
}

function find(key: string): string | undefined {
  const table = words[language];
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Fills everything in the page that names a key, and says in which language the page now is. */
export function translatePage(): void {
  document.documentElement.lang = language;
  document.title = t('page.title');
  for (const node of document.querySelectorAll<HTMLElement>('[data-i18n]')) node.textContent = t(node.dataset.i18n ?? '');
  for (const node of document.querySelectorAll<HTMLElement>('[data-i18n-label]')) {
    node.setAttribute('aria-label', t(node.dataset.i18nLabel ?? ''));
  }
  for (const node of document.querySelectorAll<HTMLTextAreaElement>('[data-i18n-placeholder]')) {
    node.placeholder = t(node.dataset.i18nPlaceholder ?? '');
  }
  for (const node of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) {
    node.setAttribute('aria-pressed', String(node.dataset.lang === language));
  }
}
