// The packed tarball in Node, and in Chromium without a bundler: what takes seconds. browsers.test.mjs runs the same
// pages in the other engines, bundlers.test.mjs the apps that are built.
import { pages } from './support/pages.mjs';
import { install, run } from './support/pack.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('Node: ES modules and CommonJS', async () => {
  const folder = await install('node');
  const line = '한도윤: 예산을 다시 짜겠다\n';
  assert.equal(await run(process.execPath, ['esm.mjs'], folder), line.repeat(3));
  assert.equal(await run(process.execPath, ['cjs.cjs'], folder), line.repeat(2));
});

await pages('chromium');
