/**
 * Where the `.wasm` file is. Bundlers look for exactly this expression, so it stands here once, literal, one level deep.
 */
export const wasmUrl = new URL('../pkg/ttaom_bg.wasm', import.meta.url);
