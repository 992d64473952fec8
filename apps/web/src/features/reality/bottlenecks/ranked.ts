// Stages and paths as rows of one ranking.
import type { PathBottleneck, StageBottleneck } from '@portolan/contract';
import { isolate } from '../../../lib/locale/isolate.ts';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';

export type Ranked = StageBottleneck | PathBottleneck;

export function isSame(one: Place, other: Place): boolean {
  return one.at === other.at && one.next === other.next;
}

/** The name, or both joined by an arrow; foreign names keep their own direction. */
export function placeName({ at, next }: Place): string {
  return next === undefined ? at : `${isolate(at)} → ${isolate(next)}`;
}

/** Half take longer than this; null where it lies beyond what was followed. */
export function medianOf(row: Ranked): number | null {
  return 'stay' in row ? row.stay.quartiles.median.value : row.medianSeconds;
}
