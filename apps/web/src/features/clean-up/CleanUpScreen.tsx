// The regular review: what has gone stale, as lists; one is gone through deal by deal or many at once, and what was decided
// is put down.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CLEAN_UP_SCOPES, type CleanUpSearch } from '../../lib/activities/clean-up-search.ts';
import { cleanUpQuery } from '../../lib/activities/clean-up-queries.ts';
import { processesQuery } from '../../lib/maps/process-queries.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Overview } from './Overview.tsx';
import { Review } from './Review.tsx';

export function CleanUpScreen() {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const search: CleanUpSearch = useSearch({ from: '/shell/clean-up' });
  const which = {
    whose: search.whose ?? 'mine',
    ...(search.process === undefined ? {} : { process: search.process }),
  } as const;
  const lists = useQuery(cleanUpQuery(which));
  const processes = useQuery(processesQuery());
  const put = (change: CleanUpSearch): void =>
    void navigate({ to: '/clean-up', search: { ...search, ...change } });
  const everyProcess = 'all';
  const choices = [
    { id: everyProcess, label: t('cleanUp.everyProcess') },
    ...(processes.data?.items ?? []).map(({ id, name }) => ({ id, label: name })),
  ];
  return (
    <Page
      title={t('cleanUp.title')}
      width="full"
      beside={
        <>
          <SegmentedControl
            label={t('cleanUp.whose')}
            options={CLEAN_UP_SCOPES.map((id) => ({ id, label: t(`cleanUp.scope.${id}`) }))}
            value={which.whose}
            onChange={(whose) => put({ whose })}
          />
          {choices.length > 2 && (
            <Select
              look="chip"
              label={t('cleanUp.process')}
              options={choices}
              value={search.process ?? everyProcess}
              onChange={(id) => {
                const { process: _, ...rest } = search;
                void navigate({
                  to: '/clean-up',
                  search: id === everyProcess ? rest : { ...rest, process: id },
                });
              }}
            />
          )}
        </>
      }
    >
      {lists.isPending && <SkeletonRows rows={5} />}
      {lists.isError && lists.data === undefined && (
        <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />
      )}
      {lists.data !== undefined && search.list === undefined && <Overview data={lists.data} which={which} />}
      {lists.data !== undefined && search.list !== undefined && (
        <Review key={`${search.list} ${which.whose}`} data={lists.data} list={search.list} which={which} />
      )}
    </Page>
  );
}
