/** From whatever a caller has to a compiled module, with errors that say what to do. */
import { TtaomError } from './errors.js';

/** What the `.wasm` file may be given as: an address, a response, its bytes or the compiled module. */
export type WasmSource = URL | string | Response | BufferSource | (WebAssembly.Module & object);

/** Gets a file by its address: by `fetch` in browsers, from the disk in Node. */
export type Fetcher = (address: URL | string) => Promise<Response | BufferSource>;

const OVERRIDE = 'Give createTtaom({ wasm }) the right address, or the bytes, of ttaom_bg.wasm.';

/** The compiled module of `source`. Rejects with `wasm_load` or `wasm_mime`. */
export async function compile(source: WasmSource, fetcher: Fetcher): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) {
    let file: Response | BufferSource;
    try {
      file = await fetcher(source);
    } catch (cause) {
      throw new TtaomError('wasm_load', `Could not get ${source}: ${said(cause)}.`, OVERRIDE, cause);
    }
    return compileFile(file, String(source));
  }
  return compileFile(source, 'the wasm that was given');
}

async function compileFile(file: Response | BufferSource, name: string): Promise<WebAssembly.Module> {
  if (!(file instanceof Response)) return compileBytes(file, name);
  if (!file.ok) throw new TtaomError('wasm_load', `${name} was answered with status ${file.status}.`, OVERRIDE);
  const type = file.headers.get('content-type') ?? '';
  if (/^application\/wasm\b/i.test(type) && typeof WebAssembly.compileStreaming === 'function') {
    try {
      return await WebAssembly.compileStreaming(file);
    } catch (cause) {
      throw refused(name, cause);
    }
  }
  // A server that does not know the type of .wasm files costs a little time, not more.
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (cause) {
    throw new TtaomError('wasm_load', `${name} broke off: ${said(cause)}.`, 'Try again.', cause);
  }
  return compileBytes(bytes, name);
}

async function compileBytes(bytes: BufferSource, name: string): Promise<WebAssembly.Module> {
  if (!ArrayBuffer.isView(bytes) && !(bytes instanceof ArrayBuffer)) {
    throw new TtaomError('invalid_argument', `${name} is neither an address nor a response nor bytes.`, OVERRIDE);
  }
  const head = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  // Every module starts with \0asm.
  if (head[0] !== 0 || head[1] !== 0x61 || head[2] !== 0x73 || head[3] !== 0x6d) {
    const start = JSON.stringify(new TextDecoder().decode(head.subarray(0, 12)));
    throw new TtaomError('wasm_mime', `${name} is not a WASM file: it starts with ${start}.`, OVERRIDE);
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw refused(name, cause);
  }
}

function refused(name: string, cause: unknown): TtaomError {
  const policy = /content security policy|unsafe-eval|disallowed by embedder/i.test(said(cause));
  return new TtaomError(
    'wasm_load',
    `${name} was not compiled: ${said(cause)}.`,
    policy ? "The page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'." : OVERRIDE,
    cause,
  );
}

/** The words of an error, without a full stop. */
export function said(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}
