/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-static-element-interactions -- a table cannot be positioned row by row */
// A long list of records: rows come page by page, only those in sight are in the document, and keys move a cell's focus
// as in a spreadsheet. A million rows scroll like a hundred. For short lists that are there whole, see Table.
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useDirection } from '../../lib/locale/use-direction.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { Button } from '../Button.tsx';
import { CheckBox } from './CheckBox.tsx';
import {
  NARROWEST,
  visible,
  withMoved,
  withShown,
  withWidth,
  type ColumnLayout,
  type DataColumn,
} from './columns.ts';
import { BOX_PIXELS, DataRow, GroupRow, type DataGroup } from './DataRow.tsx';
import { HeadCell, type Sort } from './HeadCell.tsx';
import { PhoneRow } from './PhoneRow.tsx';
import type { RowPages } from './row-pages.ts';
import {
  ALL_SELECTED,
  chosenState,
  isChosen,
  NONE_SELECTED,
  withChosen,
  type Selection,
} from './selection.ts';
import { groupStarts, lineAt, lineCount, TALLEST } from './table-lines.ts';
import { useTableScroll } from './use-table-scroll.ts';
import { useVersion } from './use-row-pages.ts';

export interface DataTableProps<R> {
  readonly label: string;
  readonly pages: RowPages<R>;
  readonly columns: readonly DataColumn<R>[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly idOf: (row: R) => string;
  /** A row in words, for whoever hears it. */
  readonly nameOf: (row: R) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection;
  readonly onSelection?: (selection: Selection) => void;
  readonly onOpen?: (row: R) => void;
  /** In the order of the rows; the source gives `rows` of each. */
  readonly groups?: readonly DataGroup[];
  readonly onFold?: (key: string, isFolded: boolean) => void;
  readonly isCompact?: boolean;
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode;
  /** On a phone: two or three lines in place of columns. */
  readonly renderPhone?: (row: R) => ReactNode;
}

const PHONE_PIXELS = 76;

interface Cell {
  /** -1 is the head. */
  readonly line: number;
  readonly column: number;
}

function cellOf(target: EventTarget): Cell | null {
  const found = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  if (found === null || found === undefined) return null;
  const [line = 0, column = 0] = found.split(':').map(Number);
  return { line, column };
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { pages, columns, layout, onLayout, idOf, nameOf, groups, selection, onSelection, onOpen } = props;
  const { t } = useTranslation('ui');
  const isRtl = useDirection() === 'rtl';
  const isNarrow = useNarrow() && props.renderPhone !== undefined;
  useVersion(pages as RowPages<unknown>);
  const box = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<Cell>({ line: 0, column: 0 });
  const [focusCall, setFocusCall] = useState(0);
  const [editing, setEditing] = useState<Cell | null>(null);
  const anchor = useRef<number | null>(null);

  const shown = useMemo(() => visible(columns, layout), [columns, layout]);
  const starts = useMemo(() => (groups === undefined ? undefined : groupStarts(groups)), [groups]);
  const lines = lineCount(pages.extent(), groups);
  const scroll = useTableScroll(box, lines, isNarrow ? PHONE_PIXELS : null, props.isCompact === true);
  const { rowHeight, view } = scroll;
  const hasBox = onSelection !== undefined;
  const chosen = selection ?? NONE_SELECTED;
  const widthOf = (column: DataColumn<R>): number => layout.widths[column.id] ?? column.width;
  const rowAt = (line: number): R | undefined => {
    const there = lineAt(line, starts);
    return there.kind === 'row' ? pages.row(there.index) : undefined;
  };

  const firstRow = lineAt(view.first, starts);
  const lastRow = lineAt(Math.max(view.first, view.end - 1), starts);
  const from = firstRow.kind === 'row' ? firstRow.index : view.first - firstRow.group;
  const until = lastRow.kind === 'row' ? lastRow.index + 1 : view.end - lastRow.group;
  useLayoutEffect(() => {
    pages.look(from, until);
  }, [pages, from, until]);

  const { show } = scroll;
  useLayoutEffect(() => {
    if (focusCall === 0) return;
    if (cell.line >= 0) show(cell.line);
    const element = box.current?.querySelector<HTMLElement>(`[data-cell="${cell.line}:${cell.column}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    // Only when focus was moved on purpose.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusCall]);

  const goTo = (line: number, column: number): void => {
    setCell({
      line: Math.max(-1, Math.min(lines - 1, line)),
      column: Math.max(0, Math.min(shown.length - 1, column)),
    });
    setFocusCall((call) => call + 1);
  };
  const closeEditor = useCallback(() => {
    setEditing(null);
    setFocusCall((call) => call + 1);
  }, []);
  const latest = useRef({ chosen, starts, pages, idOf, onSelection });
  useLayoutEffect(() => {
    latest.current = { chosen, starts, pages, idOf, onSelection };
  });
  const toggle = useCallback((line: number, range: boolean): void => {
    const now = latest.current;
    const there = lineAt(line, now.starts);
    if (there.kind !== 'row' || now.onSelection === undefined) return;
    const row = now.pages.row(there.index);
    if (row === undefined) return;
    const value = !isChosen(now.chosen, now.idOf(row));
    if (!range || anchor.current === null) {
      anchor.current = there.index;
      now.onSelection(withChosen(now.chosen, [now.idOf(row)], value));
      return;
    }
    const ends = [anchor.current, there.index].toSorted((a, b) => a - b);
    anchor.current = there.index;
    const choose = async (): Promise<void> => {
      const rows = await now.pages.between(ends[0]!, ends[1]!);
      const { chosen: before, onSelection: put } = latest.current;
      put?.(withChosen(before, rows.map(now.idOf), true));
    };
    void choose();
  }, []);
  const onToggle = useCallback((line: number, event: MouseEvent) => toggle(line, event.shiftKey), [toggle]);

  const canEdit = (at: Cell): boolean => rowAt(at.line) !== undefined && shown[at.column]?.edit !== undefined;
  const act = (at: Cell): void => {
    const there = lineAt(at.line, starts);
    const row = rowAt(at.line);
    if (there.kind === 'group') {
      const group = groups?.[there.group];
      if (group !== undefined) props.onFold?.(group.key, group.isFolded !== true);
    } else if (canEdit(at)) setEditing(at);
    else if (row !== undefined) onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing !== null) {
      if (event.key === 'Escape') {
        event.stopPropagation();
        closeEditor();
      }
      return;
    }
    const at = cellOf(event.target);
    if (
      at === null ||
      event.altKey ||
      !(event.target instanceof Element) ||
      !event.target.hasAttribute('data-cell')
    )
      return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const isControl = event.ctrlKey || event.metaKey;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowUp: () => goTo(at.line - 1, at.column),
      ArrowDown: () => goTo(at.line + 1, at.column),
      ArrowLeft: () => goTo(at.line, at.column + (isRtl ? 1 : -1)),
      ArrowRight: () => goTo(at.line, at.column + (isRtl ? -1 : 1)),
      PageUp: () => goTo(Math.max(0, at.line - page), at.column),
      PageDown: () => goTo(at.line + page, at.column),
      Home: () => goTo(isControl ? 0 : at.line, 0),
      End: () => goTo(isControl ? lines - 1 : at.line, shown.length - 1),
      ...(at.line < 0
        ? {}
        : {
            Enter: () => {
              const row = rowAt(at.line);
              if (isControl && row !== undefined) onOpen?.(row);
              else act(at);
            },
            F2: () => {
              if (canEdit(at)) setEditing(at);
            },
            ' ': () => toggle(at.line, event.shiftKey),
          }),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  const onClick = (event: MouseEvent): void => {
    const at = cellOf(event.target);
    if (at === null || at.line < 0 || editing !== null) return;
    if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return;
    setCell(at);
    const row = rowAt(at.line);
    if (event.shiftKey && hasBox) toggle(at.line, true);
    else if (at.column === 0 && row !== undefined) onOpen?.(row);
  };

  if (pages.isEmpty() && props.empty !== undefined)
    return <div className="min-h-0 grow overflow-auto">{props.empty}</div>;

  const visibleLines: number[] = [];
  for (let line = view.first; line < view.end; line += 1) visibleLines.push(line);
  // The line with focus stays: focus would be lost with it.
  if (cell.line >= 0 && cell.line < lines && !visibleLines.includes(cell.line)) visibleLines.push(cell.line);

  const template = `${hasBox ? `${BOX_PIXELS}px ` : ''}${shown.map((_, index) => `var(--c${index})`).join(' ')} minmax(0, 1fr)`;
  const widths = Object.fromEntries(shown.map((column, index) => [`--c${index}`, `${widthOf(column)}px`]));
  const style = { ...widths, '--columns': template } as CSSProperties;
  const failure = pages.failure();

  return (
    <div
      ref={box}
      {...(props.isCompact === true ? { 'data-density': 'compact' } : {})}
      className="relative min-h-0 grow overflow-auto overscroll-contain bg-surface"
      style={style}
    >
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take focus, one at a time */}
      <div
        role={isNarrow ? 'list' : 'grid'}
        aria-label={props.label}
        {...(isNarrow
          ? {}
          : {
              'aria-rowcount': (pages.total() ?? -1) + (pages.total() === undefined ? 0 : 1),
              'aria-colcount': shown.length,
              'aria-multiselectable': hasBox,
            })}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const at = cellOf(event.target);
          if (at !== null && at.line >= 0 && canEdit(at)) setEditing(at);
        }}
      >
        {!isNarrow && (
          <div
            role="row"
            aria-rowindex={1}
            style={{ gridTemplateColumns: 'var(--columns)' }}
            className="sticky top-0 z-3 grid h-row min-w-max border-b border-line bg-ground"
          >
            {hasBox && (
              <div role="columnheader" className="sticky start-0 z-1 bg-ground">
                <CheckBox
                  label={t('table.chooseAll')}
                  state={chosenState(chosen, pages.total())}
                  onToggle={() =>
                    onSelection?.(
                      chosenState(chosen, pages.total()) === 'none' ? ALL_SELECTED : NONE_SELECTED,
                    )
                  }
                />
              </div>
            )}
            {shown.map((column, index) => (
              <HeadCell
                key={column.id}
                column={column}
                index={index}
                sort={props.sort}
                isFirst={index === 0}
                isLast={index === shown.length - 1}
                isFocusable={cell.line === -1 && cell.column === index}
                stickyAt={index === 0 ? (hasBox ? BOX_PIXELS : 0) : undefined}
                width={widthOf(column)}
                isRtl={isRtl}
                onSort={props.onSort}
                onSizing={(at, width) =>
                  box.current?.style.setProperty(
                    `--c${at}`,
                    `${Math.max(column.minWidth ?? NARROWEST, width)}px`,
                  )
                }
                onWidth={(width) => onLayout(withWidth(layout, column.id, width, column.minWidth))}
                onMove={(step) => {
                  const before = step < 0 ? shown[index - 1]?.id : (shown[index + 2]?.id ?? null);
                  if (before !== undefined) onLayout(withMoved(columns, layout, column.id, before));
                }}
                onHide={
                  column.isFixed === true
                    ? undefined
                    : () => onLayout(withShown(columns, layout, column.id, false))
                }
              />
            ))}
            <div aria-hidden="true" />
          </div>
        )}
        <div className="relative min-w-max" style={{ height: Math.min(TALLEST, lines * rowHeight) }}>
          {visibleLines.map((line) => {
            const top = line * rowHeight + view.shift;
            const there = lineAt(line, starts);
            const focusColumn = cell.line === line ? cell.column : null;
            if (there.kind === 'group') {
              const group = groups?.[there.group];
              return group === undefined ? null : (
                <GroupRow
                  key={`group:${group.key}`}
                  group={group}
                  line={line}
                  top={top}
                  columns={isNarrow ? shown.slice(0, 1) : shown}
                  hasBox={hasBox && !isNarrow}
                  focusColumn={focusColumn}
                  onFold={props.onFold}
                />
              );
            }
            const row = pages.row(there.index);
            const id = row === undefined ? null : idOf(row);
            if (isNarrow) {
              return (
                <PhoneRow
                  key={line}
                  top={top}
                  height={PHONE_PIXELS}
                  isChosen={id !== null && hasBox && isChosen(chosen, id)}
                  onOpen={row === undefined || onOpen === undefined ? undefined : () => onOpen(row)}
                >
                  {row === undefined ? undefined : props.renderPhone?.(row)}
                </PhoneRow>
              );
            }
            return (
              <DataRow
                key={line}
                line={line}
                top={top}
                row={row}
                columns={shown}
                hasBox={hasBox}
                isChosen={id !== null && hasBox && isChosen(chosen, id)}
                focusColumn={focusColumn}
                editing={editing?.line === line ? editing.column : null}
                rowName={row === undefined ? '' : nameOf(row)}
                onToggle={onToggle}
                onCloseEditor={closeEditor}
              />
            );
          })}
        </div>
      </div>
      {failure !== undefined && (
        <div
          role="alert"
          className="sticky start-0 bottom-0 z-3 flex items-center gap-3 border-t border-line bg-float px-3 py-2 text-sm text-attention-ink"
        >
          {t('table.failed')}
          <Button onPress={pages.retry}>{t('tryAgain')}</Button>
        </div>
      )}
    </div>
  );
}
