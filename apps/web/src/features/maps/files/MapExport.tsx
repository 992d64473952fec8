// Takes the map on screen along: as a picture by day or night, as a file that other tools open, as a table, or as the
// handbook to print; where the fit is shown, also its picture and its tables.
import { exportVersion, openHandbook } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { saveFile } from '../../../lib/api/download.ts';
import type { Outcome } from '../../../lib/api/problem.ts';
import { urlOf } from '../../../lib/api/request.ts';
import { workspaceChoice } from '../../../lib/api/workspace-choice.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { ExportMenu, type ExportMenuProps, type ExportPicture } from '../../../ui/ExportMenu.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useShownVersion } from '../agreement/use-agreement.ts';
import { useMapView } from '../draft/draft-context.ts';

type Format = 'json' | 'bpmn' | 'mermaid' | 'svg' | 'csv' | 'handbook';
type Theme = 'light' | 'dark';

const ENDINGS: Readonly<Record<Format, string>> = {
  json: 'json',
  bpmn: 'bpmn',
  mermaid: 'mmd',
  svg: 'svg',
  csv: 'csv',
  handbook: 'html',
};
const FILES = ['json', 'bpmn', 'mermaid', 'csv'] as const satisfies readonly Format[];

export interface MapExportProps {
  /** Of the fit, where it is shown. */
  readonly pictures?: readonly ExportPicture[];
  readonly tables?: NonNullable<ExportMenuProps['files']>[number]['items'];
}

export function MapExport({ pictures = [], tables = [] }: MapExportProps) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { draft, versionId } = useMapView();
  const { process, version } = useShownVersion();
  const { language } = useStore(preferences);
  const text = useProblemText();

  const name = (theme: Theme) => [
    process?.name ?? '',
    version === undefined ? '' : t('version.number', { n: formats.number(version.number) }),
    theme === 'dark' ? t('export.night') : '',
  ];
  const load = async (format: Format, theme: Theme): Promise<Outcome<Blob>> => {
    // What is on screen is what is taken along.
    await draft.flush();
    return call(exportVersion, { params: { id: versionId }, query: { format, language, theme } });
  };
  const save = async (format: Format): Promise<Outcome<null>> => {
    const outcome = await load(format, 'light');
    if (!outcome.ok) return outcome;
    saveFile(outcome.value, fileName(name('light'), ENDINGS[format]));
    return { ok: true, value: null };
  };
  const drawn = async (theme: Theme): Promise<string | null> => {
    const outcome = await load('svg', theme);
    if (outcome.ok) return outcome.value.text();
    showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    return null;
  };
  const showHandbook = async () => {
    // Opened at once: after any wait the browser takes it for an advertisement and refuses.
    const tab = window.open('about:blank', '_blank');
    if (tab === null) {
      await save('handbook');
      return;
    }
    tab.opener = null;
    await draft.flush();
    const workspace = workspaceChoice.get();
    tab.location.replace(
      urlOf(openHandbook, {
        params: { id: versionId },
        query: { language, ...(workspace === null ? {} : { workspace }) },
      }),
    );
  };
  return (
    <ExportMenu
      first={{
        id: 'print',
        actions: [
          {
            id: 'handbook',
            label: t('export.handbook'),
            hint: t('export.handbookHint'),
            icon: 'file',
            run: () => void showHandbook(),
          },
        ],
      }}
      pictures={[
        ...pictures,
        ...(['light', 'dark'] as const).map((theme) => ({
          id: theme,
          title: t(`export.map.${theme}`),
          name: name(theme),
          svg: () => drawn(theme),
        })),
      ]}
      files={[
        { id: 'tables', title: t('export.fit'), items: tables },
        {
          id: 'files',
          title: t('export.files'),
          items: [
            ...FILES.map((format) => ({
              id: format,
              label: t(`export.${format}`),
              save: () => save(format),
            })),
            { id: 'handbook', label: t('export.handbookFile'), save: () => save('handbook') },
          ],
        },
      ]}
    />
  );
}
