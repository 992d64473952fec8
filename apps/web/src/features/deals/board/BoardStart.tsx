// "Board" without a process: the last one that was open, else the first whose map is published, else how to begin.
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lastBoard } from '../../../lib/deals/last-board.ts';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { useMay } from '../../../lib/session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Page } from '../../../ui/Page.tsx';

export function BoardStart() {
  const { t } = useTranslation('deals');
  const mayChange = useMay('maps.change');
  const mayImport = useMay('records.import');
  const processes = useQuery(processesQuery());
  const items = processes.data?.items;
  const last = lastBoard();
  const open = items?.filter(({ published }) => published !== null);
  const chosen = open?.find(({ id }) => id === last) ?? open?.[0];
  if (chosen !== undefined) {
    return <Navigate to="/board/$processId" params={{ processId: chosen.id }} search={{}} replace />;
  }
  const hasDrafts = items !== undefined && items.length > 0;
  return (
    <Page title={t('title')} width="full">
      {processes.isError && <ErrorState error={processes.error} onRetry={() => void processes.refetch()} />}
      {items !== undefined && (
        <EmptyState
          title={t('empty.noProcess')}
          action={
            <span className="flex flex-wrap justify-center gap-2">
              {(mayChange || hasDrafts) && (
                <LinkButton href={hasDrafts ? '/processes' : '/processes/new'} variant="primary">
                  {t(hasDrafts ? 'empty.openMaps' : 'empty.newMap')}
                </LinkButton>
              )}
              {mayImport && (
                <LinkButton href="/import" icon="upload">
                  {t('empty.import')}
                </LinkButton>
              )}
            </span>
          }
        >
          {t('empty.noProcessText')}
        </EmptyState>
      )}
    </Page>
  );
}
