// Of many features that go with the outcome, the ones that say something of their own: a feature whose difference is
// gone once cases alike in a stronger one are compared is an echo of it. Only the distinct ones count as discoveries.
// Why not plain Benjamini-Hochberg: docs/decisions/findings.md.
import { benjaminiHochberg } from '../statistics/false-discovery.ts';
import { stratifiedP } from '../statistics/stratified-ranks.ts';
import type { Cohort } from './cohort.ts';
import { isBinary, NONE, type FeatureColumn } from './feature.ts';
import type { Answer, TestedColumn } from './test-columns.ts';

/** A cohort with its answer and the columns that may matter. */
export interface AskedCohort {
  readonly cohort: Cohort;
  readonly answer: Answer;
  readonly kept: readonly TestedColumn[];
}

export interface Candidate {
  /** Index into the cohorts. */
  readonly at: number;
  readonly tested: TestedColumn;
}

/** A candidate that stands in the whole family. */
export interface Standing extends Candidate {
  readonly p: number;
  readonly q: number;
}

/**
 * Whether an echo is another name for its finding: at the echo's landmark, nearly the cases on that side of the finding
 * have the echo's feature, and nearly all others lack it. Null where the two pick different cases, and where the echo is
 * the finding's own feature at another landmark.
 */
export type SameCasesAs = 'with' | 'without' | null;

/** One that says nothing that a stronger finding does not. */
export interface EchoOf extends Standing {
  readonly sameCasesAs: SameCasesAs;
}

export interface DistinctFinding extends Standing {
  /** The larger of the plain p and the one among cases alike in all stronger findings; and q of it. */
  readonly p: number;
  readonly q: number;
  /** Candidates whose difference this one accounts for, the strongest first. */
  readonly echoes: readonly EchoOf[];
}

/** Within strata, a difference with a larger p is gone. */
const GONE = 0.01;
const MOST_STRATA = 3000;
/**
 * Two features are one where their sides agree so far (phi): of halves, in 95 of 100 cases. What is left of one within the
 * quarters of the other is no second effect but the fineness of the quarters.
 */
const SAME_CASES = 0.9;

/**
 * @param asked how many questions were asked in all, at all landmarks @param rate false discovery rate
 * @param isTold whether what is shown of a candidate tells it from no difference, too: the others are as if their p were 1
 */
export function distinctFindings(
  cohorts: readonly AskedCohort[],
  asked: number,
  rate: number,
  isTold: (candidate: Candidate) => boolean,
): DistinctFinding[] {
  const all = cohorts
    .flatMap(({ kept }, at) => kept.map((tested): Candidate => ({ at, tested })))
    .toSorted((a, b) => a.tested.p - b.tested.p || a.at - b.at);
  const q = benjaminiHochberg(
    all.map(({ tested }) => tested.p),
    Math.max(asked, all.length),
  );
  // A p only grows from here on: what the whole family does not bear now it never will.
  const candidates = all
    .map((candidate, i): Standing => ({ ...candidate, p: candidate.tested.p, q: q[i]! }))
    .filter((candidate) => candidate.q <= rate && isTold(candidate));
  const strata = cohorts.map(({ cohort }) => ({
    codes: undefined as Uint16Array | undefined,
    count: 1,
    n: cohort.rows.length,
  }));
  const distinct: { candidate: Standing; tested: TestedColumn; p: number }[] = [];
  const rest: Standing[] = [];
  const found = new Set<string>();
  for (const candidate of candidates) {
    const { column, p } = candidate.tested;
    if (found.has(column.key) || nearestOf(candidate, distinct, cohorts)?.sameCasesAs) {
      rest.push(candidate);
      continue;
    }
    const { answer } = cohorts[candidate.at]!;
    const within = pWithin(column, answer, strata[candidate.at]!);
    if (within > GONE) {
      rest.push(candidate);
      continue;
    }
    distinct.push({ candidate, tested: candidate.tested, p: Math.max(p, within) });
    found.add(column.key);
    cohorts.forEach(({ kept }, at) => {
      const same = kept.find((tested) => tested.column.key === column.key);
      if (same) refine(strata[at]!, same.column);
    });
  }
  const adjusted = benjaminiHochberg(
    distinct.map(({ p }) => p),
    Math.max(asked, distinct.length),
  );
  const findings = distinct
    .map(({ candidate, p }, i) => ({ ...candidate, p, q: adjusted[i]!, echoes: [] as EchoOf[] }))
    .filter((finding) => finding.q <= rate)
    .toSorted((a, b) => a.p - b.p);
  for (const candidate of rest) {
    const { column } = candidate.tested;
    const again = findings.find(({ tested }) => tested.column.key === column.key);
    const nearest = nearestOf(candidate, findings, cohorts);
    if (again) again.echoes.push({ ...candidate, sameCasesAs: null });
    else if (nearest) nearest.one.echoes.push({ ...candidate, sameCasesAs: nearest.sameCasesAs });
    else findings[0]?.echoes.push({ ...candidate, sameCasesAs: null });
  }
  return findings;
}

interface Strata {
  codes: Uint16Array | undefined;
  count: number;
  readonly n: number;
}

function pWithin(column: FeatureColumn, { group, value, levels }: Answer, strata: Strata): number {
  if (!strata.codes) return 0;
  const { codes, count } = strata;
  return isBinary(column)
    ? stratifiedP({ group: column.values, value, levels, strata: codes, strataCount: count })
    : stratifiedP({
        group,
        value: column.values,
        levels: column.levels,
        strata: codes,
        strataCount: count,
      });
}

/** Splits the strata by a feature: with, without, not asked; a number by quarters. */
function refine(strata: Strata, column: FeatureColumn): void {
  const parts = isBinary(column) ? 2 : Math.min(4, column.levels);
  const width = parts + 1;
  if (strata.count * width > MOST_STRATA) return;
  const codes = (strata.codes ??= new Uint16Array(strata.n));
  for (let i = 0; i < codes.length; i++) {
    const level = column.values[i]!;
    const part = level === NONE ? parts : Math.floor((level * parts) / column.levels);
    codes[i] = codes[i]! * width + part;
  }
  // Only strata that occur are numbered, so that more features fit in.
  const number = new Int32Array(strata.count * width).fill(-1);
  let used = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (number[code] === -1) number[code] = used++;
    codes[i] = number[code]!;
  }
  strata.count = Math.max(1, used);
}

const SAMPLED = 4000;

/** The finding whose rows agree most with those of `candidate`, in its cohort, and whether they are nearly the same. */
function nearestOf<T extends Pick<Candidate, 'tested'>>(
  candidate: Candidate,
  findings: readonly T[],
  cohorts: readonly AskedCohort[],
): { readonly one: T; readonly sameCasesAs: SameCasesAs } | undefined {
  const { kept } = cohorts[candidate.at]!;
  let nearest: T | undefined;
  let best = 0;
  for (const finding of findings) {
    const here = kept.find((tested) => tested.column.key === finding.tested.column.key);
    if (!here) continue;
    const agreement = phi(candidate.tested.column, here.column);
    if (Math.abs(agreement) > Math.abs(best)) {
      best = agreement;
      nearest = finding;
    }
  }
  const sameCasesAs = Math.abs(best) < SAME_CASES ? null : best > 0 ? 'with' : 'without';
  return nearest && { one: nearest, sameCasesAs };
}

function phi(a: FeatureColumn, b: FeatureColumn): number {
  const step = Math.max(1, Math.floor(a.values.length / SAMPLED));
  const n = [0, 0, 0, 0];
  for (let i = 0; i < a.values.length; i += step) {
    const [x, y] = [a.values[i]!, b.values[i]!];
    if (x === NONE || y === NONE) continue;
    n[(x >= a.cut ? 2 : 0) + (y >= b.cut ? 1 : 0)]!++;
  }
  const [n00, n01, n10, n11] = n as [number, number, number, number];
  const scale = Math.sqrt((n00 + n01) * (n10 + n11) * (n00 + n10) * (n01 + n11));
  return scale > 0 ? (n11 * n00 - n10 * n01) / scale : 0;
}
