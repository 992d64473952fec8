// Open deals that stand on older versions of a map go to the published one: a plan from stage to stage, looked at first,
// carried out at once, and taken back.
import { runTransfer, undoTransfer, type TransferPlan } from '@portolan/contract';
import { holdsDeals } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../../../lib/api/call.ts';
import type { previewTransfer } from '@portolan/contract';
import { useDealMap, type DealMap } from '../../../lib/deals/deal-map.ts';
import { transferQuery } from '../../../lib/deals/deal-queries.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { useMay } from '../../../lib/session.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';

const route = getRouteApi('/shell/processes/$processId/transfer');
type Preview = OutputOf<typeof previewTransfer>;
type Step = Preview['steps'][number];

const keyOf = (step: Pick<Step, 'fromVersion' | 'from'>): string => `${step.fromVersion} ${step.from}`;
/** Left where it is. */
const STAY = '-stay-';

export function TransferScreen() {
  const { processId } = route.useParams();
  const { t } = useTranslation('deals');
  const process = useQuery(processQuery(processId));
  const preview = useQuery(transferQuery(processId));
  const { map } = useDealMap(preview.data?.toVersion);
  const name = process.data?.name ?? '';
  return (
    <Page
      title={t('transfer.title')}
      heading={
        <Breadcrumb steps={[{ label: name, href: `/board/${processId}` }]} current={t('transfer.title')} />
      }
      actions={<LinkButton href={`/board/${processId}`}>{t('deal.toBoard')}</LinkButton>}
    >
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <SkeletonRows rows={5} />}
      {preview.data?.toVersion === null && (
        <EmptyState title={t('empty.unpublished')}>{t('empty.unpublishedText')}</EmptyState>
      )}
      {preview.data !== undefined && map !== undefined && (
        <div className="flex flex-col gap-8">
          {preview.data.steps.length === 0 ? (
            <EmptyState title={t('transfer.none')}>{t('transfer.noneText')}</EmptyState>
          ) : (
            <Plan processId={processId} preview={preview.data} map={map} />
          )}
          {preview.data.plans.length > 0 && (
            <Plans processId={processId} plans={preview.data.plans} map={map} />
          )}
        </div>
      )}
    </Page>
  );
}

function useRefresh(processId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['deals'] });
    void client.invalidateQueries({ queryKey: transferQuery(processId).queryKey });
  };
}

function Plan(props: { readonly processId: string; readonly preview: Preview; readonly map: DealMap }) {
  const { processId, preview, map } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const tell = useTell();
  const refresh = useRefresh(processId);
  const mayRun = useMay('maps.publish');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [isPending, setPending] = useState(false);
  const stages = map.map.nodes.filter((node) => node.type === 'stage' && holdsDeals(node));
  const targetOf = (step: Step): string => chosen.get(keyOf(step)) ?? step.to ?? STAY;
  const going = preview.steps.filter((step) => targetOf(step) !== STAY);
  const deals = going.reduce((sum, step) => sum + step.deals, 0);
  const undecided = preview.steps
    .filter((step) => targetOf(step) === STAY)
    .reduce((sum, step) => sum + step.deals, 0);
  const run = async (): Promise<void> => {
    if (preview.toVersion === null || going.length === 0) return;
    setPending(true);
    const outcome = await call(runTransfer, {
      params: { id: processId },
      body: {
        toVersion: preview.toVersion,
        steps: going.map((step) => ({ fromVersion: step.fromVersion, from: step.from, to: targetOf(step) })),
      },
    });
    setPending(false);
    const isDone = tell(outcome);
    await refresh();
    if (!isDone || !outcome.ok) return;
    const moved = outcome.value.steps.reduce((sum, step) => sum + step.deals, 0);
    showUndo(t('transfer.done', { count: moved, n: formats.number(moved) }), async () => {
      tell(await call(undoTransfer, { params: { id: outcome.value.id } }));
      await refresh();
    });
  };
  return (
    <section className="flex flex-col gap-4">
      <p className="text-muted">{t('transfer.text', { n: formats.number(map.number) })}</p>
      <ul className="flex flex-col">
        {preview.steps.map((step) => {
          const target = targetOf(step);
          const name = isolate(step.fromName);
          return (
            <li
              key={keyOf(step)}
              className="grid grid-cols-[minmax(0,1fr)_minmax(5rem,9rem)_minmax(0,1fr)] items-center gap-x-3 border-b border-line py-2"
            >
              <span className="flex min-w-0 flex-col rounded-md border border-line bg-surface px-3 py-1.5">
                <bdi className="truncate font-medium">{step.fromName}</bdi>
                <span className="text-xs text-muted">
                  {t('transfer.version', { n: formats.number(step.fromNumber) })}
                </span>
              </span>
              <Arrow isSet={target !== STAY}>
                {t('transfer.deals', { count: step.deals, n: formats.number(step.deals) })}
              </Arrow>
              <Select
                isLabelHidden
                label={t('transfer.to', { name })}
                options={[
                  { id: STAY, label: t('transfer.stay') },
                  ...stages.map(({ id, name: stage }) => ({ id, label: stage })),
                ]}
                value={target}
                isDisabled={!mayRun}
                onChange={(id) => setChosen(new Map([...chosen, [keyOf(step), id]]))}
              />
            </li>
          );
        })}
      </ul>
      {undecided > 0 && (
        <p className="border-s-3 border-attention ps-3 text-sm">
          {t('transfer.undecided', { count: undecided, n: formats.number(undecided) })}
        </p>
      )}
      {mayRun ? (
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={going.length === 0}
          onPress={() => void run()}
          className="self-start"
        >
          {t('transfer.run', { count: deals, n: formats.number(deals) })}
        </Button>
      ) : (
        <p className="text-sm text-muted">{t('transfer.notYou')}</p>
      )}
    </section>
  );
}

/** From one box to the next, with how many go. */
function Arrow(props: { readonly isSet: boolean; readonly children: string }) {
  return (
    <span className="flex flex-col items-center">
      <span className="text-xs text-muted tabular-nums">{props.children}</span>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        className="h-2.5 w-full rtl:-scale-x-100"
        fill="none"
      >
        <path
          d="M0 5H98M92 1l6 4-6 4"
          vectorEffect="non-scaling-stroke"
          strokeWidth="1.5"
          className={props.isSet ? 'stroke-accent' : 'stroke-control'}
          strokeDasharray={props.isSet ? undefined : '3 4'}
        />
      </svg>
    </span>
  );
}

function Plans(props: {
  readonly processId: string;
  readonly plans: readonly TransferPlan[];
  readonly map: DealMap;
}) {
  const { processId, plans, map } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const tell = useTell();
  const refresh = useRefresh(processId);
  const mayRun = useMay('maps.publish');
  const [pending, setPending] = useState<string | null>(null);
  const undo = async (id: string): Promise<void> => {
    setPending(id);
    tell(await call(undoTransfer, { params: { id } }));
    await refresh();
    setPending(null);
  };
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base">{t('transfer.before')}</h2>
      <ul className="flex flex-col">
        {plans.map((plan) => {
          const deals = plan.steps.reduce((sum, step) => sum + step.deals, 0);
          const names = [...new Set(plan.steps.map((step) => isolate(map.nameOf(step.to))))];
          return (
            <li key={plan.id} className="flex min-h-row items-center gap-3 border-b border-line py-1.5">
              <span className={`min-w-0 grow ${plan.undoneAt === null ? '' : 'text-muted line-through'}`}>
                {t('transfer.plan', { count: deals, n: formats.number(deals), stages: formats.list(names) })}
              </span>
              <span className="text-sm whitespace-nowrap text-muted">
                {plan.by !== null && <bdi>{plan.by.name} · </bdi>}
                <Moment at={plan.at} show="relative" />
              </span>
              {plan.undoneAt === null && mayRun && (
                <Button isPending={pending === plan.id} onPress={() => void undo(plan.id)}>
                  {t('transfer.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
