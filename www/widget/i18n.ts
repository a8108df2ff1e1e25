/** The words of the screen, in the two languages that it speaks. Each instance speaks its own. */
import ko from './locale/ko.json';
import en from './locale/en.json';
import rules from '../../seeds/rules.tsv?raw';
import { withJosa } from './josa.js';

export type Language = 'ko' | 'en';

type Table = Readonly<Record<string, string>>;
const tables: Record<Language, Table> = { ko, en };
/** What each rule says: the table that the command line's --explain reads too. */
const reasons: Record<Language, Table> = { ko: column(1), en: column(2) };
const plural = { ko: new Intl.PluralRules('ko'), en: new Intl.PluralRules('en') };
const number = { ko: new Intl.NumberFormat('ko'), en: new Intl.NumberFormat('en') };

/** The rules' words in one language: the first column against the column `n`. */
function column(n: number): Table {
  const rows = rules.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(rows.map((row) => row.split('\t')).map((fields) => [fields[0] ?? '', fields[n] ?? '']));
}

/** The language that a tag asks for (`ko-KR`, `en`); Korean where it names neither. */
export function languageOf(tag: string | null | undefined): Language {
  return /^en\b/i.test(tag ?? '') ? 'en' : 'ko';
}

/** One language's words. More tables may be laid over the widget's own, such as the page's. */
export class Locale {
  private readonly tables: readonly Table[];

  constructor(
    readonly language: Language,
    more?: Readonly<Record<Language, Table>>,
  ) {
    this.tables = more ? [more[language], tables[language]] : [tables[language]];
  }

  /**
   * The words of `key`, its `{holes}` filled, a particle after them where the hole names one (`{name:을/를}`); the key
   * itself where there are no words, so that a gap is seen.
   */
  t(key: string, holes: Record<string, string | number> = {}): string {
    const words = this.maybe(key);
    if (words === undefined) return key;
    return words.replace(/\{(\w+)(?::([^}]+))?\}/g, (hole, name: string, josa: string | undefined) => {
      const value = holes[name];
      if (value === undefined) return hole;
      const filled = typeof value === 'number' ? this.number(value) : value;
      return josa === undefined ? filled : withJosa(filled, josa);
    });
  }

  /** Like `t` without holes, but `undefined` where the language has no such key. */
  maybe(key: string): string | undefined {
    return this.tables.find((table) => Object.hasOwn(table, key))?.[key];
  }

  /** `count.KEY.one` or `count.KEY.other`, as the language counts. */
  count(key: string, n: number): string {
    const form = plural[this.language].select(n) === 'one' ? 'one' : 'other';
    return this.t(`count.${key}.${form}`, { n });
  }

  number(n: number): string {
    return number[this.language].format(n);
  }

  percent(share: number): string {
    return `${this.number(Math.round(share * 100))}%`;
  }

  /**
   * A rule's reason in words: of the longest part of its id that has any (`q.speaker.subject.far` is told by
   * `q.speaker.subject`, else by `q.speaker`), or `undefined`.
   */
  why(rule: string): string | undefined {
    const table = reasons[this.language];
    for (let id = rule; id !== ''; id = id.slice(0, Math.max(id.lastIndexOf('.'), 0))) {
      if (Object.hasOwn(table, id)) return table[id];
    }
    return undefined;
  }
}
