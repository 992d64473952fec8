// The tables of a fit: by stage and lane of the map, what deviates, what the map lacks, and by slice. Shares are 0 to 1.
import { DEVIATION_KINDS, fitByLane, type Fit, type FitTable } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { type Cell, csvTable } from './csv-table.ts';

export function fitTable(fit: Fit, map: SalesMap, table: FitTable): Uint8Array<ArrayBuffer> {
  return csvTable(rowsOf(fit, map, table));
}

function rowsOf(fit: Fit, map: SalesMap, table: FitTable): (readonly Cell[])[] {
  const names = new Map(map.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''));
  switch (table) {
    case 'stages':
      return stages(fit, map, nameOf);
    case 'lanes':
      return [
        ['lane', 'share_as_drawn', 'moves'],
        ...fitByLane(fit, map).map(({ key, average, n }) => [key ?? '', average ?? '', n]),
      ];
    case 'deviations':
      return [
        ['deviation', 'activity', 'stage', 'moves', 'deals', 'days', 'share_of_deviations'],
        ...fit.worst.map(({ kind, activity, node, count, cases, days, share }) => [
          kind,
          activity,
          nameOf(node),
          count,
          cases,
          days,
          share,
        ]),
      ];
    case 'steps':
      return [
        ['from', 'to', 'from_stage', 'to_stage', 'moves', 'deals', 'share_of_steps', 'skips', 'median_days'],
        ...fit.offMap.map((step) => [
          step.from ?? '',
          step.to,
          nameOf(step.fromNode),
          nameOf(step.toNode),
          step.count,
          step.cases,
          step.share,
          step.between?.map(nameOf).join(' → ') ?? '',
          step.medianDays ?? '',
        ]),
      ];
    case 'slices':
      return [
        ['value', 'deals', 'fitness', 'share_as_drawn'],
        ...(fit.slices ?? []).map(({ key, cases, average, percentFitting }) => [
          key ?? '',
          cases,
          average ?? '',
          percentFitting === null ? '' : percentFitting / 100,
        ]),
      ];
  }
}

function stages(fit: Fit, map: SalesMap, nameOf: (id: string) => string): (readonly Cell[])[] {
  const lanes = new Map(map.lanes.map(({ id, name }) => [id, name]));
  const laneOf = new Map(map.nodes.map(({ id, lane }) => [id, lane === null ? '' : (lanes.get(lane) ?? '')]));
  return [
    [
      'stage',
      'lane',
      'deals',
      'share_as_drawn',
      'moves',
      ...DEVIATION_KINDS,
      'days_off_the_map',
      'median_days',
      'visits',
    ],
    ...fit.nodes.map(({ node, cases, moves, medianDays, visits }) => {
      const all = moves.reduce((sum, { count }) => sum + count, 0);
      const countOf = (kind: string): number => moves.find((one) => one.kind === kind)?.count ?? 0;
      return [
        nameOf(node),
        laneOf.get(node) ?? '',
        cases,
        all === 0 ? '' : countOf('fits') / all,
        all,
        ...DEVIATION_KINDS.map(countOf),
        moves.reduce((sum, { days }) => sum + days, 0),
        medianDays ?? '',
        visits,
      ];
    }),
  ];
}
