// The data table over a million rows that are made as they are asked for.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '@portolan/core';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ColumnChooser } from '../../ui/data-table/ColumnChooser.tsx';
import { firstLayout, type ColumnLayout, type DataColumn } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/DataTable.tsx';
import type { DataGroup } from '../../ui/data-table/DataRow.tsx';
import type { Sort } from '../../ui/data-table/HeadCell.tsx';
import { ALL_SELECTED, chosenCount, NONE_SELECTED, type Selection } from '../../ui/data-table/selection.ts';
import { useRowPages } from '../../ui/data-table/use-row-pages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBuilder } from '../../ui/filter/FilterBuilder.tsx';
import { InlineEdit } from '../../ui/InlineEdit.tsx';
import { Name } from '../../ui/Name.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { showToast } from '../../ui/toasts.ts';
import { sampleDeal, STAGES, type SampleDeal } from './sample-deals.ts';
import { useSampleFields } from './use-sample-fields.ts';

const PAGE = 100;
/** So that skeletons are seen. */
const WAIT_MS = 120;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const stageTitle = (id: string): string => STAGES.find((stage) => stage.id === id)?.title ?? id;

export function SampleTable(props: { readonly count: number }) {
  const { count } = props;
  const { t } = useTranslation('gallery');
  const formats = useFormats();
  const fields = useSampleFields();
  const [rule, setRule] = useState<Rule | null>(null);
  const [sort, setSort] = useState<Sort>({ column: 'company', direction: 'ascending' });
  const [selection, setSelection] = useState<Selection>(NONE_SELECTED);
  const [isCompact, setCompact] = useState(false);
  const [isGrouped, setGrouped] = useState(false);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const total = rule === null ? count : 0;
  const pages = useRowPages<SampleDeal>(
    `${sort.column} ${sort.direction} ${total}`,
    async (cursor) => {
      await wait(WAIT_MS);
      const start = Number(cursor ?? 0);
      const end = Math.min(total, start + PAGE);
      const at = (index: number): number => (sort.direction === 'ascending' ? index : total - 1 - index);
      const rows = Array.from({ length: end - start }, (_, index) => sampleDeal(at(start + index)));
      return { rows, next: end < total ? String(end) : null, total };
    },
    PAGE,
  );
  const columns = useMemo(
    (): readonly DataColumn<SampleDeal>[] => [
      {
        id: 'company',
        header: t('company'),
        width: 240,
        isSortable: true,
        isFixed: true,
        render: (deal) => <Name>{names.get(deal.id) ?? deal.company}</Name>,
      },
      {
        id: 'note',
        header: t('name'),
        width: 180,
        render: (deal) => <Name>{names.get(deal.id) ?? deal.company}</Name>,
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        edit: ({ row, close }) => (
          <InlineEdit
            label={t('name')}
            value={names.get(row.id) ?? row.company}
            startsOpen
            onClose={close}
            onSave={async (text) => {
              await wait(WAIT_MS);
              setNames((last) => new Map(last).set(row.id, text));
              return { kind: 'saved' };
            }}
          />
        ),
      },
      {
        id: 'stage',
        header: t('stages'),
        width: 150,
        render: (deal) => <Badge>{stageTitle(deal.stage)}</Badge>,
      },
      {
        id: 'amount',
        header: t('money'),
        width: 120,
        align: 'end',
        isSortable: true,
        render: (deal) => formats.money(deal.minor / 100, 'EUR'),
      },
      { id: 'owner', header: t('choose'), width: 150, render: (deal) => <Name>{deal.owner}</Name> },
      {
        id: 'next',
        header: t('nextStep'),
        width: 150,
        render: (deal) =>
          deal.nextDay === null ? (
            <span className="text-attention-ink">{t('noNext')}</span>
          ) : (
            formats.date(deal.nextDay)
          ),
      },
      {
        id: 'days',
        header: t('time'),
        width: 110,
        align: 'end',
        render: (deal) => formats.duration(deal.days * 86_400, 'narrow'),
      },
      { id: 'id', header: t('number'), width: 120, isHiddenAtFirst: true, render: (deal) => deal.id },
    ],
    [t, formats, names],
  );
  const [layout, setLayout] = useState<ColumnLayout>(() => firstLayout(columns));
  const groups = useMemo(
    (): readonly DataGroup[] =>
      [12, 30, 25].map((rows, index) => ({
        key: String(index),
        label: STAGES[index]?.title,
        count: rows,
        rows,
        sums: { amount: formats.money(rows * 84_000, 'EUR') },
      })),
    [formats],
  );
  const chosen = chosenCount(selection, pages.total());
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <FilterBuilder form="chips" fields={fields} rule={rule} onChange={setRule} />
        <span className="ms-auto flex items-center gap-4">
          <Switch label={t('grouped')} isSelected={isGrouped} onChange={setGrouped} />
          <Switch label={t('compact')} isSelected={isCompact} onChange={setCompact} />
          <ColumnChooser columns={columns} layout={layout} onLayout={setLayout} />
        </span>
      </div>
      <div className="relative flex min-h-0 grow flex-col">
        <DataTable
          label={t('deals')}
          pages={pages}
          columns={columns}
          layout={layout}
          onLayout={setLayout}
          idOf={(deal) => deal.id}
          nameOf={(deal) => deal.company}
          sort={sort}
          onSort={setSort}
          selection={selection}
          onSelection={setSelection}
          onOpen={(deal) => showToast(deal.company)}
          {...(isGrouped ? { groups } : {})}
          isCompact={isCompact}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
          renderPhone={(deal) => (
            <>
              <span className="flex w-full items-baseline gap-2">
                <Name className="grow font-semibold">{deal.company}</Name>
                <span className="text-sm tabular-nums">{formats.money(deal.minor / 100, 'EUR')}</span>
              </span>
              <span className="w-full truncate text-sm text-muted">
                {[stageTitle(deal.stage), deal.owner].join(' · ')}
              </span>
            </>
          )}
        />
        <BulkBar
          count={chosen}
          {...(selection.kind === 'some'
            ? { all: { count: pages.total(), onChoose: () => setSelection(ALL_SELECTED) } }
            : {})}
          onClear={() => setSelection(NONE_SELECTED)}
        >
          <Button>{t('choose')}</Button>
        </BulkBar>
      </div>
    </div>
  );
}
