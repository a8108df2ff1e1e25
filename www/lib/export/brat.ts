/** brat standoff: the text in one file, what was found in it in another. */
import type { Analysis, EntityType, Quote } from '../types.js';
import { isWithin, provenance, wellFormed, type ExportOptions } from './options.js';
import { pointsIn } from './points.js';

/** The two files of one document; save both in UTF-8, without a byte order mark of your own. */
export interface Brat {
  /** `NAME.txt`: the text; lone surrogates are U+FFFD. */
  text: string;
  /** `NAME.ann`: its annotations. */
  ann: string;
}

const TYPES: Record<EntityType | Quote['kind'], string> = {
  person: 'Person',
  organization: 'Organization',
  location: 'Location',
  date: 'Date',
  time: 'Time',
  quantity: 'Quantity',
  product: 'Product',
  event: 'Event',
  email: 'Email',
  url: 'Url',
  direct: 'Direct',
  partial: 'Partial',
  indirect: 'Indirect',
};

/** What ends a line somewhere or splits fields. A region that holds one is written in fragments, as brat asks for. */
const BREAKS = /[^\0-\x1f\x7f-\x9f\u2028\u2029]+/g;

/**
 * Quotations (`Direct`, `Partial`, `Indirect`), verbs (`Cue`), speakers (`Speaker`) and names as T lines, who said what
 * (`SaidBy`, `SaidWith` for the verb) as R lines, `Hedged`, `Negated` and `Carried` as A lines, the speaker's name as a
 * note. Offsets count code points, half-open. The first note names the version, the unit and the digest of the text.
 */
export function toBrat(analysis: Analysis, text: string, options: ExportOptions = {}): Brat {
  const points = pointsIn(text);
  const lines: string[] = [];
  const known = new Map<string, string>();
  const count = { T: 0, R: 0, A: 0, '#': 0 };
  const add = (kind: keyof typeof count, rest: string): string => {
    const id = `${kind}${++count[kind]}`;
    lines.push(`${id}\t${rest}\n`);
    return id;
  };
  const note = (target: string, words: string): void => {
    add('#', `AnnotatorNotes ${target}\t${oneLine(words)}`);
  };
  /** The id of the T line of a region; one line for one region of one type. */
  const mark = (type: string, region: { start: number; end: number } | null | undefined): string | undefined => {
    if (!region || !isWithin(region, text)) return undefined;
    const parts = [...text.slice(region.start, region.end).matchAll(BREAKS)].map(({ 0: words, index }) => {
      const start = region.start + index;
      return { words: wellFormed(words), range: `${points(start)} ${points(start + words.length)}` };
    });
    if (parts.length === 0) return undefined;
    const key = `${type} ${parts.map(({ range }) => range).join(';')}`;
    const id = known.get(key) ?? add('T', `${key}\t${parts.map(({ words }) => words).join(' ')}`);
    known.set(key, id);
    if (count['#'] === 0) {
      const about = [provenance(analysis, text, 'Unicode code points'), options.title, options.url];
      note(id, about.filter((words) => words !== undefined).join('; '));
    }
    return id;
  };
  const names = analysis.mentions.map((mention) => mark(TYPES[mention.type], mention));
  for (const quote of analysis.quotes) {
    const id = mark(TYPES[quote.kind], quote);
    if (id === undefined) continue;
    if (quote.hedged) add('A', `Hedged ${id}`);
    if (quote.negated) add('A', `Negated ${id}`);
    if (quote.speaker?.carried) add('A', `Carried ${id}`);
    const cue = mark('Cue', quote.cue);
    if (cue !== undefined) add('R', `SaidWith Arg1:${id} Arg2:${cue}`);
    if (!quote.speaker) continue;
    note(id, quote.speaker.name);
    // Where the attribution is carried over, the speaker's last mention before the words.
    const own = mark('Speaker', quote.speaker.mention);
    const carried = quote.speaker.entities.map((entity) => lastBefore(analysis, entity, quote.start));
    for (const name of own === undefined ? carried.map((at) => (at === undefined ? at : names[at])) : [own]) {
      if (name !== undefined) add('R', `SaidBy Arg1:${id} Arg2:${name}`);
    }
  }
  return { text: wellFormed(text), ann: lines.join('') };
}

function lastBefore(analysis: Analysis, entity: number, at: number): number | undefined {
  const mentions = analysis.entities[entity]?.mentions ?? [];
  return mentions.filter((index) => (analysis.mentions[index]?.start ?? Infinity) < at).at(-1) ?? mentions[0];
}

function oneLine(words: string): string {
  return wellFormed(words).match(BREAKS)?.join(' ') ?? '';
}
