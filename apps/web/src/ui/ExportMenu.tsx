// Takes along what a screen shows: its pictures (PNG and SVG, which stand alone), its tables, whatever else it offers. One
// menu with the same words everywhere; what goes wrong is said.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../lib/api/download.ts';
import type { Outcome } from '../lib/api/problem.ts';
import { fileName } from '../lib/file-name.ts';
import { pngOf } from '../lib/png-of.ts';
import { useNarrow } from '../lib/use-narrow.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { Menu, type MenuGroup } from './Menu.tsx';
import { showFailure } from './toasts.ts';
import { useProblemText } from './use-problem-text.ts';

export interface ExportPicture {
  readonly id: string;
  /** What it shows; said where there are several. */
  readonly title: string;
  /** Of its file, without the ending. */
  readonly name: readonly string[];
  /** The markup; null where it could not be had, and why was said. */
  readonly svg: () => string | null | Promise<string | null>;
}

export interface ExportFile {
  readonly id: string;
  readonly label: string;
  readonly save: () => Promise<Outcome<null>>;
}

export interface ExportMenuProps {
  readonly pictures?: readonly ExportPicture[];
  /** Groups of files, in order; empty ones are left out. */
  readonly files?: readonly {
    readonly id: string;
    readonly title?: string;
    readonly items: readonly ExportFile[];
  }[];
  /** Stands before all else. */
  readonly first?: MenuGroup;
}

export function ExportMenu({ pictures = [], files = [], first }: ExportMenuProps) {
  const { t } = useTranslation('ui');
  const narrow = useNarrow();
  const text = useProblemText();
  const [isPending, setPending] = useState(false);

  const busy = async (work: () => Promise<void>): Promise<void> => {
    setPending(true);
    await work();
    setPending(false);
  };
  const savePicture = ({ name, svg }: ExportPicture, form: 'png' | 'svg') =>
    busy(async () => {
      const markup = await svg();
      if (markup === null) return;
      const file =
        form === 'png' ? await pngOf(markup) : new Blob([markup], { type: 'image/svg+xml;charset=utf-8' });
      if (file === null) showFailure(t('export.unreadable'));
      else saveFile(file, fileName(name, form));
    });
  const saveTheFile = ({ save }: ExportFile) =>
    busy(async () => {
      const outcome = await save();
      if (outcome.ok) return;
      const { title, advice } = text(outcome.problem);
      showFailure(`${t('export.failed')}. ${title}. ${advice}`);
    });
  const groups: readonly MenuGroup[] = [
    ...(first === undefined ? [] : [first]),
    ...pictures.map((picture) => ({
      id: `picture-${picture.id}`,
      ...(pictures.length > 1 ? { title: picture.title } : {}),
      actions: (['png', 'svg'] as const).map((form) => ({
        id: `${picture.id}-${form}`,
        label: t(`export.${form}`),
        run: () => void savePicture(picture, form),
      })),
    })),
    ...files
      .filter(({ items }) => items.length > 0)
      .map(({ id, title, items }) => ({
        id,
        ...(title === undefined ? {} : { title }),
        actions: items.map((item) => ({
          id: `${id}-${item.id}`,
          label: item.label,
          run: () => void saveTheFile(item),
        })),
      })),
  ];
  if (groups.length === 0) return null;
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
      groups={groups}
    />
  );
}
