// Changes of a mapping that a person makes in the table of columns. Pure.
import { importField } from '@portolan/core';
import type { DecimalMark, ImportCustomType, ImportMapping, ImportRecognition, ImportTarget } from '@portolan/core';

type Column = ImportRecognition['columns'][number];

export function targetOf(mapping: ImportMapping, column: string): ImportTarget | undefined {
  return mapping.columns.find((one) => one.column === column)?.target;
}

/** A field that holds one value is given to the last column that asked for it. */
export function setTarget(
  mapping: ImportMapping,
  column: string,
  target: ImportTarget | undefined,
): ImportMapping {
  const others = mapping.columns.filter((one) => one.column !== column && !isTaken(mapping, one.target, target));
  if (target === undefined) return { ...mapping, columns: others };
  return { ...mapping, columns: [...others, { column, target }] };
}

function isTaken(mapping: ImportMapping, one: ImportTarget, wanted: ImportTarget | undefined): boolean {
  return (
    wanted?.kind === 'field' &&
    one.kind === 'field' &&
    one.field === wanted.field &&
    importField(mapping.entity, one.field)?.many !== true
  );
}

const TYPES: Readonly<Record<Column['type'], ImportCustomType>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  empty: 'text',
};

/** A field of the workspace's own for a column: as it was proposed, or by its name. */
export function ownField(mapping: ImportMapping, column: Column, place: number): ImportTarget {
  if (column.target?.kind === 'custom') return column.target;
  const plain = column.column
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^[^a-z]+|_+$/gu, '')
    .slice(0, 50);
  const taken = new Set(
    mapping.columns.flatMap((one) => (one.target.kind === 'custom' ? [one.target.key] : [])),
  );
  const key = plain === '' || taken.has(plain) ? `column_${place + 1}` : plain;
  return { kind: 'custom', key, label: column.column.slice(0, 200), type: TYPES[column.type] };
}

export function answerDate(
  mapping: ImportMapping,
  column: string,
  order: NonNullable<ImportMapping['dates']>[string],
): ImportMapping {
  return { ...mapping, dates: { ...mapping.dates, [column]: order } };
}

export function answerDecimal(mapping: ImportMapping, column: string, mark: DecimalMark): ImportMapping {
  return { ...mapping, decimals: { ...mapping.decimals, [column]: mark } };
}
