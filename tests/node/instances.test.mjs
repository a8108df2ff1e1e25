// Instances of the library, in the caller's thread and in a worker: the same interface, the same tests.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { edit, fails, fresh, isQuoted, slowOn, TEXT, trapOn } from './fresh.mjs';
import { awkward, illFormed, samples } from './texts.mjs';

for (const worker of [false, true]) {
  /** The file in which the texts are analysed. */
  const place = worker ? 'node-worker.js' : 'node.js';
  const begin = async (change, options) => {
    const library = await fresh('node', (folder) => change?.(join(folder, place), folder));
    return { library, ttaom: await library.createTtaom({ worker, ...options }) };
  };

  describe(worker ? 'in a worker' : 'in the thread', () => {
    test('says what the function says', async () => {
      const { library, ttaom } = await begin();
      assert.equal(ttaom.version, library.version);
      for (const [name, text] of [...samples, ...awkward, ...illFormed]) {
        const options = { id: name, date: '2026-03-05' };
        assert.equal(JSON.stringify(await ttaom.analyze(text, options)), JSON.stringify(await library.analyze(text, options)), name);
      }
      ttaom.dispose();
    });

    test('answers many calls at once, each its own', async () => {
      const { ttaom } = await begin();
      const texts = samples.map(([, text]) => text);
      const all = await Promise.all(texts.map((text, i) => ttaom.analyze(text, { id: String(i) })));
      assert.deepEqual(all.map(({ id }) => id), texts.map((_, i) => String(i)));
      for (const [i, { quotes }] of all.entries()) for (const { start, end, text } of quotes) assert.equal(texts[i].slice(start, end), text);
      ttaom.dispose();
    });

    test('knows the words of the instance and of the call; those of the call come first', async () => {
      const { ttaom } = await begin(undefined, { words: [{ text: '한도윤', type: 'product' }] });
      const typeOf = ({ mentions }) => mentions.find(({ text }) => text === '한도윤').type;
      assert.equal(typeOf(await ttaom.analyze(TEXT)), 'product');
      assert.equal(typeOf(await ttaom.analyze(TEXT, { words: [{ text: '예산', type: 'event' }] })), 'product');
      assert.equal(typeOf(await ttaom.analyze(TEXT, { words: [{ text: '한도윤', type: 'event' }] })), 'event');
      ttaom.dispose();
    });

    test('refuses arguments, in its language', async () => {
      const { library, ttaom } = await begin(undefined, { locale: 'ko' });
      await assert.rejects(ttaom.analyze(7), fails(library, 'invalid_argument', /글의 형식이 number/));
      await assert.rejects(ttaom.analyze(TEXT, { signal: 7 }), fails(library, 'invalid_argument', /signal 옵션의 형식이 number/));
      await assert.rejects(ttaom.analyze('가'.repeat(library.MAX_LENGTH + 1)), fails(library, 'input_too_long', /10000001자/));
      isQuoted(await ttaom.analyze(TEXT));
      ttaom.dispose();
    });

    test('is aborted before, while and after', async () => {
      const { library, ttaom } = await begin(slowOn);
      const isAborted = (reason) => (error) => {
        assert.equal(error.cause, reason);
        return fails(library, 'aborted', /was aborted/)(error);
      };
      const reason = new Error('no longer wanted');
      await assert.rejects(ttaom.analyze(TEXT, { signal: AbortSignal.abort(reason) }), isAborted(reason));
      const control = new AbortController();
      const first = ttaom.analyze(TEXT, { id: 'slow', signal: control.signal });
      const waiting = ttaom.analyze(TEXT, { signal: control.signal });
      const other = ttaom.analyze(TEXT, { id: 'other' });
      const both = Promise.all([assert.rejects(first, isAborted(reason)), assert.rejects(waiting, isAborted(reason))]);
      control.abort(reason);
      await both;
      assert.equal((await other).id, 'other');
      const late = new AbortController();
      isQuoted(await ttaom.analyze(TEXT, { signal: late.signal }));
      late.abort();
      isQuoted(await ttaom.analyze(TEXT));
      ttaom.dispose();
    });

    test('is disposed of once, and rejects whoever waits and whoever comes', async () => {
      const { library, ttaom } = await begin(slowOn);
      const isDisposed = fails(library, 'disposed', /disposed of/);
      const waiting = Promise.all([{ id: 'slow' }, {}, {}].map((options) => assert.rejects(ttaom.analyze(TEXT, options), isDisposed)));
      ttaom.dispose();
      ttaom.dispose();
      await waiting;
      await assert.rejects(ttaom.analyze(TEXT), isDisposed);
      // Others are not touched.
      isQuoted(await library.analyze(TEXT));
      const next = await library.createTtaom({ worker });
      isQuoted(await next.analyze(TEXT));
      next.dispose();
    });

    test('starts afresh after a trap', async () => {
      const { library, ttaom } = await begin(trapOn);
      isQuoted(await ttaom.analyze(TEXT));
      for (let i = 0; i < 3; i++) {
        const [trapped, after] = await Promise.allSettled([ttaom.analyze(TEXT, { id: 'trap' }), ttaom.analyze(TEXT)]);
        fails(library, 'internal', /failed on this text: unreachable/)(trapped.reason);
        isQuoted(after.value);
      }
      ttaom.dispose();
    });
  });
}

test('a worker that breaks down rejects all who wait, and the next call has another', async () => {
  const library = await fresh('node', (folder) => {
    edit(join(folder, 'node-worker.js'), /function analyze[$\d]*\(text, id, date, words, types\) \{/, "$& if (id === 'die') process.exit(3);");
  });
  const ttaom = await library.createTtaom({ worker: true });
  const broke = fails(library, 'internal', /worker broke down: it ended with code 3/);
  await Promise.all(['die', 'a', 'b'].map((id) => assert.rejects(ttaom.analyze(TEXT, { id }), broke)));
  isQuoted(await ttaom.analyze(TEXT));
  ttaom.dispose();
});

test('a worker that throws outside of a call rejects, too', async () => {
  const library = await fresh('node', (folder) => {
    const throws = "request.options?.id === 'later' ? void setTimeout(() => { throw new Error('out of memory'); }) : ";
    edit(join(folder, 'node-worker.js'), /(\.on\("message", \(request\) => )(void serve\()/, `$1${throws}$2`);
  });
  const ttaom = await library.createTtaom({ worker: true });
  const broke = fails(library, 'internal', /worker broke down: out of memory/);
  await Promise.all(['later', 'behind it'].map((id) => assert.rejects(ttaom.analyze(TEXT, { id }), broke)));
  isQuoted(await ttaom.analyze(TEXT));
  ttaom.dispose();
});

test('where no worker can be had, the thread does the work and one line says so', async (t) => {
  const info = t.mock.method(console, 'info', () => {});
  for (const code of ['throw new Error("blocked");', 'process.exit(0);']) {
    const library = await fresh('node', (folder) => writeFileSync(join(folder, 'node-worker.js'), code));
    info.mock.resetCalls();
    const ttaom = await library.createTtaom({ worker: true });
    isQuoted(await ttaom.analyze(TEXT));
    isQuoted(await ttaom.analyze(TEXT));
    assert.equal(info.mock.callCount(), 1);
    assert.match(info.mock.calls[0].arguments[0], /^ttaom: no worker \(.+\); the page's own thread does the work/);
    ttaom.dispose();
  }
});

test('a worker that never says that it started is given up', async (t) => {
  const info = t.mock.method(console, 'info', () => {});
  const library = await fresh('node', (folder) => {
    writeFileSync(join(folder, 'node-worker.js'), 'setInterval(() => {}, 1000);');
    edit(join(folder, 'node.js'), /START_TIME = 1e4/, 'START_TIME = 200');
  });
  const ttaom = await library.createTtaom({ worker: true });
  isQuoted(await ttaom.analyze(TEXT));
  assert.match(info.mock.calls[0].arguments[0], /did not start within 0.2 s/);
});

test('a worker of another version is told', async () => {
  const library = await fresh('node', (folder) => edit(join(folder, 'node-worker.js'), /"\d+\.\d+\.\d+"/g, '"99.0.0"'));
  await assert.rejects(library.createTtaom({ worker: true }), fails(library, 'version_mismatch', /JavaScript is 99\.0\.0/));
});

test('a process ends by itself while a worker is idle', () => {
  const code = `import { createTtaom } from 'ttaom';
    const ttaom = await createTtaom({ worker: true });
    console.log((await ttaom.analyze(${JSON.stringify(TEXT)})).quotes.length);`;
  const root = new URL('../..', import.meta.url);
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  assert.equal(output, '1\n');
});

test('what a result holds is what is documented: names and order of fields, no prototypes', async () => {
  const { analyze } = await fresh();
  const types = readFileSync(new URL('../../www/lib/types.ts', import.meta.url), 'utf8');
  const fields = (name) => {
    const [, parent, body] = new RegExp(`export interface ${name}(?: extends (\\w+))? \\{([^]*?)\\n\\}`).exec(types);
    const own = [...body.matchAll(/^ {2}(\w+)(\??):/gm)].map((match) => ({ name: match[1], optional: match[2] === '?' }));
    return parent ? [...fields(parent), ...own] : own;
  };
  const orders = new Map();
  const check = (value, name) => {
    assert.equal(Object.getPrototypeOf(value), Object.prototype, name);
    const known = fields(name);
    const keys = Object.keys(value);
    for (const key of keys) assert.ok(known.some((field) => field.name === key), `${name}.${key} is not documented`);
    for (const field of known) assert.ok(field.optional || keys.includes(field.name), `${name}.${field.name} is missing`);
    // Fields that two results have in common come in the same order.
    for (const [i, key] of keys.entries()) {
      for (const later of keys.slice(i + 1)) {
        assert.ok(!orders.has(`${name} ${later} ${key}`), `${name}: ${key} and ${later} change places`);
        orders.set(`${name} ${key} ${later}`, true);
      }
    }
  };
  const inner = { title: 'Words', cue: 'Cue', speaker: 'Speaker', mention: 'Words', value: 'Value', at: 'Span' };
  const lists = { sections: 'Section', sentences: 'Span', mentions: 'Mention', entities: 'Entity', quotes: 'Quote', notSpeech: 'NotSpeech', evidence: 'Evidence' };
  const walk = (value, name) => {
    check(value, name);
    for (const [key, part] of Object.entries(value)) {
      if (Array.isArray(part) && lists[key] && typeof part[0] !== 'number') part.forEach((item) => walk(item, lists[key]));
      else if (part && typeof part === 'object' && !Array.isArray(part)) walk(part, inner[key]);
    }
  };
  for (const [, text] of samples) walk(await analyze(text, { id: 'a', date: '2026-03-05' }), 'Analysis');
  assert.ok(orders.size > 100);
});
