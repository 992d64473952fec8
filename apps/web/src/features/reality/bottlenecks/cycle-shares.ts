// How all deals stand by age: won, open, lost or ended otherwise, as shares of the whole that change step by step.
import type { Bottlenecks } from '@portolan/contract';
import { axisUpTo, type Axis } from '@portolan/picture';

export const STANDINGS = ['won', 'open', 'other', 'lost'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface CycleShares {
  /** Seconds at which anything changes, from 0. */
  readonly times: readonly number[];
  /** Beside them; at every time the four make up the whole. */
  readonly shares: Readonly<Record<Standing, readonly number[]>>;
  /** In days of the clock, up to when hardly anything changes any more. */
  readonly axis: Axis;
  /** The age of which the sentence speaks: when half had ended; where fewer ever did, the last that was followed. */
  readonly told: { readonly seconds: number; readonly isHalf: boolean };
}

const ENDS = ['won', 'lost', 'other'] as const;
/** Of all that ever ends, so much is shown; the long thin tail is left out. */
const SHOWN = 0.98;

/** Undefined where nothing ever ended. */
export function cycleShares({
  cycle,
  daySeconds,
}: Pick<Bottlenecks, 'cycle' | 'daySeconds'>): CycleShares | undefined {
  const times = [...new Set([0, ...ENDS.flatMap((end) => cycle[end].curve.seconds)])].toSorted(
    (a, b) => a - b,
  );
  const [won, lost, other] = ENDS.map((end) => {
    const { seconds, share } = cycle[end].curve;
    let step = -1;
    return times.map((time) => {
      while (step + 1 < seconds.length && seconds[step + 1]! <= time) step++;
      return step < 0 ? 0 : share[step]!;
    });
  }) as [number[], number[], number[]];
  const ended = times.map((_, i) => won[i]! + lost[i]! + other[i]!);
  const all = ended.at(-1) ?? 0;
  if (all <= 0) return undefined;
  const until = times[ended.findIndex((share) => share >= all * SHOWN)]!;
  const half = cycle.toEnd.median.value;
  return {
    times,
    shares: { won, lost, other, open: ended.map((share) => Math.max(0, 1 - share)) },
    axis: axisUpTo(Math.max(until, (half ?? 0) * 1.1) / daySeconds),
    told: half === null ? { seconds: times.at(-1)!, isHalf: false } : { seconds: half, isHalf: true },
  };
}

/** How deals of an age stand. */
export function standingAt(
  { times, shares }: Pick<CycleShares, 'times' | 'shares'>,
  seconds: number,
): Readonly<Record<Standing, number>> {
  const step = Math.max(
    0,
    times.findLastIndex((time) => time <= seconds),
  );
  return {
    won: shares.won[step]!,
    open: shares.open[step]!,
    other: shares.other[step]!,
    lost: shares.lost[step]!,
  };
}

/**
 * How deals stood when half had ended. The steps that are sent leave some out: where that of the half is among them, what
 * ended is shared out evenly between those on either side, so that the parts of the half make up a half.
 */
export function standingAtHalf(
  cycle: Pick<CycleShares, 'times' | 'shares'>,
  seconds: number,
): Readonly<Record<Standing, number>> {
  const { shares } = cycle;
  const at = standingAt(cycle, seconds);
  const after = shares.open.findIndex((share) => share <= 0.5);
  if (at.open <= 0.5 || after <= 0) return at;
  const [before, next] = [shares.open[after - 1]!, shares.open[after]!];
  const part = (before - 0.5) / (before - next);
  const between = (of: readonly number[]): number => of[after - 1]! + part * (of[after]! - of[after - 1]!);
  return { won: between(shares.won), open: 0.5, other: between(shares.other), lost: between(shares.lost) };
}
