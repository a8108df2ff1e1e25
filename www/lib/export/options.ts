/** What the exports share: their options, and what stands in each of them. */
import type { Locale } from '../errors.js';
import type { Analysis, EntityType, Quote } from '../types.js';
import { sha256 } from './sha256.js';

/** What may be told of the article. */
export interface ExportOptions {
  /** The article's headline, where it is known apart from the text. */
  title?: string | undefined;
  /** The article's address. */
  url?: string | undefined;
  /** The language of headings and labels in `toCSV` and `toHTML`; Korean without it. */
  locale?: Locale | undefined;
}

/** `sha256:` and the digest of the text in UTF-8, by which a reader sees whether offsets still belong to a text. */
export function digest(text: string): string {
  return `sha256:${hex(sha256(text))}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A sentence that says what made a file and what its offsets count. */
export function provenance(analysis: Analysis, text: string, unit: string): string {
  return `ttaom ${analysis.version}; offsets: ${unit}; text: ${digest(text)}`;
}

/** `text` with what no UTF-8 file holds as U+FFFD: surrogates that belong to no pair. Lengths in code points stay. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** As `wellFormed`, also without control characters other than tab and line ends, which XML 1.0 and HTML forbid. */
export function printable(text: string): string {
  return wellFormed(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd');
}

/** For XML and HTML, between tags and in attributes in double quotes. A carriage return would be read as a line feed. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** As `escapeMarkup`; in attributes line ends and tabs would be read as spaces. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A value of a fixed set in an attribute. A result that was read from a file may hold anything. */
export function attribute(value: unknown): string {
  return escapeAttribute(String(value));
}

/** Whether a region lies in the text, is not empty and cuts no character; readers' corrections come from elsewhere. */
export function isWithin({ start, end }: { start: number; end: number }, text: string): boolean {
  const isWhole = (at: number): boolean => Number.isInteger(at) && !/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1));
  return 0 <= start && start < end && end <= text.length && isWhole(start) && isWhole(end);
}

/** Labels for people. */
export const LABELS: Record<Locale, Record<EntityType | Quote['kind'], string>> = {
  ko: {
    person: '인물',
    organization: '기관·단체',
    location: '장소',
    date: '날짜',
    time: '시각',
    quantity: '수량',
    product: '제품·작품',
    event: '행사',
    email: '전자우편',
    url: '웹 주소',
    direct: '직접 인용',
    partial: '부분 인용',
    indirect: '간접 인용',
  },
  en: {
    person: 'Person',
    organization: 'Organization',
    location: 'Place',
    date: 'Date',
    time: 'Time',
    quantity: 'Quantity',
    product: 'Product or work',
    event: 'Event',
    email: 'E-mail',
    url: 'Web address',
    direct: 'Direct',
    partial: 'Partial',
    indirect: 'Indirect',
  },
};
