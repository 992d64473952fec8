// What the check looks at: the map always; other processes, the agreement and what deals really did where they are at
// hand. All of it is plain data, so that any source of figures fits. A rule is silent about what was not given.
import type { ProcessFacts } from '../map/map-file.ts';
import type { SalesMap } from '../map/map.ts';

/** Whose agreement the version waits for. */
export interface Agreement {
  readonly stakeholders: readonly {
    readonly name: string;
    readonly signed: boolean;
    /** The lane that the person speaks for. */
    readonly lane?: string | undefined;
  }[];
}

/** What deals did on this map, from a log or the own pipeline. */
export interface Reality {
  /** How many deals the figures below are made from. */
  readonly deals: number;
  /** How many of the newest deals `entered` counts; at most the setting `lastDeals`. */
  readonly recentDeals: number;
  /** By id of the stage; a stage that is left out is not judged. */
  readonly stages: Readonly<
    Record<
      string,
      {
        /** Of the newest deals, those that entered the stage. */
        readonly entered: number;
        /** Median calendar days in the stage; null where nothing can be said. */
        readonly medianDays: number | null;
        /** Visits that the median is made from. */
        readonly visits: number;
      }
    >
  >;
  /** Moves between stages or outcomes (by id) that have no path on the map. */
  readonly missingMoves: readonly {
    readonly from: string;
    readonly to: string;
    readonly deals: number;
    /** Share of all moves, 0 to 1. */
    readonly share: number;
  }[];
  /** Average fitness of the deals, 0 to 1, as docs/metrics.md defines it; null where it was not measured. */
  readonly fitness: number | null;
}

export interface CheckContext {
  readonly map: SalesMap;
  readonly process: ProcessFacts;
  /** The other processes of the workspace. */
  readonly others?: readonly ProcessFacts[] | undefined;
  readonly agreement?: Agreement | undefined;
  readonly reality?: Reality | undefined;
}
