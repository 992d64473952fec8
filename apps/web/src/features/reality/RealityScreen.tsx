// The real map of one log: asks for it with the filters of the address, and says what is so while there is no map.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { analysisQuery, logQuery } from '../../lib/logs/log-queries.ts';
import { filterOf } from '../../lib/logs/reality-search.ts';
import { useLogGrowth } from '../../lib/logs/use-log-growth.ts';
import { Page } from '../../ui/Page.tsx';
import type { ChangeSearch } from './change-search.ts';
import { LogNotReady, LogProblem } from './log-states.tsx';
import { MapSkeleton } from './MapSkeleton.tsx';
import { RealityView } from './RealityView.tsx';

const route = getRouteApi('/shell/reality/$logId');

export function RealityScreen() {
  const { logId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const log = useQuery(logQuery(logId));
  const ready = log.data?.state === 'ready';
  useLogGrowth(log.data);
  const analysis = useQuery({ ...analysisQuery(logId, filterOf(search)), enabled: ready });
  const refetch = analysis.refetch;
  // A log that becomes ready while one waits shows its map at once.
  useEffect(() => {
    if (ready) void refetch();
  }, [ready, refetch]);
  const change = useCallback<ChangeSearch>(
    (next, options) => {
      void navigate({ search: next, replace: options?.replace ?? false });
    },
    [navigate],
  );

  if (log.isError) return <LogProblem error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && !ready) return <LogNotReady log={log.data} />;
  if (analysis.isError) return <LogProblem error={analysis.error} onRetry={() => void analysis.refetch()} />;
  if (log.data === undefined || analysis.data === undefined) return <Loading name={log.data?.name} />;
  return (
    <RealityView
      log={log.data}
      analysis={analysis.data}
      isStale={analysis.isPlaceholderData}
      search={search}
      onSearch={change}
    />
  );
}

function Loading(props: { readonly name: string | undefined }) {
  const { t } = useTranslation('reality');
  return (
    <Page title={props.name ?? t('title')} width="full">
      <MapSkeleton label={t('map.drawing')} />
    </Page>
  );
}
