// A step curve with its band as paths in a box: pure geometry, drawn by screens and by curvesSvg.

/** At `seconds[i]` the share becomes `share[i]`; 1 before the first. */
export interface Steps {
  readonly seconds: readonly number[];
  readonly share: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Axis {
  /** Where the axis ends, in its unit. */
  readonly most: number;
  /** Round values from 0 up to `most`. */
  readonly ticks: readonly number[];
}

/** Steps that people read easily. */
const ROUND = [1, 2, 5, 10] as const;

/** About four ticks at round values, the last at or above `value`. */
export function axisUpTo(value: number): Axis {
  if (!(value > 0)) return { most: 1, ticks: [0, 1] };
  const rough = value / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = size * (ROUND.find((round) => rough <= round * size * 1.000_001) ?? 10);
  const count = Math.max(1, Math.ceil(value / step - 1e-9));
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/** Few stay so long; a curve is shown until there, and its long thin tail is left out. */
const TAIL = 0.02;

/** Up to which time a curve says something: until hardly anybody is left. */
export function tellsUntil({ seconds, share }: Steps): number {
  const end = share.findIndex((one) => one <= TAIL);
  return seconds[end < 0 ? seconds.length - 1 : end] ?? 0;
}

/** The share at a time, with its bounds: that of the last step up to it. */
export function shareAt(
  { seconds, share, low, high }: Steps,
  time: number,
): { readonly share: number; readonly low: number; readonly high: number } {
  const step = seconds.findLastIndex((one) => one <= time);
  return step < 0
    ? { share: 1, low: 1, high: 1 }
    : { share: share[step]!, low: low[step]!, high: high[step]! };
}

export interface CurveBox {
  readonly width: number;
  readonly height: number;
  /** The time at the far side. */
  readonly most: number;
  /** Time runs from right to left. */
  readonly isMirrored: boolean;
}

export function xOf(time: number, { width, most, isMirrored }: CurveBox): number {
  const x = (Math.min(most, Math.max(0, time)) / most) * width;
  return Math.round((isMirrored ? width - x : x) * 10) / 10;
}

export function yOf(share: number, { height }: CurveBox): number {
  return Math.round((1 - share) * height * 10) / 10;
}

/** The points of a staircase from 1 at time 0. */
function stairs(times: readonly number[], values: readonly number[], box: CurveBox): string[] {
  const points = [`${xOf(0, box)} ${yOf(1, box)}`];
  let before = 1;
  for (const [i, time] of times.entries()) {
    if (time > box.most) break;
    points.push(`${xOf(time, box)} ${yOf(before, box)}`, `${xOf(time, box)} ${yOf(values[i]!, box)}`);
    before = values[i]!;
  }
  // On until the end of what was followed, or of the box.
  const last = times.at(-1) ?? 0;
  if (last > box.most) points.push(`${xOf(box.most, box)} ${yOf(before, box)}`);
  return points;
}

/** The line, and the area of its 95 % band. */
export function curvePaths(
  { seconds, share, low, high }: Steps,
  box: CurveBox,
): { readonly line: string; readonly band: string } {
  const upper = stairs(seconds, high, box);
  const lower = stairs(seconds, low, box);
  return {
    line: `M${stairs(seconds, share, box).join('L')}`,
    band: `M${[...upper, ...lower.toReversed()].join('L')}Z`,
  };
}
