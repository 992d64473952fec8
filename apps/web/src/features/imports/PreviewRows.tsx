// The first rows as they would come in, and what happens to cells that cannot be read.
import type { previewImportFile } from '@portolan/contract';
import { importField, type ImportMapping } from '@portolan/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../lib/api/call.ts';
import { currencyOptions } from '../../ui/currency-options.ts';
import type { Formats } from '../../lib/locale/formats.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { useImportWords } from './use-import-words.ts';

type Preview = OutputOf<typeof previewImportFile>;
type Row = Preview['rows'][number];

export interface PreviewRowsProps {
  readonly preview: UseQueryResult<Preview>;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

const SHOWN = 8;

export function PreviewRows(props: PreviewRowsProps) {
  const { preview, mapping, onChange } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  if (preview.isError) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <SkeletonRows rows={4} />;
  const shown = shownBy(formats);
  const rows = preview.data.rows.slice(0, SHOWN);
  const fields = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'line',
      title: t('column.row'),
      align: 'end',
      renderCell: ({ line }) => <span className="text-muted">{formats.number(line)}</span>,
    },
    ...fields.map((field, i): TableColumn<Row> => ({
      id: field,
      title: words.field(field),
      renderCell: ({ values, reason, cells }) =>
        reason !== null && i === 0 ? (
          <span className="text-sm text-attention-ink">
            {words.why(reason)} <bdi className="text-muted">{cells.slice(0, 3).join(' · ')}</bdi>
          </span>
        ) : (
          <bdi className="block max-w-60 truncate">{shown(field, values[field] ?? '')}</bdi>
        ),
    })),
  ];
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold">{t('column.preview')}</h2>
        <span className="grow" />
        {hasMoney(mapping) && (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-sm text-muted">{t('column.currency')}</span>
            <Select
              look="chip"
              isLabelHidden
              label={t('column.currency')}
              options={currencyOptions(formats.tag)}
              value={mapping.currency}
              onChange={(currency) => onChange({ ...mapping, currency })}
            />
          </span>
        )}
        <span className="text-sm text-muted">{t('badCells.label')}</span>
        <SegmentedControl
          label={t('badCells.label')}
          value={mapping.badCells}
          onChange={(badCells) => onChange({ ...mapping, badCells })}
          options={[
            { id: 'reject', label: t('badCells.reject') },
            { id: 'leaveOut', label: t('badCells.leaveOut') },
          ]}
        />
      </div>
      <Table label={t('column.preview')} columns={columns} rows={rows} rowId={({ line }) => line} />
    </section>
  );
}

function hasMoney({ entity, columns }: ImportMapping): boolean {
  return columns.some(({ target }) =>
    target.kind === 'field'
      ? importField(entity, target.field)?.type === 'money'
      : target.kind === 'custom' && target.type === 'money',
  );
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/gu;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const MONEY = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/u;
const MONEY_FIELDS = new Set(['amount', 'price', 'cost']);

/** Days, instants and money in the words of the reader; everything else as it would be stored. */
function shownBy(formats: Formats): (field: string, text: string) => string {
  return (field, text) => {
    const money = MONEY_FIELDS.has(field) || field.startsWith('custom.') ? MONEY.exec(text) : null;
    if (money !== null) return formats.money(Number(money[1]), money[2] ?? '');
    if (DAY.test(text)) return formats.date(`${text}T12:00`);
    return text.replaceAll(INSTANT, (at) => formats.dateTime(at));
  };
}
