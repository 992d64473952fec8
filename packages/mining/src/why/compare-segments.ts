// Any segment of cases against any other: how often they are won, what they are like and what they go through. A
// description of two groups, not of causes; for won against lost cases, `whatWinnersShare` asks at landmarks instead.
import { saysEnough, tellsFrom, wilson, type Interval } from '../insight/intervals.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { filterLog, type LogFilter } from '../log/filter-log.ts';
import { benjaminiHochberg } from '../statistics/false-discovery.ts';
import { fisherExact } from '../statistics/fisher.ts';
import { riskRatio, type Ratio } from '../statistics/risk-ratio.ts';
import { LOST, OPEN, OTHER, WON, type CaseEnds } from './case-ends.ts';
import { settledAfterBegin, type Cohort } from './cohort.ts';
import type { Feature } from './feature.ts';
import { prepare, type WhyOptions } from './gather.ts';
import { attributesKnown } from './leaks.ts';
import { FEWEST, prefixFeatures } from './prefix-features.ts';
import { propertyFeatures } from './property-features.ts';
import { testColumns, type Answer } from './test-columns.ts';

/** Flags by case, 1 for those of the segment. */
export type Segment = Uint8Array;

/** The cases of `log` that pass a filter, as a segment. */
export function segmentOf(log: EventLog, filter: LogFilter): Segment {
  const passing = new Set(filterLog(log, filter).caseIds);
  return Uint8Array.from(log.caseIds, (id) => (passing.has(id) ? 1 : 0));
}

/** How many cases a side of a comparison has, and which of them are compared. */
export interface SegmentCounts {
  /** Of the segment alone, without the cases that are in both. */
  readonly cases: number;
  /** Ended and old enough: these are compared. The others stand beside. */
  readonly compared: number;
  readonly open: number;
  readonly tooRecent: number;
  readonly won: number;
  readonly lost: number;
}

/** Cases of a segment that have a feature, with the interval of their share (Wilson). */
export interface ShareOf extends Interval {
  readonly n: number;
  readonly hits: number;
  readonly share: number;
}

/** Something that cases of one segment have more often than those of the other. */
export interface SegmentDifference {
  /** `won`: won of those won or lost. */
  readonly feature: Feature | { readonly kind: 'won' };
  readonly a: ShareOf;
  readonly b: ShareOf;
  /** How many times as often in `a` as in `b`. */
  readonly ratio: Ratio;
  readonly p: number;
  readonly q: number;
}

/** What comes of comparing two segments; `kind` says whether there was anything to compare. */
export type SegmentComparison =
  /** The two are the same cases: there is nothing to compare. */
  | { readonly kind: 'same'; readonly cases: number }
  | { readonly kind: 'empty'; readonly which: 'a' | 'b' | 'both' }
  /** Fewer than 20 ended cases on a side, such as a segment of one case: not enough data. */
  | {
      readonly kind: 'notEnough';
      readonly needed: number;
      readonly a: SegmentCounts;
      readonly b: SegmentCounts;
      readonly inBoth: number;
    }
  | {
      readonly kind: 'compared';
      readonly a: SegmentCounts;
      readonly b: SegmentCounts;
      /** In both, and so on neither side. */
      readonly inBoth: number;
      /** How often they are won, whether it differs or not; null where a side has no case won or lost. */
      readonly won: SegmentDifference | null;
      /** What differs, at a false discovery rate of 5 % over all questions; strongest evidence first. */
      readonly differences: readonly SegmentDifference[];
      readonly asked: number;
      /** Attributes (or values) that tell the segments apart by themselves: how they were chosen, no news. */
      readonly definedBy: readonly { readonly attribute: string; readonly value?: string }[];
    };

/**
 * Compares the ended cases of `a` with those of `b`, over their whole way.
 *
 * @throws {RangeError} where a segment has not one flag per case, or an option cannot be: see `whatWinnersShare`
 */
export function compareSegments(
  log: EventLog,
  a: Segment,
  b: Segment,
  options: Omit<WhyOptions, 'landmarks' | 'setAtStart'>,
): SegmentComparison {
  const cases = caseCount(log);
  for (const [name, { length }] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (length !== cases) {
      throw new RangeError(
        `segment ${name} has ${length} flags for ${cases} cases: give one per case, see segmentOf`,
      );
    }
  }
  const sizes = { a: 0, b: 0, both: 0 };
  for (let c = 0; c < cases; c++) {
    if (a[c]! > 0) sizes.a++;
    if (b[c]! > 0) sizes.b++;
    if (a[c]! > 0 && b[c]! > 0) sizes.both++;
  }
  if (sizes.a === 0 || sizes.b === 0) {
    return { kind: 'empty', which: sizes.a > 0 ? 'b' : sizes.b > 0 ? 'a' : 'both' };
  }
  if (sizes.a === sizes.both && sizes.b === sizes.both) return { kind: 'same', cases: sizes.both };
  const prepared = prepare(log, { ...options, landmarks: [] });
  const { cohort, group, counts } = rowsOf(prepared.log, prepared.ends, a, b);
  const inBoth = sizes.both;
  if (Math.min(counts.a.compared, counts.b.compared) < FEWEST) {
    return { kind: 'notEnough', needed: FEWEST, ...counts, inBoth };
  }
  // What determines the side is how the segments were chosen: the same signs as of a leak, for another reason.
  const sideOf = Uint8Array.from(a, (flag, c) => (flag > 0 === b[c]! > 0 ? OTHER : flag > 0 ? WON : LOST));
  const { known, suspected } = attributesKnown(
    prepared.log,
    { ...prepared.ends, outcome: sideOf },
    new Set(),
  );
  const answer: Answer = { group, value: group, levels: 2 };
  const columns = [
    ...propertyFeatures(prepared.log, cohort, known).filter(({ feature }) => feature.kind !== 'by'),
    ...prefixFeatures(prepared.log, cohort, prepared.scope),
  ];
  const { asked, kept } = testColumns(
    columns,
    answer,
    ({ n1, hits1, n0, hits0 }) =>
      saysEnough(hits1, hits1 + hits0) && saysEnough(n1 - hits1, n1 - hits1 + n0 - hits0),
  );
  const found = kept.map(({ column, sides: { n1, hits1, n0, hits0 }, p }) =>
    differenceOf(column.feature, [hits1, hits1 + hits0], [n1 - hits1, n1 - hits1 + n0 - hits0], p),
  );
  const decided = { a: counts.a.won + counts.a.lost, b: counts.b.won + counts.b.lost };
  const won =
    decided.a > 0 && decided.b > 0
      ? differenceOf(
          { kind: 'won' },
          [counts.a.won, decided.a],
          [counts.b.won, decided.b],
          fisherExact(counts.a.won, decided.a, counts.b.won, decided.b),
        )
      : null;
  const isWonEnough =
    won !== null && saysEnough(counts.a.won, decided.a) && saysEnough(counts.b.won, decided.b);
  const all = isWonEnough ? [won, ...found] : found;
  const questions = asked + (won ? 1 : 0);
  const q = benjaminiHochberg(
    // What is shown has to tell the two from each other, too.
    all.map(({ p, ratio }) => (tellsFrom(ratio, 1) ? p : 1)),
    Math.max(questions, all.length),
  );
  const adjusted = all.map((difference, i) => ({ ...difference, q: q[i]! }));
  return {
    kind: 'compared',
    ...counts,
    inBoth,
    won: isWonEnough ? adjusted[0]! : won,
    differences: adjusted.filter((difference) => difference.q <= prepared.rate).toSorted((x, y) => x.p - y.p),
    asked: questions,
    definedBy: suspected.map(({ attribute, value }) => ({
      attribute,
      ...(value !== undefined && { value }),
    })),
  };
}

function differenceOf(
  feature: SegmentDifference['feature'],
  [hitsA, nA]: readonly [number, number],
  [hitsB, nB]: readonly [number, number],
  p: number,
): SegmentDifference {
  return {
    feature,
    a: { n: nA, hits: hitsA, share: hitsA / nA, ...wilson(hitsA, nA) },
    b: { n: nB, hits: hitsB, share: hitsB / nB, ...wilson(hitsB, nB) },
    ratio: riskRatio(hitsA, nA, hitsB, nB),
    p,
    q: 1,
  };
}

/** Ended cases of one segment alone that began long enough ago for nearly all of their age to have ended. */
function rowsOf(
  log: EventLog,
  ends: CaseEnds,
  a: Segment,
  b: Segment,
): {
  readonly cohort: Cohort;
  readonly group: Uint8Array;
  readonly counts: { readonly a: SegmentCounts; readonly b: SegmentCounts };
} {
  const settledAfter = settledAfterBegin(log, ends);
  const latest = ends.asOfMs - settledAfter * 1000;
  const none = { cases: 0, compared: 0, open: 0, tooRecent: 0, won: 0, lost: 0 };
  const counts = { a: { ...none }, b: { ...none } };
  const rows: number[] = [];
  const group: number[] = [];
  for (let c = 0; c < a.length; c++) {
    const isA = a[c]! > 0;
    if (isA === b[c]! > 0) continue;
    const side = isA ? counts.a : counts.b;
    side.cases++;
    const end = ends.outcome[c]!;
    if (log.time[log.caseOffsets[c]!]! > latest) side.tooRecent++;
    else if (end === OPEN) side.open++;
    else {
      side.compared++;
      if (end === WON) side.won++;
      if (end === LOST) side.lost++;
      rows.push(c);
      group.push(isA ? 1 : 0);
    }
  }
  const at = Uint32Array.from(rows, (c) => ends.endsAt[c]!);
  return {
    cohort: {
      counts: {
        landmark: { stage: '', days: 0 },
        won: 0,
        lost: 0,
        open: 0,
        other: 0,
        tooRecent: 0,
        settledAfter,
        oneIn: 1,
      },
      rows: Uint32Array.from(rows),
      at,
      known: at,
      outcome: Uint8Array.from(rows, (c) => ends.outcome[c]!),
      seconds: new Float64Array(rows.length),
    },
    group: Uint8Array.from(group),
    counts,
  };
}
