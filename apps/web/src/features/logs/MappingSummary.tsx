// How a file was read, to look at: its columns, what each was taken for and why, and what stood in it.
import type { LogMapping, Recognition } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { ownRole, roleOf, spareUse } from '../../lib/logs/mapping-edit.ts';
import { Table, type TableColumn } from '../../ui/Table.tsx';

type FileColumn = Recognition['columns'][number] & { readonly place: number };

export function MappingSummary(props: { readonly recognition: Recognition; readonly mapping: LogMapping }) {
  const { recognition, mapping } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  if (recognition.columns.length === 0) return null;
  const roleText = (column: FileColumn) => {
    const role = roleOf(mapping.columns, column.name) ?? ownRole(recognition, column.name);
    return role === undefined ? (
      <span className="text-muted">{t(`role.${spareUse(recognition, mapping, column.name)}`)}</span>
    ) : (
      t(`role.${role}`)
    );
  };
  const reasonText = (column: FileColumn) => {
    const found = recognition.reasons.find((one) => one.column === column.name);
    // A reason is about the proposal; where a person chose otherwise it says nothing.
    const asProposed =
      roleOf(mapping.columns, column.name) === roleOf(recognition.proposal.columns, column.name);
    return found === undefined || !asProposed ? '' : t(`reason.${found.reason}`);
  };
  const columns: readonly TableColumn<FileColumn>[] = [
    { id: 'column', title: t('summary.column'), renderCell: (column) => <bdi>{column.name}</bdi> },
    { id: 'role', title: t('summary.role'), renderCell: roleText },
    {
      id: 'reason',
      title: t('summary.reason'),
      renderCell: (column) => <span className="text-muted">{reasonText(column)}</span>,
    },
    {
      id: 'samples',
      title: t('summary.samples'),
      renderCell: (column) => (
        <bdi className="block max-w-100 truncate text-muted">{formats.list(column.samples.slice(0, 4))}</bdi>
      ),
    },
  ];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg font-semibold">{t('summary.title')}</h2>
      <Table
        label={t('summary.title')}
        columns={columns}
        rows={recognition.columns.map((column, place) => ({ ...column, place }))}
        rowId={(column) => column.place}
      />
    </section>
  );
}
