/** W3C Web Annotation: one annotation a quotation and a name, found again by its words and by its place. */
import type { Analysis, Words } from '../types.js';
import { isWithin, provenance, type ExportOptions, wellFormed } from './options.js';
import { pointsIn } from './points.js';
import { sha256 } from './sha256.js';

/** Characters before and behind the words, as the standard's examples have them. */
const CONTEXT = 32;

/**
 * An `AnnotationPage` (JSON-LD): quotations are classified by kind and speaker, with their verb as a second target, names
 * are identified. Every target has a TextQuoteSelector and a TextPositionSelector; the standard counts code points,
 * half-open. Without `url` the source is the text itself, named by its SHA-256 (RFC 6920). The ids follow from the text,
 * so the same text gives the same document.
 */
export function toWebAnnotation(analysis: Analysis, text: string, options: ExportOptions = {}): string {
  const name = `ni:///sha-256;${base64url(sha256(text))}`;
  const base = `${name}?ttaom=${encodeURIComponent(analysis.version)}`;
  const source = options.url === undefined ? name : wellFormed(options.url);
  const target = targets(text, source);
  const body = (purpose: string, value: string, language?: string): object => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    ...(language && { language }),
    value: wellFormed(value),
  });
  const annotation = (id: string, motivation: string, bodies: object[], target: object[]): object => ({
    id: `${base}#${id}`,
    type: 'Annotation',
    motivation,
    body: bodies,
    target,
  });
  const quotes = analysis.quotes
    .filter((quote) => isWithin(quote, text))
    .map((quote) => {
      const speaker = quote.speaker ? [body('identifying', quote.speaker.name, 'ko')] : [];
      const places = [quote, ...(quote.cue && isWithin(quote.cue, text) ? [quote.cue] : [])];
      return annotation(`quote-${quote.id}`, 'classifying', [body('classifying', quote.kind, 'en'), ...speaker], places.map(target));
    });
  const names = analysis.mentions.flatMap((mention, index) => {
    const entity = mention.entity === null ? undefined : analysis.entities[mention.entity];
    if (!entity || !isWithin(mention, text)) return [];
    const bodies = [body('tagging', mention.type, 'en'), body('identifying', entity.name, 'ko')];
    return [annotation(`mention-${index}`, 'identifying', bodies, [target(mention)])];
  });
  const items = [...quotes, ...names];
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: base,
    type: 'AnnotationPage',
    partOf: {
      id: `${base}#all`,
      type: 'AnnotationCollection',
      label: [options.title, provenance(analysis, text, 'Unicode code points')].filter((words) => words !== undefined).map(wellFormed).join('; '),
      total: items.length,
    },
    startIndex: 0,
    items,
  };
  return `${JSON.stringify(page, null, 1)}\n`;
}

function targets(text: string, source: string): (words: Words) => object {
  const points = pointsIn(text);
  const { before, behind } = context(text);
  return ({ start, end }) => ({
    source,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: wellFormed(text.slice(start, end)),
        prefix: wellFormed(before(start)),
        suffix: wellFormed(behind(end)),
      },
      { type: 'TextPositionSelector', start: points(start), end: points(end) },
    ],
  });
}

/** What stands before and behind a place, at most `CONTEXT` characters as people count them where the platform can. */
function context(text: string): { before(at: number): string; behind(at: number): string } {
  const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ko') : undefined;
  const characters = (part: string): string[] =>
    segmenter === undefined ? Array.from(part) : Array.from(segmenter.segment(part), ({ segment }) => segment);
  // A window that cuts a character at its far end loses that character.
  const room = 4 * CONTEXT;
  return {
    before: (at) => characters(text.slice(Math.max(0, at - room), at)).slice(at > room ? 1 : 0).slice(-CONTEXT).join(''),
    behind: (at) => {
      const all = characters(text.slice(at, at + room));
      return (at + room < text.length ? all.slice(0, -1) : all).slice(0, CONTEXT).join('');
    },
  };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
