// The directly-follows graph of a log (van der Aalst, Process Mining, 2016): which activity follows which, how often,
// in how many cases and after how long. Counts equal PM4Py's `discover_dfg`; durations are elapsed calendar time.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { describeInPlace, type Description } from './describe.ts';
import { portionOf, stepCases, type Watch } from '../parallel/watch.ts';
import { numberPairs } from './pair-numbers.ts';

/** One activity right after another; times in seconds from the one event to the other. */
export interface DfgArc {
  /** Indexes into `log.activities`. */
  readonly from: number;
  readonly to: number;
  /** How often `to` comes right after `from`. */
  readonly count: number;
  /** In how many cases it does so at least once. */
  readonly cases: number;
  /** Time between the two events. */
  readonly seconds: Description;
}

/** An activity (index into `log.activities`) and in how many cases it is first, or last. */
export interface ActivityCases {
  readonly activity: number;
  readonly cases: number;
}

/**
 * A directly-follows graph: what comes right after what, how often and how long after (van der Aalst, Process Mining,
 * 2016).
 */
export interface Dfg {
  /** By count, largest first, then by the names of `from` and `to`. */
  readonly arcs: readonly DfgArc[];
  /** First activities of cases, most frequent first, then by name. */
  readonly starts: readonly ActivityCases[];
  /** Last activities of cases, in the same order. */
  readonly ends: readonly ActivityCases[];
}

/**
 * Discovers the directly-follows graph: time and memory grow with the number of events (8 bytes each on the way).
 * @param watch is told how far it is, and may end it
 */
export function discoverDfg(log: EventLog, watch?: Watch): Dfg {
  const { activity, time, caseOffsets, activities } = log;
  const cases = caseCount(log);
  const pairs = numberPairs(log);
  const total = pairs.from.length;
  const counts = new Uint32Array(total);
  const caseCounts = new Uint32Array(total);
  const lastCase = new Uint32Array(total);
  const { ofEvent } = pairs;

  const counting = portionOf(watch, 0.2, 0.4);
  for (let c = 0; c < cases; c++) {
    stepCases(counting, c, cases);
    const end = caseOffsets[c + 1]! - 1;
    for (let e = caseOffsets[c]!; e < end; e++) {
      const pair = ofEvent[e]!;
      counts[pair]!++;
      if (lastCase[pair] !== c + 1) {
        lastCase[pair] = c + 1;
        caseCounts[pair]!++;
      }
    }
  }

  // Durations of one arc side by side, so that each arc is described in its own slice.
  const next = new Uint32Array(total + 1);
  for (let p = 0; p < total; p++) next[p + 1] = next[p]! + counts[p]!;
  const durations = new Float64Array(next[total]!);
  for (let c = 0; c < cases; c++) {
    const end = caseOffsets[c + 1]! - 1;
    for (let e = caseOffsets[c]!; e < end; e++) durations[next[ofEvent[e]!]!++] = time[e + 1]! - time[e]!;
  }

  const arcs: DfgArc[] = [];
  const describing = portionOf(watch, 0.5, 1);
  for (let p = 0; p < total; p++) {
    describing?.step(p, total);
    const to = next[p]!;
    arcs.push({
      from: pairs.from[p]!,
      to: pairs.to[p]!,
      count: counts[p]!,
      cases: caseCounts[p]!,
      seconds: describeInPlace(durations, to - counts[p]!, to, 1000),
    });
  }
  const rank = nameRanks(activities);
  arcs.sort((a, b) => b.count - a.count || rank[a.from]! - rank[b.from]! || rank[a.to]! - rank[b.to]!);

  const starting = new Uint32Array(activities.length);
  const ending = new Uint32Array(activities.length);
  for (let c = 0; c < cases; c++) {
    starting[activity[caseOffsets[c]!]!]!++;
    ending[activity[caseOffsets[c + 1]! - 1]!]!++;
  }
  return { arcs, starts: counted(starting, rank), ends: counted(ending, rank) };
}

function counted(cases: Uint32Array, rank: Uint32Array): ActivityCases[] {
  const result: ActivityCases[] = [];
  for (let a = 0; a < cases.length; a++) if (cases[a]! > 0) result.push({ activity: a, cases: cases[a]! });
  return result.toSorted((a, b) => b.cases - a.cases || rank[a.activity]! - rank[b.activity]!);
}

/** The place of each name in the order of UTF-16 code units: the same order on every machine and in every locale. */
export function nameRanks(names: readonly string[]): Uint32Array {
  const order = Uint32Array.from(names.keys());
  order.sort((a, b) => compareNames(names[a]!, names[b]!) || a - b);
  const rank = new Uint32Array(names.length);
  for (let i = 0; i < order.length; i++) rank[order[i]!] = i;
  return rank;
}

/** Order of names by UTF-16 code units, the same on every machine: below 0, 0 or above 0. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
