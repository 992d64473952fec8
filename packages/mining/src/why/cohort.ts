// Landmarks: the cases that reached a stage and were still undecided (some days later), and what became of them after
// (Anderson, Cain & Gelber 1983). Only cases old enough to be decided by now are compared: of young ones, those that end
// quickly are decided and the others not, which would look like an effect of whatever young cases have.
import { START } from '../discovery/behind.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { survivalOf } from '../time/survival.ts';
import { LOST, OPEN, OTHER, WON, type CaseEnds } from './case-ends.ts';

/** The moment of a case from which on its outcome counts, and up to which it is known. */
export interface Landmark {
  /** First entry into this activity; `START`: the first event of the case. */
  readonly stage: string;
  /** So many days after it; 0: at once. */
  readonly days: number;
  /** Not when the stage is entered but when it is first left for another stage. */
  readonly leaving?: true;
}

/** How many cases a landmark has, and how they ended; what stands beside is counted, too. */
export interface CohortCounts {
  readonly landmark: Landmark;
  /** Old enough to be compared, by how they ended after the landmark. */
  readonly won: number;
  readonly lost: number;
  /** Beside them: old enough but still open; ended in neither way; came to the landmark too late to be told. */
  readonly open: number;
  readonly other: number;
  readonly tooRecent: number;
  /** Cases count as old enough so many seconds after the landmark. */
  readonly settledAfter: number;
  /** Of a very large log, one case in so many is looked at, drawn by its number; 1: all. The counts are of those. */
  readonly oneIn: number;
}

/** Rows: cases won, lost and open that are old enough. */
export interface Cohort {
  readonly counts: CohortCounts;
  readonly rows: Uint32Array;
  /** Per row: the landmark's event, and the last event known at the landmark. */
  readonly at: Uint32Array;
  readonly known: Uint32Array;
  /** Per row: WON, LOST or OPEN. */
  readonly outcome: Uint8Array;
  /** Per row: seconds from the landmark to the end, or so far. */
  readonly seconds: Float64Array;
}

const DAY_MS = 86_400_000;
const SAMPLED = 4096;
/** Of those that are decided in the end, this share is by then. What is missing is weighed: see `carefulP`. */
const SETTLED = 0.9;

/**
 * @param isStage per activity: only going to another stage is leaving one
 * @param looked the cases to look at; all unless told
 */
export function cohortAt(
  log: EventLog,
  ends: CaseEnds,
  landmark: Landmark,
  isStage: Uint8Array,
  looked: LookedAt = lookedAt(log, 1),
): Cohort {
  const { activity, caseOffsets, time } = log;
  const cases = looked.cases.length;
  const stage = landmark.stage === START ? -1 : log.activities.indexOf(landmark.stage);
  const waitMs = landmark.days * DAY_MS;
  const rows = new Uint32Array(cases);
  const at = new Uint32Array(cases);
  const known = new Uint32Array(cases);
  let n = 0;
  for (let i = 0; i < cases; i++) {
    const c = looked.cases[i]!;
    const to = ends.endsAt[c]!;
    let e = caseOffsets[c]!;
    if (stage >= 0) while (e < to && activity[e] !== stage) e++;
    else if (landmark.stage !== START) continue;
    if (landmark.leaving) while (e < to && (activity[e] === stage || isStage[activity[e]!] === 0)) e++;
    if (e >= to) continue;
    let until = e;
    if (waitMs > 0) {
      const moment = time[e]! + waitMs;
      if (ends.outcome[c] === OPEN ? ends.asOfMs < moment : time[to]! <= moment) continue;
      while (until + 1 < to && time[until + 1]! <= moment) until++;
    }
    rows[n] = c;
    at[n] = e;
    known[n++] = until;
  }
  const moment = (row: number): number => time[at[row]!]! + waitMs;
  const secondsOf = (row: number): number => {
    const c = rows[row]!;
    const end = ends.outcome[c] === OPEN ? Math.max(ends.asOfMs, moment(row)) : time[ends.endsAt[c]!]!;
    return (end - moment(row)) / 1000;
  };
  const settledAfter = settledTime(ends, rows, n, secondsOf);
  const latest = ends.asOfMs - settledAfter * 1000;
  const counts = { won: 0, lost: 0, open: 0, other: 0, tooRecent: 0 };
  const outcome = new Uint8Array(n);
  const seconds = new Float64Array(n);
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const end = ends.outcome[rows[i]!]!;
    if (moment(i) > latest) counts.tooRecent++;
    else if (end === OTHER) counts.other++;
    else {
      counts[end === WON ? 'won' : end === LOST ? 'lost' : 'open']++;
      outcome[kept] = end;
      seconds[kept] = secondsOf(i);
      rows[kept] = rows[i]!;
      at[kept] = at[i]!;
      known[kept++] = known[i]!;
    }
  }
  return {
    counts: { landmark, ...counts, settledAfter, oneIn: looked.oneIn },
    rows: rows.slice(0, kept),
    at: at.slice(0, kept),
    known: known.slice(0, kept),
    outcome: outcome.slice(0, kept),
    seconds: seconds.slice(0, kept),
  };
}

/** By when nearly all are decided that ever are within what was followed, and nearly all of the won ones won. */
function settledTime(
  ends: CaseEnds,
  rows: Uint32Array,
  n: number,
  secondsOf: (row: number) => number,
): number {
  const step = Math.max(1, Math.floor(n / SAMPLED));
  const seconds: number[] = [];
  const over: number[] = [];
  const won: number[] = [];
  for (let i = 0; i < n; i += step) {
    const end = ends.outcome[rows[i]!]!;
    seconds.push(secondsOf(i));
    over.push(end === OPEN ? 0 : 1);
    if (end === WON) won.push(seconds.at(-1)!);
  }
  if (seconds.length === 0) return 0;
  const { times, share } = survivalOf(Float64Array.from(seconds), Uint8Array.from(over));
  if (times.length === 0) return 0;
  const never = share.at(-1)!;
  const level = never + (1 - SETTLED) * (1 - never);
  const settled = times[share.findIndex((value) => value <= level + 1e-12)]!;
  won.sort((a, b) => a - b);
  return Math.max(settled, won[Math.floor(SETTLED * (won.length - 1))] ?? 0);
}

/** Seconds after its begin by which a case is usually ended. */
export function settledAfterBegin(log: EventLog, ends: CaseEnds): number {
  const rows = Uint32Array.from({ length: caseCount(log) }, (_, c) => c);
  return settledTime(ends, rows, rows.length, (c) => {
    const end = ends.outcome[c] === OPEN ? ends.asOfMs : log.time[ends.endsAt[c]!]!;
    return Math.max(0, end - log.time[log.caseOffsets[c]!]!) / 1000;
  });
}

const FEWEST_REACHING = 60;
const MOST_STAGES = 12;
/** Two stages are in order where at most this share of the cases with both has them the other way round. */
const WANDERS = 0.1;

/**
 * The landmarks where none are named: the twelve stages that most cases come to before they end, in the order they
 * usually come, on entering; before them the begin of the case where cases begin differently. Left out are stages that
 * come now before, now after others: cases that enter them do not stand at one place, and those further on are nearer to
 * being won for that reason alone. Days later than entering are not among them either: by then the quick ends are gone.
 *
 * @param shareBefore of two activities, in which share of the cases with both the first comes first
 */
export function usualLandmarks(
  log: EventLog,
  ends: CaseEnds,
  isStage: Uint8Array,
  shareBefore: (a: number, b: number) => number,
): Landmark[] {
  const total = log.activities.length;
  const reached = new Uint32Array(total);
  const place = new Float64Array(total);
  const seenIn = new Int32Array(total).fill(-1);
  const firsts = new Uint32Array(total);
  for (let c = 0; c < caseCount(log); c++) {
    const from = log.caseOffsets[c]!;
    const to = ends.endsAt[c]!;
    if (from < to) firsts[log.activity[from]!]!++;
    for (let e = from; e < to; e++) {
      const a = log.activity[e]!;
      if (seenIn[a] === c) continue;
      seenIn[a] = c;
      reached[a]!++;
      place[a]! += (log.time[e]! - log.time[from]!) / 1000;
    }
  }
  const commonest = [...reached.keys()]
    .filter((a) => isStage[a] === 1 && ends.endOf[a] === OPEN && reached[a]! >= FEWEST_REACHING)
    .toSorted((a, b) => reached[b]! - reached[a]! || a - b)
    .slice(0, MOST_STAGES);
  const stages = inOnePlace(commonest, shareBefore)
    .toSorted((a, b) => place[a]! / reached[a]! - place[b]! / reached[b]! || a - b)
    .map((a): Landmark => ({ stage: log.activities[a]!, days: 0 }));
  const most = firsts.reduce((high, count) => Math.max(high, count), 0);
  const beginsDiffer = most < 0.95 * caseCount(log) && caseCount(log) >= FEWEST_REACHING;
  return beginsDiffer ? [{ stage: START, days: 0 }, ...stages] : stages;
}

/** Without the stages that come in no fixed order to the others, the most wandering first, until the rest are in order. */
function inOnePlace(
  stages: readonly number[],
  shareBefore: (a: number, b: number) => number,
): readonly number[] {
  const wanders = (a: number, b: number): boolean => {
    const share = shareBefore(a, b);
    return share > WANDERS && share < 1 - WANDERS;
  };
  let kept = stages;
  for (;;) {
    const partners = kept.map((a) => kept.filter((b) => b !== a && wanders(a, b)).length);
    const most = Math.max(0, ...partners);
    if (most === 0) return kept;
    // Of two that wander about each other, the rarer one goes.
    const worst = partners.lastIndexOf(most);
    kept = kept.filter((_, i) => i !== worst);
  }
}

/** The cases that are looked at, ascending: one in so many, drawn by their number. */
export interface LookedAt {
  readonly cases: Uint32Array;
  readonly oneIn: number;
}

export function lookedAt(log: EventLog, oneIn: number): LookedAt {
  const cases = new Uint32Array(caseCount(log));
  let n = 0;
  for (let c = 0; c < cases.length; c++) if (oneIn === 1 || mixed(c) % oneIn === 0) cases[n++] = c;
  return { oneIn, cases: cases.slice(0, n) };
}

/** A number that has nothing to do with the order of the cases. */
export function mixed(c: number): number {
  let hash = Math.imul(c ^ (c >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
