// The real flow of a log as a map: which log, and then what is drawn of it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { analysisQuery, logQuery, logsQuery } from '../../../lib/logs/log-queries.ts';
import { readFilterQuery } from '../../../lib/logs/reality-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { FromLog } from './FromLog.tsx';

export function LogStart(props: {
  readonly logId: string | undefined;
  /** What its deals are narrowed to, as an address has it. */
  readonly filter: string | undefined;
  /** Another log, or all deals of the same. */
  readonly onLog: (id: string) => void;
}) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const filter = useMemo(() => readFilterQuery(props.filter ?? ''), [props.filter]);
  const logs = useInfiniteQuery(logsQuery);
  const ready = logs.data?.pages.flatMap((page) => page.items).filter(({ state }) => state === 'ready');
  const logId = props.logId ?? ready?.[0]?.id;
  const log = useQuery({ ...logQuery(logId ?? ''), enabled: logId !== undefined }).data;
  const analysis = useQuery({ ...analysisQuery(logId ?? '', filter), enabled: logId !== undefined });
  if (logs.isError) return <ErrorState error={logs.error} onRetry={() => void logs.refetch()} />;
  if (ready === undefined) return <Skeleton className="h-60 max-w-160" />;
  if (ready.length === 0 && props.logId === undefined) {
    return (
      <EmptyState
        title={t('start.log.noneTitle')}
        action={
          <LinkButton href="/logs" variant="primary">
            {t('start.log.bring')}
          </LinkButton>
        }
      >
        {t('start.log.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <Select
        label={t('start.log.choose')}
        options={ready.map(({ id, name }) => ({ id, label: name }))}
        value={logId ?? null}
        onChange={props.onLog}
        className="max-w-120"
      />
      {props.filter !== undefined && logId !== undefined && analysis.data !== undefined && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          {t('start.log.narrowed', {
            n: formats.number(analysis.data.log.cases),
            count: analysis.data.totalCases,
            all: formats.number(analysis.data.totalCases),
          })}
          <Button variant="quiet" onPress={() => props.onLog(logId)}>
            {t('start.log.takeAll')}
          </Button>
        </p>
      )}
      {analysis.isError ? (
        <ErrorState error={analysis.error} onRetry={() => void analysis.refetch()} />
      ) : analysis.data === undefined || analysis.isPlaceholderData || log === undefined ? (
        <Skeleton className="h-80" />
      ) : (
        <FromLog key={`${logId} ${props.filter ?? ''}`} analysis={analysis.data} log={log} filter={filter} />
      )}
    </div>
  );
}
