/** Browsers lose rows beyond some 17 (Firefox) or 33 (Chromium) million px: a list is never drawn taller than this. */
export const tallestPx = 15_000_000;

/** Extra rows above and below the view, so that a quick scroll finds them drawn. */
const overscan = 8;

/** A list of rows of one height, in a view of some height. */
export type ListShape = { readonly total: number; readonly rowPx: number; readonly viewPx: number };

/** The height the list is drawn with. */
export function drawnHeight(shape: ListShape): number {
  return Math.min(shape.total * shape.rowPx, tallestPx);
}

/** How many px of the list one px of the scrollbar stands for: 1, or more where the list is too tall to draw whole. */
export function scrollRatio(shape: ListShape): number {
  const wholePx = shape.total * shape.rowPx;
  if (wholePx <= tallestPx) return 1;
  return (wholePx - shape.viewPx) / (tallestPx - shape.viewPx);
}

/** The first and last position to draw at a distance from the list's beginning; last is -1 for an empty list. */
export function rowsAt(shape: ListShape, listPx: number): readonly [first: number, last: number] {
  const first = Math.floor(listPx / shape.rowPx) - overscan;
  const last = Math.ceil((listPx + shape.viewPx) / shape.rowPx) - 1 + overscan;
  return [Math.max(0, Math.min(first, shape.total - 1)), Math.min(last, shape.total - 1)];
}

/** Where to scroll to, in px of the list, so that a row is wholly in view; where it already is, nothing moves. */
export function listPxShowing(shape: ListShape, index: number, listPx: number): number {
  const topPx = index * shape.rowPx;
  if (topPx < listPx) return topPx;
  return Math.max(listPx, topPx + shape.rowPx - shape.viewPx);
}
