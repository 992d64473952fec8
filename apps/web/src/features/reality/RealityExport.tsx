// Takes the real map along: as a picture as it is shown, its figures as tables, or all events for another tool.
import {
  EVENT_FORMATS,
  exportAnalysis,
  exportEvents,
  type Analysis,
  type LogDetail,
} from '@portolan/contract';
import { renderSvg } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { download } from '../../lib/api/download.ts';
import { fileName } from '../../lib/file-name.ts';
import { filterOf, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { useMay } from '../../lib/session.ts';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import type { Picture } from '../../ui/flow-map/use-picture.ts';

export interface RealityExportProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  readonly search: RealitySearch;
  readonly picture: Picture;
  readonly detail: number;
}

const TABLES = ['arcs', 'variants', 'activities', 'cases'] as const;
const ENDINGS = { xes: 'xes', ocel: 'json' } as const;

export function RealityExport(props: RealityExportProps) {
  const { log, analysis, search, picture, detail } = props;
  const { t } = useTranslation('reality');
  const mayExport = useMay('logs.export');
  const params = { id: log.id };
  return (
    <ExportMenu
      pictures={[
        {
          id: 'map',
          title: t('title'),
          name: [log.name, t('title')],
          svg: () =>
            renderSvg(picture.scene, analysis.layout, { ...picture.options, detail, theme: 'light' }),
        },
      ]}
      files={
        mayExport
          ? [
              {
                id: 'tables',
                items: TABLES.map((table) => ({
                  id: table,
                  label: t(`export.${table}`),
                  save: () =>
                    download(
                      exportAnalysis,
                      { params, query: { ...filterOf(search), table } },
                      fileName([log.name, table], 'csv'),
                    ),
                })),
              },
              {
                id: 'events',
                items: EVENT_FORMATS.map((format) => ({
                  id: format,
                  label: t(`export.${format}`),
                  save: () =>
                    download(
                      exportEvents,
                      { params, query: { ...filterOf(search), format } },
                      fileName([log.name, format], ENDINGS[format]),
                    ),
                })),
              },
            ]
          : []
      }
    />
  );
}
