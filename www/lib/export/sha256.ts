/**
 * SHA-256 (FIPS 180-4), synchronous. The platform's own (`crypto.subtle`) answers later and in secure contexts only,
 * and a package for it would be a bare import, which a page without a bundler cannot resolve.
 */

const K = new Uint32Array(64);
const START = new Uint32Array(8);
let known = false;

/** The constants are the fractions of roots of the first primes; bit by bit in whole numbers, so that no rounding enters. */
function makeConstants(): void {
  for (let n = 2, count = 0; count < 64; n++) {
    if (!isPrime(n)) continue;
    if (count < 8) START[count] = fraction(n, 2);
    K[count++] = fraction(n, 3);
  }
  known = true;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

/** The first 32 bits behind the point of the `degree`th root of `n`. */
function fraction(n: number, degree: 2 | 3): number {
  const wanted = BigInt(n) << BigInt(32 * degree);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) {
    const next = root | bit;
    if (next ** BigInt(degree) <= wanted) root = next;
  }
  return Number(root & 0xffffffffn);
}

/** The digest of `text` in UTF-8, 32 bytes; lone surrogates count as U+FFFD. */
export function sha256(text: string): Uint8Array {
  if (!known) makeConstants();
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(((bytes.length + 8) >> 6 << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length / 0x20000000);
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = START.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) mix(state, w, view, at);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setUint32(4 * i, word));
  return new Uint8Array(out.buffer);
}

/** The words are those of the standard: `w` the schedule, a to h the working variables. */
function mix(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  // Every index below is in range; the compiler cannot know.
  const get = (array: Uint32Array, i: number): number => array[i] as number;
  const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [get(w, i - 15), get(w, i - 2)];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = get(w, i - 16) + s0 + get(w, i - 7) + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + get(K, i) + get(w, i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = get(state, i) + word));
}
