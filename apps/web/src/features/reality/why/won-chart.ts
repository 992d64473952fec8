// The curves of two groups as they are shown: up to when both were followed, up to a round share.
import type { WhyWonCurve, WhyWonTimes } from '@portolan/contract';
import { axisUpTo, type Axis, type Steps } from '@portolan/picture';

const DAY = 86_400;

export interface WonChart {
  /** In days. */
  readonly axis: Axis;
  /** A round share that everything shown stays below. */
  readonly top: number;
  /** As shares that are left, which the geometry of curves is made for. */
  readonly a: Steps;
  readonly b: Steps;
}

export function wonChart(times: WhyWonTimes): WonChart {
  const last = Math.max(times.a.seconds.at(-1) ?? 0, times.b.seconds.at(-1) ?? 0);
  const most = Math.max(...times.a.high, ...times.b.high, 0.05);
  return {
    axis: axisUpTo(Math.min(times.until, last * 1.1) / DAY),
    top: [0.1, 0.2, 0.4, 0.6, 0.8].find((top) => most <= top) ?? 1,
    a: left(times.a, times.until),
    b: left(times.b, times.until),
  };
}

/** Up to when both groups were followed. */
function left({ seconds, share, low, high }: WhyWonCurve, until: number): Steps {
  const last = Math.max(until, seconds.at(-1) ?? 0);
  return { seconds: [...seconds, last], share: restOf(share), low: restOf(high), high: restOf(low) };
}

/** The other part of each, and of the last once more. */
function restOf(values: readonly number[]): number[] {
  return [...values, values.at(-1) ?? 0].map((value) => 1 - value);
}
