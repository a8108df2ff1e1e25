/** Orders a result for the lists. */

import type { Analysis, Entity, Quote, Speaker } from './contract.js';
import { LAYERS, layerOf, type Layer } from './layers.js';

/** What one speaker said. */
export interface Said {
  readonly key: string;
  readonly speaker: Speaker | null;
  readonly quotes: Quote[];
}

/** Quotes by speaker: who said most comes first, then who spoke first; what nobody is known to have said comes last. */
export function bySpeaker(analysis: Analysis): Said[] {
  const groups = new Map<string, Said>();
  for (const quote of analysis.quotes) {
    const key = speakerKey(quote.speaker);
    const group = groups.get(key);
    if (group) group.quotes.push(quote);
    else groups.set(key, { key, speaker: quote.speaker, quotes: [quote] });
  }
  const rank = (g: Said) => (g.speaker === null ? -1 : g.quotes.length);
  return [...groups.values()].sort((a, b) => rank(b) - rank(a)); // Stable: first come, first named.
}

function speakerKey(speaker: Speaker | null): string {
  if (speaker === null) return '';
  if (speaker.entities.length > 0) return `#${[...speaker.entities].sort((a, b) => a - b).join('+')}`;
  return `${speaker.kind}:${speaker.name}`;
}

/** Entities by layer, in the order of the legend; within one, as the result has them (most mentioned first). */
export function byLayer(analysis: Analysis): { layer: Layer; entities: Entity[] }[] {
  const all = LAYERS.map((layer) => ({ layer, entities: analysis.entities.filter((e) => layerOf(e.type) === layer) }));
  return all.filter((g) => g.entities.length > 0);
}

/** People who are quoted without a name, and what else a quote may have as its speaker. */
export type Standing = 'named' | 'organization' | 'document' | 'anonymous' | 'unknown';

export const STANDINGS: readonly Standing[] = ['named', 'organization', 'document', 'anonymous', 'unknown'];

export function standingOf(speaker: Speaker | null): Standing {
  if (!speaker) return 'unknown';
  return speaker.kind === 'person' ? 'named' : speaker.kind;
}

/** The first role that the article gives the speaker, where it is one known person and the name does not say it. */
export function roleOf(analysis: Analysis, speaker: Speaker): string | undefined {
  if (speaker.entities.length !== 1) return undefined;
  const role = analysis.entities[speaker.entities[0]!]?.roles[0];
  return role !== undefined && !speaker.name.includes(role) ? role : undefined;
}

/** A score as one of three words. */
export function sureness(score: number): 'high' | 'medium' | 'low' {
  if (score >= 0.85) return 'high';
  return score >= 0.6 ? 'medium' : 'low';
}
