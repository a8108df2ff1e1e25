/** What www/scripts/library.mjs puts into the single file. */
declare module 'virtual:wasm' {
  /** The WASM file by gzip, in base64. */
  export const packed: string;
}
declare module 'virtual:worker' {
  /** The code of worker.js. */
  export const code: string;
}
