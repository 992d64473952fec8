// The lines of a table: rows, with the heads of groups between them. A line is found by its number without a list of all
// lines, so a million rows cost nothing. Pure.

export interface GroupSpan {
  readonly key: string;
  /** Rows of this group that the source gives; none for a folded group. */
  readonly rows: number;
}

export type Line =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'group'; readonly group: number };

export function lineCount(rows: number, groups: readonly GroupSpan[] | undefined): number {
  return groups === undefined ? rows : groups.reduce((sum, group) => sum + group.rows + 1, 0);
}

/** Line number of every group's head. */
export function groupStarts(groups: readonly GroupSpan[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const group of groups) {
    starts.push(at);
    at += group.rows + 1;
  }
  return starts;
}

export function lineAt(line: number, starts: readonly number[] | undefined): Line {
  if (starts === undefined || starts.length === 0) return { kind: 'row', index: line };
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= line) low = middle;
    else high = middle - 1;
  }
  return line === starts[low] ? { kind: 'group', group: low } : { kind: 'row', index: line - low - 1 };
}

/** Browsers draw no taller boxes than some 17 million pixels. */
export const TALLEST = 15_000_000;

/**
 * A list that is taller than a browser can draw is scrolled in a shorter box: positions are stretched.
 * @returns the distance from the list's real top that is at the box's top edge
 */
export function stretched(scrollTop: number, viewport: number, height: number): number {
  if (height <= TALLEST) return scrollTop;
  return (scrollTop / (TALLEST - viewport)) * (height - viewport);
}

/** The other way round: the box's scroll position for a distance. */
export function squeezed(distance: number, viewport: number, height: number): number {
  if (height <= TALLEST) return distance;
  return (distance / (height - viewport)) * (TALLEST - viewport);
}
