// The fit by the parts of a map: of all that happens at a stage, or is missed there, the share that is as drawn. Screens and
// exported tables tell the same.
import type { SalesMap } from '@portolan/core';
import type { Fit } from './fit.ts';

export interface FitSlice {
  /** A name; null for what has none. */
  readonly key: string | null;
  /** 0 to 1. */
  readonly average: number | null;
  /** Of so many. */
  readonly n: number;
}

interface Tally {
  fits: number;
  all: number;
}

/** In the order of the map; stages where nothing ever happened are left out. */
export function fitByStage(fit: Fit, map: SalesMap): FitSlice[] {
  const names = new Map(map.nodes.map(({ id, name }) => [id, name]));
  return fit.nodes.flatMap(({ node, moves }) => {
    const name = names.get(node);
    const { fits, all } = tallyOf(moves);
    return name === undefined || all === 0 ? [] : [{ key: name, average: fits / all, n: all }];
  });
}

/** Lanes in the order of the map, then what lies in none. */
export function fitByLane(fit: Fit, map: SalesMap): FitSlice[] {
  const laneOf = new Map(map.nodes.map(({ id, lane }) => [id, lane]));
  const tallies = new Map<string | null, Tally>(
    [...map.lanes.map(({ id }) => id), null].map((id) => [id, { fits: 0, all: 0 }]),
  );
  for (const { node, moves } of fit.nodes) {
    const tally = tallies.get(laneOf.get(node) ?? null);
    if (tally === undefined) continue;
    const { fits, all } = tallyOf(moves);
    tally.fits += fits;
    tally.all += all;
  }
  const names = new Map(map.lanes.map(({ id, name }) => [id, name]));
  return [...tallies].flatMap(([id, { fits, all }]) =>
    all === 0 ? [] : [{ key: id === null ? null : names.get(id)!, average: fits / all, n: all }],
  );
}

function tallyOf(moves: Fit['nodes'][number]['moves']): Tally {
  const tally = { fits: 0, all: 0 };
  for (const { kind, count } of moves) {
    tally.all += count;
    if (kind === 'fits') tally.fits += count;
  }
  return tally;
}
