// Which real steps are drawn over the map, and which deals are listed.
import type { Fit, FitPlace } from '@portolan/contract';
import { graphOf, movesFrom, type MapGraph, type SalesMap } from '@portolan/core';
import type { MissingStep } from './FitArcs.tsx';

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

/** At most so many arcs are drawn over the map: the heaviest; all stand in the list. */
const MOST_ARCS = 8;
/** Rarer ones are not held against a map. */
const LEAST_SHARE = 0.005;

/** Measured by the versions of the time, a step may be missing from those and be on this one. */
export function isOnMap(graph: MapGraph, { fromNode, toNode }: OffMap): boolean {
  return fromNode !== null && movesFrom(graph, fromNode).some(({ to }) => to.id === toNode);
}

export function arcsOf(fit: Fit, map: SalesMap): MissingStep[] {
  const graph = graphOf(map);
  return drawable(fit)
    .filter((step) => !isOnMap(graph, step))
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, MOST_ARCS)
    .map(({ fromNode, toNode, cases }) => ({ from: fromNode!, to: toNode!, cases }));
}
