/** Every error that ttaom throws, in English and Korean, each with what to do about it. */

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
 * | `aborted` | the caller's `AbortSignal`; `cause` is its reason |
 * | `disposed` | the instance was disposed of |
 * | `internal` | a bug in ttaom, a worker that broke down, or the memory ran out; the next call starts afresh |
 */
export type TtaomErrorCode =
  | 'wasm_load'
  | 'wasm_mime'
  | 'version_mismatch'
  | 'invalid_argument'
  | 'input_too_long'
  | 'aborted'
  | 'disposed'
  | 'internal';

/** A language of messages, labels and headings. */
export type Locale = 'ko' | 'en';

/** Every error that ttaom throws or rejects with. `message` is what happened and the hint. */
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

/** A problem with its words; `$1`, `$2` are filled in. */
type Problem = readonly [code: TtaomErrorCode, words: Record<Locale, readonly [message: string, hint: string]>];

const OVERRIDE = 'Give createTtaom({ wasm }) the right address, or the bytes, of ttaom_bg.wasm.';
const OVERRIDE_KO = 'createTtaom({ wasm })에 ttaom_bg.wasm의 올바른 주소나 내용을 주세요.';

const PROBLEMS = {
  fetch: ['wasm_load', { en: ['Could not get $1: $2.', OVERRIDE], ko: ['$1 파일을 가져오지 못했습니다($2).', OVERRIDE_KO] }],
  status: ['wasm_load', { en: ['$1 was answered with status $2.', OVERRIDE], ko: ['$1 요청에 상태 코드 $2이(가) 왔습니다.', OVERRIDE_KO] }],
  broken: ['wasm_load', { en: ['$1 broke off: $2.', 'Try again.'], ko: ['$1 파일을 받다가 끊겼습니다($2).', '다시 시도해 주세요.'] }],
  compile: ['wasm_load', { en: ['$1 was not compiled: $2.', OVERRIDE], ko: ['$1 파일을 컴파일하지 못했습니다($2).', OVERRIDE_KO] }],
  policy: [
    'wasm_load',
    {
      en: ['$1 was not compiled: $2.', "The page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'."],
      ko: ['$1 파일을 컴파일하지 못했습니다($2).', "페이지의 Content-Security-Policy에 script-src 'wasm-unsafe-eval'이 필요합니다."],
    },
  ],
  start: [
    'wasm_load',
    {
      en: ['The WASM file did not start: $1.', 'It must be the ttaom_bg.wasm of this very package.'],
      ko: ['WASM 파일이 시작되지 않았습니다($1).', '바로 이 패키지의 ttaom_bg.wasm이어야 합니다.'],
    },
  ],
  magic: [
    'wasm_mime',
    { en: ['$1 is not a WASM file: it starts with $2.', OVERRIDE], ko: ['$1은(는) WASM 파일이 아니라 $2(으)로 시작합니다.', OVERRIDE_KO] },
  ],
  version: [
    'version_mismatch',
    {
      en: ['The JavaScript is $1, the WASM file $2.', 'Copy ttaom_bg.wasm again from the package, and empty the caches in between.'],
      ko: ['자바스크립트는 $1, WASM 파일은 $2입니다.', '패키지의 ttaom_bg.wasm을 다시 복사하고 캐시를 비워 주세요.'],
    },
  ],
  source: [
    'invalid_argument',
    {
      en: ['$1 is neither an address nor a response nor bytes nor a module.', OVERRIDE],
      ko: ['$1은(는) 주소, 응답, 바이트, 모듈 가운데 어느 것도 아닙니다.', OVERRIDE_KO],
    },
  ],
  text: ['invalid_argument', { en: ['The text is of type $1.', 'Pass a string.'], ko: ['글의 형식이 $1입니다.', '문자열을 주세요.'] }],
  options: [
    'invalid_argument',
    { en: ['The options are not an object.', 'Pass { $1 } or nothing.'], ko: ['옵션이 객체가 아닙니다.', '{ $1 }을(를) 주거나 비워 두세요.'] },
  ],
  unknown: [
    'invalid_argument',
    { en: ['There is no option $1.', 'The options are $2.'], ko: ['$1 옵션은 없습니다.', '쓸 수 있는 옵션은 $2입니다.'] },
  ],
  option: [
    'invalid_argument',
    { en: ['The option $1 is of type $2.', 'Pass $3.'], ko: ['$1 옵션의 형식이 $2입니다.', '$3을(를) 주세요.'] },
  ],
  word: [
    'invalid_argument',
    { en: ['$1 is no word with a type.', 'Pass { text, type } with a type of $2.'], ko: ['$1은(는) 종류가 있는 낱말이 아닙니다.', '{ text, type }을 주세요. type은 $2 가운데 하나입니다.'] },
  ],
  long: [
    'input_too_long',
    {
      en: ['The text has $1 UTF-16 code units, more than $2.', 'Pass one article at a time.'],
      ko: ['글이 UTF-16으로 $1자여서 $2자를 넘습니다.', '기사를 하나씩 주세요.'],
    },
  ],
  aborted: ['aborted', { en: ['The analysis was aborted.', 'The cause is the reason of its signal.'], ko: ['분석을 취소했습니다.', 'cause에 취소한 까닭이 있습니다.'] }],
  disposed: [
    'disposed',
    { en: ['This instance was disposed of.', 'Make another with createTtaom().'], ko: ['dispose()를 부른 인스턴스입니다.', 'createTtaom()으로 새로 만드세요.'] },
  ],
  trap: [
    'internal',
    {
      en: ['ttaom failed on this text: $1.', 'Please report it with the text; the next call starts afresh.'],
      ko: ['이 글을 분석하다가 실패했습니다($1).', '글과 함께 알려 주세요. 다음 호출은 새로 시작합니다.'],
    },
  ],
  worker: [
    'internal',
    {
      en: ['The worker broke down: $1.', 'The next call starts another.'],
      ko: ['워커가 멈추었습니다($1).', '다음 호출은 새 워커로 시작합니다.'],
    },
  ],
} as const satisfies Record<string, Problem>;

/** What can go wrong. */
export type Trouble = keyof typeof PROBLEMS;

/** What each error was made of, to say it in another language. */
const made = new WeakMap<TtaomError, readonly [Trouble, readonly unknown[]]>();

/** An error in English; `inLocale` says it in another language. */
export function trouble(what: Trouble, values: readonly unknown[] = [], cause?: unknown): TtaomError {
  return make('en', what, values, cause);
}

function make(locale: Locale, what: Trouble, values: readonly unknown[], cause: unknown): TtaomError {
  const [code, words] = PROBLEMS[what];
  const [message, hint] = words[locale].map((said) => said.replace(/\$(\d)/g, (_, n) => String(values[n - 1]))) as [string, string];
  const error = new TtaomError(code, message, hint, cause);
  made.set(error, [what, values]);
  return error;
}

/** Whether an error is one of these. */
export function isOf(error: unknown, ...troubles: readonly Trouble[]): boolean {
  const of = error instanceof TtaomError ? made.get(error) : undefined;
  return of !== undefined && troubles.includes(of[0]);
}

/** The same error in a language. */
export function inLocale(error: unknown, locale: Locale): unknown {
  const of = error instanceof TtaomError ? made.get(error) : undefined;
  return of && locale !== 'en' ? make(locale, ...of, (error as TtaomError).cause) : error;
}

/** What goes from a worker to its page of an error. */
export type Told = readonly [Trouble, readonly string[]];

/** An error as it goes between threads. */
export function tell(error: unknown): Told {
  const [what, values] = (error instanceof TtaomError && made.get(error)) || (['worker', [said(error)]] as const);
  return [what, values.map(String)];
}

/** The words of an error, without a full stop. */
export function said(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}
