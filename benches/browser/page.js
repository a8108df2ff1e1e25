// What is measured inside of the page. Every library answers one call: `load()` gives a function that reads a text.

/** The memories of all WASM instances of the page, whoever makes them. */
const memories = new Set();
const note = (instance) => {
  for (const part of Object.values(instance.exports)) if (part instanceof WebAssembly.Memory) memories.add(part);
  return instance;
};
const { instantiate, instantiateStreaming, Instance } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate.apply(WebAssembly, args);
  note(made.instance ?? made);
  return made;
};
WebAssembly.instantiateStreaming = async (...args) => {
  const made = await instantiateStreaming.apply(WebAssembly, args);
  note(made.instance);
  return made;
};
WebAssembly.Instance = new Proxy(Instance, { construct: (target, args) => note(Reflect.construct(target, args)) });

/** The largest memory, in bytes; that of an instance that was given up stays in the set. */
const bytes = () => Math.max(...[...memories].map((memory) => memory.buffer.byteLength));

const LIBRARIES = {
  async ttaom() {
    const { analyze } = await import('/dist/index.js');
    return (text) => analyze(text);
  },
  async 'garu-ko'() {
    const { Garu } = await import('/benches/peers/node_modules/garu-ko/dist/index.js');
    const garu = await Garu.load();
    return (text) => garu.analyze(text);
  },
  async 'kiwi-nlp'() {
    const { KiwiBuilder } = await import('/benches/peers/node_modules/kiwi-nlp/dist/index.js');
    const builder = await KiwiBuilder.create('/benches/peers/node_modules/kiwi-nlp/dist/kiwi-wasm.wasm');
    const names = await (await fetch('/kiwi-model/')).json();
    const kiwi = await builder.build({ modelFiles: Object.fromEntries(names.map((name) => [name, `/kiwi-model/${name}`])) });
    return (text) => kiwi.analyze(text);
  },
};

const timed = async (action) => {
  const from = performance.now();
  await action();
  return performance.now() - from;
};
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** From nothing to the first result, the article after it, and one after many. */
globalThis.cold = async (library, { first, second }) => {
  let read;
  const cold = await timed(async () => {
    read = await LIBRARIES[library]();
    await read(first);
  });
  const next = await timed(() => read(second));
  const warm = [];
  for (let i = 0; i < 40; i++) warm.push(await timed(() => read(second)));
  return { cold, second: next, warm: median(warm.slice(20)) };
};

/** WASM memory after articles of growing length. */
globalThis.memory = async (library, articles) => {
  const read = await LIBRARIES[library]();
  for (const article of articles) await read(article);
  return bytes();
};

/** Time and memory of one long text, after the code is warm. */
globalThis.long = async (library, { warm, text }) => {
  const read = await LIBRARIES[library]();
  for (let i = 0; i < 30; i++) await read(warm);
  const before = bytes();
  const ms = await timed(() => read(text));
  return { ms, bytes: bytes() - before };
};
