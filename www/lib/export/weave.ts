/** Puts tags around regions of a text, however the regions lie. */
import { isWithin } from './options.js';

/** A region with the tags around it; where it is cut by another one, it opens again with `again`. */
export interface Region {
  start: number;
  end: number;
  open: string;
  again: string;
  close: string;
}

/**
 * `text` with the regions' tags in it, properly nested. Regions of an earlier layer are outside of those of a later one,
 * and longer ones outside of shorter ones in the same; what crosses is cut.
 */
export function weave(text: string, layers: readonly (readonly Region[])[], escape: (text: string) => string): string {
  const all = layers.flatMap((regions, layer) =>
    regions.filter((region) => isWithin(region, text)).map((region) => ({ region, layer, begun: false })),
  );
  type Woven = (typeof all)[number];
  const inOrder = (a: Woven, b: Woven): number =>
    a.layer - b.layer || a.region.start - b.region.start || b.region.end - a.region.end;
  all.sort((a, b) => a.region.start - b.region.start || inOrder(a, b));
  const edges = [...new Set(all.flatMap(({ region }) => [region.start, region.end]))].sort((a, b) => a - b);
  let out = '';
  let at = 0;
  let next = 0;
  let open: Woven[] = [];
  for (const edge of edges) {
    out += escape(text.slice(at, edge));
    at = edge;
    const wanted = open.filter(({ region }) => region.end > edge);
    let item = all[next];
    while (item !== undefined && item.region.start <= edge) {
      wanted.push(item);
      item = all[++next];
    }
    wanted.sort(inOrder);
    let kept = 0;
    while (kept < open.length && open[kept] === wanted[kept]) kept++;
    for (const { region } of open.slice(kept).reverse()) out += region.close;
    for (const woven of wanted.slice(kept)) {
      out += woven.begun ? woven.region.again : woven.region.open;
      woven.begun = true;
    }
    open = wanted;
  }
  return out + escape(text.slice(at));
}
