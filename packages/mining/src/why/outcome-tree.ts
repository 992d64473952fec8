// One shallow decision tree at a landmark, as a picture of the findings there. It is honest in two ways: it splits only
// by features that are findings already (so where nothing is found it is a single leaf), and a split chosen on one half
// of the cases stands only if the other half, which had no part in choosing it, bears it out.
import { saysEnough, wilson, type Interval } from '../insight/intervals.ts';
import { fisherExact } from '../statistics/fisher.ts';
import { mixed, type Landmark } from './cohort.ts';
import type { AskedCohort, Candidate } from './distinct-findings.ts';
import { NONE, type Feature, type FeatureColumn } from './feature.ts';

/** A group of decided cases, how many of them were won, and by which finding it is split further. */
export interface TreeNode extends Interval {
  readonly n: number;
  readonly won: number;
  readonly share: number;
  readonly split?: {
    readonly feature: Feature;
    /** Of the held-out half, Fisher's exact test. */
    readonly p: number;
    readonly with: TreeNode;
    readonly without: TreeNode;
  };
}

/** A shallow decision tree of findings at one landmark, borne out by cases that did not choose it. */
export interface OutcomeTree {
  readonly landmark: Landmark;
  readonly root: TreeNode;
}

const DEEPEST = 3;
const BEARS_OUT = 0.05;

export function growTree({ cohort, answer }: AskedCohort, candidates: readonly Candidate[]): OutcomeTree {
  const columns = candidates.map(({ tested }) => tested.column);
  const rows = new Uint32Array(answer.group.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) if (answer.group[i]! <= 1) rows[n++] = i;
  return {
    landmark: cohort.counts.landmark,
    root: nodeOf(rows.subarray(0, n), answer.group, columns, cohort.rows, 0),
  };
}

function nodeOf(
  rows: Uint32Array,
  won: Uint8Array,
  columns: readonly FeatureColumn[],
  cases: Uint32Array,
  depth: number,
): TreeNode {
  const n = rows.length;
  let hits = 0;
  for (const row of rows) hits += won[row]!;
  const leaf: TreeNode = {
    n,
    won: hits,
    share: n === 0 ? 0 : hits / n,
    ...(n === 0 ? { low: 0, high: 1 } : wilson(hits, n)),
  };
  if (depth === DEEPEST || hits === 0 || hits === n) return leaf;
  const best = bestSplit(rows, won, columns, cases);
  if (!best) return leaf;
  const { column, p } = best;
  const isWith = (row: number): boolean => column.values[row] !== NONE && column.values[row]! >= column.cut;
  const [yes, no] = [rows.filter((row) => isWith(row)), rows.filter((row) => !isWith(row))];
  const others = columns.filter((other) => other !== column);
  return {
    ...leaf,
    split: {
      feature: column.feature,
      p,
      with: nodeOf(yes, won, others, cases, depth + 1),
      without: nodeOf(no, won, others, cases, depth + 1),
    },
  };
}

/** The split with the smallest p on one half, if the other half bears it out and both sides say enough. */
function bestSplit(
  rows: Uint32Array,
  won: Uint8Array,
  columns: readonly FeatureColumn[],
  cases: Uint32Array,
): { column: FeatureColumn; p: number } | undefined {
  let best: { column: FeatureColumn; counts: Int32Array; p: number } | undefined;
  for (const column of columns) {
    // Per half, without and with: cases and won ones. A case that a feature is not asked of counts as without.
    const counts = new Int32Array(8);
    for (const row of rows) {
      const isWith = column.values[row] !== NONE && column.values[row]! >= column.cut;
      const at = ((mixed(cases[row]! ^ 0x5bd1) & 1) * 2 + (isWith ? 1 : 0)) * 2;
      counts[at]!++;
      counts[at + 1]! += won[row]!;
    }
    const [n0, w0, n1, w1] = counts as unknown as [number, number, number, number];
    const p = fisherExact(w1, n1, w0, n0);
    if (!best || p < best.p) best = { column, counts, p };
  }
  if (!best || best.p > BEARS_OUT) return undefined;
  const [n0, w0, n1, w1, m0, v0, m1, v1] = best.counts as unknown as readonly number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!saysEnough(w0 + v0, n0 + m0) || !saysEnough(w1 + v1, n1 + m1)) return undefined;
  const p = fisherExact(v1, m1, v0, m0);
  const isSameWay = w1 / n1 > w0 / n0 === v1 / m1 > v0 / m0;
  return p <= BEARS_OUT && isSameWay ? { column: best.column, p } : undefined;
}
