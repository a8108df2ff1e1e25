/** The two lists beside the text: what was said, by speaker, and what is named, by kind. They say all that the paint says. */

import type { Analysis, Quote, Target } from './contract.ts';
import { el, reveal } from './dom.ts';
import { byLayer, bySpeaker, roleOf, sureness, type Said } from './group.ts';
import { count, t } from './i18n.ts';

export class List {
  constructor(
    private readonly root: HTMLElement,
    on: { choose: (target: Target) => void; hover: (target: Target | null) => void },
  ) {
    root.addEventListener('click', (event) => {
      const target = this.targetOf(event.target);
      if (target) on.choose(target);
    });
    root.addEventListener('mouseover', (event) => on.hover(this.targetOf(event.target)));
    root.addEventListener('mouseleave', () => on.hover(null));
  }

  show(...groups: Node[]): void {
    const top = this.root.scrollTop;
    this.root.replaceChildren(...groups);
    this.root.scrollTop = top; // The list stays where it is while one types.
  }

  /** Marks the entry of what is chosen; `focus` follows only where it already was in this list. */
  choose(target: Target | null): void {
    for (const node of this.root.querySelectorAll('[aria-current]')) node.removeAttribute('aria-current');
    const node = this.find(target);
    if (!node) return;
    node.setAttribute('aria-current', 'true');
    if (this.root.contains(document.activeElement)) node.focus({ preventScroll: true });
    if (getComputedStyle(this.root).overflowY === 'auto') reveal(node, this.root);
  }

  light(target: Target | null): void {
    for (const node of this.root.querySelectorAll('.is-lit')) node.classList.remove('is-lit');
    this.find(target)?.classList.add('is-lit');
  }

  find(target: Target | null): HTMLElement | null {
    return target ? this.root.querySelector<HTMLElement>(`[data-${target.kind}-id="${target.id}"]`) : null;
  }

  private targetOf(place: EventTarget | null): Target | null {
    const node = place instanceof Element ? place.closest<HTMLElement>('[data-quote-id], [data-entity-id]') : null;
    if (!node) return null;
    const { quoteId, entityId } = node.dataset;
    return quoteId !== undefined ? { kind: 'quote', id: Number(quoteId) } : { kind: 'entity', id: Number(entityId) };
  }
}

/** 발언: one block for each speaker. */
export function saidBlocks(analysis: Analysis): HTMLElement[] {
  return bySpeaker(analysis).map((said, i) => {
    const id = `speaker-${i}`;
    return el(
      'section',
      { class: 'group', 'aria-labelledby': id },
      el('h3', { id }, ...speakerWords(analysis, said), el('span', { class: 'n' }, count('said', said.quotes.length))),
      el('ul', {}, ...said.quotes.map((q) => el('li', {}, quoteButton(q)))),
    );
  });
}

function speakerWords(analysis: Analysis, said: Said): Node[] {
  const { speaker } = said;
  if (!speaker) return [el('span', { class: 'unknown' }, t('speaker.unknown'))];
  const role = roleOf(analysis, speaker);
  const words: Node[] = [el('span', { class: 'who', lang: 'ko', 'data-kind': speaker.kind }, speaker.name)];
  if (role) words.push(el('span', { class: 'role', lang: 'ko' }, role));
  if (speaker.kind !== 'person') words.push(el('span', { class: 'badge' }, t(`speaker.kind.${speaker.kind}`)));
  return words;
}

function quoteButton(quote: Quote): HTMLElement {
  const facts = [t(`quote.kind.${quote.kind}`)];
  if (quote.section !== 'body') facts.push(t(`quote.section.${quote.section}`));
  if (quote.hedged) facts.push(t('quote.hedged'));
  if (quote.negated) facts.push(t('quote.negated'));
  const sure = sureness(Math.min(quote.score, quote.speaker?.score ?? 1));
  return el(
    'button',
    { type: 'button', class: 'entry said', 'data-quote-id': String(quote.id) },
    el('span', { class: 'words', lang: 'ko', 'data-quote': quote.kind }, quote.text),
    el(
      'span',
      { class: 'facts' },
      el('span', {}, facts.join(' · ')),
      quote.cue && el('span', { lang: 'ko' }, quote.cue.text),
      el('span', { class: `sure sure-${sure}` }, t(`score.${sure}`)),
    ),
  );
}

/** 이름: one block for each kind. */
export function nameBlocks(analysis: Analysis): HTMLElement[] {
  return byLayer(analysis).map(({ layer, entities }) => {
    const id = `names-${layer}`;
    return el(
      'section',
      { class: 'group', 'aria-labelledby': id },
      el('h3', { id }, el('span', { class: 'swatch', 'data-layer': layer }, t(`layer.${layer}`)), el('span', { class: 'n' }, String(entities.length))),
      el(
        'ul',
        { class: 'names' },
        ...entities.map((entity) =>
          el(
            'li',
            {},
            el(
              'button',
              { type: 'button', class: 'entry name', 'data-entity-id': String(entity.id) },
              el('span', { lang: 'ko' }, entity.name),
              entity.roles[0] !== undefined && el('span', { class: 'role', lang: 'ko' }, entity.roles[0]),
              el('span', { class: 'n' }, count('times', entity.mentions.length)),
            ),
          ),
        ),
      ),
    );
  });
}
