import { byId } from './dom.ts';

/** A pause that lets typing settle before a screen reader is spoken to. */
const PAUSE_MS = 350;

let timer: ReturnType<typeof setTimeout> | undefined;
let last = '';
let turn = 0;

/** Says `words` politely, once they stay the same for a moment. Two nodes take turns so that the same words are heard again. */
export function announce(words: string, again = false): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (words === last && !again) return;
    last = words;
    const nodes = byId('live').children;
    nodes[turn % 2]!.textContent = '';
    turn += 1;
    nodes[turn % 2]!.textContent = words;
  }, PAUSE_MS);
}
