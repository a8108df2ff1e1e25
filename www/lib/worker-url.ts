/**
 * Where the worker's file is; like wasm-url.ts once and literal. It imports nothing, so that bundlers may take it for a
 * plain file, which works in all of them.
 */
export const workerUrl = new URL('../pkg/worker.js', import.meta.url);
