// How many have ended in which way by which age, where one end excludes the others: the cumulative incidence of Aalen and
// Johansen (1978). One minus Kaplan-Meier per end would say too much: it takes the others for lost from sight.
// Variance by the delta method (Marubini and Valsecchi 1995), intervals on the scale of log(-log F) (Choudhury 2002).
import { boundsOf } from './kaplan-meier.ts';
import { refuseBadTimes } from './life-table.ts';
import { sortRoom, sortTimes } from './sort-times.ts';
import { refuseFewPoints, thin } from './thin-curve.ts';

/** The share that has ended in this way by a time, with its 95 % interval. */
export interface IncidenceAt {
  readonly seconds: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The share that has ended in one way, by age. */
export interface CauseIncidence {
  /** How many ended in this way. */
  readonly ended: number;
  /** At the ages asked for; null beyond what was followed. */
  readonly at: readonly (IncidenceAt | null)[];
  /** At the longest time that anything was followed. */
  readonly last: IncidenceAt;
  /** Thinned for a picture; before the first of the times the share is 0. */
  readonly curve: {
    readonly times: Float64Array;
    readonly share: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
  };
}

/** The shares that have ended in each of several ways, by age in seconds. */
export interface Incidence {
  /** All, and those that last on. */
  readonly n: number;
  readonly open: number;
  /** The longest time that anything was followed. */
  readonly followed: number;
  /** One per way to end. */
  readonly causes: readonly CauseIncidence[];
}

/** Where shares by age are read, and how fine their curves are. */
export interface IncidenceOptions {
  /** Ages in seconds at which shares are wanted. */
  readonly ages?: readonly number[];
  /** The most points of a curve, from 20; 200 unless told. */
  readonly points?: number;
}

/**
 * How large a share has ended in each of several ways by any age (Aalen & Johansen 1978).
 * @param seconds per thing, how long it lasted or has lasted so far
 * @param cause per thing, 0 where it lasts on, else 1 to `causes`: how it ended
 * @throws {RangeError} if a time is negative or not a number, or a cause is none of these
 */
export function cumulativeIncidence(
  seconds: Float64Array,
  cause: Uint8Array,
  causes: number,
  { ages = [], points = 200 }: IncidenceOptions = {},
): Incidence {
  refuseBadTimes(seconds, cause.length);
  refuseFewPoints(points);
  for (const age of ages) {
    if (!(age >= 0)) throw new RangeError(`ages: ${age}, but an age is a number of seconds, 0 or more`);
  }
  const table = tableOfCauses(seconds, cause, causes);
  const { n, over, followed, steps, times } = table;
  return {
    n,
    open: n - over,
    followed,
    causes: table.endedBy.map((endedBy, k) => {
      const { share, variance } = incidenceOf(table, endedBy);
      const at = (step: number, time: number): IncidenceAt => {
        const value = step < 0 ? 0 : share[step]!;
        return { seconds: time, share: value, ...intervalOf(value, step < 0 ? 0 : variance[step]!) };
      };
      const kept = thin({ times, share }, steps, 0, [], points);
      const points95 = Array.from(kept, (step) => at(step, times[step]!));
      return {
        ended: table.counts[k]!,
        at: ages.map((age) => (age <= followed ? at(lastStep(times, steps, age), age) : null)),
        last: at(steps - 1, followed),
        curve: {
          times: Float64Array.from(points95, (point) => point.seconds),
          share: Float64Array.from(points95, (point) => point.share),
          low: Float64Array.from(points95, ({ low }) => low),
          high: Float64Array.from(points95, ({ high }) => high),
        },
      };
    }),
  };
}

interface CauseTable {
  readonly n: number;
  readonly over: number;
  readonly followed: number;
  readonly steps: number;
  /** Distinct times at which something ended, in whatever way. */
  readonly times: Float64Array;
  readonly atRisk: Uint32Array;
  readonly ended: Uint32Array;
  /** Per way to end, beside the times. */
  readonly endedBy: readonly Uint32Array[];
  /** Per way to end, how many did. */
  readonly counts: readonly number[];
}

function tableOfCauses(seconds: Float64Array, cause: Uint8Array, causes: number): CauseTable {
  const n = seconds.length;
  const from = new Uint32Array(causes + 2);
  for (let i = 0; i < n; i++) {
    const kind = cause[i]!;
    if (kind > causes)
      throw new RangeError(`cause ${i} is ${kind}, but causes are numbered 1 to ${causes}, or 0`);
    from[kind + 1]!++;
  }
  for (let k = 0; k <= causes; k++) from[k + 1]! += from[k]!;
  const next = from.slice();
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[next[cause[i]!]!++] = seconds[i]!;
  const room = sortRoom(n);
  for (let k = 0; k <= causes; k++) sortTimes(sorted, from[k]!, from[k + 1]!, room);

  const over = n - from[1]!;
  const times = new Float64Array(over);
  const atRisk = new Uint32Array(over);
  const ended = new Uint32Array(over);
  const endedBy = Array.from({ length: causes }, () => new Uint32Array(over));
  const place = from.slice(0, causes + 1);
  let steps = 0;
  for (let left = n; ; steps++) {
    let time = Number.POSITIVE_INFINITY;
    for (let k = 1; k <= causes; k++) {
      if (place[k]! < from[k + 1]!) time = Math.min(time, sorted[place[k]!]!);
    }
    if (time === Number.POSITIVE_INFINITY) break;
    while (place[0]! < from[1]! && sorted[place[0]!]! < time) {
      place[0]!++;
      left--;
    }
    times[steps] = time;
    atRisk[steps] = left;
    for (let k = 1; k <= causes; k++) {
      const first = place[k]!;
      while (place[k]! < from[k + 1]! && sorted[place[k]!] === time) place[k]!++;
      endedBy[k - 1]![steps] = place[k]! - first;
      ended[steps]! += place[k]! - first;
    }
    left -= ended[steps]!;
  }
  let followed = 0;
  for (let i = 0; i < n; i++) if (seconds[i]! > followed) followed = seconds[i]!;
  const counts = endedBy.map((_, k) => from[k + 2]! - from[k + 1]!);
  return { n, over, followed, steps, times, atRisk, ended, endedBy, counts };
}

/**
 * Share and variance by step. With n at risk, d ended, d1 of them in this way, and S the share that lasts just before:
 * Var F(t) = sum (F(t) - F)^2 d / (n (n - d)) + sum S^2 (n - d1) d1 / n^3 - 2 sum (F(t) - F) S d1 / n^2, over the steps up
 * to t, F being the incidence at each. The squares are multiplied out, so that each step adds to running sums.
 */
function incidenceOf(
  { steps, atRisk, ended }: CauseTable,
  endedBy: Uint32Array,
): { readonly share: Float64Array; readonly variance: Float64Array } {
  const share = new Float64Array(steps);
  const variance = new Float64Array(steps);
  let lasting = 1;
  let incidence = 0;
  let [w, wF, wFF, own, cross, crossF] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < steps; i++) {
    const n = atRisk[i]!;
    const d = ended[i]!;
    const d1 = endedBy[i]!;
    incidence += (lasting * d1) / n;
    // Where all ended there is no later step, and F(t) - F is 0 at this one.
    const weight = d < n ? d / (n * (n - d)) : 0;
    w += weight;
    wF += weight * incidence;
    wFF += weight * incidence * incidence;
    own += (lasting * lasting * (n - d1) * d1) / (n * n * n);
    const both = (lasting * d1) / (n * n);
    cross += both;
    crossF += both * incidence;
    lasting *= 1 - d / n;
    share[i] = incidence;
    const found = incidence * (incidence * w - 2 * wF - 2 * cross) + wFF + own + 2 * crossF;
    variance[i] = Math.max(0, found);
  }
  return { share, variance };
}

function intervalOf(share: number, variance: number): { readonly low: number; readonly high: number } {
  // The same scale as that of a share that lasts; sums may pass 1 by rounding.
  return boundsOf(Math.min(1, share), share > 0 ? variance / (share * share) : 0);
}

/** The last step not after `time`; -1 before the first. */
function lastStep(times: Float64Array, steps: number, time: number): number {
  let low = 0;
  let high = steps;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
