// Beside the board: what stands between a deal and the place it is put to. All of it is settled here; then it moves, or
// moves anyway with a reason, where the role may.
import type { DealDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { useDealMap } from '../../../lib/deals/deal-map.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { Gate } from './Gate.tsx';
import { MoveForm } from './MoveForm.tsx';

export interface MovePanelProps {
  readonly dealId: string;
  readonly to: string;
  /** What the server said when it was tried without asking. */
  readonly refusal?: string | undefined;
  readonly onClose: () => void;
  readonly onMoved: (deal: DealDetail, event: string) => void;
}

export function MovePanel(props: MovePanelProps) {
  const { t } = useTranslation('deals');
  const query = useQuery(dealQuery(props.dealId));
  const deal = query.data;
  const { map } = useDealMap(deal?.versionId);
  const guide = deal?.guide ?? null;
  return (
    <SidePanel
      title={deal === undefined ? t('gate.title') : <bdi>{deal.name}</bdi>}
      onClose={props.onClose}
      width={400}
    >
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {(deal === undefined || guide === null || map === undefined) && !query.isError && (
        <SkeletonRows rows={4} />
      )}
      {deal !== undefined && guide !== null && map !== undefined && (
        <div className="flex flex-col gap-5">
          <p className="text-sm text-muted">
            {t('gate.fromTo', { from: isolate(map.nameOf(deal.nodeId)), to: isolate(map.nameOf(props.to)) })}
          </p>
          {props.refusal !== undefined && (
            <p role="alert" className="border-s-3 border-attention bg-attention-wash px-3 py-2 text-sm">
              {props.refusal}
            </p>
          )}
          {asksChecklist(deal, props.to) && <Gate deal={deal} guide={guide} />}
          <MoveForm
            deal={deal}
            guide={guide}
            map={map}
            to={props.to}
            onMoved={props.onMoved}
            onCancel={props.onClose}
          />
        </div>
      )}
    </SidePanel>
  );
}

/** Going back, resting and ending ask for no checklist. */
function asksChecklist(deal: DealDetail, to: string): boolean {
  const way = deal.guide?.ways.find((one) => one.to === to);
  return deal.endedAt === null && (way === undefined || way.forward);
}
