// Where the deal is on its map, as a thin strip; it opens to the drawn map with the way that was really taken.
import type { DealDetail, DealGuide } from '@portolan/contract';
import { depthsOf, holdsDeals, type Stage } from '@portolan/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { daysHere, daysText, isOver } from '../../../lib/deals/deal-words.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { StageStrip } from '../../../ui/StageStrip.tsx';
import { stripOf } from '../../../ui/stage-strip.ts';
import { TravelledMap } from './TravelledMap.tsx';

export interface WayTravelledProps {
  readonly deal: DealDetail;
  readonly guide: DealGuide;
  readonly map: DealMap;
}

/** The stages of the way, in order; rests and sub-steps only where the deal was in them. */
function stripStages(map: DealMap, been: ReadonlySet<string>): readonly Stage[] {
  const depths = depthsOf(map.graph);
  return map.map.nodes
    .filter(
      (node): node is Stage =>
        node.type === 'stage' &&
        holdsDeals(node) &&
        (been.has(node.id) || (node.kind === 'working' && node.parent === null)),
    )
    .toSorted((a, b) => (depths.get(a.id) ?? Infinity) - (depths.get(b.id) ?? Infinity));
}

export function WayTravelled({ deal, guide, map }: WayTravelledProps) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const now = useNow();
  const [isDrawn, setDrawn] = useState(false);
  const { trail } = guide;
  const been = useMemo(() => new Set(trail.map(({ nodeId }) => nodeId)), [trail]);
  const stages = useMemo(() => stripStages(map, been), [map, been]);
  const isEnded = deal.endedAt !== null;
  const last = isEnded
    ? (trail.findLast(({ nodeId }) => map.graph.node(nodeId)?.type === 'stage')?.nodeId ?? null)
    : deal.nodeId;
  const factOf = (nodeId: string): string | undefined => {
    const visits = trail.flatMap((step, index) => {
      if (step.nodeId !== nodeId) return [];
      const until = trail[index + 1]?.at;
      return [(until === undefined ? now : Date.parse(until)) - Date.parse(step.at)];
    });
    if (visits.length === 0) return undefined;
    return formats.duration(visits.reduce((sum, ms) => sum + ms, 0) / 1000);
  };
  const days = daysHere(deal, now);
  const here = isolate(map.nameOf(deal.nodeId));
  return (
    <div className="flex flex-col gap-1">
      <StageStrip
        label={t('way.title')}
        stages={stripOf(
          stages.map(({ id, name }) => ({ id, label: name })),
          been,
          last,
        )}
        factOf={({ id }) => factOf(id)}
        onChoose={() => setDrawn(true)}
        {...(deal.wonAt !== null ? { end: 'won' as const } : isEnded ? { end: 'lost' as const } : {})}
      />
      <div className="flex flex-wrap items-center gap-x-3 text-sm">
        <span className="min-w-0 grow text-muted">
          {deal.endedAt !== null ? (
            <>
              {t('way.ended', { name: here, day: formats.date(deal.endedAt) })}
              {deal.end !== null && deal.end.reason !== '' && (
                <bdi className="text-ink"> {deal.end.reason}</bdi>
              )}
            </>
          ) : (
            <>
              {t('way.here', { name: here, days: daysText(formats, days) })}
              {deal.expectedDays !== null && (
                <span className={isOver(deal, now) ? 'font-medium text-attention-ink' : ''}>
                  {' · '}
                  {t('way.expected', { days: daysText(formats, deal.expectedDays) })}
                </span>
              )}
            </>
          )}
        </span>
        <Button variant="quiet" onPress={() => setDrawn(!isDrawn)} className="-me-3">
          {t(isDrawn ? 'way.fold' : 'way.draw')}
        </Button>
      </div>
      {isDrawn && <TravelledMap map={map} trail={trail} here={deal.nodeId} />}
    </div>
  );
}
