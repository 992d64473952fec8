// The tables of where days are lost: stages or paths, how deals end by age, month by month. Times are in seconds, ages in
// days of the clock.
import type { Bottlenecks, BottleneckTable, StepCurve } from '@portolan/contract';
import { type Cell, csvTable } from './csv-table.ts';

export function bottleneckTable(figures: Bottlenecks, table: BottleneckTable): Uint8Array<ArrayBuffer> {
  return csvTable(rowsOf(figures, table));
}

const PLACE_HEAD = [
  'cases',
  'slower',
  'target_seconds',
  'target_by',
  'target_cases',
  'lost_days',
  'share_of_lost',
];

function placeCells({
  cases,
  slower,
  target,
  lostDays,
  share,
}: Bottlenecks['stages'][number] | Bottlenecks['paths'][number]): Cell[] {
  return [cases, slower, target?.seconds ?? '', target?.by ?? '', target?.cases ?? '', lostDays, share];
}

function rowsOf(figures: Bottlenecks, table: BottleneckTable): (readonly Cell[])[] {
  switch (table) {
    case 'stages':
      return [
        [
          'stage',
          ...PLACE_HEAD,
          'visits',
          'open',
          'quarter_seconds',
          'median_seconds',
          'median_low',
          'median_high',
          'three_quarters_seconds',
        ],
        ...figures.stages.map((stage) => {
          const { visits, open, quartiles } = stage.stay;
          const { quarter, median, threeQuarters } = quartiles;
          const times = [quarter.value, median.value, median.low, median.high, threeQuarters.value];
          return [stage.at, ...placeCells(stage), visits, open, ...times.map((seconds) => seconds ?? '')];
        }),
      ];
    case 'paths':
      return [
        ['from', 'to', ...PLACE_HEAD, 'count', 'median_seconds'],
        ...figures.paths.map((path) => [
          path.at,
          path.next,
          ...placeCells(path),
          path.count,
          path.medianSeconds,
        ]),
      ];
    case 'ages':
      return ages(figures);
    case 'months':
      return [
        ['month', 'whole', 'new', 'ended', 'won', 'lost', 'other', 'in_progress'],
        ...figures.months.items.map((one) => [
          one.month,
          one.isWhole ? 'true' : 'false',
          one.arrivals,
          one.ended,
          one.won,
          one.lost,
          one.other,
          one.inProgress,
        ]),
      ];
  }
}

const ENDS = ['won', 'lost', 'other'] as const;

/** A row per age at which anything changes, with the share that has come to each end by then. */
function ages({ cycle, daySeconds }: Bottlenecks): (readonly Cell[])[] {
  const moments = [...new Set(ENDS.flatMap((end) => cycle[end].curve.seconds))].toSorted((a, b) => a - b);
  return [
    ['age_days', ...ENDS.flatMap((end) => [end, `${end}_low`, `${end}_high`]), 'open'],
    ...moments.map((seconds) => {
      const at = ENDS.map((end) => shareAt(cycle[end].curve, seconds));
      const open = 1 - at.reduce((sum, { share }) => sum + share, 0);
      return [
        seconds / daySeconds,
        ...at.flatMap(({ share, low, high }) => [share, low, high]),
        Math.max(0, open),
      ];
    }),
  ];
}

function shareAt({ seconds, share, low, high }: StepCurve, time: number) {
  const step = seconds.findLastIndex((one) => one <= time);
  return step < 0
    ? { share: 0, low: 0, high: 0 }
    : { share: share[step]!, low: low[step]!, high: high[step]! };
}
