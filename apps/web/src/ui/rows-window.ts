// Which rows of equal height a scrolling box has to show. Pure; the board and the data table stand on it.

export interface RowsWindow {
  readonly first: number;
  /** The one after the last. */
  readonly end: number;
}

/**
 * @param overscan rows kept beyond both edges, so that quick scrolling meets rows and not a gap
 * @returns a window inside 0..count; empty only for no rows
 */
export function rowsWindow(
  scrollTop: number,
  viewport: number,
  rowHeight: number,
  count: number,
  overscan: number,
): RowsWindow {
  const top = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const bottom = Math.ceil((scrollTop + viewport) / rowHeight) + overscan;
  const end = Math.min(count, Math.max(0, bottom));
  return { first: Math.min(top, Math.max(0, count - 1), end), end };
}

/** The scroll position that shows a row whole, moved as little as possible. */
export function scrollToShow(index: number, scrollTop: number, viewport: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - viewport);
}
