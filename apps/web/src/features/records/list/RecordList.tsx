// A list of records of one kind: views, words, conditions, columns, rows without end, what can be done with many, and one
// record open beside it. All of it stands in the address.
import type { RecordAbout } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouter } from '@tanstack/react-router';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { isolate } from '../../../lib/locale/isolate.ts';
import { boardOfList } from '../../../lib/deals/deals-address.ts';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { columnsOf, layoutOf } from '../../../lib/records/column-layout.ts';
import { PLAIN_VIEW, type ListSearch } from '../../../lib/records/list-address.ts';
import {
  definitionOf,
  isChanged,
  searchOf,
  stateOf,
  type ListState,
} from '../../../lib/records/list-search.ts';
import { fieldsQuery } from '../../../lib/records/record-queries.ts';
import { hrefOf, SOURCES } from '../../../lib/records/record-source.ts';
import { shortMoney } from '../../../lib/records/short-money.ts';
import { useMay } from '../../../lib/session.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ColumnChooser } from '../../../ui/data-table/ColumnChooser.tsx';
import { visible } from '../../../ui/data-table/columns.ts';
import { DealsSwitch } from '../../../ui/DealsSwitch.tsx';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import { NONE_SELECTED, type Selection } from '../../../ui/data-table/selection.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ViewTabs } from '../../../ui/views/ViewTabs.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { useSaveField } from '../fields/use-save-field.ts';
import { BulkActions } from './BulkActions.tsx';
import { ExportButton } from './ExportButton.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { PhoneLines } from './PhoneLines.tsx';
import { useColumns } from './use-columns.tsx';
import { useDealGroups } from './use-deal-groups.tsx';
import { useListRows } from './use-list-rows.ts';
import { useListView } from './use-list-view.ts';
import { useStages } from './use-stages.ts';

export interface RecordListProps {
  readonly about: RecordAbout;
  readonly search: ListSearch;
  /** @param replaces whether the back button passes this by */
  readonly onSearch: (search: ListSearch, replaces: boolean) => void;
  /** What stands in the panel beside the list; without it a record opens as a page. */
  readonly renderPanel?: (id: string, close: () => void) => ReactNode;
  /** The title of the panel. */
  readonly renderTitle?: (id: string) => ReactNode;
  /** Beside the title: another way to look at the same. */
  readonly beside?: ReactNode;
  /** The action that makes a new one. */
  readonly action?: ReactNode;
}

export function RecordList(props: RecordListProps) {
  const fields = useQuery(fieldsQuery(props.about));
  const { t } = useTranslation('records');
  const view = useListView(props.about, props.search, props.onSearch);
  const title = t(`kind.${props.about}`);
  const failure = fields.error ?? view.error;
  if (failure !== null && failure !== undefined) {
    return (
      <Page title={title}>
        <ErrorState
          error={failure}
          onRetry={() => {
            void fields.refetch();
            view.retry();
          }}
        />
      </Page>
    );
  }
  if (fields.data === undefined || view.isPending) {
    return (
      <Page title={title} width="full">
        <div className="px-5">
          <SkeletonRows rows={12} />
        </div>
      </Page>
    );
  }
  return <LoadedList {...props} fields={fields.data} view={view} />;
}

function LoadedList(
  props: RecordListProps & {
    readonly fields: NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof fieldsQuery>['queryFn']>>>>;
    readonly view: ReturnType<typeof useListView>;
  },
) {
  const { about, search, onSearch, fields, view } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const router = useRouter();
  const isNarrow = useNarrow();
  const mayChange = useMay('records.change');
  const mayImport = useMay('records.import');
  const label = useFieldLabel();
  const definition = view.view?.definition ?? null;
  const state = useMemo(() => stateOf(search, definition), [search, definition]);
  const [selection, setSelection] = useState<Selection>(NONE_SELECTED);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const stages = useStages(about === 'deal' ? state.process : null);
  const processes = useQuery({ ...processesQuery(), enabled: about === 'deal' }).data?.items ?? [];
  const onlyProcess = processes.length === 1 ? (processes[0]?.id ?? null) : null;
  const rows = useListRows(about, state, fields, folded, stages);
  const saving = useSaveField(about, rows.put);
  const columns = useColumns(about, fields, saving, mayChange);
  const groups = useDealGroups(rows, stages, folded);
  const layout = useMemo(() => layoutOf(columns, state.columns), [columns, state.columns]);

  const put = (change: Partial<ListState>, replaces = false): void => {
    const kept = {
      ...(search.view === undefined ? {} : { view: search.view }),
      ...(search.open === undefined ? {} : { open: search.open }),
    };
    setSelection(NONE_SELECTED);
    onSearch(searchOf({ ...state, ...change }, definition, kept), replaces);
  };
  const show = (id: string | undefined): void => {
    const { open: _, ...rest } = search;
    onSearch(id === undefined ? rest : { ...rest, open: id }, search.open !== undefined && id !== undefined);
  };
  const isAsking = rows.ask.q !== undefined || state.filter !== null || state.owner !== null;
  const sortField = rows.sort?.replace(/^-/u, '');

  const list = (
    <div className="relative flex min-h-0 min-w-0 grow flex-col">
      {rows.group !== null && groups === undefined ? (
        rows.groupFailure === null ? (
          <div className="px-5">
            <SkeletonRows rows={12} />
          </div>
        ) : (
          <ErrorState error={rows.groupFailure} onRetry={rows.refresh} />
        )
      ) : (
        <DataTable
          label={t(`kind.${about}`)}
          pages={rows.pages}
          columns={columns}
          layout={layout}
          onLayout={(next) => put({ columns: columnsOf(columns, next) }, true)}
          idOf={(record) => record.id}
          nameOf={(record) => record.name}
          {...(sortField === undefined
            ? {}
            : {
                sort: {
                  column: sortField,
                  direction: rows.sort?.startsWith('-') === true ? 'descending' : 'ascending',
                },
              })}
          onSort={({ column, direction }) =>
            put({ sort: { field: column, descending: direction === 'descending' } })
          }
          {...(mayChange ? { selection, onSelection: setSelection } : {})}
          onOpen={(record) => {
            if (isNarrow || props.renderPanel === undefined) router.history.push(hrefOf(about, record.id));
            else show(record.id);
          }}
          {...(groups === undefined ? {} : { groups })}
          onFold={(key, isFolded) =>
            setFolded((last) => {
              const next = new Set(last);
              if (isFolded) next.add(key);
              else next.delete(key);
              return next;
            })
          }
          empty={
            isAsking ? (
              <EmptyState
                title={t('empty.nothingFits')}
                action={
                  <Button onPress={() => put({ q: '', filter: null, owner: null })}>
                    {t('empty.showAll')}
                  </Button>
                }
              >
                {t('empty.nothingFitsText')}
              </EmptyState>
            ) : (
              <EmptyState
                title={t(`empty.${about}`)}
                action={
                  <span className="flex flex-wrap justify-center gap-2">
                    {mayChange && props.action}
                    {mayImport && (
                      <LinkButton href="/import" icon="upload">
                        {t('empty.import')}
                      </LinkButton>
                    )}
                  </span>
                }
              >
                {t(mayChange ? `empty.${about}Text` : 'empty.viewer')}
              </EmptyState>
            )
          }
          renderPhone={(record) => <PhoneLines record={record} />}
        />
      )}
      <BulkActions
        about={about}
        fields={fields}
        rows={rows}
        processId={state.process}
        selection={selection}
        onSelection={setSelection}
      />
    </div>
  );

  return (
    <Page
      title={view.view === null ? t(`kind.${about}`) : `${view.view.name} · ${t(`kind.${about}`)}`}
      heading={t(`kind.${about}`)}
      width="full"
      beside={
        <>
          {props.beside}
          <Total rows={rows} />
          {rows.isOld && (
            <Button variant="quiet" icon="redo" className="text-accent" onPress={rows.refresh}>
              {t('refresh')}
            </Button>
          )}
        </>
      }
      actions={
        <>
          {about === 'deal' && (
            <DealsSwitch here="list" other={boardOfList(state.process ?? onlyProcess, keptOf(state))} />
          )}
          <span className="max-md:hidden">
            <ColumnChooser
              columns={columns}
              layout={layout}
              onLayout={(next) => put({ columns: columnsOf(columns, next) }, true)}
            />
          </span>
          <ExportButton about={about} state={state} columns={visible(columns, layout).map(({ id }) => id)} />
          {mayChange && props.action}
        </>
      }
    >
      <ViewTabs
        about={about}
        all={view.all}
        views={view.views}
        current={view.view}
        isChanged={isChanged(search, definition)}
        definition={() => definitionOf(state)}
        hrefOf={(id) => {
          // Where another view opens first, the plain list has a name.
          const named = id ?? (view.views.some(({ isDefault }) => isDefault) ? PLAIN_VIEW : null);
          return `${SOURCES[about].path}${named === null ? '' : `?view=${named}`}`;
        }}
        onOpen={(id) => onSearch(id === null ? {} : { view: id }, false)}
        onDiscard={() => onSearch(search.view === undefined ? {} : { view: search.view }, false)}
      />
      <ListToolbar about={about} fields={fields} search={search} state={state} onState={put} />
      {view.isGone && <Banner onClose={() => onSearch({}, true)}>{t('view.gone')}</Banner>}
      {(view.view?.problems.length ?? 0) > 0 && (
        <Banner>
          {t('view.problems', {
            fields: formats.list(
              [...new Set(view.view?.problems.map(({ field }) => field))].map((name) =>
                isolate(label({ name, label: fields.find((one) => one.name === name)?.label ?? name })),
              ),
            ),
          })}
        </Banner>
      )}
      <div className="flex min-h-0 grow">
        {list}
        {search.open !== undefined && props.renderPanel !== undefined && (
          <SidePanel
            key="panel"
            title={props.renderTitle?.(search.open)}
            onClose={() => show(undefined)}
            width={440}
            actions={
              <LinkButton href={hrefOf(about, search.open)} variant="quiet" icon="fullScreen">
                {t('openPage')}
              </LinkButton>
            }
          >
            <div key={search.open}>{props.renderPanel(search.open, () => show(undefined))}</div>
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

/** What the board shows as well. */
function keptOf({ owner, q, filter }: ListState) {
  return {
    owner: owner ?? undefined,
    q,
    filter: filter === null ? undefined : JSON.stringify(filter),
  };
}

/** "126 open · € 3.48M". */
function Total({ rows }: { readonly rows: ReturnType<typeof useListRows> }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { counted, summary } = rows;
  if (counted === undefined) return null;
  const sums = (summary?.sums ?? []).map(({ minor, currency }) => shortMoney(formats.tag, minor, currency));
  return (
    <span className="text-sm whitespace-nowrap text-muted tabular-nums">
      {[
        counted.more
          ? t('moreThan', { n: formats.number(counted.count) })
          : t('count', { count: counted.count, n: formats.number(counted.count) }),
        ...sums.slice(0, 3),
      ].join(' · ')}
    </span>
  );
}
