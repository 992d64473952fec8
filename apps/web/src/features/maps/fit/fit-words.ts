// Which deals are listed, and which real steps could be drawn as a path.
import type { Fit, FitPlace } from '@portolan/contract';
import { movesFrom, startsOf, type MapGraph } from '@portolan/core';

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

/** By stage, how many moves it is from where the map begins; what cannot be reached is not in it. */
export function depthsOf(graph: MapGraph): ReadonlyMap<string, number> {
  const depths = new Map(startsOf(graph).map((id) => [id, 0]));
  // Those that are added are visited in turn.
  for (const [id, depth] of depths) {
    for (const { to } of movesFrom(graph, id)) if (!depths.has(to.id)) depths.set(to.id, depth + 1);
  }
  return depths;
}

/** The stages that a real step leaps over on its way forward; who goes back leaves out nothing. */
export function skippedBy({ fromNode, toNode, between }: OffMap, depths: ReadonlyMap<string, number>) {
  const [from, to] = [depths.get(fromNode ?? ''), depths.get(toNode ?? '')];
  const isReturn = from !== undefined && to !== undefined && to < from;
  return isReturn ? [] : (between ?? []);
}
