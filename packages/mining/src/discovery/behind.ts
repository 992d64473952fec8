// What stands behind a figure of the map: the cases of an activity, of a step or of the whole log, and how their
// times are spread.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { describeInPlace, quantileInPlace, type Description } from './describe.ts';
import { longestFirst, type CasesBehind } from './longest-first.ts';

/** The two ends every map has. As `at` or `next` they mean "the case begins" and "the case ends". */
export const START = '@start';
/** As a place: the case ends. */
export const END = '@end';

/**
 * A place on the map: an activity (`at`), a step (`at` -> `next`), or the whole case where both are absent.
 * `{ at: START, next: A }` is beginning with A, `{ at: A, next: END }` ending with it.
 */
export interface Place {
  readonly at?: string | undefined;
  readonly next?: string | undefined;
}

/** The cases that pass through `place`. */
export function casesBehind(log: EventLog, place: Place): CasesBehind {
  const cases = caseCount(log);
  const here = new Float64Array(cases).fill(Number.NaN);
  const found: number[] = [];
  const seen = new Uint8Array(cases);
  visit(log, place, (c, seconds) => {
    if (seen[c] === 0) {
      seen[c] = 1;
      found.push(c);
    }
    if (!Number.isNaN(seconds)) here[c] = (Number.isNaN(here[c]!) ? 0 : here[c]!) + seconds;
  });
  return longestFirst(log, found, here);
}

/** Times of a place as a histogram; in seconds. */
export interface Distribution {
  /** Number of times measured (visits, steps or cases). */
  readonly n: number;
  readonly seconds: Description | undefined;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number] | undefined;
  /**
   * Half-open ranges of seconds, side by side, of equal "round" width; the last one takes everything above, so its
   * end is the maximum.
   */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** How the times at `place` are spread; each visit or step counts, for the whole case each case. */
export function distributionOf(log: EventLog, place: Place): Distribution {
  const times: number[] = [];
  visit(log, place, (_, seconds) => {
    if (!Number.isNaN(seconds)) times.push(seconds);
  });
  return spread(Float64Array.from(times));
}

/** Round widths of bins, in seconds: from a second to ten years. */
const WIDTHS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
  259_200, 604_800, 1_209_600, 2_592_000, 5_184_000, 7_776_000, 15_552_000, 31_536_000, 63_072_000,
  157_680_000, 315_360_000,
];
const MOST_BINS = 24;

function spread(times: Float64Array): Distribution {
  const n = times.length;
  if (n === 0) return { n, seconds: undefined, quartiles: undefined, bins: [] };
  const low = quantileInPlace(times, 0, n, 0.25);
  const high = quantileInPlace(times, 0, n, 0.75);
  const far = quantileInPlace(times, 0, n, 0.95);
  const seconds = describeInPlace(times, 0, n, 1);
  // The width follows the bulk, so that a single outlier does not squeeze everything into one bin.
  const span = Math.max(far, 0);
  const width = WIDTHS.find((step) => span / step < MOST_BINS) ?? span / MOST_BINS;
  const count = Math.min(Math.floor(seconds.max / width) + 1, MOST_BINS + 1);
  const counts = new Uint32Array(Math.max(count, 1));
  for (let i = 0; i < n; i++) {
    const bin = Math.max(0, Math.floor(times[i]! / width));
    const last = counts.length - 1;
    counts[bin < last ? bin : last]!++;
  }
  const bins = Array.from(counts, (amount, i) => ({ from: i * width, to: (i + 1) * width, count: amount }));
  const last = bins[bins.length - 1]!;
  if (seconds.max > last.to) bins[bins.length - 1] = { ...last, to: seconds.max };
  return { n, seconds, quartiles: [low, high], bins };
}

/** Calls `found(case, seconds)` for every visit of `place`; seconds are NaN where nothing came after. */
function visit(log: EventLog, place: Place, found: (caseIndex: number, seconds: number) => void): void {
  const { activity, time, caseOffsets } = log;
  const cases = caseCount(log);
  const at = place.at === undefined ? undefined : log.activities.indexOf(place.at);
  const next = place.next === undefined ? undefined : log.activities.indexOf(place.next);
  const fromStart = place.at === START && at === -1;
  const toEnd = place.next === END && next === -1;
  for (let c = 0; c < cases; c++) {
    const first = caseOffsets[c]!;
    const last = caseOffsets[c + 1]! - 1;
    if ((at === undefined && next === undefined) || (fromStart && (toEnd || next === undefined))) {
      found(c, (time[last]! - time[first]!) / 1000);
    } else if (fromStart) {
      if (activity[first] === next) found(c, Number.NaN);
    } else if (toEnd) {
      if (at === undefined || activity[last] === at) found(c, Number.NaN);
    } else {
      for (let e = first; e <= last; e++) {
        if (at !== undefined && activity[e] !== at) continue;
        if (next !== undefined && (e === last || activity[e + 1] !== next)) continue;
        found(c, e === last ? Number.NaN : (time[e + 1]! - time[e]!) / 1000);
      }
    }
  }
}
