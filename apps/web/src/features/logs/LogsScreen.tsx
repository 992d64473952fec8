// Bring your data: the logs of the workspace and the way to add one, by dropping it anywhere or choosing it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isBusy, startImport } from '../../lib/logs/log-import.ts';
import { logsQuery } from '../../lib/logs/log-queries.ts';
import { useImportOutcome } from '../../lib/logs/use-import-outcome.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FileButton } from '../../ui/log-import/FileButton.tsx';
import { ImportProgress } from '../../ui/log-import/ImportProgress.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { WindowDrop } from '../../ui/WindowDrop.tsx';
import { LogTable } from './LogTable.tsx';
import { useLoadDemo } from './use-load-demo.ts';

/** The default limit of the server; it refuses more by itself. */
const LIMIT = 512_000_000;

export function LogsScreen() {
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const navigate = useNavigate();
  const mayChange = useMay('logs.change');
  const logs = useInfiniteQuery(logsQuery);
  const demo = useLoadDemo();
  const importing = useImportOutcome({
    onDone: (log) => void navigate({ to: '/reality/$logId', params: { logId: log.id } }),
    onQuestion: (log) => void navigate({ to: '/logs/$logId', params: { logId: log.id } }),
  });
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) showToast(t('upload.one', { name: file.name }));
    void startImport(file, 'ask');
  };
  const choose = (
    <FileButton
      label={t('choose')}
      variant="primary"
      isDisabled={isBusy(importing)}
      onFile={(file) => take([file])}
    />
  );
  const list = logs.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t('title')}
      width="full"
      actions={mayChange && list !== undefined && list.length > 0 && choose}
    >
      <WindowDrop label={t('dropHere')} isDisabled={!mayChange || isBusy(importing)} onFiles={take} />
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        <div className="flex max-w-280 flex-col gap-5">
          <ImportProgress />
          {logs.isError && <ErrorState error={logs.error} onRetry={() => void logs.refetch()} />}
          {logs.isPending && <SkeletonRows rows={4} />}
          {list !== undefined && list.length === 0 && (
            <EmptyState
              title={t('empty.title')}
              action={
                mayChange && (
                  <div className="flex flex-wrap justify-center gap-2">
                    {choose}
                    <Button variant="quiet" isPending={demo.isPending} onPress={demo.load}>
                      {t('demo')}
                    </Button>
                  </div>
                )
              }
            >
              {t('empty.text')}
            </EmptyState>
          )}
          {list !== undefined && list.length > 0 && <LogTable logs={list} />}
          {logs.hasNextPage && (
            <Button isPending={logs.isFetchingNextPage} onPress={() => void logs.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
          {mayChange && <p className="text-sm text-muted">{t('formats', { limit: formats.bytes(LIMIT) })}</p>}
        </div>
      </div>
    </Page>
  );
}
