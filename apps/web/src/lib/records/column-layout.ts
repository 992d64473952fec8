// The columns of a list as the address and a view say them, and as the table arranges them. Pure.
import { firstLayout, visible, type ColumnLayout } from '../../ui/data-table/columns.ts';
import type { ListColumn } from './list-search.ts';

interface Named {
  readonly id: string;
  readonly isFixed?: boolean;
  readonly isHiddenAtFirst?: boolean;
}

/** @param columns null for those that are shown at first */
export function layoutOf(all: readonly Named[], columns: readonly ListColumn[] | null): ColumnLayout {
  if (columns === null) return firstLayout(all);
  const shown = new Map(columns.map((column) => [column.field, column]));
  const rest = all.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
  const known = columns.map(({ field }) => field).filter((field) => all.some(({ id }) => id === field));
  return {
    order: [...known, ...rest],
    hidden: rest,
    widths: Object.fromEntries(
      columns.flatMap(({ field, width }) => (width === null ? [] : [[field, width]])),
    ),
  };
}

/** @returns null where nothing differs from what is shown at first */
export function columnsOf(all: readonly Named[], layout: ColumnLayout): readonly ListColumn[] | null {
  const columns = visible(all, layout).map(({ id }) => ({ field: id, width: layout.widths[id] ?? null }));
  const first = visible(all, firstLayout(all)).map(({ id }) => id);
  const isFirst =
    columns.every(({ width }) => width === null) &&
    columns.length === first.length &&
    columns.every(({ field }, index) => field === first[index]);
  return isFirst ? null : columns;
}
