// The map as a list, equal to the canvas: everything can be read and changed here by keyboard, screen reader and thumb.
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import { chordOf } from '../../../lib/commands.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useDraftState } from '../draft/draft-context.ts';
import { ReadOnlyContext } from '../inspector/editing.ts';
import { GRID, HEADING, ROW } from './grid-roles.ts';
import { openRows, outlineRows, rowAt, type OutlineRow } from './outline-rows.ts';
import { OUTLINE_COLUMNS, OutlineRowView } from './OutlineRowView.tsx';
import { useOutline } from './use-outline.ts';

/** Scrolls in whatever it stands in; the rest it takes from the map screen. */
export function Outline() {
  const { t } = useTranslation('inspector');
  const { map, readOnly } = useDraftState();
  const { state, actions, arrived } = useOutline();
  const { direction } = useLocale();
  const grid = useRef<HTMLDivElement>(null);
  const all = useMemo(() => outlineRows(map), [map]);
  const rows = useMemo(() => openRows(all, state.shut), [all, state.shut]);
  const active = rows.some(({ key }) => key === state.active) ? state.active : (rows[0]?.key ?? null);
  const view = useRef({ rows, shut: state.shut, direction, readOnly });
  useEffect(() => {
    view.current = { rows, shut: state.shut, direction, readOnly };
  });

  const { wanted } = state;
  useEffect(() => {
    if (wanted === null) return;
    const row = grid.current?.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
    if (row instanceof HTMLElement) {
      row.focus();
      arrived();
    }
  });

  const onKey = useCallback(
    (event: KeyboardEvent, row: OutlineRow) => {
      // Inside a row the keys belong to its controls.
      if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
      const run = rowKeys(event, row, view.current, actions);
      if (run === null) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    },
    [actions],
  );

  const last = all.findLast(({ level, kind }) => level === 1 && kind !== 'outcome') ?? null;
  if (all.length === 0) {
    return (
      <EmptyState
        title={t('outline.empty')}
        {...(readOnly
          ? {}
          : {
              action: (
                <Button variant="primary" icon="add" onPress={() => actions.add(null, 'stage')}>
                  {t('outline.addFirst')}
                </Button>
              ),
            })}
      >
        {t(readOnly ? 'outline.emptyRead' : 'outline.emptyAdvice')}
      </EmptyState>
    );
  }
  return (
    <ReadOnlyContext value={readOnly}>
      <div className="flex min-w-0 flex-col pb-6">
        <div ref={grid} {...GRID} aria-label={t('outline.title')} className="min-w-0">
          <div
            {...ROW}
            className={`sticky top-0 z-1 border-b border-line bg-ground px-3 py-1.5 text-xs text-muted max-md:hidden ${OUTLINE_COLUMNS}`}
          >
            <span {...HEADING} className="ps-13">
              {t('name')}
            </span>
            <span {...HEADING}>{t('outline.kindColumn')}</span>
            <span {...HEADING}>{t('lane')}</span>
            <span {...HEADING}>{t('phase')}</span>
            <span {...HEADING}>{t('path.leads')}</span>
            <span {...HEADING}>{t('outline.items')}</span>
            <span {...HEADING} aria-label={t('elementMenu')} />
          </div>
          {rows.map((row) => (
            <OutlineRowView
              key={row.key}
              row={row}
              lanes={map.lanes}
              isActive={row.key === active}
              isShut={state.shut.has(row.key)}
              isOpen={state.open.has(row.key)}
              isRenaming={!readOnly && state.renaming === row.key}
              isConnecting={!readOnly && state.connecting === row.key}
              actions={actions}
              onKey={onKey}
            />
          ))}
        </div>
        {!readOnly && (
          <Button
            variant="quiet"
            icon="add"
            className="mx-3 mt-2 self-start text-muted"
            onPress={() => actions.add(last, 'stage')}
          >
            {t('outline.addStage')}
          </Button>
        )}
      </div>
    </ReadOnlyContext>
  );
}

interface View {
  readonly rows: readonly OutlineRow[];
  readonly shut: ReadonlySet<string>;
  readonly direction: 'ltr' | 'rtl';
  readonly readOnly: boolean;
}

/** What a key does on a row; null for keys that are not ours. */
function rowKeys(
  event: KeyboardEvent,
  row: OutlineRow,
  view: View,
  actions: ReturnType<typeof useOutline>['actions'],
): (() => void) | null {
  const { rows, shut, direction, readOnly } = view;
  const to = (move: 'next' | 'previous' | 'first' | 'last') => () => {
    const key = rowAt(rows, row.key, move);
    if (key !== null) actions.go(key);
  };
  const inward = direction === 'rtl' ? 'arrowleft' : 'arrowright';
  const outward = direction === 'rtl' ? 'arrowright' : 'arrowleft';
  const chord = chordOf(event);
  switch (chord) {
    case 'arrowdown':
      return to('next');
    case 'arrowup':
      return to('previous');
    case 'home':
      return to('first');
    case 'end':
      return to('last');
    case inward:
      if (row.children === 0) return null;
      return shut.has(row.key) ? () => actions.shut(row.key, false) : to('next');
    case outward: {
      const { parent } = row;
      if (row.children > 0 && !shut.has(row.key)) return () => actions.shut(row.key, true);
      return parent === null ? null : () => actions.go(parent);
    }
    case ' ':
      return () => actions.toggleFields(row.key);
    case 'enter':
      return () => (readOnly ? actions.toggleFields(row.key) : actions.rename(row.key));
  }
  if (readOnly) return null;
  const goesOn = row.kind !== 'outcome' && row.kind !== 'part';
  switch (chord) {
    case 'f2':
      return () => actions.rename(row.key);
    case 'mod+enter':
      return goesOn ? () => actions.add(row, 'stage') : null;
    case 'mod+shift+enter':
      return row.kind === 'stage' ? () => actions.addPart(row) : null;
    case 'c':
      return row.at.in === 'nodes' && row.kind !== 'outcome' ? () => actions.connect(row.key) : null;
    case 'delete':
    case 'backspace':
      return () => actions.remove(row);
    case 'shift+f10':
    case 'contextmenu': {
      const button = event.currentTarget.querySelector('[aria-haspopup]');
      return button instanceof HTMLElement ? () => button.click() : null;
    }
    default:
      return null;
  }
}
