// CommonJS takes ES modules by import().
async function main() {
  const { analyze } = await import('ttaom');
  const { readFileSync } = require('node:fs');
  const { createTtaomSync } = await import('ttaom');
  const text = '한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.';
  const ttaom = createTtaomSync({ wasm: readFileSync(require.resolve('ttaom/ttaom_bg.wasm')) });
  for (const { quotes } of [await analyze(text), ttaom.analyze(text)]) {
    console.log(quotes.map(({ speaker, text }) => `${speaker?.name}: ${text}`).join());
  }
}

main();
