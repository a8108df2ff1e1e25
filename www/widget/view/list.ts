/** A list beside the text, whose entries stand for what was found. It says all that the paint says. */
import type { Target } from '../contract.js';
import { el, holdsFocus, reveal, scrolls } from '../dom.js';

/** A slice of building, short enough that no frame is lost to it. */
const SLICE_MS = 5;

/** From so many entries on, those out of sight are not laid out. */
const LONG = 80;

/** A part of a list. */
export interface Group {
  /** All that it shows: a group of the same signature stays in its place. */
  readonly signature: string;
  /** Builds it, a step for each entry. */
  make(): Generator<void, HTMLElement>;
}

/** A group that says something in one line. */
export function quiet(words: string): Group {
  return {
    signature: words,
    *make() {
      return el('p', { class: 'quiet-state' }, words);
    },
  };
}

export class List {
  private shown: { signature: string; node: HTMLElement }[] = [];
  private wanted: readonly Group[] = [];
  private made = new Map<string, HTMLElement>();
  private missing: Group[] = [];
  private making: Generator<void, HTMLElement> | null = null;
  private building = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private chosen: Target | null = null;

  constructor(
    readonly root: HTMLElement,
    on: { choose: (target: Target) => void; light: (target: Target | null) => void },
  ) {
    root.addEventListener('click', (event) => {
      const target = this.targetOf(event.target);
      if (target) on.choose(target);
    });
    root.addEventListener('mouseover', (event) => on.light(this.targetOf(event.target)));
    root.addEventListener('mouseleave', () => on.light(null));
  }

  /** Shows these groups. What is new is built a slice at a time; the old list stays until that is done. */
  show(groups: readonly Group[]): void {
    clearTimeout(this.timer);
    this.wanted = groups;
    this.making = null;
    this.made = new Map(this.shown.map(({ signature, node }) => [signature, node]));
    this.missing = groups.filter(({ signature }) => !this.made.has(signature));
    const before = this.shown.map(({ signature }) => signature);
    if (this.missing.length === 0 && before.length === groups.length && groups.every(({ signature }, i) => signature === before[i])) {
      this.building = false;
      if (this.root.inert) this.root.inert = false;
      return;
    }
    this.building = true;
    this.slice(SLICE_MS);
    // What is shown until then may be of another result. (Setting it costs a look at every entry: not for nothing.)
    if (this.building) this.root.inert = true;
  }

  /** Marks the entry of what is chosen; the focus follows only where it already was in this list. */
  choose(target: Target | null): void {
    this.chosen = target;
    for (const node of this.root.querySelectorAll('[aria-current]')) node.removeAttribute('aria-current');
    if (target) this.finish();
    const node = this.find(target);
    if (!node) return;
    node.setAttribute('aria-current', 'true');
    if (holdsFocus(this.root)) node.focus({ preventScroll: true });
    if (scrolls(this.root)) reveal(node.getBoundingClientRect(), this.root);
  }

  light(target: Target | null): void {
    for (const node of this.root.querySelectorAll('.is-lit')) node.classList.remove('is-lit');
    this.find(target)?.classList.add('is-lit');
  }

  find(target: Target | null): HTMLElement | null {
    return target ? this.root.querySelector<HTMLElement>(`[data-${target.kind}-id="${target.id}"]`) : null;
  }

  /** Builds what is left at once. */
  finish(): void {
    if (this.building) this.slice(Infinity);
  }

  private slice(budget: number): void {
    clearTimeout(this.timer);
    const until = performance.now() + budget;
    while (performance.now() < until) {
      const group = this.missing[0];
      if (!group) return this.place();
      this.making ??= group.make();
      const step = this.making.next();
      if (!step.done) continue;
      this.made.set(group.signature, step.value);
      this.missing.shift();
      this.making = null;
    }
    this.timer = setTimeout(() => this.slice(SLICE_MS));
  }

  /** Puts what is built in its place; what stands right is not touched. */
  private place(): void {
    const next = this.wanted.flatMap(({ signature }) => {
      const node = this.made.get(signature);
      return node ? [{ signature, node }] : [];
    });
    const kept = new Set(next.map(({ node }) => node));
    for (const { node } of this.shown) if (!kept.has(node)) node.remove();
    next.forEach(({ node }, i) => {
      const there = this.root.children[i] ?? null;
      if (there !== node) this.root.insertBefore(node, there);
    });
    this.root.classList.toggle('is-long', this.root.getElementsByTagName('li').length > LONG);
    this.shown = next;
    this.made = new Map();
    this.building = false;
    if (this.root.inert) this.root.inert = false;
    this.choose(this.chosen);
  }

  private targetOf(place: EventTarget | null): Target | null {
    const node = place instanceof Element ? place.closest<HTMLElement>('[data-quote-id], [data-entity-id]') : null;
    if (!node) return null;
    const { quoteId, entityId } = node.dataset;
    return quoteId !== undefined ? { kind: 'quote', id: Number(quoteId) } : { kind: 'entity', id: Number(entityId) };
  }
}
