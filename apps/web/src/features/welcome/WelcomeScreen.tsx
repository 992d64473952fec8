// The first screen: a real map, already drawn, with deals flowing along it and three sentences from its data. A file
// dropped anywhere takes the place of what is shown.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBusy, startImport } from '../../lib/logs/log-import.ts';
import { demoQuery, logsQuery } from '../../lib/logs/log-queries.ts';
import { useImportOutcome } from '../../lib/logs/use-import-outcome.ts';
import { useMay } from '../../lib/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ImportProgress } from '../../ui/log-import/ImportProgress.tsx';
import { Page } from '../../ui/Page.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { WindowDrop } from '../../ui/WindowDrop.tsx';
import { WelcomeActions } from './WelcomeActions.tsx';
import { WelcomeHeading } from './WelcomeHeading.tsx';

// Drawn from data that comes later than the screen; on its way together with it.
const load = () => import('./WelcomeMap.tsx');
load().catch(() => {});
const WelcomeMap = lazy(async () => ({ default: (await load()).WelcomeMap }));

function take(file: File | undefined): void {
  if (file !== undefined) void startImport(file, 'read');
}

export function WelcomeScreen() {
  const { t } = useTranslation('welcome');
  const navigate = useNavigate();
  const mayChange = useMay('logs.change');
  /** The log that a file dropped here has become. */
  const [dropped, setDropped] = useState<string | null>(null);
  const logs = useInfiniteQuery(logsQuery);
  const ready = logs.data?.pages.flatMap((page) => page.items).filter((log) => log.state === 'ready') ?? [];
  const newest = ready.find((log) => log.id === dropped) ?? ready[0];
  const needsDemo = logs.data !== undefined && newest === undefined && mayChange;
  const demo = useQuery({ ...demoQuery, enabled: needsDemo });
  const shown = newest ?? (needsDemo ? demo.data : undefined);

  const importing = useImportOutcome({
    onDone: (log) => setDropped(log.id),
    onQuestion: (log) => void navigate({ to: '/logs/$logId', params: { logId: log.id } }),
  });
  const failed = logs.error ?? (needsDemo ? demo.error : null);

  return (
    <Page
      title={t('title')}
      width="full"
      heading={<WelcomeHeading log={shown} mayChange={mayChange} />}
      actions={shown !== undefined && <WelcomeActions log={shown} mayChange={mayChange} onFile={take} />}
    >
      <WindowDrop
        label={t('dropHere')}
        isDisabled={!mayChange || isBusy(importing)}
        onFiles={(files) => take(files[0])}
      />
      <div className="relative flex min-h-0 grow flex-col">
        {shown !== undefined && (
          <Suspense>
            <WelcomeMap key={shown.id} log={shown} isDimmed={isBusy(importing)} />
          </Suspense>
        )}
        {shown === undefined && failed === null && (logs.isPending || needsDemo) && (
          <output className="flex grow items-center justify-center gap-3 text-base text-muted">
            <Spinner />
            {needsDemo && t('loadingDemo')}
          </output>
        )}
        {failed !== null && shown === undefined && (
          <ErrorState error={failed} onRetry={() => void (logs.isError ? logs.refetch() : demo.refetch())} />
        )}
        {logs.data !== undefined && newest === undefined && !mayChange && (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        )}
        {importing.kind !== 'idle' && (
          <div className="absolute inset-x-4 top-1/2 z-5 mx-auto max-w-140 -translate-y-1/2 rounded-md border border-line bg-float p-5 shadow-float empty:hidden">
            <ImportProgress />
          </div>
        )}
      </div>
    </Page>
  );
}
