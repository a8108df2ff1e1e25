/** Everything, in a form that is read back. */
import type { Analysis } from '../types.js';
import { digest, type ExportOptions } from './options.js';

/** What a file of `toJSON` holds. */
export interface Saved {
  /** What wrote it. */
  generator: { name: 'ttaom'; version: string };
  /** What the offsets of `analysis` count in `text`. */
  offsetUnit: Analysis['unit'];
  /** `sha256:` and the digest of `text` in UTF-8. */
  textDigest: string;
  /** As it was told. */
  title?: string;
  /** As it was told. */
  url?: string;
  /** The text, whole. */
  text: string;
  /** The result, whole. */
  analysis: Analysis;
}

/**
 * Text and result as one JSON document, which {@link fromJSON} reads. Offsets count UTF-16 code units. Every character
 * survives, lone surrogates too (escaped), and the document may stand inside a `<script>`.
 */
export function toJSON(analysis: Analysis, text: string, options: ExportOptions = {}): string {
  const saved: Saved = {
    generator: { name: 'ttaom', version: analysis.version },
    offsetUnit: analysis.unit,
    textDigest: digest(text),
    ...(options.title !== undefined && { title: options.title }),
    ...(options.url !== undefined && { url: options.url }),
    text,
    analysis,
  };
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(saved, null, 1).replace(/[<\u2028\u2029]/g, escape)}\n`;
}

/**
 * What `toJSON` wrote.
 *
 * @throws SyntaxError where it is no JSON, or not of this form, or its text was changed since: then the offsets would not hold
 */
export function fromJSON(json: string): Saved {
  const saved = JSON.parse(json) as Partial<Saved> | null;
  if (typeof saved?.text !== 'string' || !Array.isArray(saved.analysis?.quotes)) {
    throw new SyntaxError('This is not a file of toJSON.');
  }
  if (saved.textDigest !== digest(saved.text)) throw new SyntaxError('The text was changed after toJSON wrote it.');
  return saved as Saved;
}
