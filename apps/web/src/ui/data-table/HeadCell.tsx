/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table cannot be positioned row by row */
// A column's head: sorts when pressed, its menu moves, sizes and hides it, its edge is dragged to another width.
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components';
import { Icon, type IconName } from '../Icon.tsx';
import { FLOATING, OPTION, OptionText } from '../option-list.tsx';
import type { DataColumn } from './columns.ts';

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface HeadCellProps<R> {
  readonly column: DataColumn<R>;
  readonly index: number;
  readonly sort: Sort | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFocusable: boolean;
  readonly stickyAt: number | undefined;
  readonly width: number;
  readonly isRtl: boolean;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** While the edge is dragged: without drawing the table again. */
  readonly onSizing: (index: number, width: number) => void;
  readonly onWidth: (width: number) => void;
  readonly onMove: ((step: -1 | 1) => void) | undefined;
  readonly onHide: (() => void) | undefined;
}

const STEP_PIXELS = 24;

interface HeadAction {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

export function HeadCell<R>(props: HeadCellProps<R>) {
  const { column, sort, width, isRtl } = props;
  const { t } = useTranslation('ui');
  const [isOpen, setOpen] = useState(false);
  const cell = useRef<HTMLDivElement>(null);
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const isSortable = column.isSortable === true && props.onSort !== undefined;
  const turn = (): void => {
    props.onSort?.({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' });
  };
  const widthAt = (event: PointerEvent): number =>
    from.current === null ? width : from.current.width + (event.clientX - from.current.x) * (isRtl ? -1 : 1);
  const actions: readonly HeadAction[] = [
    ...(isSortable
      ? ([
          {
            id: 'up',
            label: t('table.ascending'),
            icon: 'up',
            run: () => props.onSort?.({ column: column.id, direction: 'ascending' }),
          },
          {
            id: 'down',
            label: t('table.descending'),
            icon: 'down',
            run: () => props.onSort?.({ column: column.id, direction: 'descending' }),
          },
        ] as const)
      : []),
    ...(props.onMove === undefined
      ? []
      : ([
          ...(props.isFirst
            ? []
            : [
                {
                  id: 'back',
                  label: t('table.moveBack'),
                  icon: 'back',
                  run: () => props.onMove?.(-1),
                } as const,
              ]),
          ...(props.isLast
            ? []
            : [
                {
                  id: 'on',
                  label: t('table.moveOn'),
                  icon: 'forward',
                  run: () => props.onMove?.(1),
                } as const,
              ]),
        ] as const)),
    { id: 'wider', label: t('table.wider'), icon: 'add', run: () => props.onWidth(width + STEP_PIXELS) },
    {
      id: 'narrower',
      label: t('table.narrower'),
      icon: 'dash',
      run: () => props.onWidth(width - STEP_PIXELS),
    },
    ...(props.onHide === undefined
      ? []
      : ([{ id: 'hide', label: t('table.hide'), icon: 'eyeOff', run: props.onHide }] as const)),
  ];
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-sort={direction ?? (isSortable ? 'none' : undefined)}
      aria-haspopup="menu"
      data-cell={`-1:${props.index}`}
      tabIndex={props.isFocusable ? 0 : -1}
      onClick={isSortable ? turn : () => setOpen(true)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' && event.altKey) {
          event.preventDefault();
          event.stopPropagation();
          setOpen(true);
        } else if (event.key === 'Enter' && event.target === event.currentTarget) {
          event.preventDefault();
          if (isSortable) turn();
          else setOpen(true);
        }
      }}
      style={props.stickyAt === undefined ? {} : { insetInlineStart: props.stickyAt }}
      className={`group/cell focus-ring relative flex h-full min-w-0 items-center gap-1 bg-ground px-2 text-xs text-muted -outline-offset-2 select-none ${props.stickyAt === undefined ? '' : 'sticky z-1'} ${column.align === 'end' ? 'flex-row-reverse' : ''} ${direction === undefined ? '' : 'text-ink'}`}
    >
      <bdi className="min-w-0 truncate" title={column.header}>
        {column.header}
      </bdi>
      {direction !== undefined && (
        <Icon name={direction === 'ascending' ? 'up' : 'down'} className="size-3" />
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('table.columnMenu', { column: column.header })}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
        className={`grid size-5 shrink-0 place-items-center rounded-sm opacity-0 group-hover/cell:opacity-100 hover:bg-sunken focus:opacity-100 pointer-coarse:opacity-60 ${column.align === 'end' ? 'me-auto' : 'ms-auto'}`}
      >
        <Icon name="more" className="size-3.5" />
      </button>
      {/* Keys size the column through its menu. */}
      <span
        aria-hidden="true"
        onClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => {
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, width };
        }}
        onPointerMove={(event) => {
          if (from.current !== null) props.onSizing(props.index, widthAt(event));
        }}
        onPointerUp={(event) => {
          const to = widthAt(event);
          from.current = null;
          props.onWidth(to);
        }}
        className="absolute inset-y-1.5 -end-1 z-1 w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:start-[3px] after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent"
      />
      <Popover
        triggerRef={cell}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
        offset={2}
        className={`${FLOATING} min-w-44`}
      >
        <AriaMenu
          aria-label={t('table.columnMenu', { column: column.header })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just opened it
          autoFocus="first"
          onClose={() => setOpen(false)}
          className="p-1 outline-none"
        >
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              onAction={action.run}
              className={OPTION}
            >
              <Icon name={action.icon} className="text-muted" />
              <OptionText label={action.label} />
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </div>
  );
}
