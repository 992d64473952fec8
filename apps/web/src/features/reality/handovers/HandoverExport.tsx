// Takes the hand-overs along: the bands as a picture, all of them as a table.
import { exportHandovers, type HandoversAnswer, type LogDetail } from '@portolan/contract';
import { handoversSvg } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import type { HandoverSearch } from '../../../lib/logs/handover-search.ts';
import { filterOf } from '../../../lib/logs/reality-search.ts';
import { useMay } from '../../../lib/session.ts';
import { ExportMenu } from '../../../ui/ExportMenu.tsx';

export function HandoverExport(props: {
  readonly log: LogDetail;
  readonly figures: HandoversAnswer;
  /** The sentence above the picture. */
  readonly lead: string;
  readonly search: HandoverSearch;
}) {
  const { log, figures, search } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const direction = useDirection();
  const mayExport = useMay('logs.export');
  const name = [log.name, t('views.handovers')];
  return (
    <ExportMenu
      pictures={
        figures.handovers.length === 0
          ? []
          : [
              {
                id: 'bands',
                title: t('handovers.picture'),
                name,
                svg: () =>
                  handoversSvg({
                    title: `${log.name}: ${t('handovers.picture')}`,
                    note: props.lead,
                    direction,
                    flows: figures,
                    nameOf: (party) => figures.parties[party]!.name,
                    figure: (count) => formats.number(count),
                    from: t('handovers.from'),
                    to: t('handovers.to'),
                  }),
              },
            ]
      }
      files={
        mayExport
          ? [
              {
                id: 'tables',
                items: [
                  {
                    id: 'handovers',
                    label: t('export.handovers'),
                    save: () =>
                      download(
                        exportHandovers,
                        {
                          params: { id: log.id },
                          query: { ...filterOf(search), by: search.by ?? 'people' },
                        },
                        fileName(name, 'csv'),
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
