/** All statements as a table for spreadsheets. */
import type { Locale } from '../errors.js';
import type { Analysis, Quote } from '../types.js';
import { digest, isWithin, LABELS, printable, type ExportOptions } from './options.js';
import { pointsIn } from './points.js';

const HEADINGS: Record<Locale, readonly string[]> = {
  ko: [
    '번호', '말한 이', '말한 이 종류', '인용', '인용 종류', '동사', '들은 이', '매체', '전언', '부정', '앞에서 이어짐', '위치', '바깥 인용',
    '발언 번호', '확실도', '처음(코드 포인트)', '끝(코드 포인트)', '출처', '제목', '주소', '글 지문', '만든 프로그램',
  ],
  en: [
    'number', 'speaker', 'speaker kind', 'quote', 'quote kind', 'verb', 'addressee', 'medium', 'hearsay', 'negated', 'carried over', 'section',
    'inside', 'utterance', 'score', 'start (code points)', 'end (code points)', 'source', 'title', 'url', 'text digest', 'generator',
  ],
};

/**
 * Every statement, one a row: UTF-8 with a byte order mark (Excel needs it for Korean), RFC 4180 (commas, CRLF).
 * Offsets count code points, half-open. A cell that a spreadsheet would take for a formula starts with `'`; control
 * characters and lone surrogates are U+FFFD.
 */
export function toCSV(analysis: Analysis, text: string, options: ExportOptions = {}): string {
  const locale = options.locale ?? 'ko';
  const points = pointsIn(text);
  const article = [options.title, options.url, digest(text), `ttaom ${analysis.version}`];
  const row = (quote: Quote): (string | number | undefined)[] => [
    quote.id + 1,
    quote.speaker?.name,
    quote.speaker?.kind,
    quote.text,
    LABELS[locale][quote.kind],
    quote.cue?.verb,
    quote.addressee,
    quote.medium,
    quote.hedged ? 'o' : '',
    quote.negated ? 'o' : '',
    quote.speaker?.carried ? 'o' : '',
    quote.section,
    quote.inside === null ? '' : quote.inside + 1,
    quote.utterance,
    quote.score,
    points(quote.start),
    points(quote.end),
    quote.source,
    ...article,
  ];
  const rows = analysis.quotes.filter((quote) => isWithin(quote, text)).map(row);
  return `\ufeff${[HEADINGS[locale], ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  if (!value) return '';
  const text = printable(value);
  const formula = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/.test(text);
  return `"${formula ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
