// The words of the page: both languages say the same things. (That every rule has its reason in words is checked by
// tests/rules.rs.)
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './support.mjs';

const source = join(root, 'www', 'demo', 'src');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const words = (name) => JSON.parse(readFileSync(join(source, 'locale', name), 'utf8'));
const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
const files = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => read(folder, name));

test('both languages have the same keys, in the same order, with the same holes', () => {
  const [ko, en] = [words('ko.json'), words('en.json')];
  assert.deepEqual(Object.keys(ko), Object.keys(en));
  assert.ok(Object.keys(ko).length > 0);
  for (const key of Object.keys(ko)) {
    assert.deepEqual(holes(ko[key]), holes(en[key]), key);
    for (const table of [ko, en]) assert.notEqual(table[key].trim(), '', key);
  }
});

test('every key that the page names is there', () => {
  const table = words('ko.json');
  const named = [...files('www/demo/src', '.ts'), read('www', 'demo', 'index.html')].flatMap((text) => [
    ...[...text.matchAll(/\b(?:t|quietState|action)\('([\w.]+)'/g)].map((m) => m[1]),
    ...[...text.matchAll(/data-i18n(?:-\w+)?="([\w.]+)"/g)].map((m) => m[1]),
    ...[...text.matchAll(/\bcount\('(\w+)'/g)].flatMap((m) => [`count.${m[1]}.one`, `count.${m[1]}.other`]),
  ]);
  assert.ok(named.length > 40, `only ${named.length} keys were found`);
  assert.deepEqual(named.filter((key) => !(key in table)), []);
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
