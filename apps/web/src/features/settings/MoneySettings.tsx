// In which currency sums are told, and the exchange rates that they are made with, day by day.
import { listRates, putRates, removeRate, updateWorkspace, type ExchangeRate } from '@portolan/contract';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../lib/api/call.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../lib/session.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { AddRate } from './AddRate.tsx';
import { currencyOptions } from '../../ui/currency-options.ts';
import { MoreRows } from './MoreRows.tsx';
import { rateText } from './rate-text.ts';
import { Section } from './Section.tsx';
import { workspaceQuery } from './workspace-queries.ts';

const KEY = ['exchange-rates'];
const ALL = 'all';

export function MoneySettings() {
  const { t } = useTranslation('products');
  const formats = useFormats();
  const text = useProblemText();
  const queryClient = useQueryClient();
  const mayCurrency = useMay('workspace.change');
  const mayRates = useMay('products.change');
  const workspace = useQuery(workspaceQuery);
  const [currency, setCurrency] = useState<string | null>(null);
  const rates = useInfiniteQuery({
    queryKey: [...KEY, 'list', currency],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listRates,
        {
          query: {
            ...(currency === null ? {} : { currency }),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const reread = () => queryClient.invalidateQueries({ queryKey: KEY });
  const setBase = async (to: string): Promise<boolean> => {
    const outcome = await call(updateWorkspace, { body: { currency: to } });
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    // Every sum is told anew.
    await queryClient.invalidateQueries();
    return outcome.ok;
  };
  const changeBase = async (from: string, to: string): Promise<void> => {
    if (!(await setBase(to))) return;
    showUndo(t('money.changed', { currency: to }), async () => {
      await setBase(from);
    });
  };
  const remove = async (rate: ExchangeRate): Promise<void> => {
    const { rate: _rate, ...query } = rate;
    const outcome = await call(removeRate, { query });
    await reread();
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    showUndo(
      t('rate.removed', { currency: rate.currency, day: formats.date(`${rate.on}T12:00:00`) }),
      async () => {
        const back = await call(putRates, { body: { rates: [rate] } });
        if (!back.ok) showFailure(text(back.problem).title);
        await reread();
      },
    );
  };

  if (workspace.isPending || rates.isPending) return <SkeletonRows rows={6} />;
  if (workspace.isError)
    return <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />;
  if (rates.isError) return <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />;
  const base = workspace.data.currency;
  const rows = rates.data.pages.flatMap(({ items }) => items);
  const known = [
    ...new Set([...rows.map((rate) => rate.currency), ...(currency === null ? [] : [currency])]),
  ].toSorted();
  return (
    <>
      <Section title={t('money.title')} intro={t(mayCurrency ? 'money.intro' : 'money.readOnly')}>
        <ComboBox
          label={t('money.currency')}
          className="w-80 max-w-full"
          options={currencyOptions(formats.tag)}
          value={base}
          isDisabled={!mayCurrency}
          onChange={(to) => {
            if (to === null || to === base) return;
            void changeBase(base, to);
          }}
        />
      </Section>
      <Section title={t('rate.title')} intro={t('rate.intro', { base })}>
        {mayRates && <AddRate base={base} onSaved={reread} />}
        {known.length > 1 || currency !== null ? (
          <ComboBox
            label={t('rate.historyOf')}
            className="w-56"
            options={[{ id: ALL, label: t('rate.all') }, ...known.map((id) => ({ id, label: id }))]}
            value={currency ?? ALL}
            onChange={(id) => setCurrency(id === ALL ? null : id)}
          />
        ) : null}
        {rows.length === 0 ? (
          <EmptyState title={t('rate.empty')}>{t('rate.emptyAdvice', { base })}</EmptyState>
        ) : (
          <Table
            label={t('rate.title')}
            rows={rows}
            rowId={(rate) => `${rate.currency} ${rate.base} ${rate.on}`}
            className="h-[60dvh] overflow-auto"
            columns={[
              {
                id: 'currency',
                title: t('rate.currency'),
                width: '1fr',
                renderCell: (rate) => rate.currency,
              },
              {
                id: 'on',
                title: t('rate.from'),
                width: '1fr',
                renderCell: ({ on }) => <time dateTime={on}>{formats.date(`${on}T12:00:00`)}</time>,
              },
              {
                id: 'rate',
                title: t('rate.rate'),
                align: 'end',
                width: '2fr',
                renderCell: (rate) => (
                  <bdi className="whitespace-nowrap">
                    {t('rate.equals', {
                      currency: rate.currency,
                      base: rate.base,
                      one: formats.number(1),
                      rate: rateText(rate.rate, formats.number),
                    })}
                  </bdi>
                ),
              },
              {
                id: 'do',
                title: t('actions'),
                isTitleHidden: true,
                align: 'end',
                width: 60,
                renderCell: (rate) =>
                  mayRates && (
                    <IconButton
                      icon="remove"
                      label={t('rate.remove', {
                        currency: rate.currency,
                        day: formats.date(`${rate.on}T12:00:00`),
                      })}
                      onPress={() => void remove(rate)}
                    />
                  ),
              },
            ]}
          />
        )}
        {rates.hasNextPage && (
          <MoreRows
            label={t('rate.older')}
            isPending={rates.isFetchingNextPage}
            onMore={() => void rates.fetchNextPage()}
          />
        )}
      </Section>
    </>
  );
}
