/** UTF-16 offsets in code points, which is what the standards of annotation count. */

/** Gives the code points before a UTF-16 offset of `text`; a surrogate without a pair counts as one. */
export function pointsIn(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    // How many pairs begin before the offset.
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
