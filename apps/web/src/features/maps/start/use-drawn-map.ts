// What is drawn of a log: its busiest moves, or the model behind them.
import type { Analysis, DiscoveredModel, LogDetail, LogFilter } from '@portolan/contract';
import type { MapFromFlow, SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { modelQuery } from '../../../lib/logs/model-query.ts';
import { draftFromFlow, leftOutOf, tidied, type ActivityRole } from './flow-roles.ts';

export interface Drawing {
  readonly analysis: Analysis;
  readonly log: LogDetail;
  readonly filter: LogFilter;
  readonly roles: readonly ActivityRole[];
  readonly by: 'moves' | 'model';
  /** Of all moves, 0 to 1. */
  readonly share: number;
  /** Stages that stay, however rarely deals go there. */
  readonly keep: ReadonlySet<string>;
  /** How much of what is rare the model leaves out, 0 to 1. */
  readonly noise: number;
}

export interface DrawnMap {
  /** None while it is looked for, and where it would be too large. */
  readonly map: SalesMap | undefined;
  readonly isTooLarge: boolean;
  /** Another one is being looked for. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Of the moves: how many have a path, and what has none. */
  readonly share?: number;
  readonly left?: MapFromFlow['left'];
  /** What is there only because it is kept. */
  readonly kept?: readonly string[];
  readonly model?: DiscoveredModel;
}

export function useDrawnMap(drawing: Drawing): DrawnMap {
  const { analysis, log, filter, roles, by, share, noise, keep } = drawing;
  const { t } = useTranslation('maps');
  const asked = {
    logId: log.id,
    revision: log.revision ?? '',
    filter,
    noise,
    roles: roles.map(({ activity, role }) => ({ activity, role })),
    words: { which: t('start.log.which'), again: t('start.log.again') },
  };
  const found = useQuery(modelQuery(by === 'model' ? asked : undefined));
  const model = by === 'model' ? found.data : undefined;
  const map = useMemo(() => (model?.map == null ? undefined : tidied(model.map)), [model]);
  const flow = useMemo(() => draftFromFlow(analysis, roles, share, keep), [analysis, roles, share, keep]);
  const kept = useMemo(
    () => (keep.size === 0 ? [] : leftOutOf(analysis, roles, share).filter((name) => keep.has(name))),
    [analysis, roles, share, keep],
  );
  if (by === 'moves') {
    return {
      map: flow.map,
      isTooLarge: false,
      isStale: false,
      error: null,
      retry: () => undefined,
      share: flow.share,
      left: flow.left,
      kept: kept.filter((name) => !flow.left.activities.includes(name)),
    };
  }
  return {
    map,
    isTooLarge: model?.map === null,
    isStale: found.isPlaceholderData,
    error: found.error,
    retry: () => void found.refetch(),
    ...(model !== undefined && { model }),
  };
}
