// Files of a deal: dropped or chosen, saved again by a click, taken away with a way back.
import {
  downloadFile,
  removeFile,
  restoreFile,
  uploadFile,
  type DealDetail,
  type RecordFile,
} from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { urlOf } from '../../../lib/api/request.ts';
import { upload } from '../../../lib/api/upload.ts';
import { refreshDeal } from '../../../lib/deals/deal-cache.ts';
import { dealFilesQuery } from '../../../lib/deals/deal-queries.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useWorkspace } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Link } from '../../../ui/Link.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { Section } from './Section.tsx';

export function Files({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const workspace = useWorkspace();
  const files = useQuery(dealFilesQuery(deal.id));
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const again = (): void => {
    void client.invalidateQueries({ queryKey: dealFilesQuery(deal.id).queryKey });
    void refreshDeal(client, deal.id);
  };
  const send = async (list: readonly File[]): Promise<void> => {
    for (const file of list) {
      setSending({ name: file.name, share: 0 });
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that progress means something
      const outcome = await upload(
        uploadFile,
        { query: { about: 'deal', record: deal.id, name: file.name }, body: file },
        { onProgress: (share) => setSending({ name: file.name, share }) },
      );
      tell(outcome);
    }
    setSending(null);
    again();
  };
  const remove = async (file: RecordFile): Promise<void> => {
    if (!tell(await call(removeFile, { params: { id: file.id } }))) return;
    again();
    showUndo(t('file.removed', { name: isolate(file.name) }), async () => {
      tell(await call(restoreFile, { params: { id: file.id } }));
      again();
    });
  };
  const items = files.data?.items ?? [];
  return (
    <Section
      title={t('file.title')}
      action={
        canChange && (
          <FileTrigger
            allowsMultiple
            onSelect={(list) => {
              if (list !== null) void send([...list]);
            }}
          >
            <Button variant="quiet" icon="upload">
              {t('file.choose')}
            </Button>
          </FileTrigger>
        )
      }
    >
      <ul className="flex flex-col">
        {items.map((file) => (
          <li key={file.id} className="flex min-h-row min-w-0 items-center gap-2">
            <Icon name="file" className="text-muted" />
            <span className="min-w-0 grow truncate">
              <Link
                href={urlOf(downloadFile, {
                  params: { id: file.id },
                  query: workspace === null ? {} : { workspace: workspace.id },
                })}
                download={file.name}
              >
                <bdi>{file.name}</bdi>
              </Link>
            </span>
            <span className="text-xs whitespace-nowrap text-muted tabular-nums">
              {formats.bytes(file.bytes)} · <Moment at={file.createdAt} show="relative" />
            </span>
            {file.can.remove && (
              <IconButton
                icon="close"
                label={t('file.remove', { name: isolate(file.name) })}
                onPress={() => void remove(file)}
              />
            )}
          </li>
        ))}
      </ul>
      {sending !== null && (
        <ProgressBar label={t('file.sending', { name: isolate(sending.name) })} value={sending.share} />
      )}
      {canChange && sending === null && (
        <DropZone
          aria-label={t('file.drop')}
          getDropOperation={() => 'copy'}
          onDrop={(event) => {
            const read = async (): Promise<void> =>
              send(await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())));
            void read();
          }}
          className="rounded-md border border-dashed border-line px-3 py-2 text-sm text-muted outline-2 outline-transparent data-drop-target:border-accent data-drop-target:bg-sunken data-focus-visible:outline-accent max-md:hidden"
        >
          {t('file.drop')}
        </DropZone>
      )}
      {!canChange && items.length === 0 && <p className="text-sm text-muted">{t('file.none')}</p>}
    </Section>
  );
}
