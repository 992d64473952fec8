// One deal: everything that happened to it, in order, with the time between.
import type { LogSummary } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { caseQuery } from '../../lib/logs/log-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useAttributeWords } from './attribute-words.ts';

export interface DealHistoryProps {
  readonly origin: LogSummary['origin'];
  readonly logId: string;
  readonly deal: string;
  readonly onBack: () => void;
  /** Plays its way on the map, where there is one. */
  readonly onPlay?: () => void;
}

export function DealHistory(props: DealHistoryProps) {
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const history = useQuery(caseQuery(props.logId, props.deal));
  const words = useAttributeWords(props.origin);
  const events = history.data?.events ?? [];
  const isOwn = props.origin === 'pipeline';
  // A deal of a pipeline stands under its name.
  const title = isOwn ? (history.data?.attributes['name'] ?? '') : props.deal;
  const attributes = Object.entries(history.data?.attributes ?? {}).filter(
    ([name]) => !(isOwn && name === 'name'),
  );
  const rest = (history.data?.total ?? 0) - events.length;
  return (
    <div className="flex flex-col gap-4 px-5 py-4">
      <div>
        <Button variant="quiet" icon="back" onPress={props.onBack} className="-ms-3">
          {t('deal.back')}
        </Button>
        <h2 className="text-lg font-semibold wrap-anywhere">
          <bdi>{title}</bdi>
        </h2>
      </div>
      {history.isError && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <SkeletonRows rows={6} />}
      {history.data !== undefined && (
        <>
          <dl className="flex flex-col gap-0.5 text-sm">
            {attributes.map(([name, value]) => (
              <div key={name} className="flex gap-2">
                <dt className="shrink-0 text-muted">
                  <bdi>{words.name(name)}</bdi>
                </dt>
                <dd className="min-w-0 wrap-anywhere">
                  <bdi>{words.value(name, value)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <div className="flex items-center justify-between gap-3">
            <h3 className="text-xs text-muted">{t('deal.history')}</h3>
            {props.onPlay !== undefined && events.length > 1 && (
              <Button variant="quiet" icon="play" onPress={props.onPlay}>
                {t('replay.deal')}
              </Button>
            )}
          </div>
          <ol className="flex flex-col">
            {events.map((event, index) => {
              const before = events[index - 1];
              const later =
                before === undefined ? 0 : (Date.parse(event.time) - Date.parse(before.time)) / 1000;
              return (
                // Events have no names of their own and never change their order.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} className="relative border-s border-flow ps-4 pb-3 last:border-transparent">
                  <span
                    aria-hidden="true"
                    className="absolute -start-[5px] top-1.5 size-2.25 rounded-full border-2 border-accent bg-ground"
                  />
                  <p className="text-base font-medium">
                    <bdi>{event.activity}</bdi>
                  </p>
                  <p className="text-xs text-muted">
                    <Moment at={event.time} show="dateTime" />
                    {event.resource !== null && (
                      <>
                        {' · '}
                        <bdi>{event.resource}</bdi>
                      </>
                    )}
                  </p>
                  {before !== undefined && (
                    <p className="text-xs text-muted" title={formats.exactDuration(later)}>
                      {t('deal.later', { time: formats.duration(later) })}
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
          {rest > 0 && (
            <p className="text-sm text-muted">{t('deal.rest', { count: rest, n: formats.number(rest) })}</p>
          )}
        </>
      )}
    </div>
  );
}
