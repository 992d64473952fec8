// What may be known of a case at a moment, as plain data: sentences in any language can be made of it.

/**
 * "With" means: `visited` has been there; `since` had it in the days after the landmark's stage; `back` goes back to it
 * on leaving the landmark's stage; `order`
 * first came to one, then to the other (only cases with both are compared); `attribute`, `known`, `by` have that value
 * (of the case; of the newest event that has one; of who did the landmark's event); all others: more than `above`,
 * which is about the median. Times are in seconds. `known*` are values of event attributes.
 */
export type Feature =
  | { readonly kind: 'visited' | 'since' | 'back'; readonly activity: string }
  | { readonly kind: 'order'; readonly first: string; readonly second: string }
  | { readonly kind: 'visits' | 'timesSince' | 'timeIn'; readonly activity: string; readonly above: number }
  | {
      readonly kind: 'timeSoFar' | 'events' | 'people' | 'handovers' | 'eventsSince';
      readonly above: number;
    }
  | { readonly kind: 'by'; readonly value: string }
  | { readonly kind: 'attribute' | 'known'; readonly name: string; readonly value: string }
  | { readonly kind: 'attributeNumber' | 'knownNumber'; readonly name: string; readonly above: number };

/** The same for the same question, at whatever landmark: where the middle lies is left out. */
export function keyOf(feature: Feature): string {
  const { above: _, ...rest } = feature as Feature & { readonly above?: number };
  return JSON.stringify(rest);
}

/** Not known for a case, or not asked of it. */
export const NONE = 255;

/** The values of a feature for the rows of a cohort. */
export interface FeatureColumn {
  readonly key: string;
  /** Binary: 0 or 1. Otherwise a level from 0 to `levels` - 1 that rises with the value. NONE: does not count. */
  readonly values: Uint8Array;
  readonly levels: number;
  /** From which level on a row is "with". */
  readonly cut: number;
  readonly feature: Feature;
}

/** At most so many levels: a rank test on them loses about a thousandth of its power. A power of two: see `levelsOf`. */
const LEVELS = 32;
const SAMPLED = 4096;

/**
 * Numbers as levels of about as many rows each; undefined where all are the same. NaN becomes NONE.
 * @param named the feature, given what the upper half is above
 */
export function levelsOf(
  key: string,
  numbers: ArrayLike<number>,
  rows: number,
  named: (above: number) => Feature,
): FeatureColumn | undefined {
  const step = Math.max(1, Math.floor(rows / SAMPLED));
  const taken = new Float64Array(Math.ceil(rows / step));
  let n = 0;
  for (let i = 0; i < rows; i += step) if (!Number.isNaN(numbers[i]!)) taken[n++] = numbers[i]!;
  const sample = taken.subarray(0, n).toSorted();
  if (n < 2 || sample[0] === sample[n - 1]) return undefined;
  // A level holds what is above the edge before it and not above its own; the last has no edge.
  const edges: number[] = [];
  for (let k = 1; k < LEVELS; k++) {
    const edge = sample[Math.floor((k * (n - 1)) / LEVELS)]!;
    if (edge !== edges.at(-1) && edge !== sample[n - 1]) edges.push(edge);
  }
  const middle = sample[(n - 1) >> 1]!;
  let cut = edges.findIndex((edge) => edge >= middle) + 1;
  if (cut === 0) cut = edges.length;
  // The readable form: the number of edges below the value. Padded, so that five comparisons find it without a branch.
  const bounds = new Float64Array(LEVELS - 1).fill(Number.POSITIVE_INFINITY);
  bounds.set(edges);
  const values = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const value = numbers[i]!;
    let level = value > bounds[15]! ? 16 : 0;
    level += value > bounds[level + 7]! ? 8 : 0;
    level += value > bounds[level + 3]! ? 4 : 0;
    level += value > bounds[level + 1]! ? 2 : 0;
    level += value > bounds[level]! ? 1 : 0;
    // oxlint-disable-next-line no-self-compare -- NaN is what does not equal itself; faster here than asking
    values[i] = value === value ? level : NONE;
  }
  return { key, values, levels: edges.length + 1, cut, feature: named(edges[cut - 1]!) };
}

export function isBinary(column: FeatureColumn): boolean {
  return column.levels === 2;
}
