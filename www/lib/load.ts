/** From whatever a caller has to a compiled module, with errors that say what to do. */
import { isOf, said, trouble, type TtaomError } from './errors.js';

/** What the `.wasm` file may be given as: an address, a response, its bytes or the compiled module. */
export type WasmSource = URL | string | Response | BufferSource | (WebAssembly.Module & object);

/** Gets a file by its address: by `fetch` in browsers, from the disk in Node. `init` goes to `fetch`. */
export type Fetcher = (address: URL | string, init?: RequestInit) => Promise<Response | BufferSource>;

const GIVEN = 'the wasm that was given';

/** The compiled module of `source`; what comes damaged from an address is asked for twice. Rejects with `wasm_load` or `wasm_mime`. */
export async function compile(source: WasmSource, fetcher: Fetcher): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source !== 'string' && !(source instanceof URL)) return compileFile(source, GIVEN);
  const get = async (init?: RequestInit): Promise<WebAssembly.Module> => {
    let file: Response | BufferSource;
    try {
      file = await fetcher(source, init);
    } catch (cause) {
      throw trouble('fetch', [source, said(cause)], cause);
    }
    return compileFile(file, String(source));
  };
  try {
    return await get();
  } catch (error) {
    // Browsers take a file for whole that broke off without a word of its length (seen in Firefox), and keep it; so it
    // is asked for once more, past their cache.
    if (!isOf(error, 'broken', 'compile')) throw error;
    return get({ cache: 'reload' });
  }
}

async function compileFile(file: Response | BufferSource, name: string): Promise<WebAssembly.Module> {
  if (!(file instanceof Response)) return compileBytes(file, name);
  if (!file.ok) throw trouble('status', [name, file.status]);
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
    throw trouble('broken', [name, said(cause)], cause);
  }
  return compileBytes(bytes, name);
}

async function compileBytes(bytes: BufferSource, name: string): Promise<WebAssembly.Module> {
  checkBytes(bytes, name);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw refused(name, cause);
  }
}

/** As `compile`, at once: of bytes or a module. */
export function compileNow(source: BufferSource | (WebAssembly.Module & object)): WebAssembly.Module {
  if (source instanceof WebAssembly.Module) return source;
  checkBytes(source, GIVEN);
  try {
    return new WebAssembly.Module(source);
  } catch (cause) {
    throw refused(GIVEN, cause);
  }
}

/** Every module starts with \0asm. */
function checkBytes(bytes: BufferSource, name: string): void {
  if (!ArrayBuffer.isView(bytes) && !(bytes instanceof ArrayBuffer)) throw trouble('source', [name]);
  const head = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  if (head[0] !== 0 || head[1] !== 0x61 || head[2] !== 0x73 || head[3] !== 0x6d) {
    throw trouble('magic', [name, JSON.stringify(new TextDecoder().decode(head.subarray(0, 12)))]);
  }
}

function refused(name: string, cause: unknown): TtaomError {
  const policy = /content security policy|\bCSP\b|unsafe-eval|disallowed by embedder/i.test(said(cause));
  return trouble(policy ? 'policy' : 'compile', [name, said(cause)], cause);
}
