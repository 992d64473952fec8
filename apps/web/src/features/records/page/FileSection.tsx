// Files on a record: dropped or chosen, saved by pressing their name, taken away with undo.
import {
  downloadFile,
  MOST_FILE_BYTES,
  removeFile,
  restoreFile,
  uploadFile,
  type RecordAbout,
  type RecordFile,
} from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { download } from '../../../lib/api/download.ts';
import { upload } from '../../../lib/api/upload.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { filesQuery } from '../../../lib/records/record-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { Nothing, Section } from './Section.tsx';

interface Sending {
  readonly name: string;
  readonly share: number;
}

export function FileSection(props: {
  readonly about: RecordAbout;
  readonly id: string;
  readonly mayChange: boolean;
}) {
  const { about, id, mayChange } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const client = useQueryClient();
  const text = useProblemText();
  const files = useQuery(filesQuery(about, id));
  const [sending, setSending] = useState<Sending | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: filesQuery(about, id).queryKey });
  const add = async (list: readonly File[]): Promise<void> => {
    for (const file of list) {
      if (file.size > MOST_FILE_BYTES) {
        showFailure(t('file.tooLarge', { name: isolate(file.name), most: formats.bytes(MOST_FILE_BYTES) }));
        continue;
      }
      if (file.size === 0) {
        showFailure(t('file.empty', { name: isolate(file.name) }));
        continue;
      }
      setSending({ name: file.name, share: 0 });
      // oxlint-disable-next-line no-await-in-loop -- one after the other, in the order in which they were dropped
      const outcome = await upload(
        uploadFile,
        { query: { about, record: id, name: file.name }, body: file },
        { onProgress: (share) => setSending({ name: file.name, share }) },
      );
      if (!outcome.ok) {
        const { title, detail } = text(outcome.problem);
        showFailure(`${isolate(file.name)}: ${detail ?? title}`);
      }
    }
    setSending(null);
    await refresh();
  };
  const save = async (file: RecordFile): Promise<void> => {
    const outcome = await download(downloadFile, { params: { id: file.id } }, file.name);
    if (!outcome.ok) showFailure(text(outcome.problem).title);
  };
  const remove = async (file: RecordFile): Promise<void> => {
    const outcome = await call(removeFile, { params: { id: file.id } });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    await refresh();
    showUndo(t('file.removed', { name: isolate(file.name) }), async () => {
      const back = await call(restoreFile, { params: { id: file.id } });
      if (!back.ok) showFailure(text(back.problem).title);
      await refresh();
    });
  };
  const items = files.data?.items ?? [];
  return (
    <Section
      title={t('files')}
      count={items.length}
      action={
        mayChange ? (
          <FileTrigger
            allowsMultiple
            onSelect={(list) => {
              if (list !== null) void add([...list]);
            }}
          >
            <IconButton icon="add" label={t('file.add')} className="size-7!" />
          </FileTrigger>
        ) : undefined
      }
    >
      <DropZone
        isDisabled={!mayChange}
        aria-label={t('file.drop')}
        getDropOperation={() => 'copy'}
        onDrop={(event) => {
          const drop = async (): Promise<void> =>
            add(await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())));
          void drop();
        }}
        className="focus-ring flex flex-col rounded-md data-drop-target:bg-sunken data-drop-target:outline-2 data-drop-target:outline-dashed data-drop-target:outline-accent"
      >
        {files.isPending ? (
          <SkeletonRows rows={1} />
        ) : files.error !== null ? (
          <ErrorState error={files.error} onRetry={() => void files.refetch()} />
        ) : items.length === 0 && sending === null ? (
          <Nothing>{mayChange ? t('file.drop') : t('noFiles')}</Nothing>
        ) : (
          <ul className="flex flex-col">
            {items.map((file) => (
              <li key={file.id} className="flex min-h-9 min-w-0 items-center gap-2">
                <Icon name="file" className="text-muted" />
                <Button
                  variant="quiet"
                  className="h-7! min-w-0 shrink! justify-start! px-1! font-normal!"
                  onPress={() => void save(file)}
                >
                  <bdi className="truncate">{file.name}</bdi>
                </Button>
                <span className="ms-auto shrink-0 text-xs text-muted">
                  {formats.bytes(file.bytes)} <Moment at={file.createdAt} show="relative" />
                </span>
                {file.can.remove && (
                  <IconButton
                    icon="close"
                    label={t('removeNamed', { name: isolate(file.name) })}
                    onPress={() => void remove(file)}
                    className="size-7!"
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        {sending !== null && <ProgressBar label={sending.name} value={sending.share} />}
      </DropZone>
    </Section>
  );
}
