// What of the fit is drawn at the places of the map: laid over it (difference), or what deals really did alone (reality).
// Whatever is left out is told as a share of all moves.
import type { Fit } from '@portolan/contract';
import { graphOf, type SalesMap } from '@portolan/core';
import type { FitForm, FitOverlay } from '@portolan/picture';
import { drawable, isOnMap, type OffMap } from './fit-words.ts';

/** At most so many arcs are drawn, the heaviest; all stand in the list. */
const MOST_MISSING = 8;
const MOST_REAL = 40;
/** Rarer ones are not held against a map, and would cover a picture of reality. */
const LEAST_SHARE = 0.005;

const isCommon = ({ share }: OffMap): boolean => share >= LEAST_SHARE;

/** What deals really did off the paths. A repeat is no fault of a map, but it is what they did. */
function realSteps(fit: Fit): OffMap[] {
  return fit.offMap
    .filter((step) => step.fromNode !== null && step.toNode !== null && isCommon(step))
    .slice(0, MOST_REAL);
}

/** What is held against the map that is drawn. */
function missingSteps(fit: Fit, map: SalesMap): OffMap[] {
  const graph = graphOf(map);
  return drawable(fit)
    .filter((step) => isCommon(step) && !isOnMap(graph, step))
    .slice(0, MOST_MISSING);
}

export function overlayOf(fit: Fit, form: FitForm, map: SalesMap): FitOverlay {
  const steps = form === 'reality' ? realSteps(fit) : missingSteps(fit, map);
  return {
    form,
    flow: Object.fromEntries(fit.paths.map(({ path, cases }) => [path, cases])),
    offMap: steps.map(({ fromNode, toNode, cases }) => ({
      from: fromNode!,
      to: toNode!,
      cases,
    })),
    unused: fit.neverUsed,
  };
}

export interface RealityShown {
  /** Paths of the map that deals took, and those off it that are drawn. */
  readonly paths: number;
  /** Of all moves, begins included, the share that is drawn nowhere: rare ones, and those of steps that the map lacks. */
  readonly left: number;
}

export function realityShown(fit: Fit): RealityShown {
  const drawn = new Set(realSteps(fit));
  return {
    paths: fit.paths.filter(({ cases }) => cases > 0).length + drawn.size,
    left: fit.offMap
      // Where deals begin is no path.
      .filter((step) => step.from !== null && !drawn.has(step))
      .reduce((sum, { share }) => sum + share, 0),
  };
}
