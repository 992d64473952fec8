// Where it fits better and where worse: by stage and lane of the map, by month, outcome, owner, version or whatever the
// deals of the log carry.
import { fitByLane, fitByStage, fitLog, type Fit, type FitSlice } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askLong } from '../../../lib/api/long-questions.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { analysisQuery } from '../../../lib/logs/log-queries.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LongQuestion } from '../../../ui/LongQuestion.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { useSalesMap } from '../draft/draft-context.ts';
import { sliceChoices } from './fit-choices.ts';
import { useFitSource } from './use-fit.ts';

const SHOWN = 24;

export function FitSlices({ logId, fit }: { readonly logId: string; readonly fit: Fit }) {
  const { t } = useTranslation('editor');
  const map = useSalesMap();
  const [by, setBy] = useState('stage');
  const { isOwn } = useFitSource(logId);
  const analysis = useQuery({ ...analysisQuery(logId, {}), enabled: !isOwn }).data;
  const options = [
    { id: 'stage', label: t('fitPanel.by.stage') },
    ...(map.lanes.length > 0 ? [{ id: 'lane', label: t('fitPanel.by.lane') }] : []),
    ...sliceChoices(isOwn, analysis?.attributes.map(({ name }) => name) ?? []).map((choice) => ({
      id: choice.by,
      label: choice.key === undefined ? choice.by : t(`fitPanel.by.${choice.key}`),
    })),
  ];
  return (
    <section className="flex flex-col gap-2">
      <Select label={t('fitPanel.by.label')} options={options} value={by} onChange={setBy} />
      {by === 'stage' || by === 'lane' ? (
        <Bars slices={(by === 'stage' ? fitByStage : fitByLane)(fit, map)} by={by} />
      ) : (
        <AskedBars logId={logId} map={map} by={by} />
      )}
    </section>
  );
}

function AskedBars(props: { readonly logId: string; readonly map: SalesMap; readonly by: string }) {
  const { logId, map, by } = props;
  const { revision, versions, events } = useFitSource(logId);
  const found = useQuery({
    queryKey: ['fit', 'slices', logId, revision, versions, by, map],
    queryFn: (context) =>
      askLong(fitLog, { params: { id: logId }, body: { map, limit: 0, by, versions } }, context),
    placeholderData: keepPreviousData,
    enabled: revision !== null,
    retry: false,
  });
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const slices = found.data?.slices?.map(({ key, average, cases }) => ({ key, average, n: cases }));
  return (
    <>
      <LongQuestion
        question={found}
        keyBegin={['fit', 'slices', logId, revision, versions, by]}
        events={events}
        isInline
      >
        <SkeletonRows rows={4} />
      </LongQuestion>
      {slices !== undefined && <Bars slices={slices} by={by} />}
    </>
  );
}

function Bars({ slices, by }: { readonly slices: readonly FitSlice[]; readonly by: string }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const nameOf = (key: string | null): string => {
    if (key === null) return by === 'outcome' ? t('fitPanel.by.open') : t('fitPanel.by.none');
    return by === 'month' ? formats.month(`${key}-15T12:00:00Z`) : isolate(key);
  };
  const count = by === 'stage' || by === 'lane' ? 'fitPanel.by.moves' : 'fitPanel.deals';
  return (
    <ul className="flex flex-col gap-2">
      {slices.slice(0, SHOWN).map(({ key, average, n }) => (
        <li key={key ?? ''} className="flex flex-col gap-0.5 text-sm">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">{nameOf(key)}</span>
            <span className="whitespace-nowrap tabular-nums">
              {average === null ? '' : formats.percent(average)}
              <span className="ms-2 text-xs text-muted">{t(count, { count: n, n: formats.number(n) })}</span>
            </span>
          </span>
          <span className="h-1 overflow-hidden rounded-sm bg-sunken" aria-hidden>
            <span className="block h-full bg-accent" style={{ inlineSize: `${(average ?? 0) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
