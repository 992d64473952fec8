// The map of a log before it is made: drawn step by step or as the model behind the steps, as much of it as is wanted,
// with how well the deals fit it; and what becomes of it, a process of its own or a draft of the one that the deals run on.
import type { Analysis, LogDetail, LogFilter } from '@portolan/contract';
import type { FlowRole } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { fitnessQuery } from '../../../lib/maps/fitness-query.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LongQuestion } from '../../../ui/LongQuestion.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { missingOn, useOpenStages } from '../../../lib/maps/open-stages.ts';
import { useOpenStagesText } from '../../../lib/maps/use-open-stages-text.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { activityRoles, countsOf } from './flow-roles.ts';
import { LogRoles } from './LogRoles.tsx';
import { LogTarget } from './LogTarget.tsx';
import { MapPreview } from './MapPreview.tsx';
import { ModelFacts } from './ModelFacts.tsx';
import { useCountsText } from './use-counts-text.ts';
import { useDrawnMap, type Drawing } from './use-drawn-map.ts';
import { useLeftText } from './use-left-text.ts';
import { useMapTarget } from './use-map-target.ts';

const USUAL_SHARE = 80;
const USUAL_NOISE = 0.2;

export function FromLog(props: {
  readonly analysis: Analysis;
  readonly log: LogDetail;
  readonly filter: LogFilter;
}) {
  const { analysis, log, filter } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const counts = useCountsText();
  const leftText = useLeftText();
  const [by, setBy] = useState<Drawing['by']>('moves');
  const [share, setShare] = useState(USUAL_SHARE);
  const [noise, setNoise] = useState(USUAL_NOISE);
  /** Looked for when the hand lets go. */
  const [askedNoise, setAskedNoise] = useState(USUAL_NOISE);
  const [chosen, setChosen] = useState<ReadonlyMap<string, FlowRole>>(new Map());
  const roles = useMemo(() => activityRoles(analysis, chosen), [analysis, chosen]);
  const openStages = useOpenStages(log.processId);
  const openStagesText = useOpenStagesText();
  const [keepsOpen, setKeepsOpen] = useState(true);
  const keep = useMemo(
    () => new Set(keepsOpen ? openStages.map(({ name }) => name) : []),
    [keepsOpen, openStages],
  );
  const drawn = useDrawnMap({
    analysis,
    log,
    filter,
    roles,
    by,
    share: useDeferredValue(share) / 100,
    noise: askedNoise,
    keep,
  });
  const target = useMapTarget(log, drawn.map);
  const { map } = target;
  // Deals run on the stages of their process; a new one has none.
  const isRedrawn = target.into === 'draft';
  const kept = openStages.filter(({ name }) => drawn.kept?.includes(name) === true);
  const dropped = isRedrawn && map !== undefined ? missingOn(map, openStages) : [];
  const asked = fitnessQuery(
    map === undefined
      ? undefined
      : { logId: log.id, revision: log.revision ?? '', map, filter, versions: 'sent' },
  );
  const measured = useQuery(asked);
  const fitness = measured.data;
  const figures = [
    ...(map === undefined
      ? []
      : [
          drawn.share === undefined
            ? counts(countsOf(map))
            : t('start.log.figures', { counts: counts(countsOf(map)), share: formats.percent(drawn.share) }),
        ]),
    ...(fitness == null ? [] : [t('start.log.fits', { share: formats.percent(fitness, 1) })]),
  ];
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(20rem,28rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-6 max-lg:order-2">
        <LogRoles
          roles={roles}
          onChange={(activity, role) => setChosen(new Map([...chosen, [activity, role]]))}
        />
        <LogTarget log={log} target={target} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <RadioGroup
          label={t('start.log.by.label')}
          options={(['moves', 'model'] as const).map((id) => ({
            id,
            label: t(`start.log.by.${id}`),
            hint: t(`start.log.by.${id}Hint`),
          }))}
          value={by}
          onChange={setBy}
        />
        {by === 'moves' ? (
          <Slider
            label={t('start.log.detail')}
            minValue={40}
            maxValue={100}
            step={1}
            value={share}
            onChange={setShare}
            valueText={t('start.log.share', { share: formats.percent(share / 100) })}
          />
        ) : (
          <Slider
            label={t('start.log.noise.label')}
            minValue={0}
            maxValue={1}
            step={0.05}
            value={noise}
            onChange={setNoise}
            onChangeEnd={setAskedNoise}
            valueText={t(
              noise === 0
                ? 'start.log.noise.none'
                : noise === 1
                  ? 'start.log.noise.all'
                  : 'start.log.noise.some',
              { share: formats.percent(noise) },
            )}
          />
        )}
        {isRedrawn && by === 'moves' && openStages.length > 0 && (
          <Switch
            label={t('start.log.keep.label')}
            isSelected={keepsOpen}
            onChange={setKeepsOpen}
            {...(kept.length > 0 && { hint: t('start.log.keep.kept', { stages: openStagesText(kept) }) })}
          />
        )}
        {drawn.error !== null ? (
          <ErrorState error={drawn.error} onRetry={drawn.retry} />
        ) : map === undefined ? (
          drawn.isTooLarge ? (
            <output className="block max-w-160 py-10 text-muted">{t('start.log.tooLarge')}</output>
          ) : (
            <Skeleton className="h-80" />
          )
        ) : (
          <div
            className={`transition-opacity ${drawn.isStale ? 'opacity-60' : ''}`}
            aria-busy={drawn.isStale}
          >
            <MapPreview
              map={map}
              mapKey={`${log.id} ${by} ${map.nodes.length}`}
              figures={
                <span className="flex flex-col gap-1">
                  <output className="font-medium text-ink">{figures.join(' · ')}</output>
                  <LongQuestion question={measured} keyBegin={asked.queryKey} events={log.events} isInline />
                  {drawn.left !== undefined && <span>{leftText(drawn.left)}</span>}
                  {dropped.length > 0 && (
                    <output className="border-s-3 border-nurture ps-3 text-ink">
                      {t('start.log.keep.dropped', { stages: openStagesText(dropped) })}
                    </output>
                  )}
                </span>
              }
            />
          </div>
        )}
        {by === 'model' && drawn.model !== undefined && (
          <ModelFacts log={log} filter={filter} model={drawn.model} noise={askedNoise} />
        )}
      </div>
    </div>
  );
}
