// The lists of the clean-up as counts, each with a small picture of how many it is, and the reviews of before.
import type { CleanUpRun, getCleanUp } from '@portolan/contract';
import { startCleanUpRun } from '@portolan/contract';
import type { CleanUpList } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../../lib/api/call.ts';
import { cleanUpRunsQuery, type WhichDeals } from '../../lib/activities/clean-up-queries.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export interface OverviewProps {
  readonly data: OutputOf<typeof getCleanUp>;
  readonly which: WhichDeals;
}

/** More strokes than this say no more. */
const MOST_STROKES = 72;

/** One stroke for each deal, as one tallies. */
function Tally(props: { readonly count: number }) {
  const shown = Math.min(MOST_STROKES, props.count);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${MOST_STROKES * 5} 14`}
      preserveAspectRatio="xMinYMid meet"
      className="h-3.5 w-full max-w-90 rtl:-scale-x-100"
    >
      {Array.from({ length: shown }, (_, index) => (
        <path
          key={index}
          d={`M${index * 5 + 1.5} 1v12`}
          strokeWidth="1.5"
          className={index % 5 === 4 ? 'stroke-accent' : 'stroke-flow-strong'}
        />
      ))}
    </svg>
  );
}

export function Overview(props: OverviewProps) {
  const { data, which } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = useProblemText();
  const mayChange = useMay('records.change');
  const runs = useQuery(cleanUpRunsQuery);
  const isClean = data.lists.every(({ count }) => count === 0);
  const ended = (runs.data?.items ?? []).filter(({ finishedAt }) => finishedAt !== null).slice(0, 5);

  const begin = async (list: CleanUpList): Promise<void> => {
    if (data.run === null && mayChange) {
      const outcome = await call(startCleanUpRun, {
        body: { whose: which.whose, processId: which.process ?? null },
      });
      if (!outcome.ok) {
        showFailure(text(outcome.problem).title);
        return;
      }
      await client.invalidateQueries({ queryKey: ['clean-up'] });
    }
    await navigate({ to: '/clean-up', search: (before) => ({ ...before, list }) });
  };

  return (
    <div className="min-h-0 grow overflow-auto">
      <div className="mx-auto flex max-w-200 flex-col gap-8 px-5 py-6 max-md:px-4">
        {isClean ? (
          <EmptyState
            title={t('cleanUp.cleanTitle')}
            action={<LinkButton href="/today">{t('cleanUp.toToday')}</LinkButton>}
          >
            {t('cleanUp.cleanText')}
          </EmptyState>
        ) : (
          <>
            <p className="max-w-140 text-base text-muted">{t('cleanUp.intro')}</p>
            <ul className="border-t border-line">
              {data.lists.map(({ list, count }) => (
                <li
                  key={list}
                  className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-3.5"
                >
                  <span
                    data-figures=""
                    className={`text-end text-xl font-semibold ${count === 0 ? 'text-muted' : ''}`}
                  >
                    {formats.number(count)}
                  </span>
                  <div className="flex min-w-0 flex-col gap-1">
                    <h2 className="text-base">{t(`cleanUp.list.${list}`)}</h2>
                    <p className="text-sm text-muted">{t(`cleanUp.about.${list}`)}</p>
                    {count > 0 && <Tally count={count} />}
                  </div>
                  <Button isDisabled={count === 0} onPress={() => void begin(list)}>
                    {t('cleanUp.go')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {data.run !== null && (
          <p className="text-sm text-muted">
            {t('cleanUp.running', { when: formats.date(data.run.startedAt) })}
          </p>
        )}
        {ended.length > 0 && (
          <section className="flex flex-col gap-2">
            <h2 className="text-sm">{t('cleanUp.before')}</h2>
            <ul>
              {ended.map((run) => (
                <li key={run.id} className="border-t border-line py-2 text-sm text-muted">
                  <RunLine run={run} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function RunLine(props: { readonly run: CleanUpRun }) {
  const { run } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const decided = Object.values(run.decided).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <span className="text-ink">{formats.date(run.finishedAt ?? run.startedAt)}</span>
      {' · '}
      {t('cleanUp.decided', { count: decided, n: formats.number(decided) })}
      {run.note !== '' && (
        <>
          {' · '}
          <bdi>{run.note}</bdi>
        </>
      )}
    </>
  );
}
