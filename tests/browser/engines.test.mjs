// The same steps in every engine that the machine has: Chromium, Firefox, WebKitGTK. What is asked is what a reader
// would notice; the finer points are tested in Chromium alone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { engines, start } from '../apps/support/browsers.mjs';
import { CLEAR, helpers, inBox, samples, serve } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const host = await serve();
after(() => host.close());

/** A page with questions to ask. */
async function opened(engine, path = '') {
  const page = await engine.page();
  await page.resize(1280, 800);
  await page.goto(host.url + path);
  const call = (action, ...args) => `(${action})(${args.map((arg) => JSON.stringify(arg)).join()})`;
  const ask = (action, ...args) => page.evaluate(call(action, ...args));
  await ask(`() => { globalThis.complaints = []; addEventListener('error', (event) => complaints.push(String(event.message))); document.addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ' ' + event.blockedURI)); (${helpers})(); }`);
  /** Waits until `action` says yes. */
  const until = async (action, ...args) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(40)) if (await ask(action, ...args)) return;
    throw new Error(`never true: ${action}`);
  };
  // What a user does where nothing happened: once more. WebKitGTK's driver loses keys and clicks on a busy machine.
  const insist = async (act, wanted, ...args) => {
    for (let tries = 1; ; tries++) {
      await act();
      try {
        return await until(wanted, ...args);
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  };
  const settled = () =>
    until(() => {
      const article = globalThis.shade?.('.article');
      return article && !article.hidden && article.textContent === document.querySelector('#paste').value && !globalThis.shades('.list').some((list) => list.inert);
    });
  const paste = async (text) => {
    await ask((words) => {
      const box = document.querySelector('#paste');
      box.value = words;
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }, text);
    await settled();
  };
  const painted = (label) => ask((name) => globalThis.painted(name), label);
  return { ...page, ask, until, insist, paste, settled, painted };
}

for (const name of engines) {
  const engine = await start(name);
  if (!engine) {
    test(`the page in ${name}`, { skip: `this machine lacks ${name}` }, () => {});
    continue;
  }
  describe(`${name} ${engine.version}`, () => {
    after(() => engine.close());

    /** Opens, acts, and hears whether the page complained. */
    const it = (title, path, action) =>
      test(title, async () => {
        const page = await opened(engine, path);
        try {
          await action(page);
          assert.deepEqual(await page.ask(() => globalThis.complaints), []);
        } finally {
          await page.close();
        }
      });

    it('an article is painted, under a strict policy with Trusted Types; its lines are drawn', '', async (page) => {
      await page.paste(CLEAR);
      assert.deepEqual(await page.painted('quote'), ['예산을 다시 짜겠다', '국회와 협의해 예산을 다시 짜겠다', '늦지 않게 답하겠다', '이미 늦었다']);
      assert.ok((await page.painted('person')).includes('민유라'));
      const lines = await page.ask(() => {
        const names = [...CSS.highlights.keys()].filter((key) => /person$|location$|date$|quote$/.test(key));
        return names.sort().map((key) => {
          const style = getComputedStyle(globalThis.shade('.block'), `::highlight(${key})`);
          return [key.replace(/^ttaom-\d+-/, ''), style.textDecorationLine, style.textDecorationStyle, style.backgroundColor !== 'rgba(0, 0, 0, 0)'];
        });
      });
      assert.deepEqual(lines, [
        ['date', 'underline', 'dotted', false],
        ['location', 'underline', 'dashed', false],
        ['person', 'underline', 'solid', false],
        ['quote', 'none', lines[3][2], true],
      ]);
    });

    it('by keyboard alone: what the second speaker of a sample said', '', async (page) => {
      // To the samples and into one of them, then to the lists, and along to the second speaker's first statement.
      const focus = () =>
        page.ask(() => {
          let node = document.activeElement;
          while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
          const group = node?.closest?.('.panel-said .group');
          return { sample: node?.dataset?.sample ?? '', second: group ? [...group.parentElement.children].indexOf(group) === 1 : false, tag: node?.tagName };
        });
      const tabTo = async (wanted) => {
        for (let i = 0; i < 60; i++) {
          await page.press('Tab');
          if (wanted(await focus())) return;
        }
        throw new Error('Tab never led there');
      };
      await page.ask(() => document.querySelector('#paste').focus());
      await tabTo(({ sample }) => sample.startsWith('01'));
      await page.insist(
        () => page.press('Enter'),
        () => document.querySelector('#paste').value !== '',
      );
      await page.settled();
      await tabTo(({ second }) => second);
      await page.insist(
        () => page.press('Enter'),
        () => globalThis.shade('.card .mark-speaker')?.textContent === '민유라',
      );
      const quote = await page.ask(() => globalThis.shade('.card blockquote').textContent);
      assert.ok(samples[0].text.includes(quote), quote);
      assert.deepEqual(await page.painted('chosen'), [quote]);
      // From the box, Esc leads past all that stands between to the text, and Tab from there to the lists.
      await page.ask(() => document.querySelector('#paste').focus());
      await page.insist(
        () => page.press('Escape'),
        () => document.activeElement.shadowRoot?.activeElement?.className === 'article',
      );
      await page.insist(
        () => page.press('j'),
        (words) => String(globalThis.painted('chosen')) !== words,
        quote,
      );
      await page.insist(
        () => page.press('Escape'),
        () => globalThis.shade('.card').hidden,
      );
    });

    it('a click on words in the text shows who said them', '', async (page) => {
      await page.paste(CLEAR);
      const where = () => {
        const walk = document.createTreeWalker(globalThis.shade('.article'), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const from = walk.currentNode.data.indexOf('늦지 않게');
          if (from < 0) continue;
          const range = document.createRange();
          range.setStart(walk.currentNode, from + 1);
          range.setEnd(walk.currentNode, from + 2);
          const r = range.getBoundingClientRect();
          return [r.left + r.width / 2, r.top + r.height / 2];
        }
        return null;
      };
      // Where the words are once the layout rests: lists and legend are laid out after the article.
      let at;
      await page.until(() => document.fonts.status === 'loaded');
      for (let last; String(at) !== String(last) || at === undefined; await sleep(100)) [last, at] = [at, await page.ask(where)];
      await page.insist(
        () => page.click(...at),
        () => globalThis.shade('.card .mark-speaker')?.textContent === '한도윤',
      );
      assert.deepEqual(await page.painted('chosen'), ['늦지 않게 답하겠다']);
      assert.ok(await page.ask(() => /이어받음/.test(globalThis.shade('.card').textContent)));
    });

    it('what is copied is the article, exactly', '', async (page) => {
      const { text } = samples[8];
      await page.paste(text);
      await page.ask(() => {
        document.addEventListener('copy', (event) => (globalThis.copied = event.clipboardData.getData('text/plain')));
        globalThis.shade('.article').focus();
        getSelection().selectAllChildren(globalThis.shade('.article'));
      });
      await page.insist(
        () => page.press('Control+c'),
        () => globalThis.copied !== undefined,
      );
      assert.equal(await page.ask(() => globalThis.copied), inBox(text));
    });

    it('markup in an article runs nothing', '', async (page) => {
      const text = `<img src=x onerror="document.title='run'"><svg onload="document.title='run'"><script>document.title='run'</script>\n${CLEAR}\n<iframe srcdoc="<script>parent.document.title='run'</script>">`;
      await page.paste(text);
      await page.ask(() => globalThis.shade('[data-quote-id]').click());
      await sleep(100);
      const [title, elements] = await page.ask(() => [document.title, globalThis.shades('.article *, .list *, .card *').map((node) => node.localName)]);
      assert.notEqual(title, 'run');
      assert.deepEqual(elements.filter((tag) => ['img', 'script', 'iframe'].includes(tag)), []);
    });

    it('two readers share one WASM file; a third paints another element and leaves it as it was', 'pages/two.html', async (page) => {
      await page.until(() => ['one', 'two', 'three', 'late'].every((id) => document.getElementById(id)?.result));
      assert.equal(await page.ask(() => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.wasm')).length), 1);
      const quotes = await page.painted('quote');
      for (const words of ['이미 늦었다', '기초는 끝났다', '손님이 절반으로 줄었다', '아이 학교가 가까워졌다']) assert.ok(quotes.includes(words), words);
      assert.equal(await page.ask(() => document.querySelector('#article').outerHTML === globalThis.before), true);
      // Drawn there, too: the style sheet is in the tree of the text.
      const tint = await page.ask(() => {
        const names = [...CSS.highlights.keys()].filter((key) => key.endsWith('-quote'));
        return names.map((key) => getComputedStyle(document.querySelector('#article p'), `::highlight(${key})`).backgroundColor);
      });
      assert.ok(tint.some((colour) => colour !== 'rgba(0, 0, 0, 0)'), tint.join());
    });

    it('embedded in three lines, beside a hostile style sheet', 'embed/', async (page) => {
      await page.until(() => [...document.querySelectorAll('ttaom-reader')].every((reader) => reader.result?.quotes.length >= 2));
      const [size, display, colour] = await page.ask(() => {
        const style = getComputedStyle(globalThis.shade('.entry'));
        return [style.fontSize, style.display, style.color];
      });
      assert.deepEqual([size, display], ['14px', 'block']);
      assert.notEqual(colour, 'rgb(255, 0, 255)');
    });

    for (const theme of ['light', 'dark']) {
      it(`axe finds nothing to complain of (${theme})`, '', async (page) => {
        await page.evaluate(`(() => { ${axe}; })()`);
        const violations = async () => {
          await page.ask(() => {
            globalThis.report = undefined;
            globalThis.axe.run(document, { resultTypes: ['violations'] }).then((result) => (globalThis.report = result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} (${n.failureSummary})`).slice(0, 3).join(' | ')}`)));
          });
          await page.until(() => globalThis.report !== undefined);
          return page.ask(() => globalThis.report);
        };
        const clicks = theme === 'light' ? 1 : 2;
        for (let i = 0; i < clicks; i++) await page.ask(() => document.querySelector('#theme').click());
        assert.deepEqual(await violations(), [], 'empty');
        await page.paste(samples[0].text);
        await page.ask(() => globalThis.shade('[data-quote-id="3"]').click());
        await page.ask(() => globalThis.shade('.card summary').click());
        assert.deepEqual(await violations(), [], 'a quote');
        await page.ask(() => globalThis.shade('#tab-names').click());
        await page.ask(() => globalThis.shade('.panel-names [data-entity-id="0"]').click());
        assert.deepEqual(await violations(), [], 'a name');
        await page.ask(() => globalThis.shade('#tab-overview').click());
        assert.deepEqual(await violations(), [], 'at a glance');
        for (const tool of ['export', 'share', 'add', 'help']) {
          await page.ask((which) => globalThis.shade(`[data-tool="${which}"]`).click(), tool);
          await sleep(100);
          assert.deepEqual(await violations(), [], tool);
          await page.ask(() => globalThis.shade('dialog').close());
        }
        await page.resize(400, 800);
        await page.ask(() => globalThis.shade('[data-quote-id="3"]').click());
        assert.deepEqual(await violations(), [], 'narrow');
      });
    }
  });
}
