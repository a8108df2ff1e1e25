/**
 * An article in the part of an address that no browser sends to a server: `#v1.` with the text, compressed, in letters
 * that links may hold. Whoever has the link has the article.
 */
import { areCorrections, type Correction } from './correct/corrections.js';

const PREFIX = 'v1.';
/** Longer texts are not shared: many programs cut long links off. */
export const SHARE_LIMIT = 20_000;
/** What a link may unpack to; a small one could unpack to more than there is memory for. */
const UNPACKED_LIMIT = 1_000_000;

export interface Shared {
  readonly text: string;
  readonly corrections: readonly Correction[];
}

/** The hash of an address (`#v1.…`) that holds the text and its corrections. */
export async function toHash({ text, corrections }: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(corrections.length > 0 ? { text, corrections } : { text }));
  const packed = await read(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity);
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return `#${PREFIX}${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** What a hash holds; `null` where it is none of ours, or is damaged. */
export async function fromHash(hash: string): Promise<Shared | null> {
  if (!hash.startsWith(`#${PREFIX}`)) return null;
  try {
    const binary = atob(hash.slice(PREFIX.length + 1).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const bytes = await read(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), UNPACKED_LIMIT * 4);
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return null;
    if (value.text.length > UNPACKED_LIMIT) return null;
    const corrections = 'corrections' in value ? value.corrections : [];
    return areCorrections(corrections, value.text.length) ? { text: value.text, corrections } : null;
  } catch {
    return null;
  }
}

async function read(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error('The link unpacks to too much.');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
