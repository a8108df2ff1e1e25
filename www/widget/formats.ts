/** What a result can be taken away as. */
import { toBrat, toCSV, toHTML, toJSON, toTEI, toWebAnnotation } from '../lib/index.js';
import type { Analysis } from './contract.js';
import type { Language } from './i18n.js';

/** The formats, in the order in which they are offered. */
export const FORMATS = ['json', 'csv', 'html', 'webannotation', 'tei', 'brat'] as const;
export type Format = (typeof FORMATS)[number];

/** A file to be downloaded. */
export interface File {
  readonly name: string;
  readonly type: string;
  readonly words: string;
}

/** The files of a format, with headings in this language: one, but for brat, whose annotations stand beside the text. */
export function filesOf(format: Format, analysis: Analysis, text: string, locale: Language): File[] {
  const file = (ending: string, type: string, words: string): File => ({ name: `ttaom.${ending}`, type, words });
  switch (format) {
    case 'json':
      return [file('json', 'application/json', toJSON(analysis, text))];
    case 'csv':
      return [file('csv', 'text/csv', toCSV(analysis, text, { locale }))];
    case 'html':
      return [file('html', 'text/html', toHTML(analysis, text, { locale }))];
    case 'webannotation':
      return [file('jsonld', 'application/ld+json', toWebAnnotation(analysis, text))];
    case 'tei':
      return [file('tei.xml', 'application/tei+xml', toTEI(analysis, text))];
    case 'brat': {
      const brat = toBrat(analysis, text);
      return [file('ann', 'text/plain', brat.ann), file('txt', 'text/plain', brat.text)];
    }
  }
}

/** Hands a file to the browser's downloads. */
export function download({ name, type, words }: File): void {
  const address = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
