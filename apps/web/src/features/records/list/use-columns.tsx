// The columns of a list of records: one for each field that the role sees and the list's rows carry, edited in the cell
// where the person may.
import type { RecordAbout } from '@portolan/contract';
import { useMemo } from 'react';
import { isSortable, SOURCES } from '../../../lib/records/record-source.ts';
import type { FieldInfo, ListedRecord } from '../../../lib/records/record-values.ts';
import type { DataColumn } from '../../../ui/data-table/columns.ts';
import { Name } from '../../../ui/Name.tsx';
import { EditField, isEditable } from '../fields/EditField.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import type { FieldSaving } from '../fields/use-save-field.ts';

/** Of deals, rows carry what a card of the board shows and own fields that are asked for; the rest stands on its page. */
const ON_DEAL_ROWS: ReadonlySet<string> = new Set([
  'name', 'amount', 'closeOn', 'owner', 'company', 'source', 'tags', 'backOn', 'process', 'stage', 'confirmed',
  'nextStepAt', 'lastActivityAt', 'enteredAt', 'wonAt', 'endedAt', 'createdAt',
]); // prettier-ignore

const WIDTHS: Readonly<Partial<Record<FieldInfo['type'], number>>> = {
  number: 110,
  money: 130,
  date: 130,
  instant: 130,
  yesNo: 90,
  person: 160,
  company: 190,
  texts: 170,
  choices: 170,
  longText: 240,
};
const NAMED_WIDTHS: Readonly<Record<string, number>> = { name: 230, emails: 220, phones: 170, title: 180 };

export function isListed(about: RecordAbout, field: FieldInfo): boolean {
  return about !== 'deal' || !field.builtIn || ON_DEAL_ROWS.has(field.name);
}

export function useColumns(
  about: RecordAbout,
  fields: readonly FieldInfo[],
  saving: FieldSaving,
  mayChange: boolean,
): readonly DataColumn<ListedRecord>[] {
  const label = useFieldLabel();
  return useMemo(() => {
    const { firstColumns } = SOURCES[about];
    const rank = new Map(firstColumns.map((name, index) => [name, index]));
    return fields
      .filter((field) => isListed(about, field))
      .toSorted((a, b) => (rank.get(a.name) ?? 1000) - (rank.get(b.name) ?? 1000))
      .map((field): DataColumn<ListedRecord> => {
        const header = label(field);
        const canEdit = mayChange && isEditable(field);
        return {
          id: field.name,
          header,
          width: NAMED_WIDTHS[field.name] ?? WIDTHS[field.type] ?? 150,
          align: field.type === 'number' || field.type === 'money' ? 'end' : 'start',
          isSortable: isSortable(about, field),
          isFixed: field.name === 'name',
          isHiddenAtFirst: !rank.has(field.name),
          render: (record) =>
            field.name === 'name' ? (
              <Name className="font-medium">{record.name}</Name>
            ) : (
              <FieldValue record={record} field={field} />
            ),
          ...(canEdit
            ? {
                // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
                edit: ({ row, close }: { readonly row: ListedRecord; readonly close: () => void }) => (
                  <EditField
                    record={row}
                    field={field}
                    label={header}
                    saving={saving}
                    startsOpen
                    onClose={close}
                  />
                ),
              }
            : {}),
        };
      });
    // `saving` is anew with every drawing and does the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [about, fields, label, mayChange]);
}
