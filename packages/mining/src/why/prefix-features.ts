// What each case of a cohort has done up to its landmark, read in one pass over the events before it: nothing after the
// landmark is looked at. Nothing is allocated per case.
import type { EventLog } from '../log/event-log.ts';
import { MISSING } from '../log/event-log.ts';
import type { CaseEnds } from './case-ends.ts';
import type { Cohort } from './cohort.ts';
import { keyOf, levelsOf, NONE, type Feature, type FeatureColumn } from './feature.ts';

/** What of the log is looked at, said once for all landmarks. */
export interface FeatureScope {
  /** Per activity: 1 for stages, where time is spent; the others happen meanwhile. */
  readonly isStage: Uint8Array;
  /** The commonest activities that are no ends: only of these is anything asked. */
  readonly asked: readonly number[];
}

const MOST_ASKED = 48;
const MOST_ORDERS = 12;
const SAMPLED = 2000;
/** A feature that fewer rows have, or lack, is not asked about. */
export const FEWEST = 20;

export function scopeOf(log: EventLog, ends: CaseEnds, stages?: readonly string[]): FeatureScope {
  const named = stages && new Set(stages);
  const isStage = Uint8Array.from(log.activities, (name) => (!named || named.has(name) ? 1 : 0));
  const events = new Uint32Array(log.activities.length);
  for (let e = 0; e < log.activity.length; e++) events[log.activity[e]!]!++;
  const asked = [...events.keys()]
    .filter((a) => events[a]! >= FEWEST && ends.endOf[a] === 0)
    .toSorted((a, b) => events[b]! - events[a]! || a - b)
    .slice(0, MOST_ASKED);
  return { isStage, asked };
}

/** Stages visited, how often, in which order, how long; events, people and hand-overs so far. */
export function prefixFeatures(log: EventLog, cohort: Cohort, scope: FeatureScope): FeatureColumn[] {
  const { activity, time, caseOffsets } = log;
  const n = cohort.rows.length;
  const total = log.activities.length;
  const place = placesOf(scope.asked, total);
  const width = scope.asked.length;
  const orders = ordersWorthAsking(log, cohort, place, width);
  const visits = Array.from({ length: width }, () => undefined as Uint8Array | undefined);
  const timeIn = Array.from({ length: width }, () => undefined as Float32Array | undefined);
  const orderValues = orders.map(() => new Uint8Array(n).fill(NONE));
  const soFar = new Float32Array(n);
  const events = new Float32Array(n);
  const { people, handovers } = peopleSoFar(log, cohort);
  const firstAt = new Int32Array(width).fill(-1);
  for (let i = 0; i < n; i++) {
    const from = caseOffsets[cohort.rows[i]!]!;
    const to = cohort.at[i]!;
    soFar[i] = (time[to]! - time[from]!) / 1000;
    events[i] = to - from + 1;
    let stageSlot = -1;
    let stageFrom = 0;
    for (let e = from; e <= to; e++) {
      const a = activity[e]!;
      const slot = place[a]!;
      const isStage = scope.isStage[a] === 1;
      if (isStage) {
        if (stageSlot >= 0) addTime(stageSlot, i, time[e]! - stageFrom);
        stageSlot = slot;
        stageFrom = time[e]!;
      }
      // The landmark's own event is the same for all.
      if (slot < 0 || e === to) continue;
      const column = (visits[slot] ??= new Uint8Array(n));
      if (column[i]! < 200) column[i]!++;
      if (firstAt[slot]! < from) firstAt[slot] = e;
    }
    for (let o = 0; o < orders.length; o++) {
      const { first, second } = orders[o]!;
      if (
        firstAt[first]! >= from &&
        firstAt[second]! >= from &&
        firstAt[first]! < to &&
        firstAt[second]! < to
      ) {
        orderValues[o]![i] = firstAt[first]! < firstAt[second]! ? 1 : 0;
      }
    }
  }
  const columns: FeatureColumn[] = [];
  const name = (slot: number): string => log.activities[scope.asked[slot]!]!;
  for (let slot = 0; slot < width; slot++) {
    const counted = visits[slot];
    if (!counted) continue;
    const feature: Feature = { kind: 'visited', activity: name(slot) };
    columns.push(
      binary(
        feature,
        counted.map((count) => Math.min(1, count)),
      ),
    );
    push(byActivity('visits', slot, counted));
    const spent = timeIn[slot];
    if (spent) push(byActivity('timeIn', slot, spent));
  }
  orders.forEach(({ first, second }, o) => {
    columns.push(binary({ kind: 'order', first: name(first), second: name(second) }, orderValues[o]!));
  });
  push(plain('timeSoFar', soFar));
  push(plain('events', events));
  if (log.resource) {
    push(plain('people', people));
    push(plain('handovers', handovers));
  }
  return columns;

  function addTime(slot: number, row: number, ms: number): void {
    const column = (timeIn[slot] ??= new Float32Array(n).fill(Number.NaN));
    column[row] = (Number.isNaN(column[row]!) ? 0 : column[row]!) + ms / 1000;
  }
  function byActivity(kind: 'visits' | 'timeIn', slot: number, values: ArrayLike<number>) {
    const named = (above: number): Feature => ({ kind, activity: name(slot), above });
    const column = levelsOf(keyOf(named(0)), values, n, named);
    // Whether at all is what `visited` asks already.
    return kind === 'visits' && isAboveNone(column) ? undefined : column;
  }
  function plain(kind: 'timeSoFar' | 'events' | 'people' | 'handovers', values: Float32Array) {
    const named = (above: number): Feature => ({ kind, above });
    return levelsOf(keyOf(named(0)), values, n, named);
  }
  function push(column: FeatureColumn | undefined): void {
    if (column) columns.push(column);
  }
}

/**
 * What happened meanwhile, in the days between the landmark's stage and its moment. Stages are not asked about: a case
 * that has moved on, or back, stands elsewhere on its way, and its ends are nearer or farther for that reason alone.
 */
export function sinceFeatures(log: EventLog, cohort: Cohort, scope: FeatureScope): FeatureColumn[] {
  const n = cohort.rows.length;
  const asked = scope.asked.filter((a) => scope.isStage[a] === 0);
  const place = placesOf(asked, log.activities.length);
  const counts = asked.map(() => undefined as Uint8Array | undefined);
  const events = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    for (let e = cohort.at[i]! + 1; e <= cohort.known[i]!; e++) {
      const slot = place[log.activity[e]!]!;
      if (slot < 0) continue;
      if (events[i]! < 200) events[i]!++;
      const column = (counts[slot] ??= new Uint8Array(n));
      if (column[i]! < 200) column[i]!++;
    }
  }
  const columns: FeatureColumn[] = [];
  const add = (counted: Uint8Array, once: Feature | undefined, named: (above: number) => Feature): void => {
    if (once)
      columns.push(
        binary(
          once,
          counted.map((count) => Math.min(1, count)),
        ),
      );
    const levels = levelsOf(keyOf(named(0)), counted, n, named);
    // Whether at all is asked already.
    if (levels && !(once && isAboveNone(levels))) columns.push(levels);
  };
  asked.forEach((a, slot) => {
    const activity = log.activities[a]!;
    const counted = counts[slot];
    if (counted) {
      add(counted, { kind: 'since', activity }, (above) => ({ kind: 'timesSince', activity, above }));
    }
  });
  if (asked.length > 1) add(events, undefined, (above) => ({ kind: 'eventsSince', above }));
  return columns;
}

/** Of a landmark on leaving: to which earlier stage the case goes back. */
export function backFeatures(log: EventLog, cohort: Cohort, isEarlier: Uint8Array): FeatureColumn[] {
  const columns: FeatureColumn[] = [];
  log.activities.forEach((activity, a) => {
    if (isEarlier[a] === 0) return;
    columns.push(
      binary(
        { kind: 'back', activity },
        Uint8Array.from(cohort.at, (e) => (log.activity[e] === a ? 1 : 0)),
      ),
    );
  });
  return columns;
}

function isAboveNone(column: FeatureColumn | undefined): boolean {
  return column !== undefined && 'above' in column.feature && column.feature.above === 0;
}

export function binary(feature: Feature, values: Uint8Array): FeatureColumn {
  return { key: keyOf(feature), values, levels: 2, cut: 1, feature };
}

function placesOf(asked: readonly number[], total: number): Int32Array {
  const place = new Int32Array(total).fill(-1);
  asked.forEach((a, slot) => {
    place[a] = slot;
  });
  return place;
}

/** Different people, and changes from one to another, up to the landmark's event. */
function peopleSoFar(log: EventLog, cohort: Cohort): { people: Float32Array; handovers: Float32Array } {
  const n = cohort.rows.length;
  const people = new Float32Array(n);
  const handovers = new Float32Array(n);
  if (!log.resource) return { people, handovers };
  const { codes, values } = log.resource;
  const seenBy = new Int32Array(values.length).fill(-1);
  for (let i = 0; i < n; i++) {
    let before = MISSING;
    for (let e = log.caseOffsets[cohort.rows[i]!]!; e <= cohort.at[i]!; e++) {
      const who = codes[e]!;
      if (who === MISSING) continue;
      if (seenBy[who] !== i) {
        seenBy[who] = i;
        people[i]!++;
      }
      if (before !== MISSING && who !== before) handovers[i]!++;
      before = who;
    }
  }
  return { people, handovers };
}

/** Pairs of activities that a good part of a sample did in either order, the most divided first. */
function ordersWorthAsking(
  log: EventLog,
  cohort: Cohort,
  place: Int32Array,
  width: number,
): { first: number; second: number }[] {
  const n = cohort.rows.length;
  const step = Math.max(1, Math.floor(n / SAMPLED));
  const before = new Uint32Array(width * width);
  const seenBy = new Int32Array(width).fill(-1);
  const order = new Uint32Array(width);
  let sampled = 0;
  for (let i = 0; i < n; i += step) {
    sampled++;
    let found = 0;
    for (let e = log.caseOffsets[cohort.rows[i]!]!; e < cohort.at[i]!; e++) {
      const slot = place[log.activity[e]!]!;
      if (slot < 0 || seenBy[slot] === i) continue;
      seenBy[slot] = i;
      for (let k = 0; k < found; k++) before[order[k]! * width + slot]!++;
      order[found++] = slot;
    }
  }
  const least = Math.max(0.02 * sampled, FEWEST / step);
  const pairs: { first: number; second: number; less: number }[] = [];
  for (let a = 0; a < width; a++) {
    for (let b = a + 1; b < width; b++) {
      const ab = before[a * width + b]!;
      const ba = before[b * width + a]!;
      const less = Math.min(ab, ba);
      // Named by the rarer order: the usual one is what it is compared with.
      if (less >= least) pairs.push(ab <= ba ? { first: a, second: b, less } : { first: b, second: a, less });
    }
  }
  return pairs
    .toSorted((x, y) => y.less - x.less || x.first - y.first || x.second - y.second)
    .slice(0, MOST_ORDERS);
}
