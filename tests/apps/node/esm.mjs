import { analyze, createTtaom } from 'ttaom';
import * as inline from 'ttaom/inline';

const text = '한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.';
const ttaom = await createTtaom({ worker: true });
const all = [await analyze(text), await ttaom.analyze(text), await inline.analyze(text)];
for (const { quotes } of all) console.log(quotes.map(({ speaker, text }) => `${speaker?.name}: ${text}`).join());
