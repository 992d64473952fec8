// Why deals of one log end as they do: asks for it with the filters of the address, and says what is so while there is
// nothing.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { analysisQuery, logQuery } from '../../../lib/logs/log-queries.ts';
import { filterOf } from '../../../lib/logs/reality-search.ts';
import { useLogGrowth } from '../../../lib/logs/use-log-growth.ts';
import { whyOfLogQuery } from '../../../lib/logs/why-queries.ts';
import { whyQueryOf, type WhySearch } from '../../../lib/logs/why-search.ts';
import { LongQuestion, type LongQuestionProps } from '../../../ui/LongQuestion.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { LogNotReady, LogProblem } from '../log-states.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { WhyView } from './WhyView.tsx';

const route = getRouteApi('/shell/reality/$logId/why');

export function WhyScreen() {
  const { logId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const log = useQuery(logQuery(logId));
  const isReady = log.data?.state === 'ready';
  useLogGrowth(log.data);
  const analysis = useQuery({ ...analysisQuery(logId, filterOf(search)), enabled: isReady });
  const why = useQuery({ ...whyOfLogQuery(logId, whyQueryOf(search)), enabled: isReady });
  const long = { question: why, keyBegin: ['logs', 'why', logId], events: log.data?.events };

  if (log.isError) return <LogProblem error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && !isReady) return <LogNotReady log={log.data} />;
  for (const one of [analysis, why]) {
    if (one.isError) return <LogProblem error={one.error} onRetry={() => void one.refetch()} />;
  }
  if (log.data === undefined || analysis.data === undefined || why.data === undefined) {
    return <Loading name={log.data?.name} logId={logId} search={search} long={long} />;
  }
  return (
    <>
      <LongQuestion {...long} />
      <WhyView
        log={log.data}
        analysis={analysis.data}
        why={why.data}
        isStale={why.isPlaceholderData || analysis.isPlaceholderData}
        search={search}
        onSearch={(next) => void navigate({ search: next })}
      />
    </>
  );
}

function Loading(props: {
  readonly name: string | undefined;
  readonly logId: string;
  readonly search: WhySearch;
  readonly long: LongQuestionProps;
}) {
  const { t } = useTranslation('why');
  return (
    <Page title={props.name ?? t('title')} width="full">
      <RealityTabs logId={props.logId} here="why" search={props.search} />
      <LongQuestion {...props.long}>
        <output aria-label={t('loading')} className="flex flex-col gap-6 px-5 py-6 max-md:px-4">
          <Skeleton className="h-6 w-3/5" />
          <span className="flex flex-col gap-6">
            {['ms-[52%]', 'ms-[60%]', 'ms-[48%]', 'ms-[56%]'].map((place) => (
              <span key={place} className="flex items-center gap-5">
                <Skeleton className="h-4 w-2/5 shrink-0" />
                <span className="grow">
                  <Skeleton className={`h-4 w-24 ${place}`} />
                </span>
              </span>
            ))}
          </span>
        </output>
      </LongQuestion>
    </Page>
  );
}
