// The state of all views of one log (its map, bottlenecks, why, hand-overs) as search parameters of their addresses. Each
// view reads all of it, so that what was chosen in one still holds when a person comes back from another.
import { readBottleneckSearch, type BottleneckSearch } from './bottleneck-search.ts';
import { readHandoverSearch, type HandoverSearch } from './handover-search.ts';
import { said } from './reality-search.ts';
import { readWhySearch, type WhySearch } from './why-search.ts';

export interface LogSearch extends BottleneckSearch, WhySearch, HandoverSearch {}

export function readLogSearch(raw: Readonly<Record<string, unknown>>): LogSearch {
  return { ...readBottleneckSearch(raw), ...readWhySearch(raw), ...readHandoverSearch(raw) };
}

/** What goes along to another view: everything but the deals that are open here, or played. */
export function elsewhere(search: LogSearch): LogSearch {
  return said({
    ...search,
    deal: undefined,
    play: undefined,
    behind: undefined,
    giver: undefined,
    taker: undefined,
  }) as LogSearch;
}
