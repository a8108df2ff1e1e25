/** TEI P5: who is who in the header, who said what in the text. */
import type { Analysis, Entity, Mention, Quote, Section } from '../types.js';
import { attribute, escapeAttribute, escapeMarkup, isWithin, printable, provenance, type ExportOptions } from './options.js';
import { weave, type Region } from './weave.js';

/**
 * The article as a TEI P5 document: `<said who>` for quotations, `<persName>`, `<orgName>`, `<placeName>` and the like
 * for names, a `<particDesc>` with everybody who is named or speaks. The string value of `<ab>` is the text (what XML
 * 1.0 forbids as U+FFFD); there are no numbers of offsets in it, those of others hold in it as code points.
 * What crosses is cut; the parts behind the first point back with `@prev`.
 */
export function toTEI(analysis: Analysis, text: string, options: ExportOptions = {}): string {
  const speakers = speakersWithoutEntity(analysis);
  const about = escapeMarkup(provenance(analysis, text, 'Unicode code points of the string value of ab'));
  const title = escapeMarkup(options.title ?? '');
  // `target` holds an address without spaces; anything else is told in words.
  const source = options.url === undefined ? '' : `<p>${reference(options.url)}</p>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ko">
<teiHeader>
<fileDesc>
<titleStmt><title>${title}</title></titleStmt>
<publicationStmt><p>${about}</p></publicationStmt>
<sourceDesc>${source || '<p/>'}</sourceDesc>
</fileDesc>
<encodingDesc><appInfo><application ident="ttaom" version="${escapeAttribute(analysis.version)}"><label>ttaom</label></application></appInfo></encodingDesc>
<profileDesc>${participants(analysis.entities, speakers)}</profileDesc>
</teiHeader>
<text><body>
<ab xml:space="preserve">${weave(text, layers(analysis, text, speakers), escapeMarkup)}</ab>
</body></text>
</TEI>
`;
}

/** Anonymous sources, documents and whoever else speaks without being an entity, by name and kind. */
function speakersWithoutEntity(analysis: Analysis): Map<string, string> {
  const speakers = new Map<string, string>();
  for (const { speaker } of analysis.quotes) {
    if (!speaker || speaker.entities.length > 0) continue;
    const key = `${speaker.kind}\0${speaker.name}`;
    if (!speakers.has(key)) speakers.set(key, `s${speakers.size}`);
  }
  return speakers;
}

function participants(entities: readonly Entity[], speakers: ReadonlyMap<string, string>): string {
  const people: string[] = [];
  const bodies: string[] = [];
  for (const { id, type, name, roles } of entities) {
    const posts = roles.map((role) => `<occupation>${escapeMarkup(role)}</occupation>`).join('');
    if (type === 'person') people.push(`<person xml:id="e${attribute(id)}"><persName>${escapeMarkup(name)}</persName>${posts}</person>`);
    if (type === 'organization') bodies.push(`<org xml:id="e${attribute(id)}"><orgName>${escapeMarkup(name)}</orgName></org>`);
  }
  for (const [key, id] of speakers) {
    const [kind = '', name = ''] = key.split('\0', 2);
    const words = escapeMarkup(name);
    if (kind === 'organization' || kind === 'document') {
      bodies.push(`<org xml:id="${id}" type="${attribute(kind)}"><orgName>${words}</orgName></org>`);
    } else {
      people.push(`<person xml:id="${id}" role="${attribute(kind)}"><persName>${words}</persName></person>`);
    }
  }
  const list = (tag: string, items: string[]): string => (items.length === 0 ? '' : `<${tag}>${items.join('')}</${tag}>`);
  const all = list('listPerson', people) + list('listOrg', bodies);
  return `<particDesc>${all || '<p/>'}</particDesc>`;
}

function reference(url: string): string {
  const words = escapeMarkup(url);
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(printable(url)) ? `<ref target="${escapeAttribute(url)}">${words}</ref>` : words;
}

function layers(analysis: Analysis, text: string, speakers: ReadonlyMap<string, string>): Region[][] {
  const exists = new Set(analysis.entities.map(({ id }) => id));
  const sections = analysis.sections.map((section: Section) => region(section, 'seg', ` type="${attribute(section.kind)}"`));
  const quotes = analysis.quotes
    .filter((quote) => isWithin(quote, text))
    .map((quote) => region(quote, 'said', said(quote, speakers, exists), `q${attribute(quote.id)}`));
  const names = analysis.mentions
    .filter(({ entity }) => entity !== null && exists.has(entity))
    .map((mention) => region(mention, ...named(mention, analysis.entities)));
  return [sections, quotes, names];
}

function region({ start, end }: { start: number; end: number }, tag: string, attributes: string, id?: string): Region {
  const open = `<${tag}${id === undefined ? '' : ` xml:id="${id}"`}${attributes}>`;
  const again = `<${tag}${id === undefined ? '' : ` prev="#${id}"`}${attributes}>`;
  return { start, end, open, again, close: `</${tag}>` };
}

function said({ kind, speaker, inside }: Quote, speakers: ReadonlyMap<string, string>, exists: ReadonlySet<number>): string {
  const ids = (speaker?.entities ?? []).filter((id) => exists.has(id)).map((id) => `#e${attribute(id)}`);
  const own = speaker && speakers.get(`${speaker.kind}\0${speaker.name}`);
  if (own !== undefined && own !== null) ids.push(`#${own}`);
  const who = ids.length === 0 ? '' : ` who="${ids.join(' ')}"`;
  return `${who} direct="${kind !== 'indirect'}" rend="${attribute(kind)}"${inside === null ? '' : ` corresp="#q${attribute(inside)}"`}`;
}

function named({ type, entity }: Mention, entities: readonly Entity[]): [string, string] {
  const ref = ` ref="#e${attribute(entity)}"`;
  const value = entity === null ? undefined : entities[entity]?.value;
  switch (type) {
    case 'person':
      return ['persName', ref];
    case 'organization':
      return ['orgName', ref];
    case 'location':
      return ['placeName', ''];
    case 'product':
    case 'event':
      return ['name', ` type="${type}"`];
    case 'date':
      // The forms of W3C XML Schema; others are left to the words.
      return ['date', /^(\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d)$/.test(value?.iso ?? '') ? ` when="${value?.iso}"` : ''];
    case 'time':
      return ['time', /^T\d\d:\d\d$/.test(value?.iso ?? '') ? ` when="${value?.iso?.slice(1)}:00"` : ''];
    case 'quantity':
      return ['num', Number.isFinite(value?.amount) ? ` value="${attribute(value?.amount)}"` : ''];
    case 'email':
      return ['email', ''];
    case 'url':
      return ['ref', ''];
    default:
      return ['name', ''];
  }
}
