// Where days are lost in one log: asks for it with the filters of the address, and says what is so while there is nothing.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { bottlenecksQuery } from '../../../lib/logs/bottleneck-queries.ts';
import { bottleneckQueryOf, type BottleneckSearch } from '../../../lib/logs/bottleneck-search.ts';
import { analysisQuery, logQuery } from '../../../lib/logs/log-queries.ts';
import { filterOf } from '../../../lib/logs/reality-search.ts';
import { useLogGrowth } from '../../../lib/logs/use-log-growth.ts';
import { LongQuestion, type LongQuestionProps } from '../../../ui/LongQuestion.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { LogNotReady, LogProblem } from '../log-states.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { BottlenecksView } from './BottlenecksView.tsx';

const route = getRouteApi('/shell/reality/$logId/bottlenecks');

export function BottlenecksScreen() {
  const { logId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const log = useQuery(logQuery(logId));
  const isReady = log.data?.state === 'ready';
  useLogGrowth(log.data);
  const analysis = useQuery({ ...analysisQuery(logId, filterOf(search)), enabled: isReady });
  const figures = useQuery({ ...bottlenecksQuery(logId, bottleneckQueryOf(search)), enabled: isReady });
  const long = { question: figures, keyBegin: ['logs', 'bottlenecks', logId], events: log.data?.events };

  if (log.isError) return <LogProblem error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && !isReady) return <LogNotReady log={log.data} />;
  for (const one of [analysis, figures]) {
    if (one.isError) return <LogProblem error={one.error} onRetry={() => void one.refetch()} />;
  }
  if (log.data === undefined || analysis.data === undefined || figures.data === undefined) {
    return <Loading name={log.data?.name} logId={logId} search={search} long={long} />;
  }
  return (
    <>
      <LongQuestion {...long} />
      <BottlenecksView
        log={log.data}
        analysis={analysis.data}
        figures={figures.data}
        isStale={figures.isPlaceholderData || analysis.isPlaceholderData}
        search={search}
        onSearch={(next, options) => void navigate({ search: next, replace: options?.replace ?? false })}
      />
    </>
  );
}

function Loading(props: {
  readonly name: string | undefined;
  readonly logId: string;
  readonly search: BottleneckSearch;
  readonly long: LongQuestionProps;
}) {
  const { t } = useTranslation('bottlenecks');
  return (
    <Page title={props.name ?? t('title')} width="full">
      <RealityTabs logId={props.logId} here="bottlenecks" search={props.search} />
      <LongQuestion {...props.long}>
        <output aria-label={t('loading')} className="flex flex-col gap-6 px-5 py-6 max-md:px-4">
          <Skeleton className="h-6 w-3/5" />
          <span className="flex flex-col gap-5">
            {['w-1/2', 'w-2/5', 'w-1/3', 'w-1/4', 'w-1/6'].map((width) => (
              <span key={width} className="flex items-center gap-5">
                <Skeleton className="h-4 w-32 shrink-0" />
                <Skeleton className={`h-4 ${width}`} />
              </span>
            ))}
          </span>
        </output>
      </LongQuestion>
    </Page>
  );
}
