// Takes Bottlenecks along: the days lost, how long deals stay in the stage that is open, how they end by age and month by
// month as pictures, and all figures as tables.
import {
  BOTTLENECK_TABLES,
  exportBottlenecks,
  type Bottlenecks,
  type LogDetail,
  type StageBottleneck,
} from '@portolan/contract';
import { columnsSvg, curvesSvg, rankingSvg, sharesSvg } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { bottleneckQueryOf, placeOf, type BottleneckSearch } from '../../../lib/logs/bottleneck-search.ts';
import { useMay } from '../../../lib/session.ts';
import { ExportMenu, type ExportPicture } from '../../../ui/ExportMenu.tsx';
import { placeName, type Ranked } from './ranked.ts';
import { stayAxis } from './stay-axis.ts';
import { useCycleTold } from './use-cycle-told.ts';
import { useDayWords, type DayWords } from './use-day-words.ts';
import { useMonthsTold } from './use-months-told.ts';

/** On a picture. */
const MOST_ROWS = 20;
const PART_LOOKS = {
  won: { colour: 'won', opacity: 0.75 },
  open: { colour: 'flow', opacity: 0.35 },
  other: { colour: 'nurture', opacity: 0.55 },
  lost: { colour: 'lost', opacity: 0.65 },
} as const;

export interface BottleneckExportProps {
  readonly log: LogDetail;
  readonly figures: Bottlenecks;
  readonly search: BottleneckSearch;
}

export function BottleneckExport(props: BottleneckExportProps) {
  const { log, figures, search } = props;
  const { t } = useTranslation('bottlenecks');
  const words = useDayWords(figures);
  const mayExport = useMay('logs.export');
  const place = placeOf(search);
  const stage = place?.next === undefined ? figures.stages.find(({ at }) => at === place?.at) : undefined;
  const ranking = useRanking(props, words);
  const stay = useStay(log, figures, words);
  const cycle = useCycle(log, figures, words);
  const months = useMonths(log, figures);
  return (
    <ExportMenu
      pictures={[...ranking, ...(stage === undefined ? [] : [stay(stage)]), ...cycle, ...months]}
      files={
        mayExport
          ? [
              {
                id: 'tables',
                items: BOTTLENECK_TABLES.map((table) => ({
                  id: table,
                  label: t(`export.${table}`),
                  save: () =>
                    download(
                      exportBottlenecks,
                      { params: { id: log.id }, query: { ...bottleneckQueryOf(search), table } },
                      fileName([log.name, t('title'), table], 'csv'),
                    ),
                })),
              },
            ]
          : []
      }
    />
  );
}

function useRanking({ log, figures, search }: BottleneckExportProps, words: DayWords): ExportPicture[] {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const direction = useDirection();
  const rank = search.rank ?? 'stages';
  const rows: readonly Ranked[] = figures[rank];
  return [
    {
      id: 'ranking',
      title: t('rank.lost'),
      name: [log.name, t('title')],
      svg: () =>
        rankingSvg({
          title: t('picture.title', {
            log: log.name,
            days: words.days(figures.lostDays[rank]),
            deals: t('deals', { count: figures.cases, n: formats.number(figures.cases) }),
          }),
          direction,
          rows: rows.slice(0, MOST_ROWS).map((row) => ({
            name: placeName(row),
            value: row.lostDays,
            text:
              row.lostDays > 0
                ? `${words.days(row.lostDays)} · ${formats.percent(row.share, row.share < 0.095 ? 1 : 0)}`
                : t(row.target === null ? 'rank.noTarget' : 'rank.nothing'),
          })),
        }),
    },
  ];
}

function useStay(
  log: LogDetail,
  figures: Bottlenecks,
  words: DayWords,
): (stage: StageBottleneck) => ExportPicture {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const direction = useDirection();
  return (stage) => {
    const { curve, quartiles, visits } = stage.stay;
    const median = quartiles.median.value;
    return {
      id: 'stay',
      title: t('curve.title'),
      name: [log.name, t('curve.title'), stage.at],
      svg: () => {
        const { axis, unit, isHours } = stayAxis(stage, figures);
        const last = axis.ticks.length - 1;
        return curvesSvg({
          title: `${log.name}: ${t('curve.label', { stage: stage.at })}`,
          note: `n = ${formats.number(visits)}`,
          direction,
          curves: [{ colour: 'accent', steps: curve }],
          axis: {
            most: axis.most * unit,
            ticks: axis.ticks.map((tick, i) => ({
              at: tick * unit,
              text:
                i < last
                  ? formats.number(tick, 1)
                  : isHours
                    ? formats.duration(tick * 3600, 'short')
                    : words.days(tick),
            })),
          },
          shares: [0, 0.5, 1].map((at) => ({ at, text: formats.percent(at) })),
          marks: [
            ...(median === null
              ? []
              : [
                  {
                    at: median,
                    text: t('curve.half', { time: words.time(median) }),
                    colour: 'ink' as const,
                  },
                ]),
            ...(stage.target === null
              ? []
              : [
                  {
                    at: stage.target.seconds,
                    text: t('curve.target', { time: words.time(stage.target.seconds) }),
                    colour: 'won' as const,
                    dash: '5 4',
                  },
                ]),
          ],
        });
      },
    };
  };
}

function useCycle(log: LogDetail, figures: Bottlenecks, words: DayWords): ExportPicture[] {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const direction = useDirection();
  const told = useCycleTold(figures, words);
  if (told === undefined) return [];
  return [
    {
      id: 'cycle',
      title: t('cycle.title'),
      name: [log.name, t('cycle.title')],
      svg: () =>
        sharesSvg({
          title: `${log.name}: ${t('cycle.title')}`,
          note: told.sentence,
          direction,
          parts: told.parts.map((part) => ({ ...part, ...PART_LOOKS[part.id] })),
          times: told.times,
          axis: { most: told.ticks.at(-1)!.at, ticks: told.ticks },
          shares: [0, 0.5, 1].map((at) => ({ at, text: formats.percent(at) })),
        }),
    },
  ];
}

function useMonths(log: LogDetail, { months }: Bottlenecks): ExportPicture[] {
  const { t } = useTranslation('bottlenecks');
  const direction = useDirection();
  const told = useMonthsTold(months);
  const names = told[0]!.items.map(({ name }) => name);
  if (names.length < 2) return [];
  return [
    {
      id: 'months',
      title: t('months.title'),
      name: [log.name, t('months.title')],
      svg: () =>
        columnsSvg({
          title: `${log.name}: ${t('months.title')}`,
          direction,
          panels: told.map(({ title, most, items, changes }) => ({
            title,
            most,
            changes,
            columns: items.map(({ value, isWhole }) => ({ value, isPart: !isWhole })),
          })),
          ends: [names[0]!, names.at(-1)!],
        }),
    },
  ];
}
