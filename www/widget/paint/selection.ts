/** What the reader has selected, as offsets of the text: also where the text lies in a shadow tree. */
import type { Span } from '../contract.js';
import type { TextMap } from './text-map.js';

/** The selection inside of `box`, or `null` where there is none, or where it reaches out of it. */
export function selectionIn(box: Element, map: TextMap): Span | null {
  const range = selectedRange(box.getRootNode());
  if (!range || range.collapsed) return null;
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const start = map.offset(range.startContainer, range.startOffset);
  const end = map.offset(range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

function selectedRange(root: Node): AbstractRange | null {
  const selection = document.getSelection();
  if (!selection) return null;
  if (!(root instanceof ShadowRoot)) return selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (typeof selection.getComposedRanges === 'function') {
    try {
      return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
    } catch {
      // An earlier form of the call took the roots themselves.
    }
  }
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.() ?? selection;
  return own.rangeCount > 0 ? own.getRangeAt(0) : null;
}
