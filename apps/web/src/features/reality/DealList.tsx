// The deals behind a figure of the map, longest first.
import type { LogSummary } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { casesQuery } from '../../lib/logs/log-queries.ts';
import { filterOf, type RealitySearch, type Selection } from '../../lib/logs/reality-search.ts';
import { DealPages } from './DealPages.tsx';

export interface DealListProps {
  readonly origin: LogSummary['origin'];
  readonly logId: string;
  readonly search: RealitySearch;
  readonly selection: Selection;
  readonly onOpen: (deal: string) => void;
}

export function DealList(props: DealListProps) {
  const { logId, origin, search, selection, onOpen } = props;
  const cases = useInfiniteQuery(casesQuery(logId, filterOf(search), selection));
  return <DealPages cases={cases} origin={origin} onOpen={onOpen} />;
}
