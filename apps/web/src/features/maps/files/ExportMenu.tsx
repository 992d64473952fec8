// Takes the map on screen along: as a picture by day or night, as a file that other tools open, as a table, or as the
// handbook to print.
import { exportVersion, openHandbook } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { saveFile } from '../../../lib/api/download.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { urlOf } from '../../../lib/api/request.ts';
import { workspaceChoice } from '../../../lib/api/workspace-choice.ts';
import { fileName } from '../../../lib/file-name.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { pngOf } from '../../../lib/png-of.ts';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuAction } from '../../../ui/Menu.tsx';
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

export function ExportMenu() {
  const narrow = useNarrow();
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { draft, versionId } = useMapView();
  const { process, version } = useShownVersion();
  const { language } = useStore(preferences);
  const text = useProblemText();
  const [isPending, setPending] = useState(false);

  const name = (ending: string, theme: Theme) =>
    fileName(
      [
        process?.name ?? '',
        version === undefined ? '' : t('version.number', { n: formats.number(version.number) }),
        theme === 'dark' ? t('export.night') : '',
      ],
      ending,
    );
  const fail = (problem: CallProblem) => showFailure(`${text(problem).title}. ${text(problem).advice}`);
  const load = async (format: Format, theme: Theme): Promise<Blob | null> => {
    setPending(true);
    // What is on screen is what is taken along.
    await draft.flush();
    const outcome = await call(exportVersion, {
      params: { id: versionId },
      query: { format, language, theme },
    });
    setPending(false);
    if (outcome.ok) return outcome.value;
    fail(outcome.problem);
    return null;
  };
  const save = async (format: Format, theme: Theme = 'light') => {
    const blob = await load(format, theme);
    if (blob !== null) saveFile(blob, name(ENDINGS[format], theme));
  };
  const savePng = async (theme: Theme) => {
    const svg = await load('svg', theme);
    if (svg === null) return;
    const png = await pngOf(await svg.text());
    if (png === null) showFailure(t('export.unreadable'));
    else saveFile(png, name('png', theme));
  };
  const showHandbook = async () => {
    // Opened at once: after any wait the browser takes it for an advertisement and refuses.
    const tab = window.open('about:blank', '_blank');
    if (tab === null) {
      await save('handbook');
      return;
    }
    tab.opener = null;
    setPending(true);
    await draft.flush();
    setPending(false);
    const workspace = workspaceChoice.get();
    tab.location.replace(
      urlOf(openHandbook, {
        params: { id: versionId },
        query: { language, ...(workspace === null ? {} : { workspace }) },
      }),
    );
  };
  const pictures: readonly MenuAction[] = (['light', 'dark'] as const).flatMap((theme) => [
    { id: `png-${theme}`, label: t(`export.png.${theme}`), run: () => void savePng(theme) },
    { id: `svg-${theme}`, label: t(`export.svg.${theme}`), run: () => void save('svg', theme) },
  ]);
  return (
    <Menu
      label={t('export.open')}
      placement="bottom end"
      trigger={
        narrow ? (
          <IconButton icon="download" label={t('export.open')} isPending={isPending} />
        ) : (
          <Button isPending={isPending}>{t('export.open')}</Button>
        )
      }
      groups={[
        {
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
        },
        { id: 'pictures', title: t('export.pictures'), actions: pictures },
        {
          id: 'files',
          title: t('export.files'),
          actions: [
            ...FILES.map((format) => ({
              id: format,
              label: t(`export.${format}`),
              run: () => void save(format),
            })),
            {
              id: 'handbookFile',
              label: t('export.handbookFile'),
              run: () => void save('handbook'),
            },
          ],
        },
      ]}
    />
  );
}
