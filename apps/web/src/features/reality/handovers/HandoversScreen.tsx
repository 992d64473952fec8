// Who hands deals over to whom in one log: asks for it with the filters of the address, and says what is so while there is
// nothing.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { handoversQuery } from '../../../lib/logs/handover-queries.ts';
import { analysisQuery, logQuery } from '../../../lib/logs/log-queries.ts';
import { filterOf } from '../../../lib/logs/reality-search.ts';
import { useLogGrowth } from '../../../lib/logs/use-log-growth.ts';
import { Page } from '../../../ui/Page.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { LogNotReady, LogProblem } from '../log-states.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { HandoversView } from './HandoversView.tsx';

const route = getRouteApi('/shell/reality/$logId/handovers');

export function HandoversScreen() {
  const { logId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { t } = useTranslation('reality');
  const log = useQuery(logQuery(logId));
  const isReady = log.data?.state === 'ready';
  useLogGrowth(log.data);
  const analysis = useQuery({ ...analysisQuery(logId, filterOf(search)), enabled: isReady });
  const by = search.by ?? 'people';
  const figures = useQuery({ ...handoversQuery(logId, filterOf(search), by), enabled: isReady });

  if (log.isError) return <LogProblem error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && !isReady) return <LogNotReady log={log.data} />;
  for (const one of [analysis, figures]) {
    if (one.isError) return <LogProblem error={one.error} onRetry={() => void one.refetch()} />;
  }
  if (log.data === undefined || analysis.data === undefined || figures.data === undefined) {
    return (
      <Page title={log.data?.name ?? t('title')} width="full">
        <RealityTabs logId={logId} here="handovers" search={search} />
        <output aria-label={t('handovers.loading')} className="px-5 py-6 max-md:px-4">
          <SkeletonRows rows={10} />
        </output>
      </Page>
    );
  }
  return (
    <HandoversView
      log={log.data}
      analysis={analysis.data}
      figures={figures.data}
      isStale={figures.isPlaceholderData || analysis.isPlaceholderData}
      search={search}
      onSearch={(next, options) => void navigate({ search: next, replace: options?.replace ?? false })}
    />
  );
}
