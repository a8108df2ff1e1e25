import { check } from './check.js';
import * as ttaom from './ttaom/dist/index.js';

const wasm = await (await fetch(new URL('./ttaom/dist/ttaom_bg.wasm', import.meta.url))).arrayBuffer();
const atOnce = ttaom.createTtaomSync({ wasm }).analyze('한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.').quotes.length;
postMessage({ ...(await check(ttaom)), atOnce });
