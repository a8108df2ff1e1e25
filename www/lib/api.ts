/** What every entry of the package gives besides `analyze` and `createTtaom`. */
export type { Ttaom } from './core.js';
export { TtaomError, type Locale, type TtaomErrorCode } from './errors.js';
export * from './export/index.js';
export type { WasmSource } from './load.js';
export { MAX_LENGTH, type AnalyzeOptions, type SyncAnalyzeOptions, type TtaomOptions, type UserWord } from './options.js';
export { createTtaomSync, type TtaomSync, type TtaomSyncOptions } from './sync.js';
export type * from './types.js';
export { version } from './version.js';
