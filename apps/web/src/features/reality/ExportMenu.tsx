// Takes the map along: as a picture exactly as it is shown, its figures as tables, or all events for another tool.
import {
  EVENT_FORMATS,
  exportAnalysis,
  exportEvents,
  type Analysis,
  type LogDetail,
} from '@portolan/contract';
import { renderSvg } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { download, saveFile } from '../../lib/api/download.ts';
import type { Outcome } from '../../lib/api/problem.ts';
import { fileName } from '../../lib/file-name.ts';
import { filterOf, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { pngOf } from '../../lib/png-of.ts';
import { useMay } from '../../lib/session.ts';
import { themeNow } from '../../lib/theme-now.ts';
import { Button } from '../../ui/Button.tsx';
import type { Picture } from '../../ui/flow-map/use-picture.ts';
import { Menu } from '../../ui/Menu.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export interface ExportMenuProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  readonly search: RealitySearch;
  readonly picture: Picture;
  readonly detail: number;
}

const TABLES = ['arcs', 'variants', 'activities', 'cases'] as const;

export function ExportMenu(props: ExportMenuProps) {
  const { log, analysis, search, picture, detail } = props;
  const { t } = useTranslation('reality');
  const text = useProblemText();
  const mayExport = useMay('logs.export');

  const svg = () =>
    renderSvg(picture.scene, analysis.layout, { ...picture.options, detail, theme: themeNow() });
  const saveSvg = () => {
    saveFile(new Blob([svg()], { type: 'image/svg+xml' }), fileName([log.name, t('title')], 'svg'));
  };
  const savePng = async () => {
    const png = await pngOf(svg());
    if (png === null) showFailure(t('export.unreadable'));
    else saveFile(png, fileName([log.name, t('title')], 'png'));
  };
  const tell = (outcome: Outcome<null>) => {
    if (outcome.ok) return;
    const { title, advice } = text(outcome.problem);
    showFailure(`${t('export.failed')}. ${title}. ${advice}`);
  };
  const saveTable = async (table: (typeof TABLES)[number]) => {
    const input = { params: { id: log.id }, query: { ...filterOf(search), table } };
    tell(await download(exportAnalysis, input, fileName([log.name, table], 'csv')));
  };
  const saveEvents = async (format: (typeof EVENT_FORMATS)[number]) => {
    const input = { params: { id: log.id }, query: { ...filterOf(search), format } };
    const ending = format === 'xes' ? 'xes' : 'json';
    tell(await download(exportEvents, input, fileName([log.name, format], ending)));
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
            { id: 'svg', label: t('export.svg'), run: saveSvg },
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
              {
                id: 'events',
                actions: EVENT_FORMATS.map((format) => ({
                  id: format,
                  label: t(`export.${format}`),
                  run: () => void saveEvents(format),
                })),
              },
            ]
          : []),
      ]}
    />
  );
}
