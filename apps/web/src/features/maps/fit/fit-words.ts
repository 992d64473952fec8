// Which deals are listed, and which real steps could be drawn as a path.
import type { Fit, FitPlace } from '@portolan/contract';

/** Deals that are listed, and what to call them. */
export interface Behind {
  readonly place: FitPlace;
  readonly title: string;
}

export type OffMap = Fit['offMap'][number];

/** Real steps that a path could be drawn for: both ends are on the map, and they differ. */
export function drawable(fit: Fit): OffMap[] {
  return fit.offMap.filter(
    (step) => step.fromNode !== null && step.toNode !== null && step.fromNode !== step.toNode,
  );
}
