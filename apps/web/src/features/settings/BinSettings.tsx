// What was deleted and can still come back: who put it there, how long it stays, one or several restored at once.
import {
  bulkDeals,
  listBin,
  restoreActivity,
  restoreCompany,
  restoreContact,
  type BinItem,
} from '@portolan/contract';
import { RECORD_KINDS, type RecordKind } from '@portolan/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Name } from '../../ui/Name.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { MoreRows } from './MoreRows.tsx';
import { Section } from './Section.tsx';

const KEY = ['bin'];
const SOON_MS = 3 * 86_400_000;

/** Ids that could not be restored. */
async function restoreAll(about: RecordKind, ids: readonly string[]): Promise<readonly string[]> {
  if (about === 'deal') {
    const outcome = await call(bulkDeals, { body: { ids: [...ids], command: { do: 'restore' } } });
    return outcome.ok ? outcome.value.refused.map(({ id }) => id) : ids;
  }
  const route = { contact: restoreContact, company: restoreCompany, activity: restoreActivity }[about];
  const refused: string[] = [];
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: the server is everybody's
    const outcome = await call(route, { params: { id } });
    if (!outcome.ok) refused.push(id);
  }
  return refused;
}

export function BinSettings() {
  const { t } = useTranslation(['settings', 'access']);
  const formats = useFormats();
  const now = useNow();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const about = useSearch({ from: '/shell/settings/bin' }).about ?? 'deal';
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isPending, setPending] = useState(false);
  const bin = useInfiniteQuery({
    queryKey: [...KEY, about],
    queryFn: ({ pageParam, signal }) =>
      ask(listBin, { query: { about, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = bin.data?.pages.flatMap((page) => page.items) ?? [];
  const restore = async (ids: readonly string[]): Promise<void> => {
    setPending(true);
    const refused = await restoreAll(about, ids);
    setPending(false);
    setChosen(new Set(refused));
    const done = ids.length - refused.length;
    const [only] = ids;
    const name = items.find(({ id }) => id === only)?.name ?? '';
    if (done === 1 && ids.length === 1) showToast(t('bin.restoredOne', { name: isolate(name) }));
    else if (done > 0) showToast(t('bin.restored', { count: done, n: formats.number(done) }));
    if (refused.length > 0) {
      showFailure(t('bin.refused', { count: refused.length, n: formats.number(refused.length) }));
    }
    // What came back stands in lists, boards and figures again.
    await queryClient.invalidateQueries();
  };
  const restorable = items.filter(({ canRestore }) => canRestore);
  const left = (item: BinItem) => {
    const ms = Math.max(0, new Date(item.goneAt).getTime() - now);
    return (
      <span className={`whitespace-nowrap ${ms < SOON_MS ? 'text-attention-ink' : ''}`}>
        {t('bin.left')} <Moment at={item.goneAt} show="relative" />
      </span>
    );
  };
  return (
    <Section title={t('bin.title')} intro={t('bin.intro')}>
      <div className="overflow-x-auto">
        <SegmentedControl
          label={t('bin.kind')}
          options={RECORD_KINDS.map((id) => ({ id, label: t(`access:kind.${id}`) }))}
          value={about}
          onChange={(next) => {
            setChosen(new Set());
            void navigate({ to: '/settings/bin', search: { about: next }, replace: true });
          }}
        />
      </div>
      {bin.isPending ? (
        <SkeletonRows rows={5} />
      ) : bin.isError ? (
        <ErrorState error={bin.error} onRetry={() => void bin.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState title={t('bin.empty')}>{t('bin.emptyAdvice')}</EmptyState>
      ) : (
        <>
          <ul aria-label={t('bin.title')} className="flex flex-col border-t border-line">
            {restorable.length > 1 && (
              <li className="flex min-h-row items-center border-b border-line text-sm text-muted">
                <Checkbox
                  label={t('bin.chooseAll')}
                  isSelected={chosen.size === restorable.length}
                  isIndeterminate={chosen.size > 0 && chosen.size < restorable.length}
                  onChange={(on) => setChosen(new Set(on ? restorable.map(({ id }) => id) : []))}
                />
              </li>
            )}
            {items.map((item) => (
              <li key={item.id} className="flex min-h-13 items-center gap-3 border-b border-line py-1">
                <Checkbox
                  label=""
                  aria-label={t('bin.choose', { name: isolate(item.name) })}
                  isDisabled={!item.canRestore}
                  isSelected={chosen.has(item.id)}
                  onChange={(on) => {
                    const next = new Set(chosen);
                    if (on) next.add(item.id);
                    else next.delete(item.id);
                    setChosen(next);
                  }}
                />
                <span className="flex min-w-0 grow flex-col">
                  <Name className="font-medium">{item.name}</Name>
                  <span className="flex flex-wrap gap-x-2 text-xs text-muted">
                    <span>
                      {item.deletedBy === null
                        ? t('bin.deleted')
                        : t('bin.deletedBy', { name: isolate(item.deletedBy.name) })}{' '}
                      <Moment at={item.deletedAt} show="relative" />
                    </span>
                    {left(item)}
                  </span>
                </span>
                {item.canRestore ? (
                  <Button
                    aria-label={t('bin.restoreOne', { name: isolate(item.name) })}
                    isDisabled={isPending}
                    onPress={() => void restore([item.id])}
                  >
                    {t('bin.restore')}
                  </Button>
                ) : (
                  <span className="text-xs text-muted">{t('bin.notYours')}</span>
                )}
              </li>
            ))}
          </ul>
          {bin.hasNextPage && (
            <MoreRows
              label={t('bin.more')}
              isPending={bin.isFetchingNextPage}
              onMore={() => void bin.fetchNextPage()}
            />
          )}
          <BulkBar count={chosen.size} onClear={() => setChosen(new Set())}>
            <Button variant="primary" isPending={isPending} onPress={() => void restore([...chosen])}>
              {t('bin.restore')}
            </Button>
          </BulkBar>
        </>
      )}
    </Section>
  );
}
