// The columns of one file: names and examples of the file beside the fields here, with what is open or odd about them, and
// the first rows as they would come in.
import { IMPORT_FIELDS, hasOwnFields } from '@portolan/core';
import type { ImportMapping, ImportTarget } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Select } from '../../ui/Select.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { FileQuestions } from './FileQuestions.tsx';
import { previewQuery } from './import-queries.ts';
import { ownField, setTarget, targetOf } from './mapping-edit.ts';
import { PreviewRows } from './PreviewRows.tsx';
import type { MappedFile } from './steps.ts';
import { useImportWords } from './use-import-words.ts';
import type { ImportWork } from './use-import-work.ts';

type Column = MappedFile['recognition']['columns'][number];

export interface ColumnsOfFileProps {
  readonly importId: string;
  readonly file: MappedFile;
  readonly work: ImportWork;
}

function idOf(target: ImportTarget | undefined): string {
  if (target === undefined) return 'none';
  return target.kind === 'field' ? `field ${target.field}` : target.kind;
}

export function ColumnsOfFile(props: ColumnsOfFileProps) {
  const { importId, file, work } = props;
  const { mapping, recognition } = file;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const preview = useQuery(previewQuery(importId, file.id, mapping));
  const change = (next: ImportMapping): void => void work.setMapping(file.id, next);
  const questions = [
    ...file.questions,
    ...(preview.data?.questions ?? []).filter(
      (one) => !file.questions.some((other) => other.kind === one.kind && other.column === one.column),
    ),
  ];
  const unread = new Map<string, number>();
  for (const { reason } of preview.data?.rows ?? []) {
    if (reason?.column != null) unread.set(reason.column, (unread.get(reason.column) ?? 0) + 1);
  }
  const optionsOf = (column: Column) => [
    { id: 'none', label: t('column.leaveOut') },
    ...Object.keys(IMPORT_FIELDS[mapping.entity]).map((field) => ({
      id: `field ${field}`,
      label: words.field(field),
    })),
    ...(hasOwnFields(mapping.entity) ? [{ id: 'custom', label: t('column.own') }] : []),
    ...(column.target?.kind === 'stageEntered'
      ? [{ id: 'stageEntered', label: words.target(column.target) }]
      : []),
  ];
  const choose = (column: Column, place: number, id: string): void => {
    const target: ImportTarget | undefined =
      id === 'none'
        ? undefined
        : id === 'custom'
          ? ownField(mapping, column, place)
          : id === 'stageEntered'
            ? column.target
            : { kind: 'field', field: id.slice('field '.length) };
    change(setTarget(mapping, column.column, target));
  };
  const noticed = (column: Column): string => {
    if (questions.some((question) => question.column === column.column)) return t('column.open');
    const count = unread.get(column.column) ?? 0;
    if (count > 0) return t('column.unread', { count, n: formats.number(count) });
    if (column.type === 'empty') return t('column.empty');
    return column.filled < 0.995 ? t('column.part', { share: formats.percent(column.filled) }) : '';
  };
  const columns: readonly TableColumn<Column>[] = [
    {
      id: 'name',
      title: t('column.name'),
      renderCell: ({ column }) => <bdi className="font-medium wrap-anywhere">{column}</bdi>,
    },
    {
      id: 'examples',
      title: t('column.examples'),
      isSecondary: true,
      renderCell: ({ samples }) => (
        <span className="block max-w-80 truncate text-sm text-muted">
          {samples.slice(0, 3).map((sample, i) => (
            <span key={sample}>
              {i > 0 && ' · '}
              <bdi>{sample}</bdi>
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'goesTo',
      title: t('column.goesTo'),
      renderCell: (column) => (
        <Select
          look="quiet"
          isLabelHidden
          label={`${t('column.goesTo')}: ${isolate(column.column)}`}
          options={optionsOf(column)}
          value={idOf(targetOf(mapping, column.column))}
          onChange={(id) => choose(column, recognition.columns.indexOf(column), id)}
        />
      ),
    },
    {
      id: 'noticed',
      title: t('column.noticed'),
      renderCell: (column) => {
        const text = noticed(column);
        const isOdd = text !== '' && column.type !== 'empty' && unread.has(column.column);
        return <span className={`text-sm ${isOdd ? 'text-attention-ink' : 'text-muted'}`}>{text}</span>;
      },
    },
  ];
  return (
    <div className="flex min-w-0 flex-col gap-6 pt-4">
      <FileQuestions questions={questions} mapping={mapping} onChange={change} />
      <Table
        label={file.name}
        columns={columns}
        rows={recognition.columns}
        rowId={({ column }) => column}
        className="max-h-120 overflow-auto"
      />
      <PreviewRows preview={preview} mapping={mapping} onChange={change} />
    </div>
  );
}
