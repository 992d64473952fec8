// The catalogue: what is sold, at which price. A product is archived, not deleted: deals keep what they say.
import { listProducts, updateProduct, type Product } from '@portolan/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../lib/locale/minor-units.ts';
import { useMay } from '../../lib/session.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { MoreRows } from './MoreRows.tsx';
import { ProductPanel } from './ProductPanel.tsx';
import { Section } from './Section.tsx';

const KEY = ['products'];

export function ProductsSettings() {
  const { t } = useTranslation('products');
  const formats = useFormats();
  const text = useProblemText();
  const queryClient = useQueryClient();
  const mayChange = useMay('products.change');
  const [asked, setAsked] = useState('');
  const q = useDeferredValue(asked);
  const [withArchived, setWithArchived] = useState(false);
  const [open, setOpen] = useState<Product | 'new' | null>(null);
  const products = useInfiniteQuery({
    queryKey: [...KEY, 'list', q, withArchived],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listProducts,
        {
          query: {
            q,
            archived: withArchived ? 'any' : 'no',
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const reread = () => queryClient.invalidateQueries({ queryKey: KEY });
  const archive = async (product: Product, archived: boolean): Promise<boolean> => {
    const outcome = await call(updateProduct, { params: { id: product.id }, body: { archived } });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await reread();
    return outcome.ok;
  };
  const archiveWithUndo = async (product: Product, archived: boolean): Promise<void> => {
    if (!(await archive(product, archived))) return;
    showUndo(t(archived ? 'archivedNow' : 'restoredNow', { name: isolate(product.name) }), async () => {
      await archive(product, !archived);
    });
  };

  if (products.isPending) return <SkeletonRows rows={6} />;
  if (products.isError) return <ErrorState error={products.error} onRetry={() => void products.refetch()} />;
  const rows = products.data.pages.flatMap(({ items }) => items);
  const isEmpty = rows.length === 0 && q === '' && !withArchived;
  const add = (
    <Button icon="add" variant="primary" onPress={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <Section
        title={t('title')}
        intro={t(mayChange ? 'intro' : 'readOnly')}
        action={mayChange && !isEmpty && add}
      >
        {!isEmpty || withArchived ? (
          <div className="flex flex-wrap items-center gap-4">
            <SearchField
              label={t('search')}
              value={asked}
              onChange={setAsked}
              className="w-64 max-md:w-full"
            />
            <Switch label={t('showArchived')} isSelected={withArchived} onChange={setWithArchived} />
          </div>
        ) : null}
        {isEmpty ? (
          <>
            <EmptyState title={t('empty')} {...(mayChange ? { action: add } : {})}>
              {t('emptyAdvice')}
            </EmptyState>
            <Switch label={t('showArchived')} isSelected={withArchived} onChange={setWithArchived} />
          </>
        ) : rows.length === 0 ? (
          <p className="py-6 text-muted">{t('nothingFound')}</p>
        ) : (
          <Table
            label={t('title')}
            rows={rows}
            rowId={({ id }) => id}
            rowText={({ name }) => name}
            className="h-[65dvh] overflow-auto"
            {...(mayChange ? { onRowAction: (product: Product) => setOpen(product) } : {})}
            columns={[
              {
                id: 'name',
                title: t('name'),
                width: '3fr',
                renderCell: ({ name, archivedAt }) => (
                  <span className="inline-flex items-center gap-2">
                    <bdi className={archivedAt === null ? '' : 'text-muted'}>{name}</bdi>
                    {archivedAt !== null && <Badge tone="nurture">{t('archived')}</Badge>}
                  </span>
                ),
              },
              {
                id: 'code',
                title: t('code'),
                isSecondary: true,
                width: '1fr',
                renderCell: ({ code }) => <bdi className="text-muted">{code ?? ''}</bdi>,
              },
              {
                id: 'price',
                title: t('price'),
                align: 'end',
                width: '1fr',
                renderCell: ({ unitPrice, unit }) =>
                  unitPrice === null ? (
                    <span className="text-muted">{t('noPrice')}</span>
                  ) : (
                    <span className="whitespace-nowrap">
                      {formats.money(majorOf(unitPrice.minor, unitPrice.currency), unitPrice.currency)}
                      {unit !== '' && (
                        <span className="text-muted">
                          {' / '}
                          <bdi>{unit}</bdi>
                        </span>
                      )}
                    </span>
                  ),
              },
              {
                id: 'do',
                title: t('actions'),
                isTitleHidden: true,
                align: 'end',
                width: 60,
                renderCell: (product) =>
                  mayChange && (
                    <Menu
                      label={product.name}
                      placement="bottom end"
                      trigger={<IconButton icon="more" label={t('more', { name: isolate(product.name) })} />}
                      groups={[
                        {
                          id: 'product',
                          actions: [
                            { id: 'edit', label: t('edit'), run: () => setOpen(product) },
                            product.archivedAt === null
                              ? {
                                  id: 'archive',
                                  label: t('archive'),
                                  run: () => void archiveWithUndo(product, true),
                                }
                              : {
                                  id: 'restore',
                                  label: t('restore'),
                                  run: () => void archiveWithUndo(product, false),
                                },
                          ],
                        },
                      ]}
                    />
                  ),
              },
            ]}
          />
        )}
        {products.hasNextPage && (
          <MoreRows
            label={t('moreRows')}
            isPending={products.isFetchingNextPage}
            onMore={() => void products.fetchNextPage()}
          />
        )}
      </Section>
      {open !== null && (
        <ProductPanel
          key={open === 'new' ? 'new' : open.id}
          product={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={reread}
        />
      )}
    </>
  );
}
