// The real map of an imported log as a draft: how much of it is shown is a slider, what each activity becomes is
// proposed and confirmed, what is left out is said.
import type { Analysis } from '@portolan/contract';
import { FLOW_ROLES, type FlowRole, type ProcessFacts } from '@portolan/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analysisQuery, logsQuery } from '../../../lib/logs/log-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { FactsFields, NO_FACTS } from './FactsFields.tsx';
import { activityRoles, countsOf, draftFromFlow, type ActivityRole } from './flow-roles.ts';
import { MapPreview } from './MapPreview.tsx';
import { useCountsText } from './use-counts-text.ts';
import { useCreateProcess } from './use-create-process.ts';

const USUAL_SHARE = 80;
const NO_FILTER = {};
const MOST_NAMED = 6;

export function LogStart(props: {
  readonly logId: string | undefined;
  readonly onLog: (id: string) => void;
}) {
  const { t } = useTranslation('maps');
  const logs = useInfiniteQuery(logsQuery);
  const ready = logs.data?.pages.flatMap((page) => page.items).filter(({ state }) => state === 'ready');
  const logId = props.logId ?? ready?.[0]?.id;
  const analysis = useQuery({ ...analysisQuery(logId ?? '', NO_FILTER), enabled: logId !== undefined });
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
  const name = ready.find(({ id }) => id === logId)?.name ?? '';
  return (
    <div className="flex flex-col gap-5">
      <Select
        label={t('start.log.choose')}
        options={ready.map((log) => ({ id: log.id, label: log.name }))}
        value={logId ?? null}
        onChange={props.onLog}
        className="max-w-120"
      />
      {analysis.isError ? (
        <ErrorState error={analysis.error} onRetry={() => void analysis.refetch()} />
      ) : analysis.data === undefined || analysis.isPlaceholderData ? (
        <Skeleton className="h-80" />
      ) : (
        <FromAnalysis key={logId} analysis={analysis.data} logName={name} />
      )}
    </div>
  );
}

function FromAnalysis(props: { readonly analysis: Analysis; readonly logName: string }) {
  const { analysis, logName } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const counts = useCountsText();
  const [share, setShare] = useState(USUAL_SHARE);
  const [chosen, setChosen] = useState<ReadonlyMap<string, FlowRole>>(new Map());
  const [facts, setFacts] = useState<ProcessFacts>(NO_FACTS);
  const roles = useMemo(() => activityRoles(analysis, chosen), [analysis, chosen]);
  const drawn = useDeferredValue(share);
  const made = useMemo(() => draftFromFlow(analysis, roles, drawn / 100), [analysis, roles, drawn]);
  const submit = useCreateProcess(() => ({
    facts,
    map: draftFromFlow(analysis, roles, share / 100).map,
    origin: 'log',
    originName: logName,
  }));
  const figures = t('start.log.figures', {
    counts: counts(countsOf(made.map)),
    share: formats.percent(made.share),
  });
  const { activities, paths, repeats } = made.left;
  const left = [
    ...(activities.length === 0
      ? []
      : [
          t('start.log.leftSteps', {
            count: activities.length,
            n: formats.number(activities.length),
            names: formats.list([
              ...activities.slice(0, MOST_NAMED),
              ...(activities.length > MOST_NAMED ? ['…'] : []),
            ]),
          }),
        ]),
    ...(paths === 0 ? [] : [t('start.log.leftPaths', { count: paths, n: formats.number(paths) })]),
    ...(repeats === 0 ? [] : [t('start.log.leftRepeats', { count: repeats, n: formats.number(repeats) })]),
  ];
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(20rem,28rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-6 max-lg:order-2">
        <Roles
          roles={roles}
          onChange={(activity, role) => setChosen(new Map([...chosen, [activity, role]]))}
        />
        <FactsFields
          facts={facts}
          onChange={setFacts}
          submit={submit}
          isDisabled={made.map.nodes.length === 0}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <Slider
          label={t('start.log.detail')}
          minValue={40}
          maxValue={100}
          step={1}
          value={share}
          onChange={setShare}
          valueText={t('start.log.share', { share: formats.percent(share / 100) })}
        />
        <MapPreview
          map={made.map}
          mapKey={`${logName} ${made.map.nodes.length}`}
          figures={
            <span className="flex flex-col gap-1">
              <output className="font-medium text-ink">{figures}</output>
              {left.length > 0 && <span>{`${t('start.log.left')} ${left.join(' ')}`}</span>}
            </span>
          }
        />
      </div>
    </div>
  );
}

function Roles(props: {
  readonly roles: readonly ActivityRole[];
  readonly onChange: (activity: string, role: FlowRole) => void;
}) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const options = FLOW_ROLES.map((id) => ({ id, label: t(`start.role.${id}`) }));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-base font-semibold">{t('start.log.roles')}</h3>
      <p className="text-sm text-muted">{t('start.log.rolesHint')}</p>
      <ul className="flex max-h-100 flex-col overflow-auto border-y border-line">
        {props.roles.map(({ activity, cases, role }) => (
          <li
            key={activity}
            className="flex min-h-row items-center gap-3 border-b border-line py-0.5 last:border-b-0"
          >
            <span
              className={`min-w-0 grow text-sm wrap-anywhere ${role === 'leaveOut' ? 'text-muted line-through' : ''}`}
            >
              <bdi>{activity}</bdi>
            </span>
            <span className="shrink-0 text-xs text-muted" data-figures>
              {t('start.log.deals', { count: cases, n: formats.number(cases) })}
            </span>
            <Select
              look="quiet"
              label={t('start.log.role', { activity })}
              isLabelHidden
              options={options}
              value={role}
              onChange={(next) => props.onChange(activity, next)}
              className="w-36 shrink-0"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
