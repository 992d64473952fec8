// Map against reality, in words: how well deals follow the map, where they leave it, and the edit that would mend it.
import type { Fit } from '@portolan/contract';
import { connect, graphOf, type MapCommand, type SalesMap } from '@portolan/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Select } from '../../../ui/Select.tsx';
import { LongQuestion, type LongQuestionProps } from '../../../ui/LongQuestion.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { newId } from '../canvas/use-canvas-actions.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { FitSelection } from './FitSelection.tsx';
import { FitDeals } from './FitDeals.tsx';
import { FitSlices } from './FitSlices.tsx';
import { FitVersions } from './FitVersions.tsx';
import { depthsOf, drawable, isOnMap, skippedBy, type Behind, type OffMap } from './fit-words.ts';
import { useAccept } from './use-accept.ts';
import { useFitSource, useReadyLogs } from './use-fit.ts';

const SHOWN = 12;

export interface FitPanelProps {
  readonly logId: string | null | undefined;
  readonly fit: Fit | undefined;
  readonly error: unknown;
  readonly isStale: boolean;
  readonly onRetry: () => void;
  readonly long: LongQuestionProps;
  readonly behind: Behind | null;
  readonly onBehind: (behind: Behind | null) => void;
}

export function FitPanel(props: FitPanelProps) {
  const { logId, fit, behind, onBehind } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { search, onSearch } = useMapView();
  const map = useSalesMap();
  const logs = useReadyLogs() ?? [];
  if (logId === null) {
    return (
      <EmptyState
        title={t('fitPanel.noLog')}
        action={<LinkButton href="/logs">{t('fitPanel.bring')}</LinkButton>}
      >
        {t('fitPanel.noLogText')}
      </EmptyState>
    );
  }
  if (behind !== null && logId !== undefined) {
    return <FitDeals logId={logId} {...behind} onClose={() => onBehind(null)} />;
  }
  const nameOf = (id: string | null): string => isolate(map.nodes.find((node) => node.id === id)?.name ?? '');
  const unused = fit?.neverUsed.flatMap((id) => (nameOf(id) === '' ? [] : [nameOf(id)])) ?? [];
  return (
    <div
      className={`flex flex-col gap-6 p-4 transition-opacity ${props.isStale ? 'opacity-60' : ''}`}
      aria-busy={props.isStale}
    >
      <Select
        label={t('fitPanel.log')}
        options={logs.map(({ id, name }) => ({ id, label: name }))}
        value={logId ?? null}
        onChange={(id) => onSearch({ ...search, log: id }, { replace: true })}
      />
      {props.error !== null && props.error !== undefined && (
        <ErrorState error={props.error} onRetry={props.onRetry} />
      )}
      {map.nodes.length === 0 && <p className="text-sm text-muted">{t('empty.readOnly')}</p>}
      {fit === undefined && map.nodes.length > 0 && (props.error === null || props.error === undefined) && (
        <LongQuestion {...props.long}>
          <SkeletonRows rows={8} />
        </LongQuestion>
      )}
      {fit !== undefined && <LongQuestion {...props.long} />}
      {fit !== undefined && (
        <>
          <FitSelection fit={fit} onBehind={onBehind} />
          <section className="flex flex-col gap-1">
            <p className="text-xl font-semibold tabular-nums">
              {formats.percent(fit.fitness.average ?? 0, 1)}
              <span className="ms-2 text-sm font-normal text-muted">{t('fitPanel.fitness')}</span>
            </p>
            <p className="text-sm text-muted">
              {t('fitPanel.following', {
                share: formats.percent((fit.fitness.percentFitting ?? 0) / 100),
                count: fit.cases,
                n: formats.number(fit.cases),
              })}
            </p>
            <p className="text-xs text-muted">
              {t('fitPanel.closedOpen', {
                closed: formats.number(fit.closed),
                open: formats.number(fit.open),
              })}
            </p>
            <Quiet
              onPress={() => onBehind({ place: { of: 'cases', fits: false }, title: t('fitPanel.leaving') })}
            >
              {t('fitPanel.showLeaving')}
            </Quiet>
          </section>
          {logId !== undefined && (
            <FitVersions logId={logId} shown={props.isStale ? null : fit.fitness.average} />
          )}
          <MissingPaths logId={logId} steps={drawable(fit)} nameOf={nameOf} onBehind={onBehind} />
          <Worst fit={fit} nameOf={nameOf} onBehind={onBehind} />
          {logId !== undefined && <FitSlices logId={logId} fit={fit} />}
          <Unknown fit={fit} />
          {unused.length > 0 && (
            <Part title={t('fitPanel.unused')}>
              <p className="text-sm">{formats.list(unused.slice(0, 20))}</p>
            </Part>
          )}
        </>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs text-muted">{title}</h3>
      {children}
    </section>
  );
}

function Quiet(props: {
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <AriaButton
      onPress={props.onPress}
      isDisabled={props.isDisabled ?? false}
      className="focus-ring self-start rounded-sm text-start text-xs font-semibold text-accent data-disabled:opacity-45"
    >
      {props.children}
    </AriaButton>
  );
}

function MissingPaths(props: {
  readonly logId: string | undefined;
  readonly steps: readonly OffMap[];
  readonly nameOf: (id: string | null) => string;
  readonly onBehind: (behind: Behind) => void;
}) {
  const { steps, nameOf, onBehind } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const map = useSalesMap();
  const { versions, hasChoice } = useFitSource(props.logId);
  const { mayAccept, into, isPending, accept } = useAccept();
  const graph = useMemo(() => graphOf(map), [map]);
  const depths = useMemo(() => depthsOf(graph), [graph]);
  const [all, setAll] = useState(false);
  if (steps.length === 0) return null;
  const add = (step: OffMap): void =>
    accept((now) => {
      const joined = connect(now, step.fromNode!, step.toNode!, newId);
      return joined.ok ? joined.command : null;
    });
  const itemOf = (step: OffMap): string =>
    t('fitPanel.gateItem', {
      stages: formats.list(
        skippedBy(step, depths).map((id) => map.nodes.find((node) => node.id === id)?.name ?? ''),
      ),
    });
  /** From now on a deal is held where it left the map, until what it skipped is done. */
  const ask = (step: OffMap): void => accept((now) => gateCommand(now, step.fromNode!, itemOf(step)));
  const gateOf = (step: OffMap): 'none' | 'open' | 'asked' => {
    const stage = map.nodes.find(({ id }) => id === step.fromNode);
    // Nobody is held back from being lost, nor from coming to rest.
    const to = map.nodes.find(({ id }) => id === step.toNode);
    const isFree = to?.type === 'outcome' || (to?.type === 'stage' && to.kind === 'resting');
    if (stage?.type !== 'stage' || isFree || skippedBy(step, depths).length === 0) return 'none';
    const item = itemOf(step);
    return stage.gate === 'block' && stage.checklist.some(({ text }) => text === item) ? 'asked' : 'open';
  };
  return (
    <Part title={t(versions === 'inForce' && hasChoice ? 'fitPanel.missingThen' : 'fitPanel.missing')}>
      {mayAccept && into !== 'shown' && <p className="text-xs text-muted">{t(`fitPanel.into.${into}`)}</p>}
      <ul className="flex flex-col gap-3">
        {steps.slice(0, all ? 100 : SHOWN).map((step) => {
          const gate = gateOf(step);
          const drawn = isOnMap(graph, step);
          const skipped = skippedBy(step, depths);
          return (
            <li
              key={`${step.from} ${step.to}`}
              className={`flex flex-col gap-0.5 border-s-3 ps-3 ${drawn ? 'border-line' : 'border-attention'}`}
            >
              <p className="text-sm font-semibold">
                {t('fitPanel.step', { from: nameOf(step.fromNode), to: nameOf(step.toNode) })}
              </p>
              <p className="text-xs text-muted">
                {t('fitPanel.cases', {
                  count: step.cases,
                  n: formats.number(step.cases),
                  share:
                    step.share < 0.001 ? `< ${formats.percent(0.001, 1)}` : formats.percent(step.share, 1),
                })}
                {skipped.length > 0 &&
                  ` ${t('fitPanel.skips', { stages: formats.list(skipped.map((id) => nameOf(id))) })}`}
                {drawn && ` ${t('fitPanel.drawnNow')}`}
                {gate === 'asked' && ` ${t('fitPanel.gateAsked')}`}
              </p>
              <p className="flex flex-wrap gap-x-3">
                {mayAccept && !drawn && (
                  <Quiet isDisabled={isPending} onPress={() => add(step)}>
                    {t('fitPanel.addPath')}
                  </Quiet>
                )}
                {mayAccept && !drawn && gate === 'open' && (
                  <Quiet isDisabled={isPending} onPress={() => ask(step)}>
                    {t('fitPanel.gate')}
                  </Quiet>
                )}
                <Quiet
                  onPress={() =>
                    onBehind({
                      place: { of: 'step', from: step.from, to: step.to },
                      title: t('fitPanel.step', { from: nameOf(step.fromNode), to: nameOf(step.toNode) }),
                    })
                  }
                >
                  {t('fitPanel.seeDeals')}
                </Quiet>
              </p>
            </li>
          );
        })}
      </ul>
      {!all && steps.length > SHOWN && (
        <Quiet onPress={() => setAll(true)}>
          {t('fitPanel.all', { count: steps.length, n: formats.number(steps.length) })}
        </Quiet>
      )}
    </Part>
  );
}

function gateCommand(map: SalesMap, stageId: string, text: string): MapCommand | null {
  const stage = map.nodes.find(({ id }) => id === stageId);
  if (stage?.type !== 'stage') return null;
  const set = { do: 'set', in: 'nodes', id: stage.id } as const;
  const item = { id: newId(), text, required: true, by: 'us', check: { how: 'tick' } };
  return {
    do: 'several',
    commands: [
      { ...set, field: 'checklist', value: [...stage.checklist, item] },
      { ...set, field: 'gate', value: 'block' },
    ],
  };
}

function Worst(props: {
  readonly fit: Fit;
  readonly nameOf: (id: string | null) => string;
  readonly onBehind: (behind: Behind) => void;
}) {
  const { fit, nameOf, onBehind } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const worst = fit.worst.filter(({ kind }) => kind !== 'unknown').slice(0, SHOWN);
  if (worst.length === 0) return null;
  return (
    <Part title={t('fitPanel.worst')}>
      <ul>
        {worst.map((one) => {
          const name = one.node === null ? isolate(one.activity) : nameOf(one.node) || isolate(one.activity);
          const title = t(`fitPanel.kind.${one.kind}`, { name });
          return (
            <li
              key={`${one.kind} ${one.activity} ${one.node}`}
              className="border-b border-line last:border-b-0"
            >
              <AriaButton
                onPress={() =>
                  onBehind({ place: { of: 'deviation', kind: one.kind, activity: one.activity }, title })
                }
                className="focus-ring flex min-h-9 w-full items-baseline justify-between gap-3 rounded-sm py-1.5 text-start text-sm -outline-offset-2 data-hovered:bg-sunken"
              >
                <span>
                  {title}
                  {one.days > 0 && (
                    <span className="block text-xs text-muted">
                      {t('fitPanel.days', { time: formats.duration(one.days * 86_400) })}
                    </span>
                  )}
                </span>
                <span className="whitespace-nowrap text-muted tabular-nums">{formats.number(one.cases)}</span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** Activities of the log that no stage answers to: say which stage they are, and they count there. */
function Unknown({ fit }: { readonly fit: Fit }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const map = useSalesMap();
  const { mayAccept, accept } = useAccept();
  if (fit.unknown.length === 0) return null;
  const options = map.nodes
    .filter(({ type }) => type !== 'decision')
    .map(({ id, name }) => ({ id, label: name }));
  const assign = (activity: string, id: string): void =>
    accept((now) => {
      const node = now.nodes.find((one) => one.id === id);
      if (node === undefined) return null;
      return { do: 'set', in: 'nodes', id, field: 'alsoKnownAs', value: [...node.alsoKnownAs, activity] };
    });
  return (
    <Part title={t('fitPanel.unknown')}>
      <p className="text-xs text-muted">{t('fitPanel.unknownText')}</p>
      <ul className="flex flex-col gap-3">
        {fit.unknown.slice(0, SHOWN).map((one) => (
          <li key={one.activity} className="flex flex-col gap-1">
            <p className="flex justify-between gap-3 text-sm">
              <bdi className="min-w-0 truncate font-semibold">{one.activity}</bdi>
              <span className="text-muted tabular-nums">{formats.number(one.cases)}</span>
            </p>
            {mayAccept && (
              <ComboBox
                label={t('fitPanel.isStage')}
                options={options}
                value={null}
                onChange={(id) => {
                  if (id !== null) assign(one.activity, id);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
