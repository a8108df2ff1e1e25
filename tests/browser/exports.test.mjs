// The exports as a browser reads them: TEI is well-formed XML, HTML holds the text, its list and nothing that runs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { analyze, toHTML, toTEI } from 'ttaom';
import { findBrowser } from '../../www/scripts/browser.mjs';
import { awkward, hostile, illFormed, samples } from '../node/texts.mjs';

let browser;
let page;
before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  page = await browser.newPage();
});
after(() => browser.close());

const options = { title: '"제목" <b> ]]>\0\ud800&', url: 'https://example.com/?a=1&b="2"<' };
/** What a file can hold of a text. */
const printable = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd');

for (const [name, text] of [...samples, ...awkward, ...illFormed, ...hostile]) {
  test(`exports in a browser: ${name}`, async () => {
    const analysis = await analyze(text);
    const tei = await page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'application/xml');
      const ids = [...document.querySelectorAll('[*|id]')].map((element) => element.getAttribute('xml:id'));
      return {
        error: document.querySelector('parsererror')?.textContent ?? '',
        text: document.querySelector('ab')?.textContent,
        said: document.querySelectorAll('said:not([prev])').length,
        isUnique: new Set(ids).size === ids.length,
      };
    }, toTEI(analysis, text, options));
    assert.deepEqual(tei, { error: '', text: printable(text), said: analysis.quotes.length, isUnique: true });
    const html = await page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'text/html');
      return {
        text: document.querySelector('article').textContent,
        items: document.querySelectorAll('ol > li').length,
        foreign: [...document.querySelectorAll('*')].map(({ localName }) => localName).filter((tag) => /script|iframe|object|img|form/.test(tag)),
        title: document.title.length > 0,
      };
    }, toHTML(analysis, text, options));
    assert.deepEqual(html, { text: printable(text), items: analysis.quotes.length, foreign: [], title: true });
  });
}
