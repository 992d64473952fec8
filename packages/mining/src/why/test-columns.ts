// Asks one question of every feature of a cohort: does the answer (won or lost, fast or slow) differ with it? Keeps the
// columns whose p-value is small enough to matter later, and counts how many questions were asked.
import { fisherExact } from '../statistics/fisher.ts';
import { zOfCounts } from '../statistics/stratified-ranks.ts';
import { twoSided } from '../statistics/tails.ts';
import { isBinary, NONE, type FeatureColumn } from './feature.ts';
import { FEWEST } from './prefix-features.ts';

/** What is asked of the rows of a cohort. */
export interface Answer {
  /** Per row: 1 (won, slow) or 0; NONE where the row is not compared; OPEN_ROW where it is still open. */
  readonly group: Uint8Array;
  /** Per row: the answer as levels; the same as `group` for won or lost. NONE where the row is not compared. */
  readonly value: Uint8Array;
  readonly levels: number;
}

export const OPEN_ROW = 254;

export interface Sides {
  /** With the feature: rows compared, and those of the group 1. */
  readonly n1: number;
  readonly hits1: number;
  readonly n0: number;
  readonly hits0: number;
  /** Open rows with it and without. */
  readonly open1: number;
  readonly open0: number;
}

export interface TestedColumn {
  readonly column: FeatureColumn;
  readonly sides: Sides;
  readonly p: number;
}

export interface Tested {
  readonly asked: number;
  /** The smallest p first. */
  readonly kept: readonly TestedColumn[];
}

/** A larger p can never become a finding among many. */
const KEPT_BELOW = 0.01;
const MOST_KEPT = 80;

/**
 * Tests every column that enough rows have and lack; columns equal to an earlier one are asked once.
 * @param isEnough whether the two sides say enough to be shown (the house rule); otherwise the question counts, but
 *   its answer does not
 */
export function testColumns(
  columns: readonly FeatureColumn[],
  answer: Answer,
  isEnough: (sides: Sides) => boolean,
): Tested {
  const kept: TestedColumn[] = [];
  const asked = new Map<string, FeatureColumn[]>();
  let count = 0;
  for (const column of columns) {
    const counts = countsOf(column, answer);
    const sides = sidesOf(column, counts);
    if (Math.min(sides.n1, sides.n0) < FEWEST) continue;
    const looks = `${sides.n1} ${sides.hits1} ${sides.n0} ${sides.hits0}`;
    const alike = asked.get(looks) ?? [];
    if (alike.some((other) => isSame(other, column))) continue;
    alike.push(column);
    asked.set(looks, alike);
    count++;
    if (!isEnough(sides)) continue;
    const p = pOf(column, counts, sides, answer);
    if (p <= KEPT_BELOW) kept.push({ column, sides, p });
  }
  kept.sort((a, b) => a.p - b.p);
  return { asked: count, kept: kept.slice(0, MOST_KEPT) };
}

interface Counts {
  /** By level of the feature, and group 0, 1, open. */
  readonly byGroup: Uint32Array;
  /** For binary features: by level of the answer, and feature 0, 1. */
  readonly byValue: Uint32Array | undefined;
}

function countsOf({ values, levels }: FeatureColumn, { group, value, levels: answers }: Answer): Counts {
  const byGroup = new Uint32Array(levels * 3);
  const byValue = levels === 2 && answers > 2 ? new Uint32Array(answers * 2) : undefined;
  for (let i = 0; i < values.length; i++) {
    const level = values[i]!;
    const g = group[i]!;
    if (level >= levels || g === NONE) continue;
    byGroup[level * 3 + (g === OPEN_ROW ? 2 : g)]!++;
    if (byValue && g !== OPEN_ROW) byValue[value[i]! * 2 + level]!++;
  }
  return { byGroup, byValue };
}

function sidesOf({ levels, cut }: FeatureColumn, { byGroup }: Counts): Sides {
  const sides = { n1: 0, hits1: 0, n0: 0, hits0: 0, open1: 0, open0: 0 };
  for (let level = 0; level < levels; level++) {
    const [no, yes, open] = [byGroup[level * 3]!, byGroup[level * 3 + 1]!, byGroup[level * 3 + 2]!];
    if (level >= cut) {
      sides.n1 += no + yes;
      sides.hits1 += yes;
      sides.open1 += open;
    } else {
      sides.n0 += no + yes;
      sides.hits0 += yes;
      sides.open0 += open;
    }
  }
  return sides;
}

function pOf(column: FeatureColumn, counts: Counts, sides: Sides, answer: Answer): number {
  if (counts.byValue) return twoSided(zOfCounts(counts.byValue, answer.levels, 1));
  const table = fisherExact(sides.hits1, sides.n1, sides.hits0, sides.n0);
  const p = isBinary(column) ? table : rankP(column, counts);
  return answer.levels > 2 ? p : Math.min(1, p * Math.max(1, carefulP(sides) / table));
}

function rankP({ levels }: FeatureColumn, { byGroup }: Counts): number {
  const counts = new Uint32Array(levels * 2);
  for (let level = 0; level < levels; level++) {
    counts[level * 2] = byGroup[level * 3]!;
    counts[level * 2 + 1] = byGroup[level * 3 + 1]!;
  }
  return twoSided(zOfCounts(counts, levels, 1));
}

/**
 * The p if the side with the larger share of open cases had, for what it has more of them, been decided against the
 * difference: what only looks different because one side is still waiting is not found.
 */
function carefulP({ n1, hits1, n0, hits0, open1, open0 }: Sides): number {
  if (open1 + open0 === 0) return fisherExact(hits1, n1, hits0, n0);
  const [all1, all0] = [n1 + open1, n0 + open0];
  const gap = open1 / all1 - open0 / all0;
  const more1 = Math.max(0, Math.round(gap * all1));
  const more0 = Math.max(0, Math.round(-gap * all0));
  const isHigher = hits1 / n1 > hits0 / n0;
  const against1 = isHigher ? 0 : more1;
  const against0 = isHigher ? more0 : 0;
  const [share1, share0] = [(hits1 + against1) / (n1 + more1), (hits0 + against0) / (n0 + more0)];
  if (share1 > share0 !== isHigher) return 1;
  return fisherExact(hits1 + against1, n1 + more1, hits0 + against0, n0 + more0);
}

/** Whether two columns put the same rows together. */
function isSame(a: FeatureColumn, b: FeatureColumn): boolean {
  if (a.levels !== b.levels) return false;
  for (let i = 0; i < a.values.length; i++) if (a.values[i] !== b.values[i]) return false;
  return true;
}
