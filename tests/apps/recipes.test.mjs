// The recipes of docs/recipes.*.md and the quick starts of docs/javascript.*.md, copied out of the page and run as they
// stand there, in both languages. The addresses of the CDN lead to the packed tarball.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { start } from './support/browsers.mjs';
import { block, blocks, root } from './support/docs.mjs';
import { install, run, unpack } from './support/pack.mjs';
import { serve } from './support/serve.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const CDN = `https://cdn.jsdelivr.net/npm/ttaom@${version}/`;
const article = readFileSync(join(root, 'seeds/articles/01-politics-budget.txt'), 'utf8');

const engine = await start('chromium');
assert.ok(engine, 'the recipes need Chromium');
let node;
let site;
let host;
before(async () => {
  node = await install('node');
  site = await unpack('static');
  host = await serve(site);
});
after(async () => {
  await engine.close();
  await host.close();
});

/** Opens a page that is `html`, with the CDN at home, and runs `action` in it. */
async function page(html, action) {
  assert.ok(html.includes(CDN) || !html.includes('cdn.'), 'the CDN’s address has another version');
  writeFileSync(join(site, 'recipe.html'), `<!doctype html><meta charset="utf-8">${html.replaceAll(CDN, `${host.url}/ttaom/`)}`);
  const opened = await engine.page();
  try {
    await opened.goto(`${host.url}/recipe.html`);
    await action(opened);
  } finally {
    await opened.close();
  }
}

/** What an expression gives once it gives something. */
async function until(opened, code) {
  for (let tries = 0; tries < 200; tries++) {
    const value = await opened.evaluate(code);
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${code}`);
}

for (const language of ['en', 'ko']) {
  const recipes = blocks(`recipes.${language}.md`);

  describe(`recipes.${language}.md`, () => {
    test('annotate an article on my page', async () => {
      await page(recipes[0][0].code, async (opened) => {
        const marked = await until(opened, 'CSS.highlights.size === 2 && [...CSS.highlights.values()].map((all) => [...all].map(String))');
        assert.deepEqual(marked[0], ['예산을 다시 짜겠다', '국회와 협의해 예산을 다시 짜겠다', '이미 늦었다']);
        assert.ok(marked[1].includes('한도윤') && marked[1].includes('민유라'));
        assert.equal(await opened.evaluate('document.querySelector("article").children.length'), 3);
      });
    });

    test('a button in a CMS', async () => {
      await page(recipes[1][0].code, async (opened) => {
        await opened.evaluate(`(document.querySelector('#draft').value = ${JSON.stringify(article)}, 1)`);
        // The module may still be on its way.
        await until(opened, 'Boolean(document.querySelector("#sources").onclick)');
        await opened.evaluate('(document.querySelector("#sources").click(), 1)');
        const items = await until(opened, '(() => { const all = [...document.querySelectorAll("#list li")].map((item) => item.textContent); return all.length && all; })()');
        assert.match(items[0], /^나도현: \d$/);
        assert.ok(items.some((item) => item.includes(language === 'en' ? '(unnamed): 1' : '(익명): 1')), items.join());
      });
    });

    test('all statements as a table', async () => {
      writeFileSync(join(node, 'article.txt'), article);
      writeFileSync(join(node, 'recipe.mjs'), recipes[2][0].code);
      await run(process.execPath, ['recipe.mjs'], node);
      const table = readFileSync(join(node, 'statements.csv'), 'utf8');
      assert.ok(table.startsWith(language === 'en' ? '\ufeff"number","speaker"' : '\ufeff"번호","말한 이"'));
      assert.ok(table.split('\r\n').length > 10 && table.includes(language === 'en' ? '"My article"' : '"내 기사"'));
    });

    test('a folder of articles', async () => {
      rmSync(join(node, 'articles'), { recursive: true, force: true });
      mkdirSync(join(node, 'articles'));
      for (const name of ['01-politics-budget.txt', '02-economy-merger.txt']) {
        copyFileSync(join(root, 'seeds/articles', name), join(node, 'articles', name));
      }
      writeFileSync(join(node, 'recipe.mjs'), recipes[3][0].code);
      const output = await run(process.execPath, ['recipe.mjs'], node);
      assert.match(output, /나도현/);
      const lines = readFileSync(join(node, 'articles.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
      assert.deepEqual(lines.map(({ id }) => id), ['01-politics-budget.txt', '02-economy-merger.txt']);
    });

    test('a bookmarklet', async () => {
      const code = recipes[4][0].code;
      // As an address: one line.
      assert.doesNotMatch(code, /\/\/ /, 'a comment would swallow the rest of the line');
      await page(`<pre>${article.replace(/[&<]/g, '')}</pre>`, async (opened) => {
        const line = code.replaceAll('\n', ' ').replaceAll(CDN, `${host.url}/ttaom/`);
        await opened.evaluate(`(location.href = ${JSON.stringify(`javascript:${encodeURIComponent(`${line}; void 0`)}`)}, 1)`);
        const lines = await until(opened, '(() => { const all = [...document.querySelectorAll("dialog[open] p")].map((p) => p.textContent); return all.length && all; })()');
        assert.ok(lines.includes('나도현: “이제 국회가 결단할 때”'), lines.join());
      });
    });
  });
}

for (const name of ['javascript.en.md', 'javascript.ko.md']) {
  test(`the quick starts of ${name}: Node, CommonJS, a page from a CDN`, async () => {
    for (const [language, file] of [['js', 'quick.mjs'], ['cjs', 'quick.cjs']]) {
      writeFileSync(join(node, file), block(name, language));
      assert.equal(await run(process.execPath, [file], node), '한도윤 예산을 다시 짜겠다\n');
    }
    const hashes = JSON.parse(readFileSync(join(site, 'ttaom/dist/integrity.json'), 'utf8'));
    await page(`<body>${block(name, 'html').replace('HASH', hashes['ttaom.js'])}`, async (opened) => {
      assert.equal(await until(opened, 'document.body.lastChild.nodeType === 3 && document.body.lastChild.data.trim()'), '한도윤: 예산을 다시 짜겠다');
    });
  });
}

test('both languages have the same code, apart from what people read', () => {
  const shape = (name) => blocks(name).map((all) => all.map(({ language, code }) => [language, code.replace(/'[^'\n]*'|>[^<]*<|\/\/ .*|\{ title[^}]*\}/g, '')]));
  for (const name of ['recipes', 'javascript']) assert.deepEqual(shape(`${name}.ko.md`), shape(`${name}.en.md`));
});
