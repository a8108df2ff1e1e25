import * as ttaom from 'ttaom';
import { check, report } from '../check.js';

void report(async () => {
  const found = await check(ttaom);
  // The quick start of the documentation, as it stands there (the test copies it out); it prints.
  const quick = [];
  const { log } = console;
  console.log = (...words) => quick.push(words.join(' '));
  await import('./quick.js');
  console.log = log;
  return { ...found, quick };
});
