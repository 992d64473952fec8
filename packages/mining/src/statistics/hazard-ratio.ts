// How many times as fast something happens once something else has: Cox's model (1972) with one covariate that is 0 and
// may turn 1 on the way, so that the time before the turn counts as time without. Ties by Efron's method (1977).
import { Z95, type Interval } from '../insight/intervals.ts';
import { sortRoom, sortTimes } from '../time/sort-times.ts';
import { twoSided } from './tails.ts';

/** Parallel arrays, one entry per thing followed. */
export interface Followed {
  /** How long it was followed; above 0. */
  readonly until: Float64Array;
  /** 1 where it happened then, 0 where following stopped without it. */
  readonly happened: Uint8Array;
  /** When the covariate turned 1; Infinity where it never did. What turns at the very end turned too late to count. */
  readonly turned: Float64Array;
}

/** How many times as likely something is to happen at any moment (Cox 1972), with its interval and its test. */
export interface HazardRatio extends Interval {
  /** exp(β); 95 % interval by Wald. */
  readonly value: number;
  /** Two-sided, of the score test (the log-rank test with a time-varying group): needs no large effect to be right. */
  readonly p: number;
  /** How often it happened after the turn, and before or without. */
  readonly after: number;
  readonly before: number;
}

const MOST_STEPS = 50;
/** A logarithm beyond this grows for ever: at every moment, all that can happen happens on one side. */
const LARGEST = 12;

/**
 * Undefined where no finite ratio fits: nothing happened on one of the two sides, or it always happens on one side
 * first, as where the turn is only another name for it.
 */
export function hazardRatio({ until, happened, turned }: Followed): HazardRatio | undefined {
  const moments = momentsOf(until, happened, turned);
  const after = moments.ones.reduce((sum, n) => sum + n, 0);
  const all = moments.events.reduce((sum, n) => sum + n, 0);
  if (after === 0 || after === all) return undefined;
  const without = scoreAt(moments, 0);
  if (!(without.information > 0)) return undefined;
  let beta = 0;
  let { score, information, likelihood } = without;
  for (let step = 0; step < MOST_STEPS && Math.abs(score) > 1e-10 * (1 + after); step++) {
    let change = score / information;
    let next = scoreAt(moments, beta + change);
    // The partial likelihood is concave; a step that overshoots is halved.
    while (next.likelihood < likelihood - 1e-12 * Math.abs(likelihood) && Math.abs(change) > 1e-12) {
      change /= 2;
      next = scoreAt(moments, beta + change);
    }
    beta += change;
    ({ score, information, likelihood } = next);
    if (!(information > 0) || Math.abs(change) < 1e-13 || Math.abs(beta) > LARGEST) break;
  }
  if (Math.abs(beta) > LARGEST || !(information > 0)) return undefined;
  const reach = Z95 / Math.sqrt(information);
  return {
    value: Math.exp(beta),
    low: Math.exp(beta - reach),
    high: Math.exp(beta + reach),
    p: twoSided(without.score / Math.sqrt(without.information)),
    after,
    before: all - after,
  };
}

/** Per distinct time at which it happened: how often, how often with 1, and who was followed then, with 0 and with 1. */
interface Moments {
  readonly events: Float64Array;
  readonly ones: Float64Array;
  readonly atRisk: Float64Array;
  readonly atRiskOnes: Float64Array;
}

function momentsOf(until: Float64Array, happened: Uint8Array, turned: Float64Array): Moments {
  const n = until.length;
  let hits = 0;
  let turns = 0;
  for (let i = 0; i < n; i++) {
    hits += happened[i]!;
    if (turned[i]! < until[i]!) turns++;
  }
  const ends = Float64Array.from(until);
  const times = new Float64Array(hits);
  const timesOfOnes = new Float64Array(turns);
  const endsOfOnes = new Float64Array(turns);
  const turnsOfOnes = new Float64Array(turns);
  let [h, t, o] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const isOne = turned[i]! < until[i]!;
    if (happened[i] === 1) times[h++] = until[i]!;
    if (isOne && happened[i] === 1) timesOfOnes[o++] = until[i]!;
    if (!isOne) continue;
    endsOfOnes[t] = until[i]!;
    turnsOfOnes[t++] = turned[i]!;
  }
  const onesAt = timesOfOnes.slice(0, o);
  const room = sortRoom(n);
  for (const list of [ends, times, endsOfOnes, onesAt]) sortTimes(list, 0, list.length, room);
  turnsOfOnes.sort();
  const result: Moments = {
    events: new Float64Array(hits),
    ones: new Float64Array(hits),
    atRisk: new Float64Array(hits),
    atRiskOnes: new Float64Array(hits),
  };
  let [count, ended, onesEnded, onesBegun, onesHappened] = [0, 0, 0, 0, 0];
  for (let i = 0; i < hits; count++) {
    const time = times[i]!;
    const from = i;
    while (i < hits && times[i] === time) i++;
    while (ended < n && ends[ended]! < time) ended++;
    while (onesEnded < t && endsOfOnes[onesEnded]! < time) onesEnded++;
    while (onesBegun < t && turnsOfOnes[onesBegun]! < time) onesBegun++;
    const ofOnes = onesHappened;
    while (onesHappened < o && onesAt[onesHappened] === time) onesHappened++;
    result.events[count] = i - from;
    result.ones[count] = onesHappened - ofOnes;
    result.atRisk[count] = n - ended;
    result.atRiskOnes[count] = onesBegun - onesEnded;
  }
  return {
    events: result.events.subarray(0, count),
    ones: result.ones.subarray(0, count),
    atRisk: result.atRisk.subarray(0, count),
    atRiskOnes: result.atRiskOnes.subarray(0, count),
  };
}

function scoreAt(
  { events, ones, atRisk, atRiskOnes }: Moments,
  beta: number,
): { score: number; information: number; likelihood: number } {
  const weight = Math.exp(beta);
  let score = 0;
  let information = 0;
  let likelihood = 0;
  for (let i = 0; i < events.length; i++) {
    const d = events[i]!;
    const d1 = ones[i]!;
    const n1 = atRiskOnes[i]!;
    const n0 = atRisk[i]! - n1;
    score += d1;
    likelihood += d1 * beta;
    for (let l = 0; l < d; l++) {
      // Efron: of those that happen together, each is at risk for a part of the others.
      const part = l / d;
      const one = (n1 - part * d1) * weight;
      const sum = one + n0 - part * (d - d1);
      const share = one / sum;
      score -= share;
      information += share * (1 - share);
      likelihood -= Math.log(sum);
    }
  }
  return { score, information, likelihood };
}
