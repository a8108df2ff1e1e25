/** Where the letters of a text lie in a document: offsets to nodes and back, rectangles, the letter under a point. */
import type { Span } from '../contract.js';

/** A run of letters that stands in one text node as it stands in the text. */
export interface Piece extends Span {
  readonly node: Text;
  /** Where the run begins in the node. */
  readonly at: number;
}

export class TextMap {
  private readonly first = new Map<Node, number>();

  /** `pieces` by start; they do not overlap, and stand in the document in this order. */
  constructor(
    readonly pieces: readonly Piece[],
    readonly length: number,
  ) {
    pieces.forEach((piece, i) => {
      if (!this.first.has(piece.node)) this.first.set(piece.node, i);
    });
  }

  /** The range of a span, or `null` where none of it is in the document. */
  range(span: Span): StaticRange | null {
    const from = this.pieces[this.firstEndingAfter(span.start)];
    const to = this.pieces[this.firstEndingAfter(span.end - 1)];
    if (!from || !to || span.start >= span.end) return null;
    const startOffset = from.at + Math.max(span.start - from.start, 0);
    const endOffset = to.start < span.end ? to.at + Math.min(span.end - to.start, to.end - to.start) : to.at;
    if (from.node === to.node && startOffset >= endOffset) return null;
    return new StaticRange({ startContainer: from.node, startOffset, endContainer: to.node, endOffset });
  }

  liveRange(span: Span): Range | null {
    const fixed = this.range(span);
    if (!fixed) return null;
    const range = document.createRange();
    range.setStart(fixed.startContainer, fixed.startOffset);
    range.setEnd(fixed.endContainer, fixed.endOffset);
    return range;
  }

  /** The rectangles of a span on the screen, a line each. */
  rects(span: Span): DOMRect[] {
    return [...(this.liveRange(span)?.getClientRects() ?? [])].filter((r) => r.width > 0);
  }

  /** How many units of the text stand before a point of the document. */
  offset(node: Node, offset: number): number {
    const known = this.first.get(node);
    if (known !== undefined) {
      let best = this.pieces[known]!.start;
      for (let i = known; this.pieces[i]?.node === node; i++) {
        const piece = this.pieces[i]!;
        if (offset >= piece.at) best = piece.start + Math.min(offset - piece.at, piece.end - piece.start);
      }
      return best;
    }
    const point = document.createRange();
    point.setStart(node, offset);
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle]!;
      if (point.comparePoint(piece.node, piece.at) < 0) low = middle + 1;
      else high = middle;
    }
    return this.pieces[low]?.start ?? this.length;
  }

  /** The unit of the text whose box holds a point of the screen, or `null`; `root` is the tree that the text lies in. */
  at(x: number, y: number, root: Document | ShadowRoot): number | null {
    const near = this.near(x, y, root);
    if (near === null) return null;
    for (const start of [near, near - 1]) {
      const units = { start: Math.max(start, 0), end: start + 1 };
      if (this.rects(units).some((r) => x >= r.left && x <= r.right && y >= r.top - 2 && y <= r.bottom + 4)) return units.start;
    }
    return null;
  }

  private near(x: number, y: number, root: Document | ShadowRoot): number | null {
    if (typeof document.caretPositionFromPoint === 'function') {
      const options = root instanceof ShadowRoot ? { shadowRoots: [root] } : {};
      const place = document.caretPositionFromPoint(x, y, options);
      if (place && this.first.has(place.offsetNode)) return this.offset(place.offsetNode, place.offset);
    } else if (root instanceof Document && typeof document.caretRangeFromPoint === 'function') {
      const place = document.caretRangeFromPoint(x, y);
      if (place && this.first.has(place.startContainer)) return this.offset(place.startContainer, place.startOffset);
    }
    return this.search(x, y, root);
  }

  /** Where the browser does not look into a shadow tree: halves the text of the block under the point, by line and by place. */
  private search(x: number, y: number, root: Document | ShadowRoot): number | null {
    const block = root.elementFromPoint(x, y);
    const inside = block ? this.pieces.filter((piece) => block.contains(piece.node)) : [];
    let low = inside[0]?.start ?? 0;
    let high = inside.at(-1)?.end ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      // Line ends have no box of their own: what stands before them tells.
      let seen = middle;
      while (seen > low && this.rects({ start: seen, end: seen + 1 }).length === 0) seen -= 1;
      const r = this.rects({ start: seen, end: seen + 1 })[0];
      if (!r || r.bottom < y || (r.top <= y && r.right < x)) low = middle + 1;
      else high = seen;
    }
    return inside.length > 0 ? low : null;
  }

  private firstEndingAfter(position: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle]!.end <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
