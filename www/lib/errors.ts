/**
 * What went wrong, for programs.
 *
 * | code | meaning |
 * |---|---|
 * | `wasm_load` | the `.wasm` file could not be fetched, read, compiled or started |
 * | `wasm_mime` | something else came in its place (often an HTML page) |
 * | `version_mismatch` | the `.wasm` file and the JavaScript are of different versions |
 * | `invalid_argument` | an argument is of the wrong type |
 * | `input_too_long` | the text is longer than `MAX_LENGTH` |
 * | `internal` | a bug in ttaom, or the memory ran out; the next call starts afresh |
 */
export type TtaomErrorCode =
  | 'wasm_load'
  | 'wasm_mime'
  | 'version_mismatch'
  | 'invalid_argument'
  | 'input_too_long'
  | 'internal';

/** Every error that ttaom throws or rejects with. */
export class TtaomError extends Error {
  override readonly name = 'TtaomError';
  /** What went wrong, for programs. */
  readonly code: TtaomErrorCode;
  /** What to do about it, in a sentence. */
  readonly hint: string;

  /** `cause` is the error underneath, where there is one. */
  constructor(code: TtaomErrorCode, message: string, hint: string, cause?: unknown) {
    super(`${message} ${hint}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}
