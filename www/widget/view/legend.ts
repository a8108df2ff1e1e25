import { el, focused } from '../dom.js';
import type { Locale } from '../i18n.js';
import { LAYERS, type Layer } from '../layers.js';

/** The row of switches over the text: what each look means, how often it is there, and whether it is shown. */
export class Legend {
  readonly root = el('div', { class: 'legend', part: 'legend', role: 'group' });
  private present: readonly Layer[] = [];
  private off: ReadonlySet<Layer> = new Set();

  constructor(private readonly hide: (off: ReadonlySet<Layer>) => void) {
    this.root.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button') : null;
      if (!button) return;
      const { layer } = button.dataset;
      const next = new Set(this.off);
      if (layer === undefined) {
        const all = this.present.every((one) => next.has(one));
        for (const one of this.present) all ? next.delete(one) : next.add(one);
      } else if (!next.delete(layer as Layer)) next.add(layer as Layer);
      this.hide(next);
    });
  }

  /** Draws the switches. Those of layers that are not in the text are left out. */
  show(counts: ReadonlyMap<Layer, number>, off: ReadonlySet<Layer>, locale: Locale): void {
    const held = focused(this.root);
    const had = held instanceof HTMLElement && this.root.contains(held) ? (held.dataset.layer ?? 'all') : undefined;
    this.off = off;
    this.present = LAYERS.filter((layer) => (counts.get(layer) ?? 0) > 0);
    this.root.setAttribute('aria-label', locale.t('legend.label'));
    const switches = this.present.map((layer) =>
      el(
        'button',
        { type: 'button', 'data-layer': layer, 'aria-pressed': String(!off.has(layer)) },
        el('span', { class: 'swatch' }, locale.t(`layer.${layer}`)),
        ' ',
        el('span', { class: 'n' }, locale.number(counts.get(layer) ?? 0)),
      ),
    );
    const none = this.present.every((layer) => off.has(layer));
    const all = el('button', { type: 'button', class: 'quiet' }, locale.t(none ? 'legend.on' : 'legend.off'));
    this.root.replaceChildren(...switches, ...(this.present.length > 1 ? [all] : []));
    this.root.hidden = this.present.length === 0;
    if (had !== undefined) this.root.querySelector<HTMLElement>(had === 'all' ? '.quiet' : `[data-layer="${had}"]`)?.focus();
  }
}
