// The first rows as they would come in, and what happens to cells that cannot be read.
import type { previewImportFile } from '@portolan/contract';
import type { ImportMapping } from '@portolan/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../lib/api/call.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
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
          <bdi className="block max-w-60 truncate">{values[field] ?? ''}</bdi>
        ),
    })),
  ];
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold">{t('column.preview')}</h2>
        <span className="ms-auto text-sm text-muted max-md:ms-0">{t('badCells.label')}</span>
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
