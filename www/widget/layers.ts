/** What the reader can switch on and off. Several types of the result share a layer where one look serves them. */

import type { Analysis, EntityType, Mention } from './contract.js';

export const LAYERS = ['quote', 'person', 'organization', 'location', 'date', 'quantity', 'product', 'event', 'contact'] as const;
export type Layer = (typeof LAYERS)[number];

const OF_TYPE: Record<EntityType, Layer> = {
  person: 'person',
  organization: 'organization',
  location: 'location',
  date: 'date',
  time: 'date',
  quantity: 'quantity',
  product: 'product',
  event: 'event',
  email: 'contact',
  url: 'contact',
};

export function layerOf(type: EntityType): Layer {
  return OF_TYPE[type] ?? 'product';
}

/** Ranges of boilerplate: what stands there is not part of the article and is not counted. */
export function boilerplate(analysis: Analysis): (mention: Mention) => boolean {
  const spans = analysis.sections.filter((s) => s.kind === 'boilerplate');
  return (m) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.end <= m.start) low = middle + 1;
      else high = middle;
    }
    const span = spans[low];
    return span !== undefined && span.start <= m.start;
  };
}

/** How many different things each layer shows: quotes and entities; mentions, where a layer has those alone. */
export function countLayers(analysis: Analysis): Map<Layer, number> {
  const counts = new Map<Layer, number>(LAYERS.map((l) => [l, 0]));
  const add = (layer: Layer) => counts.set(layer, (counts.get(layer) ?? 0) + 1);
  for (const _ of analysis.quotes) add('quote');
  for (const entity of analysis.entities) add(layerOf(entity.type));
  const outside = boilerplate(analysis);
  const known = new Set([...counts].filter(([, n]) => n > 0).map(([layer]) => layer));
  for (const mention of analysis.mentions) {
    if (!known.has(layerOf(mention.type)) && mention.form === 'name' && !outside(mention)) add(layerOf(mention.type));
  }
  return counts;
}
