import { el } from './dom.ts';
import { formatNumber, t } from './i18n.ts';
import { LAYERS, type Layer } from './layers.ts';

/** The row of switches over the text: what each look means, how often it is there, and whether it is shown. */
export class Legend {
  readonly off = new Set<Layer>();

  constructor(
    private readonly root: HTMLElement,
    private readonly onToggle: () => void,
  ) {
    root.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-layer]') : null;
      if (!button) return;
      const layer = button.dataset.layer as Layer;
      if (!this.off.delete(layer)) this.off.add(layer);
      button.setAttribute('aria-pressed', String(!this.off.has(layer)));
      this.onToggle();
    });
  }

  /** Draws the switches. Those of layers that are not in the text are left out. */
  show(counts: ReadonlyMap<Layer, number>): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.layer : undefined;
    const had = this.root.contains(document.activeElement);
    const present = LAYERS.filter((layer) => (counts.get(layer) ?? 0) > 0);
    this.root.replaceChildren(...present.map((layer) => this.button(layer, counts.get(layer) ?? 0)));
    this.root.hidden = present.length === 0;
    if (had && focused) this.root.querySelector<HTMLElement>(`[data-layer="${focused}"]`)?.focus();
  }

  private button(layer: Layer, n: number): HTMLElement {
    return el(
      'button',
      { type: 'button', 'data-layer': layer, 'aria-pressed': String(!this.off.has(layer)) },
      el('span', { class: 'swatch' }, t(`layer.${layer}`)),
      ' ',
      el('span', { class: 'n' }, formatNumber(n)),
    );
  }
}
