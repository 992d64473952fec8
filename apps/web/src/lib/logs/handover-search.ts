// The state of the screen of hand-overs as search parameters: the filters of Reality, and between whom.
import { readRealitySearch, type RealitySearch } from './reality-search.ts';

export interface HandoverSearch extends RealitySearch {
  /** `people` unless told. */
  readonly by?: 'lanes';
}

export function readHandoverSearch(raw: Readonly<Record<string, unknown>>): HandoverSearch {
  return withLanes(readRealitySearch(raw), raw['by'] === 'lanes');
}

export function withLanes(search: HandoverSearch, isByLanes: boolean): HandoverSearch {
  const { by: _before, ...rest } = search;
  return isByLanes ? { ...rest, by: 'lanes' } : rest;
}
