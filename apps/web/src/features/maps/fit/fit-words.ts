// Which deals are listed, and which real steps could be drawn as a path.
import type { Fit, FitPlace } from '@portolan/contract';
import { movesFrom, type MapGraph } from '@portolan/core';

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

/** Measured by the versions of the time, a step may be missing from those and be on this one. */
export function isOnMap(graph: MapGraph, { fromNode, toNode }: OffMap): boolean {
  return fromNode !== null && movesFrom(graph, fromNode).some(({ to }) => to.id === toNode);
}
