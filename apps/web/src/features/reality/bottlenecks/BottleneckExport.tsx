// Takes the ranking along: as a picture, or as tables.
import { exportBottlenecks, type Bottlenecks, type LogDetail } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { download, saveFile } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { bottleneckQueryOf, type BottleneckSearch } from '../../../lib/logs/bottleneck-search.ts';
import { pngOf } from '../../../lib/png-of.ts';
import { useMay } from '../../../lib/session.ts';
import { themeNow } from '../../../lib/theme-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { placeName, type Ranked } from './ranked.ts';
import { rankingSvg } from './ranking-svg.ts';
import { useDayWords } from './use-day-words.ts';

const TABLES = ['stages', 'paths'] as const;
/** On a picture. */
const MOST_ROWS = 20;

export function BottleneckExport(props: {
  readonly log: LogDetail;
  readonly figures: Bottlenecks;
  readonly search: BottleneckSearch;
}) {
  const { log, figures, search } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const words = useDayWords(figures);
  const direction = useDirection();
  const text = useProblemText();
  const mayExport = useMay('logs.export');

  const svg = (): string => {
    const rows: readonly Ranked[] = figures[search.rank ?? 'stages'];
    return rankingSvg({
      title: t('picture.title', {
        log: log.name,
        days: words.days(figures.lostDays[search.rank ?? 'stages']),
        deals: t('deals', { count: figures.cases, n: formats.number(figures.cases) }),
      }),
      rows: rows.slice(0, MOST_ROWS).map((row) => ({
        name: placeName(row),
        value: row.lostDays,
        text: `${words.days(row.lostDays)} · ${formats.percent(row.share)}`,
      })),
      direction,
      theme: themeNow(),
    });
  };
  const savePng = async () => {
    const png = await pngOf(svg());
    if (png === null) showFailure(t('export.unreadable'));
    else saveFile(png, fileName([log.name, t('title')], 'png'));
  };
  const saveTable = async (table: (typeof TABLES)[number]) => {
    const input = { params: { id: log.id }, query: { ...bottleneckQueryOf(search), table } };
    const outcome = await download(
      exportBottlenecks,
      input,
      fileName([log.name, t('title'), t(`rank.${table}`)], 'csv'),
    );
    if (!outcome.ok) {
      const { title, advice } = text(outcome.problem);
      showFailure(`${t('export.failed')}. ${title}. ${advice}`);
    }
  };
  return (
    <Menu
      label={t('export.open')}
      placement="bottom end"
      trigger={<Button>{t('export.open')}</Button>}
      groups={[
        {
          id: 'picture',
          actions: [
            { id: 'png', label: t('export.png'), run: () => void savePng() },
            {
              id: 'svg',
              label: t('export.svg'),
              run: () =>
                saveFile(
                  new Blob([svg()], { type: 'image/svg+xml' }),
                  fileName([log.name, t('title')], 'svg'),
                ),
            },
          ],
        },
        ...(mayExport
          ? [
              {
                id: 'tables',
                actions: TABLES.map((table) => ({
                  id: table,
                  label: t(`export.${table}`),
                  run: () => void saveTable(table),
                })),
              },
            ]
          : []),
      ]}
    />
  );
}
