// Where days are lost: per stage and per arc, the time of cases above a target, and the cases behind it.
// Definitions: docs/metrics.md ("Time").
import { quantileOf } from '../discovery/describe.ts';
import { compareNames } from '../discovery/dfg.ts';
import { longestFirst, type CasesBehind } from '../discovery/longest-first.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { portionOf, type Watch } from '../parallel/watch.ts';
import { arcNumbers } from './arc-numbers.ts';
import { fastestQuarter } from './fastest-quarter.ts';
import { FINDING, foundTimes, timesOf, type Found, type LogTimes } from './log-times.ts';
import { staysOf, type Stays } from './stays.ts';
import { settle, type TimeOptions } from './time-options.ts';
import { NOWHERE, waitsOf, type Waits } from './waits.ts';

/** A stage, or an arc from it. */
export interface BottleneckPlace {
  readonly at: string;
  readonly next?: string;
}

/** What bottlenecks take beside `TimeOptions`: targets of your own. */
export interface BottleneckOptions extends TimeOptions {
  /** Of places not named here: the median of the fastest quarter of won cases. */
  readonly targets?: readonly (BottleneckPlace & { readonly seconds: number })[];
}

/** A stage or an arc, and the time that cases lose there: above a target. */
export interface Bottleneck extends BottleneckPlace {
  /** Null: none was given, and no case of the fastest quarter of won ones was here. Nothing is lost then. */
  readonly target: {
    readonly seconds: number;
    readonly by: 'given' | 'fastest';
    /** How many of the fastest cases it is the median of; 0 where it was given. */
    readonly cases: number;
  } | null;
  /** Cases that spent time here, those of them that took longer than the target, and the seconds above it in all. */
  readonly cases: number;
  readonly slower: number;
  readonly lostSeconds: number;
  /** In days of 24 hours; with a calendar, in average working days. */
  readonly lostDays: number;
  /** Of all that is lost in stages, or on arcs; 0 where nothing is. */
  readonly share: number;
}

/** Where time is lost in a log. */
export interface Bottlenecks {
  /** Most lost first, then by name. */
  readonly stages: readonly Bottleneck[];
  /** The same time again, by where it went; what waits on belongs to no arc yet. With work times, waits between work. */
  readonly arcs: readonly Bottleneck[];
  readonly lostDays: { readonly stages: number; readonly arcs: number };
  /** Won cases, and how many of them make the fastest quarter. */
  readonly won: number;
  readonly fastest: number;
}

/** One of the two rankings of `bottlenecks`. */
export interface PlacesLosing {
  /** Most lost first, then by name. */
  readonly places: readonly Bottleneck[];
  readonly lostDays: number;
  /** Won cases, and how many of them make the fastest quarter. */
  readonly won: number;
  readonly fastest: number;
}

/**
 * Time of a case at a place is that of all its visits together, up to `asOfMs` where it is still there.
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function bottlenecks(
  log: EventLog,
  options: BottleneckOptions = {},
  times: LogTimes = timesOf(log, options),
): Bottlenecks {
  const { watch } = options;
  const stages = losingStages(log, { ...options, watch: portionOf(watch, 0, 0.5) }, times);
  const arcs = losingArcs(log, { ...options, watch: portionOf(watch, 0.5, 1) }, times);
  return bottlenecksOf(stages, arcs);
}

/** The two rankings as one. @param stages and arcs of the same log and options */
export function bottlenecksOf(stages: PlacesLosing, arcs: PlacesLosing): Bottlenecks {
  return {
    stages: stages.places,
    arcs: arcs.places,
    lostDays: { stages: stages.lostDays, arcs: arcs.lostDays },
    won: stages.won,
    fastest: stages.fastest,
  };
}

/** The stages of `bottlenecks` alone. */
export function losingStages(log: EventLog, options: BottleneckOptions = {}, times?: LogTimes): PlacesLosing {
  return losing(log, options, foundTimes(log, options, times), ({ stays }) =>
    stagesOf(log, stays(options.watch)),
  );
}

/** The arcs of `bottlenecks` alone. */
export function losingArcs(log: EventLog, options: BottleneckOptions = {}, times?: LogTimes): PlacesLosing {
  return losing(log, options, foundTimes(log, options, times), ({ waits }) =>
    arcsOf(log, waits(options.watch)),
  );
}

function losing(
  log: EventLog,
  options: BottleneckOptions,
  found: Found,
  timesAt: (found: Found) => PlaceTimes,
): PlacesLosing {
  const targets = targetsOf(log, options.targets ?? []);
  const { won, fastest, isFastest } = found.fastest();
  const rows = timesAt(found);
  const watch = portionOf(options.watch, FINDING, 1);
  const places = ranked(rows, targets, isFastest, found.settled.dayMs, watch);
  return { places, lostDays: lostIn(places), won, fastest };
}

function lostIn(places: readonly Bottleneck[]): number {
  return places.reduce((sum, { lostDays }) => sum + lostDays, 0);
}

/**
 * The cases that took longer than the target at a stage, or on an arc, most lost first; `hereSeconds` is what each lost.
 * @throws {RangeError} as `bottlenecks`, and for a place that the log does not have
 */
export function casesLosing(
  log: EventLog,
  place: BottleneckPlace,
  options: BottleneckOptions = {},
): CasesBehind {
  const settled = settle(log, options);
  const times =
    place.next === undefined ? stagesOf(log, staysOf(log, settled)) : arcsOf(log, waitsOf(log, settled));
  const number = times.places.findIndex(({ at, next }) => at === place.at && next === place.next);
  if (number === -1) {
    const name = place.next === undefined ? `"${place.at}"` : `"${place.at}" to "${place.next}"`;
    throw new RangeError(`no case spent time at ${name}`);
  }
  const { isFastest } = fastestQuarter(log, settled);
  const target = targetAt(times, number, targetsOf(log, options.targets ?? []), isFastest);
  const lost = new Float64Array(caseCount(log));
  const found: number[] = [];
  for (let i = times.from[number]!; i < times.from[number + 1]!; i++) {
    const over = target === null ? 0 : times.ms[i]! / 1000 - target.seconds;
    if (!(over > 0)) continue;
    found.push(times.caseIndex[i]!);
    lost[times.caseIndex[i]!] = over;
  }
  return longestFirst(log, found, lost);
}

/** Time of cases at places: an entry per place and case, by place. */
interface PlaceTimes {
  readonly places: readonly BottleneckPlace[];
  /** Entries of place `p`: `from[p]` up to `from[p + 1]`. */
  readonly from: Uint32Array;
  readonly caseIndex: Uint32Array;
  readonly ms: Float64Array;
}

function stagesOf(log: EventLog, { count, event, caseIndex, ms }: Stays): PlaceTimes {
  const placeOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) placeOf[i] = log.activity[event[i]!]!;
  return perCase(
    log.activities.map((at) => ({ at })),
    placeOf,
    caseIndex,
    ms,
    count,
  );
}

function arcsOf(log: EventLog, { count, from, to, caseIndex, ms }: Waits): PlaceTimes {
  const numbers = arcNumbers(log.activities.length);
  const placeOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    placeOf[i] = to[i] === NOWHERE ? NOWHERE : numbers.of(from[i]!, to[i]!);
  }
  const places = numbers.from.map((a, arc) => ({
    at: log.activities[a]!,
    next: log.activities[numbers.to[arc]!]!,
  }));
  return perCase(places, placeOf, caseIndex, ms, count);
}

/** Adds up the entries of a case at a place; entries come by case. Those that are NOWHERE are passed over. */
function perCase(
  places: readonly BottleneckPlace[],
  placeOf: Uint32Array,
  caseIndex: Uint32Array,
  ms: Float64Array,
  count: number,
): PlaceTimes {
  const total = places.length;
  const from = new Uint32Array(total + 1);
  const seenIn = new Int32Array(total).fill(-1);
  for (let i = 0; i < count; i++) {
    const p = placeOf[i]!;
    if (p === NOWHERE || seenIn[p] === caseIndex[i]) continue;
    seenIn[p] = caseIndex[i]!;
    from[p + 1]!++;
  }
  for (let p = 0; p < total; p++) from[p + 1]! += from[p]!;
  const next = from.slice();
  const cases = new Uint32Array(from[total]!);
  const sums = new Float64Array(from[total]!);
  seenIn.fill(-1);
  for (let i = 0; i < count; i++) {
    const p = placeOf[i]!;
    if (p === NOWHERE) continue;
    if (seenIn[p] !== caseIndex[i]) {
      seenIn[p] = caseIndex[i]!;
      cases[next[p]!++] = caseIndex[i]!;
    }
    sums[next[p]! - 1]! += ms[i]!;
  }
  return { places, from, caseIndex: cases, ms: sums };
}

function ranked(
  times: PlaceTimes,
  targets: ReadonlyMap<string, number>,
  isFastest: Uint8Array,
  dayMs: number,
  watch: Watch | undefined,
): Bottleneck[] {
  const rows = times.places.flatMap((place, p) => {
    watch?.step(p, times.places.length);
    const [first, last] = [times.from[p]!, times.from[p + 1]!];
    if (first === last) return [];
    const target = targetAt(times, p, targets, isFastest);
    const enough = target?.seconds ?? Number.POSITIVE_INFINITY;
    let slower = 0;
    let lost = 0;
    for (let i = first; i < last; i++) {
      const over = times.ms[i]! / 1000 - enough;
      if (!(over > 0)) continue;
      slower++;
      lost += over;
    }
    return [
      { ...place, target, cases: last - first, slower, lostSeconds: lost, lostDays: (lost * 1000) / dayMs },
    ];
  });
  const all = rows.reduce((sum, { lostSeconds }) => sum + lostSeconds, 0);
  return rows
    .map((row) => ({ ...row, share: all === 0 ? 0 : row.lostSeconds / all }))
    .toSorted(
      (a, b) =>
        b.lostSeconds - a.lostSeconds || compareNames(a.at, b.at) || compareNames(a.next ?? '', b.next ?? ''),
    );
}

function targetAt(
  { places, from, caseIndex, ms }: PlaceTimes,
  place: number,
  targets: ReadonlyMap<string, number>,
  isFastest: Uint8Array,
): Bottleneck['target'] {
  const given = targets.get(keyOf(places[place]!));
  if (given !== undefined) return { seconds: given, by: 'given', cases: 0 };
  const fast: number[] = [];
  for (let i = from[place]!; i < from[place + 1]!; i++)
    if (isFastest[caseIndex[i]!] === 1) fast.push(ms[i]! / 1000);
  return fast.length === 0 ? null : { seconds: quantileOf(fast, 0.5), by: 'fastest', cases: fast.length };
}

function targetsOf(
  log: EventLog,
  targets: readonly (BottleneckPlace & { readonly seconds: number })[],
): ReadonlyMap<string, number> {
  const names = new Set(log.activities);
  const found = new Map<string, number>();
  for (const { seconds, ...place } of targets) {
    const name = place.next === undefined ? place.at : `${place.at} to ${place.next}`;
    if (!(seconds >= 0 && seconds < Number.POSITIVE_INFINITY))
      throw new RangeError(
        `targets: ${seconds} for "${name}", but a target is a number of seconds, 0 or more`,
      );
    const unknown = [place.at, place.next].find((one) => one !== undefined && !names.has(one));
    if (unknown !== undefined && log.time.length > 0)
      throw new RangeError(`targets: the log has no activity called "${unknown}"`);
    found.set(keyOf(place), seconds);
  }
  return found;
}

function keyOf({ at, next }: BottleneckPlace): string {
  return JSON.stringify(next === undefined ? [at] : [at, next]);
}
