// The way to Reality without saying which: the busiest of the own pipelines, else the newest log that can be looked at, or
// what to do when there is none.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { logsQuery } from '../../lib/logs/log-queries.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { Page } from '../../ui/Page.tsx';
import { MapSkeleton } from './MapSkeleton.tsx';

export function NewestReality() {
  const { t } = useTranslation('reality');
  const logs = useInfiniteQuery(logsQuery);
  const ready = logs.data?.pages.flatMap((page) => page.items).filter((log) => log.state === 'ready') ?? [];
  // Of several pipelines the busiest: that of a second process begins with a handful of deals.
  const busiest = ready
    .filter(({ origin, cases }) => origin === 'pipeline' && cases !== 0)
    .toSorted((a, b) => (b.cases ?? 0) - (a.cases ?? 0))[0];
  const newest = busiest ?? ready.find((log) => log.cases !== 0) ?? ready[0];
  if (newest !== undefined) {
    return <Navigate to="/reality/$logId" params={{ logId: newest.id }} replace />;
  }
  return (
    <Page title={t('title')} width="full">
      {logs.isError ? (
        <ErrorState error={logs.error} onRetry={() => void logs.refetch()} />
      ) : logs.data === undefined ? (
        <MapSkeleton label={t('map.drawing')} />
      ) : (
        <EmptyState
          title={t('none.title')}
          action={
            <LinkButton variant="primary" href="/logs">
              {t('none.action')}
            </LinkButton>
          }
        >
          {t('none.text')}
        </EmptyState>
      )}
    </Page>
  );
}
