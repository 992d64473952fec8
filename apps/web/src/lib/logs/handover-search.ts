// The state of the screen of hand-overs as search parameters: the filters of Reality, and between whom.
import { readRealitySearch, said, word, type RealitySearch } from './reality-search.ts';

export interface HandoverSearch extends RealitySearch {
  /** `people` unless told. */
  readonly by?: 'lanes';
  /** Whose hand-overs to whom are open beside the picture. */
  readonly giver?: string;
  readonly taker?: string;
}

/** From one to another. */
export interface HandoverPair {
  readonly giver: string;
  readonly taker: string;
}

export function readHandoverSearch(raw: Readonly<Record<string, unknown>>): HandoverSearch {
  const [giver, taker] = [word(raw['giver']), word(raw['taker'])];
  return {
    ...readRealitySearch(raw),
    ...(raw['by'] === 'lanes' && { by: 'lanes' }),
    ...(giver !== undefined && taker !== undefined && { giver, taker }),
  };
}

export function pairOf({ giver, taker }: HandoverSearch): HandoverPair | undefined {
  return giver === undefined || taker === undefined ? undefined : { giver, taker };
}

/** Opens or (undefined) closes; a deal that was open is closed. */
export function withPair(search: HandoverSearch, pair: HandoverPair | undefined): HandoverSearch {
  return said({ ...search, giver: pair?.giver, taker: pair?.taker, deal: undefined });
}

export function withLanes(search: HandoverSearch, isByLanes: boolean): HandoverSearch {
  const { by: _before, ...rest } = withPair(search, undefined);
  return isByLanes ? { ...rest, by: 'lanes' } : rest;
}
