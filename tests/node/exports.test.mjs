// The exports: whatever the text and whatever a reader corrected, the file is a good one of its kind, and its offsets
// find the words. Well-formedness of XML and HTML as a browser sees it is asked in tests/browser.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { analyze, fromJSON, toBrat, toCSV, toHTML, toJSON, toTEI, toWebAnnotation, version } from 'ttaom';
import { awkward, hostile, illFormed, samples } from './texts.mjs';

const texts = [...samples, ...awkward, ...illFormed, ...hostile];
const digest = (text) => `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');
const printable = (text) => wellFormed(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd');
const options = { title: '"제목" <b> ]]>\0\ud800', url: 'https://example.com/?a=1&b="2"' };

/** A result as a reader may have left it: regions that cross, lie outside, are empty or upside down; awkward names. */
function corrected(analysis, text, random) {
  const copy = structuredClone(analysis);
  const at = () => Math.floor(random() * (text.length + 5)) - 2;
  const words = () => [text.slice(0, 9), '\0\ud800"<&>\'', '=1+1', '', ']]>', '\r\n\t'][Math.floor(random() * 6)];
  for (let i = 0; i < 12; i++) {
    const [start, end] = [at(), at()];
    const speaker = { name: words(), kind: ['person', 'document', 'anonymous', 'organization'][i % 4], entities: i % 3 ? [] : [i], mention: { start: at(), end: at(), text: '' }, carried: i % 2 === 0, score: 1 };
    const cue = { start: at(), end: at(), text: words(), verb: words(), act: 'say' };
    const kind = ['direct', 'partial', 'indirect'][i % 3];
    copy.quotes.push({ id: copy.quotes.length, start, end, text: text.slice(start, end), kind, section: 'body', utterance: 1, inside: null, speaker: i % 5 ? speaker : null, addressee: words(), cue, score: 1, source: 'user', evidence: [] });
    const entity = i % 4 ? Math.min(i, copy.entities.length - 1) : null;
    copy.mentions.push({ start: at(), end: at(), text: '', type: ['person', 'organization', 'date', 'quantity'][i % 4], entity: entity < 0 ? null : entity, form: 'name', score: 1, source: 'user', evidence: [] });
  }
  return copy;
}

/** The same numbers on every run. */
function seeded(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** Every text with its own result and with some that readers left. */
async function* results() {
  const random = seeded(7);
  for (const [name, text] of texts) {
    const analysis = await analyze(text);
    yield { name, text, analysis };
    for (let i = 0; i < 3; i++) yield { name: `${name}, corrected ${i}`, text, analysis: corrected(analysis, text, random) };
  }
}
const all = [];
for await (const result of results()) all.push(result);

/** The parts of markup; fails where tags do not nest or an attribute is not quoted. */
function read(markup, from, to) {
  const open = [];
  let content = '';
  for (const [, text, tag] of markup.slice(from, to).matchAll(/([^<]*)(<[^>]*>)?/g)) {
    assert.doesNotMatch(text, /&(?!#\d+;)/);
    content += text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    if (!tag) continue;
    if (tag.startsWith('</')) assert.equal(`</${open.pop()}>`, tag);
    else {
      assert.match(tag, /^<[a-z]+( [a-z:-]+="[^"<]*")*>$/i);
      open.push(/^<(\w+)/.exec(tag)[1]);
    }
  }
  assert.deepEqual(open, []);
  return content;
}

test('sha-256 is that of Node, at every length around a block', () => {
  const empty = { version, unit: 'utf16', sections: [], sentences: [], mentions: [], entities: [], quotes: [], notSpeech: [] };
  for (let length = 0; length < 200; length++) {
    const text = randomBytes(length).toString('latin1');
    assert.equal(JSON.parse(toJSON(empty, text)).textDigest, digest(text));
  }
});

test('JSON keeps everything and is read back', () => {
  for (const { name, text, analysis } of all) {
    const json = toJSON(analysis, text, options);
    const saved = fromJSON(json);
    assert.deepEqual({ ...saved.analysis }, JSON.parse(JSON.stringify(analysis)), name);
    assert.deepEqual([saved.text, saved.title, saved.url], [text, options.title, options.url]);
    assert.deepEqual([saved.offsetUnit, saved.generator], ['utf16', { name: 'ttaom', version }]);
    assert.doesNotMatch(json, /[<\u2028\u2029]|\p{Surrogate}/u);
  }
  const json = toJSON(all[0].analysis, all[0].text);
  assert.throws(() => fromJSON(json.replace('“', '"').replace('“', '')), SyntaxError);
  assert.throws(() => fromJSON('null'), /not a file/);
  assert.throws(() => fromJSON(json.replace('예산', '세금')), /changed/);
});

/** RFC 4180. */
function parse(csv) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (pattern.lastIndex < csv.length) {
    const match = pattern.exec(csv);
    assert.ok(match, 'not RFC 4180');
    rows.at(-1).push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV has a row a statement, and no cell is a formula', () => {
  for (const { name, text, analysis } of all) {
    for (const locale of ['ko', 'en']) {
      const csv = toCSV(analysis, text, { ...options, locale });
      assert.ok(csv.startsWith('\ufeff"') && csv.endsWith('\r\n'), name);
      const [head, ...rows] = parse(csv.slice(1));
      const points = Array.from(text);
      const splits = (at) => /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1));
      const within = analysis.quotes.filter(
        ({ start, end }) => 0 <= start && start < end && end <= text.length && !splits(start) && !splits(end),
      );
      assert.equal(rows.length, within.length, name);
      for (const [i, row] of rows.entries()) {
        assert.equal(row.length, head.length);
        const value = (ko, en) => row[head.indexOf(locale === 'ko' ? ko : en)];
        const words = value('인용', 'quote').replace(/^'/, '');
        assert.equal(words, printable(within[i].text).replace(/^'/, ''), name);
        const [start, end] = [value('처음(코드 포인트)', 'start (code points)'), value('끝(코드 포인트)', 'end (code points)')];
        assert.equal(printable(points.slice(start, end).join('')), printable(within[i].text));
        assert.equal(value('글 지문', 'text digest'), digest(text));
        for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+@＝＋－＠-]|[\0-\x08]|\p{Surrogate}/u);
      }
    }
  }
});

test('HTML holds the text and nests', () => {
  for (const { name, text, analysis } of all) {
    const html = toHTML(analysis, text, options);
    const from = html.indexOf('<article');
    assert.equal(read(html, from, html.indexOf('</article>') + 10), printable(text), name);
    assert.equal(html.slice(from, html.indexOf('</article>') + 10), toHTML(analysis, text, { ...options, fragment: true }));
    assert.doesNotMatch(html, /<script|[\0-\x08]|\p{Surrogate}/iu);
    assert.ok(html.includes(digest(text)) && html.includes('UTF-16 code units'));
  }
  const [{ analysis, text }] = all;
  assert.doesNotMatch(toHTML(analysis, text, { url: 'javascript:alert(1)' }), /href/);
});

test('TEI nests, its content is the text, and every pointer leads to somebody', () => {
  for (const { name, text, analysis } of all) {
    const tei = toTEI(analysis, text, options);
    assert.ok(tei.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"'));
    const ab = '<ab xml:space="preserve">';
    const from = tei.indexOf(ab);
    const to = tei.lastIndexOf('</ab>') + 5;
    assert.equal(read(tei, from, to), printable(text), name);
    read(tei.slice(tei.indexOf('<teiHeader>'), from).replace(/<(\w+)([^>]*)\/>/g, '<$1$2></$1>').replace('<text><body>', ''), 0);
    const ids = new Set([...tei.matchAll(/ xml:id="([^"]+)"/g)].map((match) => match[1]));
    if (!name.includes('corrected')) {
      for (const [, who] of tei.matchAll(/ (?:who|prev|corresp)="([^"]*)"/g)) {
        for (const id of who.split(' ')) assert.ok(ids.has(id.slice(1)), `${name}: ${id}`);
      }
      const speaking = analysis.quotes.filter(({ speaker }) => speaker).length;
      assert.equal([...tei.matchAll(/<said xml:id="[^"]+" who=/g)].length, speaking, name);
    }
    assert.ok(tei.includes(digest(text)) && tei.includes('code points'));
  }
});

test('brat finds the words of every T line, and its relations lead to T lines', () => {
  for (const { name, text, analysis } of all) {
    const { text: txt, ann } = toBrat(analysis, text, options);
    assert.equal(txt, wellFormed(text));
    const points = Array.from(txt);
    const marked = new Set();
    for (const line of ann.split('\n').slice(0, -1)) {
      assert.match(line, /^(T\d+\t[A-Z][a-z]+ \d+ \d+(;\d+ \d+)*\t[^\t]+|R\d+\tSaid(By|With) Arg1:T\d+ Arg2:T\d+|A\d+\t(Hedged|Negated|Carried) T\d+|#\d+\tAnnotatorNotes T\d+\t[^\t]*)$/, name);
      if (line.startsWith('T')) {
        const [id, place, words] = line.split('\t');
        marked.add(id);
        const parts = place.replace(/^\w+ /, '').split(';').map((part) => points.slice(...part.split(' ')).join(''));
        assert.equal(parts.join(' '), words, name);
        assert.doesNotMatch(words, /[\0-\x1f\x7f-\x9f\u2028\u2029]/);
      }
    }
    for (const [, id] of ann.matchAll(/(?:Arg\d:|^A\d+\t\w+ |Notes )(T\d+)/gm)) assert.ok(marked.has(id), `${name}: ${id}`);
    if (ann) assert.ok(ann.includes(digest(text)) && ann.includes('Unicode code points'), name);
    if (!name.includes('corrected')) {
      const kinds = [...ann.matchAll(/^T\d+\t(Direct|Partial|Indirect) /gm)].length;
      assert.equal(kinds, new Set(analysis.quotes.map(({ kind, start, end }) => `${kind} ${start} ${end}`)).size, name);
    }
  }
});

test('Web Annotation: both selectors find the words, and the same text gives the same document', () => {
  for (const { name, text, analysis } of all) {
    const json = toWebAnnotation(analysis, text, options);
    assert.equal(json, toWebAnnotation(analysis, text, options));
    assert.doesNotMatch(json, /\\ud[89a-f]/i);
    const page = JSON.parse(json);
    assert.deepEqual([page['@context'], page.type], ['http://www.w3.org/ns/anno.jsonld', 'AnnotationPage']);
    assert.ok(page.partOf.label.includes(digest(text)) && page.partOf.label.includes('code points'));
    const ids = page.items.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, name);
    const sound = wellFormed(text);
    const points = Array.from(sound);
    for (const { target } of page.items) {
      for (const { source, selector: [quote, position] } of target) {
        assert.equal(source, options.url);
        if (name.includes('corrected')) continue;
        assert.equal(points.slice(position.start, position.end).join(''), quote.exact, name);
        const at = points.slice(0, position.start).join('').length;
        assert.ok(sound.slice(0, at).endsWith(quote.prefix) && sound.slice(at + quote.exact.length).startsWith(quote.suffix), name);
        assert.ok(quote.prefix || at === 0 || /\p{M}|\u200d|[\u1160-\u11ff]/u.test(sound.slice(0, at + 1)), name);
      }
    }
  }
  const [{ analysis, text }] = all;
  const base64url = createHash('sha256').update(text).digest('base64url');
  assert.equal(JSON.parse(toWebAnnotation(analysis, text)).items[0].target[0].source, `ni:///sha-256;${base64url}`);
});
