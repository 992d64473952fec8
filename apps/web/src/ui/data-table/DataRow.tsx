/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- a table cannot be positioned row by row; the table takes the keys */
// One line of the data table: a row, the head of a group with its sums, or the place of a row that is on its way.
import { memo, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Icon } from '../Icon.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { CheckBox } from './CheckBox.tsx';
import type { DataColumn } from './columns.ts';

export interface DataGroup {
  readonly key: string;
  readonly label: ReactNode;
  /** Rows that belong to it. */
  readonly count: number;
  /** Rows of it that the source gives: `count`, or none while it is folded up. */
  readonly rows: number;
  readonly isFolded?: boolean;
  /** By column. */
  readonly sums?: Readonly<Record<string, ReactNode>>;
}

/** Where the first column sticks: after the box that chooses the row. */
export const BOX_PIXELS = 36;

export interface DataRowProps<R> {
  readonly line: number;
  readonly top: number;
  readonly row: R | undefined;
  readonly columns: readonly DataColumn<R>[];
  readonly hasBox: boolean;
  readonly isChosen: boolean;
  /** Column with the focus, where it is in this line. */
  readonly focusColumn: number | null;
  readonly editing: number | null;
  readonly rowName: string;
  readonly onToggle: (line: number, event: MouseEvent) => void;
  readonly onCloseEditor: () => void;
}

const WIDTHS = ['60%', '45%', '70%', '38%'];

function cellStyle(isFirst: boolean, hasBox: boolean): CSSProperties {
  return isFirst ? { insetInlineStart: hasBox ? BOX_PIXELS : 0 } : {};
}

function DataRowView<R>(props: DataRowProps<R>) {
  const { row, columns, hasBox, line, focusColumn, editing, isChosen } = props;
  const { t } = useTranslation('ui');
  // Not see-through: cells slide under the first column.
  const ground = isChosen ? 'bg-chosen' : 'bg-surface group-hover/row:bg-hover';
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={hasBox ? isChosen : undefined}
      aria-busy={row === undefined ? true : undefined}
      style={{ insetBlockStart: props.top, gridTemplateColumns: 'var(--columns)' }}
      className="group/row absolute inset-x-0 grid h-row min-w-max border-b border-line"
    >
      {hasBox && (
        <div role="gridcell" className={`sticky start-0 z-1 ${ground}`}>
          {row !== undefined && (
            <CheckBox
              label={t('table.choose', { row: props.rowName })}
              state={isChosen ? 'all' : 'none'}
              onToggle={(event) => props.onToggle(line, event)}
            />
          )}
        </div>
      )}
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={index + 1}
          data-cell={`${line}:${index}`}
          tabIndex={focusColumn === index ? 0 : -1}
          style={cellStyle(index === 0, hasBox)}
          className={`focus-ring flex min-w-0 items-center px-2 -outline-offset-2 ${ground} ${index === 0 ? 'sticky z-1 font-medium' : ''} ${column.align === 'end' ? 'justify-end text-end tabular-nums' : ''} ${editing === index ? 'z-2 overflow-visible' : ''}`}
        >
          {row === undefined ? (
            <span className="block w-full">
              <span style={{ width: WIDTHS[(line + index) % WIDTHS.length] }} className="block">
                <Skeleton className="h-3 w-full" />
              </span>
            </span>
          ) : editing === index && column.edit !== undefined ? (
            <div className="w-full min-w-0">{column.edit({ row, close: props.onCloseEditor })}</div>
          ) : (
            <div className="min-w-0 truncate">{column.render(row)}</div>
          )}
        </div>
      ))}
      <div aria-hidden="true" className={ground} />
    </div>
  );
}
export const DataRow = memo(DataRowView) as typeof DataRowView;

export interface GroupRowProps {
  readonly group: DataGroup;
  readonly line: number;
  readonly top: number;
  readonly columns: readonly { readonly id: string; readonly align?: 'start' | 'end' }[];
  readonly hasBox: boolean;
  readonly focusColumn: number | null;
  readonly onFold: ((key: string, isFolded: boolean) => void) | undefined;
}

function GroupRowView(props: GroupRowProps) {
  const { group, columns, hasBox, line } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const isFolded = group.isFolded === true;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-expanded={!isFolded}
      style={{ insetBlockStart: props.top, gridTemplateColumns: 'var(--columns)' }}
      className="absolute inset-x-0 grid h-row min-w-max border-b border-line bg-ground"
    >
      {hasBox && <div className="sticky start-0 z-1 bg-ground" />}
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="gridcell"
          data-cell={`${line}:${index}`}
          tabIndex={props.focusColumn === index ? 0 : -1}
          style={cellStyle(index === 0, hasBox)}
          onClick={index === 0 ? () => props.onFold?.(group.key, !isFolded) : undefined}
          className={`focus-ring flex min-w-0 items-center gap-1.5 bg-ground px-2 text-sm -outline-offset-2 ${index === 0 ? 'sticky z-1 font-semibold' : 'text-muted'} ${column.align === 'end' ? 'justify-end tabular-nums' : ''}`}
        >
          {index === 0 ? (
            <>
              {props.onFold !== undefined && (
                <Icon name={isFolded ? 'forward' : 'down'} className="size-3.5 text-muted" />
              )}
              <bdi className="min-w-0 truncate">{group.label}</bdi>
              <span
                className="font-normal text-muted tabular-nums"
                title={t('table.rows', { count: group.count, n: formats.number(group.count) })}
              >
                {formats.number(group.count)}
              </span>
            </>
          ) : (
            <span className="truncate">{group.sums?.[column.id]}</span>
          )}
        </div>
      ))}
      <div aria-hidden="true" />
    </div>
  );
}
export const GroupRow = memo(GroupRowView);
