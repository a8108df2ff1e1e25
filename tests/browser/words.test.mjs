// The words of the page: both languages say the same things. (That every rule has its reason in words is checked by
// tests/rules.rs.)
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './support.mjs';

const tables = { widget: join(root, 'www', 'widget', 'locale'), page: join(root, 'www', 'demo', 'src', 'locale') };
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const wordsOf = (table, name) => JSON.parse(readFileSync(join(tables[table], name), 'utf8'));
const words = (name) => ({ ...wordsOf('widget', name), ...wordsOf('page', name) });
/** The holes of a text; Korean may ask for a particle behind one (`{name:을/를}`). */
const holes = (text) => [...text.matchAll(/\{(\w+)(?::[^}]+)?\}/g)].map(([, hole]) => hole).sort();
const files = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => read(folder, name));

for (const table of Object.keys(tables)) {
  test(`${table}: both languages have the same keys, in the same order, with the same holes`, () => {
    const [ko, en] = [wordsOf(table, 'ko.json'), wordsOf(table, 'en.json')];
    assert.deepEqual(Object.keys(ko), Object.keys(en));
    assert.ok(Object.keys(ko).length > 20);
    for (const key of Object.keys(ko)) {
      assert.deepEqual(holes(ko[key]), holes(en[key]), key);
      for (const one of [ko, en]) assert.notEqual(one[key].trim(), '', key);
    }
  });
}

test('every key that is named is there, and every key that is there is named', () => {
  const table = words('ko.json');
  const sources = [...files('www/widget', '.ts'), ...files('www/demo/src', '.ts'), read('www', 'demo', 'index.html')];
  const named = sources.flatMap((text) => [
    ...[...text.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((m) => m[1]).filter((key) => key.split('.')[0] in HEADS),
    ...[...text.matchAll(/data-i18n(?:-\w+)?="([\w.]+)"/g)].map((m) => m[1]),
    ...[...text.matchAll(/\bcount\('(\w+)'/g)].flatMap((m) => [`count.${m[1]}.one`, `count.${m[1]}.other`]),
  ]);
  assert.ok(named.length > 100, `only ${named.length} keys were found`);
  assert.deepEqual(named.filter((key) => !(key in table)), []);
  // Those that are put together from a value: their beginnings.
  const begun = sources.flatMap((text) => [...text.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map((m) => m[1]));
  const alone = Object.keys(table).filter((key) => !named.includes(key) && !begun.some((head) => key.startsWith(head)) && !(key in { privacy: 1, tagline: 1, skip: 1, update: 1, version: 1 }));
  assert.deepEqual(alone, []);
});

/** The first parts of keys, by which a string of the code is known as one. */
const HEADS = Object.fromEntries(Object.keys(words('ko.json')).map((key) => [key.split('.')[0], true]));

test('particles have both their forms, the one after a consonant first', () => {
  const found = Object.values(words('ko.json')).flatMap((text) => [...text.matchAll(/\{\w+:([^}]+)\}/g)].map(([, forms]) => forms));
  assert.ok(found.length > 0);
  for (const forms of found) assert.ok(['을/를', '은/는', '이/가', '과/와', '으로/로'].includes(forms), forms);
  // No screen says 은(는).
  for (const text of Object.values(words('ko.json'))) assert.doesNotMatch(text, /[은는이가을를와과]\([은는이가을를와과]\)/);
});

test('every act of the reporting verbs has a word', () => {
  const rows = read('seeds', 'lexicon', 'cues.tsv').split('\n').filter((row) => row !== '' && !row.startsWith('#'));
  const at = rows[0].split('\t').indexOf('act');
  const acts = new Set(rows.slice(1).map((row) => row.split('\t')[at]));
  assert.ok(acts.size > 5);
  for (const name of ['ko.json', 'en.json']) {
    const table = words(name);
    assert.deepEqual([...acts].filter((act) => !(`act.${act}` in table)), [], name);
  }
});
