// The processes of the workspace as calm cards: what each is for and how it stands; the way to a new one.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { ProcessCard } from './ProcessCard.tsx';
import { isFound } from './process-facts.ts';

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-4';

/** From this many on, they are sought and not only looked over. */
const MANY = 9;

export function ProcessesScreen() {
  const { t } = useTranslation('maps');
  const mayChange = useMay('maps.change');
  const [archived, setArchived] = useState(false);
  const processes = useQuery(processesQuery(archived));
  const [sought, setSought] = useState('');
  const formats = useFormats();
  const all = processes.data?.items;
  // "Renewals 2" before "Renewals 10", as the reader's language sorts.
  const items = useMemo(() => all?.toSorted((a, b) => formats.compare(a.name, b.name)), [all, formats]);
  const found = items?.filter((process) => isFound(process, sought));
  const start = (
    <LinkButton href="/processes/new" variant="primary" icon="add">
      {t('list.new')}
    </LinkButton>
  );
  const isEmpty = items !== undefined && items.length === 0;
  return (
    <Page title={t('title')} width="full" actions={mayChange && !isEmpty && items !== undefined && start}>
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        <div className="flex max-w-320 flex-col gap-5">
          {processes.isError && (
            <ErrorState error={processes.error} onRetry={() => void processes.refetch()} />
          )}
          {processes.isPending && (
            <div aria-busy="true" className={GRID}>
              {[0, 1, 2].map((card) => (
                <Skeleton key={card} className="h-52 rounded-md" />
              ))}
            </div>
          )}
          {isEmpty && (
            <EmptyState title={t('list.emptyTitle')} action={mayChange && start}>
              {t(mayChange ? 'list.emptyText' : 'list.emptyRead')}
            </EmptyState>
          )}
          {items !== undefined && items.length >= MANY && (
            <SearchField
              label={t('list.search')}
              value={sought}
              onChange={setSought}
              className="w-full max-w-80"
            />
          )}
          {found !== undefined && found.length === 0 && !isEmpty && (
            <p className="py-6 text-muted">{t('list.nothingFound')}</p>
          )}
          {found !== undefined && found.length > 0 && (
            <ul className={GRID}>
              {found.map((process) => (
                <ProcessCard key={process.id} process={process} />
              ))}
            </ul>
          )}
          {items !== undefined && (
            <div className={isEmpty ? 'flex justify-center' : ''}>
              <Switch label={t('list.showArchived')} isSelected={archived} onChange={setArchived} />
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
