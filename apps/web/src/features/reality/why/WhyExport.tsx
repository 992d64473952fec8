// Takes Why along: each forest plot, the tree, where deals leave and the curves of two groups as pictures, every finding as
// a table.
import { exportWhy, type LogDetail, type Why, type WhyTreeNode } from '@portolan/contract';
import { curvesSvg, forestSvg, rankingSvg, treeSvg, type TreeBox } from '@portolan/picture';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { placeOn } from '../../../lib/logs/forest-scale.ts';
import { whySegmentsQuery } from '../../../lib/logs/why-queries.ts';
import { groupsOf, whyQueryOf, type WhySearch } from '../../../lib/logs/why-search.ts';
import { useMay } from '../../../lib/session.ts';
import { ExportMenu, type ExportPicture } from '../../../ui/ExportMenu.tsx';
import { QUESTIONS, type FindingsTold, type Question } from './use-findings-told.ts';
import type { WhyWords } from './use-why-words.ts';
import { wonChart } from './won-chart.ts';

const DAY = 86_400;
/** On a picture. */
const MOST_STAGES = 20;

export interface WhyExportProps {
  readonly log: LogDetail;
  readonly search: WhySearch;
  readonly why: Why;
  readonly told: Readonly<Record<Question, FindingsTold>>;
  readonly words: WhyWords;
}

export function WhyExport(props: WhyExportProps) {
  const { log, search, told } = props;
  const { t } = useTranslation('why');
  const mayExport = useMay('logs.export');
  const forests = useForests(log, told);
  const tree = useTree(props);
  const obstacles = useObstacles(props);
  const curves = useCurves(log, search);
  return (
    <ExportMenu
      pictures={[...forests, ...tree, ...obstacles, ...curves]}
      files={
        mayExport
          ? [
              {
                id: 'tables',
                items: [
                  {
                    id: 'findings',
                    label: t('export.findings'),
                    save: () =>
                      download(
                        exportWhy,
                        { params: { id: log.id }, query: whyQueryOf(search) },
                        fileName([log.name, t('title')], 'csv'),
                      ),
                  },
                ],
              },
            ]
          : []
      }
    />
  );
}

function useForests(log: LogDetail, told: WhyExportProps['told']): ExportPicture[] {
  const direction = useDirection();
  return QUESTIONS.filter((question) => told[question].items.length > 0).map((question) => {
    const { items, scale, tick, title, note, axis, figure: head } = told[question];
    return {
      id: question,
      title,
      name: [log.name, title],
      svg: () =>
        forestSvg({
          title: `${log.name}: ${title}`,
          note,
          direction,
          axis,
          figure: head,
          ticks: scale.ticks.map((value) => ({
            at: placeOn(scale, value),
            text: tick(value),
            isNone: value === (scale.kind === 'ratio' ? 1 : 0),
          })),
          rows: items.map(({ sentence, counted, moment, effect, figure, interval }) => ({
            text: sentence,
            note: moment === undefined ? counted : `${counted} · ${moment}`,
            low: placeOn(scale, effect.low),
            value: placeOn(scale, effect.value),
            high: placeOn(scale, effect.high),
            figure,
            interval,
          })),
        }),
    };
  });
}

function useTree({ log, why, words }: WhyExportProps): ExportPicture[] {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const direction = useDirection();
  const { tree } = why.winners;
  if (tree?.root.split === undefined) return [];
  const title = t('tree.title', { moment: words.moment(tree.landmark) });
  const boxOf = (node: WhyTreeNode, who: string): TreeBox => ({
    who,
    share: node.share,
    won: t('tree.won', { share: words.percent(node.share) }),
    count: t('tree.of', { n: formats.number(node.n) }),
    branches:
      node.split === undefined
        ? []
        : [
            boxOf(node.split.with, words.who(node.split.feature, tree.landmark)),
            boxOf(node.split.without, t('tree.others')),
          ],
  });
  return [
    {
      id: 'tree',
      title: t('export.tree'),
      name: [log.name, t('export.tree')],
      svg: () =>
        treeSvg({
          title: `${log.name}: ${t('winners.title')}`,
          note: title,
          direction,
          root: boxOf(tree.root, t('tree.all')),
        }),
    },
  ];
}

/** The stages from which most is lost. */
function useObstacles({ log, why, words }: WhyExportProps): ExportPicture[] {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const direction = useDirection();
  const stages = why.obstacles.items.filter(({ lost }) => lost > 0).slice(0, MOST_STAGES);
  if (stages.length === 0) return [];
  return [
    {
      id: 'obstacles',
      title: t('obstacles.title'),
      name: [log.name, t('obstacles.title')],
      svg: () =>
        rankingSvg({
          title: `${log.name}: ${t('obstacles.title')}`,
          note: t('obstacles.note'),
          direction,
          rows: stages.map(({ stage, share, lost, cases, open }) => ({
            name: stage,
            value: share.isEnough ? share.value : 0,
            text: t('obstacles.figure', {
              share: share.isEnough
                ? `${words.percent(share.value)} (${t('range', { low: words.percent(share.low), high: words.percent(share.high) })})`
                : t('notEnough'),
              lost: formats.number(lost),
              n: formats.number(cases - open),
            }),
          })),
        }),
    },
  ];
}

/** Of the two groups that are compared, if there are any. */
function useCurves(log: LogDetail, search: WhySearch): ExportPicture[] {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const direction = useDirection();
  const groups = groupsOf(search);
  const { data } = useQuery({
    ...whySegmentsQuery(log.id, whyQueryOf(search), groups ?? { a: {}, b: null }),
    enabled: groups !== undefined,
  });
  if (groups === undefined || data?.kind !== 'compared' || data.times === null) return [];
  const { times } = data;
  return [
    {
      id: 'curves',
      title: t('compare.curve'),
      name: [log.name, t('compare.curve')],
      svg: () => {
        const { axis, top, a, b } = wonChart(times);
        const last = axis.ticks.length - 1;
        return curvesSvg({
          title: `${log.name}: ${t('compare.curve')}`,
          direction,
          isRising: true,
          curves: [
            { name: t('compare.first'), colour: 'accent', steps: a },
            { name: t('compare.second'), colour: 'nurture', dash: '7 4', steps: b },
          ],
          axis: {
            most: axis.most * DAY,
            ticks: axis.ticks.map((tick, i) => ({
              at: tick * DAY,
              text: i === last ? formats.duration(tick * DAY) : formats.number(tick, 1),
            })),
          },
          shares: [0, top / 2, top].map((at) => ({ at, text: formats.percent(at) })),
        });
      },
    },
  ];
}
