// The fields of deals, contacts and companies: the workspace's own, in order and to be changed, and the built-in ones
// for orientation.
import { orderFields, updateField, type ListedField } from '@portolan/contract';
import { FIELD_ABOUT, MOST_FIELDS } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../lib/session.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuAction } from '../../ui/Menu.tsx';
import { Name } from '../../ui/Name.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { BuiltInFields } from './BuiltInFields.tsx';
import { FieldPanel } from './FieldPanel.tsx';
import { allFieldsQuery, FIELDS_KEY } from './field-queries.ts';
import { movedBy } from './order.ts';
import { Section } from './Section.tsx';
import { SortableList } from './SortableList.tsx';
import { useFieldWords } from './use-field-words.ts';

type Own = ListedField & { readonly id: string };

function isOwn(field: ListedField): field is Own {
  return field.id !== null;
}

const folded = (text: string): string => text.toLocaleLowerCase();

export function FieldsSettings() {
  const { t } = useTranslation(['fields', 'settings']);
  const formats = useFormats();
  const words = useFieldWords();
  const text = useProblemText();
  const queryClient = useQueryClient();
  const mayChange = useMay('fields.change');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/fields' });
  const about = search.about ?? 'deal';
  const withArchived = search.archived === 'yes';
  const fields = useQuery(allFieldsQuery(about));
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [order, setOrder] = useState<readonly string[] | null>(null);

  const reread = () => queryClient.invalidateQueries({ queryKey: FIELDS_KEY });
  const putInOrder = async (ids: readonly string[]): Promise<void> => {
    setOrder(ids);
    const outcome = await call(orderFields, { body: { about, ids: [...ids] } });
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    await reread();
    setOrder(null);
  };
  const archive = async (field: Own, archived: boolean): Promise<boolean> => {
    const outcome = await call(updateField, { params: { id: field.id }, body: { archived } });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).detail ?? ''}`);
    await reread();
    return outcome.ok;
  };
  const archiveWithUndo = async (field: Own, archived: boolean): Promise<void> => {
    if (!(await archive(field, archived))) return;
    const name = isolate(field.label);
    showUndo(t(archived ? 'archivedNow' : 'restoredNow', { name }), async () => {
      await archive(field, !archived);
    });
  };

  if (fields.isPending) return <SkeletonRows rows={8} />;
  if (fields.isError) return <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />;
  const own = fields.data.items.filter(isOwn);
  const ids = order ?? own.map(({ id }) => id);
  const inOrder = ids.flatMap((id) => own.find((field) => field.id === id) ?? []);
  const live = inOrder.filter(({ archivedAt }) => archivedAt === null);
  const isSearching = asked.trim() !== '';
  const found = (withArchived ? inOrder : live).filter(({ label, name }) =>
    [label, name].some((one) => folded(one).includes(folded(asked.trim()))),
  );
  const opened = own.find(({ id }) => id === open);
  const add = (
    <Button icon="add" variant="primary" onPress={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  const actionsOf = (field: Own): readonly MenuAction[] => [
    { id: 'edit', label: t('edit'), run: () => setOpen(field.id) },
    ...(isSearching
      ? []
      : [
          {
            id: 'up',
            label: t('up'),
            icon: 'up',
            run: () => void putInOrder(movedBy(ids, field.id, -1)),
          } as const,
          {
            id: 'down',
            label: t('down'),
            icon: 'down',
            run: () => void putInOrder(movedBy(ids, field.id, 1)),
          } as const,
        ]),
    field.archivedAt === null
      ? { id: 'archive', label: t('archive'), run: () => void archiveWithUndo(field, true) }
      : { id: 'restore', label: t('restore'), run: () => void archiveWithUndo(field, false) },
  ];
  return (
    <>
      <Section
        title={t('title')}
        intro={t(mayChange ? 'intro' : 'readOnly')}
        action={mayChange && own.length > 0 && add}
      >
        <div className="flex flex-wrap items-center gap-3">
          <SegmentedControl
            label={t('about.label')}
            options={FIELD_ABOUT.map((id) => ({ id, label: t(`about.${id}`) }))}
            value={about}
            onChange={(next) => {
              setOpen(null);
              setAsked('');
              void navigate({ to: '/settings/fields', search: { ...search, about: next }, replace: true });
            }}
          />
          {own.length > 0 && (
            <SearchField
              label={t('search')}
              value={asked}
              onChange={setAsked}
              className="w-56 max-md:w-full"
            />
          )}
          {own.length > live.length && (
            <Button
              variant="quiet"
              onPress={() =>
                void navigate({
                  to: '/settings/fields',
                  search: { about, ...(withArchived ? {} : { archived: 'yes' as const }) },
                  replace: true,
                })
              }
            >
              {withArchived
                ? t('hideArchived')
                : t('showArchived', {
                    count: own.length - live.length,
                    n: formats.number(own.length - live.length),
                  })}
            </Button>
          )}
        </div>
        {own.length === 0 ? (
          <EmptyState title={t('empty')} {...(mayChange ? { action: add } : {})}>
            {t(`emptyAdvice.${about}`)}
          </EmptyState>
        ) : found.length === 0 ? (
          <p className="py-6 text-muted">{t(isSearching ? 'nothingFound' : 'allArchived')}</p>
        ) : (
          <SortableList<Own>
            label={t('title')}
            rows={found}
            nameOf={({ label }) => label}
            dragLabel={(name) => t('drag', { name: isolate(name) })}
            onOrder={
              mayChange && !isSearching && !withArchived
                ? (next) => void putInOrder([...next, ...ids.filter((id) => !next.includes(id))])
                : undefined
            }
            {...(mayChange ? { onOpen: (field) => setOpen(field.id) } : {})}
          >
            {(field) => (
              <>
                <span className="flex min-w-0 grow flex-col">
                  <span className="flex min-w-0 items-center gap-2">
                    <Name className={field.archivedAt === null ? 'font-medium' : 'text-muted'}>
                      {field.label}
                    </Name>
                    {field.required && <Badge>{t('required')}</Badge>}
                    {field.archivedAt !== null && <Badge tone="nurture">{t('archived')}</Badge>}
                  </span>
                  <span className="flex min-w-0 gap-2 text-xs text-muted">
                    <span className="whitespace-nowrap">{words.type(field.type)}</span>
                    <code dir="ltr" className="min-w-0 truncate font-mono">
                      {field.name}
                    </code>
                  </span>
                </span>
                {field.options.length > 0 && (
                  <span className="text-xs whitespace-nowrap text-muted max-md:hidden">
                    {t('optionCount', {
                      count: field.options.filter(({ archived }) => !archived).length,
                      n: formats.number(field.options.filter(({ archived }) => !archived).length),
                    })}
                  </span>
                )}
                {mayChange && (
                  <Menu
                    label={field.label}
                    placement="bottom end"
                    trigger={<IconButton icon="more" label={t('more', { name: isolate(field.label) })} />}
                    groups={[{ id: 'field', actions: actionsOf(field) }]}
                  />
                )}
              </>
            )}
          </SortableList>
        )}
        {own.length >= MOST_FIELDS / 2 && (
          <p className="text-xs text-muted">
            {t('limit', { n: formats.number(own.length), most: formats.number(MOST_FIELDS) })}
          </p>
        )}
      </Section>
      <BuiltInFields fields={fields.data.items.filter(({ builtIn }) => builtIn)} />
      {(open === 'new' || opened !== undefined) && (
        <FieldPanel
          key={`${about} ${open}`}
          about={about}
          field={opened ?? null}
          existing={own}
          onClose={() => setOpen(null)}
          onSaved={reread}
        />
      )}
    </>
  );
}
