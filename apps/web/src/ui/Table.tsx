// Rows of facts: sortable where it helps, 36 px each, only the visible ones in the document when there are many.
import type { ReactNode } from 'react';
import {
  Cell,
  Column,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
  type Key,
  type SortDescriptor,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';

export interface TableColumn<R> {
  readonly id: string;
  readonly title: string;
  readonly renderCell: (row: R) => ReactNode;
  /** `end` for figures. */
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** In pixels or fractions (`2fr`); used as given when there are many rows, as a wish otherwise. */
  readonly width?: number | `${number}fr`;
  /** The title is read out only (columns of buttons). */
  readonly isTitleHidden?: boolean;
  /** Left out on a phone, where the others say enough. */
  readonly isSecondary?: boolean;
}

export interface TableProps<R extends object> {
  readonly label: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => Key;
  /** Words for a row, for typing ahead. */
  readonly rowText?: (row: R) => string;
  readonly onRowAction?: (row: R) => void;
  readonly sort?: SortDescriptor;
  readonly onSort?: (sort: SortDescriptor) => void;
  readonly empty?: ReactNode;
  /** Height of the scrolling box when there are many rows. */
  readonly className?: string;
}

/** From here on rows are virtual. */
const MANY = 150;
const ROW_PIXELS = 36;

// Rows and columns are kept in one collection, and a row may well be called like a column: the columns of a file are rows.
const COLUMN = 'column ';

function columnKey(id: string): string {
  return `${COLUMN}${id}`;
}

function rowKey(id: Key): string {
  return `row ${id}`;
}

function phone(column: { readonly isSecondary?: boolean }): string {
  return column.isSecondary === true ? 'max-md:hidden' : '';
}

export function Table<R extends object>(props: TableProps<R>) {
  const { columns, rows, rowId, onRowAction } = props;
  const virtual = rows.length > MANY;
  const byKey = onRowAction === undefined ? null : new Map(rows.map((row) => [rowKey(rowId(row)), row]));
  const table = (
    <AriaTable
      aria-label={props.label}
      className={`w-full border-collapse text-base outline-none ${virtual ? (props.className ?? 'h-120 overflow-auto') : ''}`}
      {...(props.sort === undefined
        ? {}
        : { sortDescriptor: { ...props.sort, column: columnKey(String(props.sort.column)) } })}
      {...(props.onSort === undefined
        ? {}
        : {
            onSortChange: ({ column, direction }: SortDescriptor) =>
              props.onSort?.({ column: String(column).slice(COLUMN.length), direction }),
          })}
      {...(onRowAction === undefined
        ? {}
        : {
            onRowAction: (key: Key) => {
              const row = byKey?.get(String(key));
              if (row !== undefined) onRowAction(row);
            },
          })}
    >
      <TableHeader className={virtual ? 'bg-ground' : ''}>
        {columns.map((column, index) => (
          <Column
            key={column.id}
            id={columnKey(column.id)}
            isRowHeader={index === 0}
            allowsSorting={column.isSortable ?? false}
            {...(column.width === undefined ? {} : { width: column.width })}
            className={`focus-ring h-row border-b border-line pe-4 text-xs font-normal whitespace-nowrap text-muted -outline-offset-2 last:pe-0 ${column.align === 'end' ? 'text-end' : 'text-start'} ${phone(column)}`}
          >
            {({ sortDirection }) => (
              <span
                className={`inline-flex h-full items-center gap-1 ${column.isTitleHidden === true ? 'sr-only' : ''}`}
              >
                {column.title}
                {sortDirection !== undefined && (
                  <Icon
                    name="sort"
                    className={`size-3 ${sortDirection === 'ascending' ? 'rotate-180' : ''}`}
                  />
                )}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => props.empty}>
        {rows.map((row) => (
          <Row
            key={rowId(row)}
            id={rowKey(rowId(row))}
            {...(props.rowText === undefined ? {} : { textValue: props.rowText(row) })}
            className={`focus-ring h-row border-b border-line -outline-offset-2 ${onRowAction === undefined ? '' : 'cursor-pointer data-hovered:bg-sunken/60'}`}
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                className={`focus-ring py-1 pe-4 align-middle -outline-offset-2 last:pe-0 ${column.align === 'end' ? 'text-end tabular-nums' : 'text-start'} ${phone(column)} ${virtual ? `flex h-full items-center truncate ${column.align === 'end' ? 'justify-end' : ''}` : ''}`}
              >
                {column.renderCell(row)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
  if (!virtual) return <div className="overflow-x-auto">{table}</div>;
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW_PIXELS, headingHeight: ROW_PIXELS }}>
      {table}
    </Virtualizer>
  );
}
