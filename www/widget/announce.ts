import { el } from './dom.js';

/** A pause that lets typing settle before a screen reader is spoken to. */
const PAUSE_MS = 350;

/** Speaks to screen readers. */
export class Announcer {
  readonly root = el('div', { class: 'unseen', 'aria-live': 'polite', 'aria-atomic': 'true' }, el('span'), el('span'));
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = '';
  private turn = 0;

  /** Says `words` once they stay the same for a moment. Two nodes take turns so that the same words are heard again. */
  say(words: string, again = false): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (words === this.last && !again) return;
      this.last = words;
      const nodes = this.root.children;
      nodes[this.turn % 2]!.textContent = '';
      this.turn += 1;
      nodes[this.turn % 2]!.textContent = words;
    }, PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
