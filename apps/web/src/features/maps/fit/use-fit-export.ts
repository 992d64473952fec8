// What of the fit is taken along: its picture as it is shown, and every table.
import { exportFit, FIT_TABLES, type Fit } from '@portolan/contract';
import { layoutMap, mapSvg } from '@portolan/picture';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { analysisQuery, logQuery } from '../../../lib/logs/log-queries.ts';
import type { FitForm } from '../../../lib/maps/map-search.ts';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useMay } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { useShownVersion } from '../agreement/use-agreement.ts';
import { useSalesMap } from '../draft/draft-context.ts';
import type { MapExportProps } from '../files/MapExport.tsx';
import { overlayOf } from './fit-overlay.ts';
import { sliceChoices } from './fit-choices.ts';
import { useFitSource } from './use-fit.ts';

const NOTHING: MapExportProps = {};

/** Nothing where no fit is shown. */
export function useFitExport(
  logId: string | null | undefined,
  fit: Fit | undefined,
  form: FitForm | undefined,
): MapExportProps {
  const { t } = useTranslation('editor');
  const map = useSalesMap();
  const direction = useDirection();
  const { language } = useStore(preferences);
  const { process } = useShownVersion();
  const shown = fit === undefined || form === undefined || logId == null ? undefined : { fit, form, logId };
  const { isOwn, versions } = useFitSource(shown?.logId);
  const log = useQuery({ ...logQuery(shown?.logId ?? ''), enabled: shown !== undefined }).data;
  const analysis = useQuery({
    ...analysisQuery(shown?.logId ?? '', {}),
    enabled: shown !== undefined && !isOwn,
  }).data;
  const mayExport = useMay('logs.export');
  if (shown === undefined) return NOTHING;

  const title = `${t('mode.fit')}: ${t(`fitForm.${shown.form}`)}`;
  const name = (what: string) => [process?.name ?? '', t('mode.fit'), what];
  const save = (table: (typeof FIT_TABLES)[number], what: string, by?: string) =>
    download(
      exportFit,
      {
        params: { id: shown.logId },
        body: { map, table, versions, ...(by === undefined ? {} : { by }) },
      },
      fileName(name(what), 'csv'),
    );
  const slices = sliceChoices(isOwn, analysis?.attributes.map((one) => one.name) ?? []);
  return {
    pictures: [
      {
        id: 'fit',
        title,
        name: name(t(`fitForm.${shown.form}`)),
        svg: () =>
          mapSvg(map, layoutMap(map, { direction }), {
            language,
            title: `${process?.name ?? ''} · ${log?.name ?? ''} · ${t(`fitForm.${shown.form}`)}`,
            ...(shown.form === 'map' ? {} : { overlay: overlayOf(shown.fit, shown.form, map) }),
          }),
      },
    ],
    tables: mayExport
      ? [
          ...FIT_TABLES.filter((table) => table !== 'slices').map((table) => ({
            id: table,
            label: t(`fitTable.${table}`),
            save: () => save(table, t(`fitTable.${table}`)),
          })),
          ...slices.map(({ by, key }) => {
            const what = key === undefined ? by : t(`fitPanel.by.${key}`);
            return { id: `by ${by}`, label: what, save: () => save('slices', what, by) };
          }),
        ]
      : [],
  };
}
