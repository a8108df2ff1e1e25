// What every app does with the package: a quotation, its offsets, a worker, an export, an error. The result goes where
// any driver of a browser finds it.

const TEXT = '𠮷 한도윤 장관은 “예산을 다시 짜겠다”라고 말했다. 이어 “기한은 이달 말”이라고 덧붙였다.';

/** Uses the library; gives what was found. */
export async function check(library, options = {}) {
  const info = [];
  const own = console.info;
  console.info = (...words) => info.push(words.join(' '));
  try {
    const { analyze, createTtaom, toCSV } = library;
    const analysis = await analyze(TEXT);
    const said = analysis.quotes.map(({ speaker, start, end }) => `${speaker?.name}: ${TEXT.slice(start, end)}`);
    const ttaom = await createTtaom({ worker: true, ...options });
    const inWorker = JSON.stringify(await ttaom.analyze(TEXT)) === JSON.stringify(analysis);
    const control = new AbortController();
    const aborted = ttaom.analyze(TEXT, { signal: control.signal }).catch(({ code }) => code);
    control.abort();
    const codes = [await aborted, await analyze(7).catch(({ code }) => code)];
    ttaom.dispose();
    codes.push(await ttaom.analyze(TEXT).catch(({ code }) => code));
    return { said, inWorker, codes, rows: toCSV(analysis, TEXT).trim().split('\r\n').length, info };
  } finally {
    console.info = own;
  }
}

/** Runs `action` and leaves its result, or what went wrong, in the page. */
export async function report(action) {
  let result;
  try {
    result = await action();
  } catch (error) {
    result = { error: `${error}\n${error?.stack ?? ''}` };
  }
  document.documentElement.dataset.result = JSON.stringify(result);
}
