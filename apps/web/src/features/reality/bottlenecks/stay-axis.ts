// How far the curve of a stage is shown, and in which unit: hours where everything is over within two days.
import type { Bottlenecks, StageBottleneck } from '@portolan/contract';
import { axisUpTo, tellsUntil, type Axis } from '@portolan/picture';

export interface StayAxis {
  /** In units. */
  readonly axis: Axis;
  /** Seconds. */
  readonly unit: number;
  readonly isHours: boolean;
}

export function stayAxis(
  { stay, target }: StageBottleneck,
  { daySeconds, clock }: Pick<Bottlenecks, 'daySeconds' | 'clock'>,
): StayAxis {
  const { curve, quartiles } = stay;
  const marks = [quartiles.median.value ?? 0, target?.seconds ?? 0];
  const until = Math.max(tellsUntil(curve), ...marks.map((seconds) => seconds * 1.2));
  const isHours = until < 2 * daySeconds && clock === 'elapsed';
  const unit = isHours ? 3600 : daySeconds;
  return { axis: axisUpTo(until / unit), unit, isHours };
}
