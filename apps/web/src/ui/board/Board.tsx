/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- the events of all cards are taken here, once */
// Columns of cards that are carried from one to another by mouse, finger or keys. It knows nothing of deals: who may be
// put where is the caller's judgement, and what a card shows is the caller's drawing. Ten thousand cards stay smooth.
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../lib/locale/use-direction.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import {
  judgeColumns,
  movedFocus,
  nextTarget,
  placesOf,
  rangeOf,
  takenWith,
  type FocusMove,
  type Place,
  type Verdict,
} from './board-model.ts';
import { ColumnView, type BoardColumn, type CardState } from './BoardColumn.tsx';
import { BoardSwitcher } from './BoardSwitcher.tsx';
import { useCardDrag } from './use-card-drag.ts';

export interface BoardProps<C> {
  readonly label: string;
  readonly columns: readonly BoardColumn<C>[];
  readonly keyOf: (card: C) => string;
  /** A card in words, for whoever hears it. */
  readonly textOf: (card: C) => string;
  /** Keep it stable: every card is drawn again when it changes. */
  readonly renderCard: (card: C, state: CardState) => ReactNode;
  /** What putting these cards there would be; asked once for every column when cards are taken. */
  readonly judge: (cardKeys: readonly string[], columnId: string) => Verdict;
  readonly onMove: (cardKeys: readonly string[], columnId: string, verdict: 'allowed' | 'override') => void;
  readonly onOpen: (cardKey: string) => void;
  readonly onNeedMore: (columnId: string) => void;
  readonly onCollapse?: (columnId: string, isCollapsed: boolean) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Cards cannot be carried. */
  readonly isReadOnly?: boolean;
  /** With the gap below it, in pixels. */
  readonly cardHeight?: number;
}

interface Carry {
  readonly keys: readonly string[];
  readonly verdicts: ReadonlyMap<string, Place>;
  readonly by: 'pointer' | 'keys';
  readonly target: string | null;
  /** Of the card that follows the pointer. */
  readonly width: number;
}

const NOTHING: ReadonlySet<string> = new Set();
const CARD_HEIGHT = 84;

const MOVES: Readonly<Record<string, FocusMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export function Board<C>(props: BoardProps<C>) {
  const { columns, keyOf, judge, onMove, selected = NOTHING, onSelect, isReadOnly = false } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const isRtl = useDirection() === 'rtl';
  const isNarrow = useNarrow();
  const helpId = useId();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<{ readonly key: string | null; readonly call: number }>({
    key: null,
    call: 0,
  });
  const [current, setCurrent] = useState(0);

  const places = useMemo(() => placesOf(columns, keyOf), [columns, keyOf]);
  const sizes = columns.map(({ cards, isCollapsed }) =>
    isCollapsed === true && !isNarrow ? 0 : cards.length,
  );
  const order = columns.map(({ id }) => id);
  const titleOf = (id: string): string => isolate(columns.find((one) => one.id === id)?.title ?? '');
  const cardAt = (key: string): C | undefined => {
    const place = places.get(key);
    return place === undefined ? undefined : columns[place.column]?.cards[place.index];
  };
  const keyAt = (column: number, index: number): string | undefined => {
    const card = columns[column]?.cards[index];
    return card === undefined ? undefined : keyOf(card);
  };
  // One card is always reached by Tab: the one that had focus last, else the first of all.
  const firstColumn = sizes.findIndex((size) => size > 0);
  const focusable =
    focus.key !== null && places.has(focus.key) ? focus.key : (keyAt(Math.max(0, firstColumn), 0) ?? null);
  const focusPlace = focusable === null ? undefined : places.get(focusable);

  const take = (key: string, by: Carry['by']): boolean => {
    if (isReadOnly) return false;
    const keys = takenWith(key, selected);
    const verdicts = judgeColumns(keys, columns, places, judge);
    const isPossible = [...verdicts.values()].some((place) => place === 'allowed' || place === 'override');
    if (by === 'keys' && !isPossible) {
      setSaid(t('board.nowhere'));
      return false;
    }
    const home = places.get(key);
    const target = by === 'keys' && home !== undefined ? (order[home.column] ?? null) : null;
    const width =
      root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)?.offsetWidth ?? 220;
    setCarry({ keys, verdicts, by, target, width });
    setSaid(t('board.taken', { count: keys.length, n: formats.number(keys.length) }));
    return true;
  };
  const over = (columnId: string | null): void => {
    setCarry((now) => (now === null ? now : { ...now, target: columnId }));
    if (columnId === null) return;
    const place = carry?.verdicts.get(columnId);
    const column = titleOf(columnId);
    setSaid(place === 'override' ? t('board.overOverride', { column }) : t('board.over', { column }));
  };
  const cancel = (): void => {
    setCarry(null);
    setSaid(t('board.kept'));
  };
  const put = (columnId: string | null): void => {
    const verdict = columnId === null ? undefined : carry?.verdicts.get(columnId);
    if (carry === null || columnId === null || (verdict !== 'allowed' && verdict !== 'override')) {
      cancel();
      return;
    }
    setCarry(null);
    setSaid(t('board.put', { column: titleOf(columnId) }));
    if (carry.by === 'keys') setFocus((last) => ({ key: carry.keys[0] ?? null, call: last.call }));
    onMove(carry.keys, columnId, verdict);
  };
  useCardDrag(root, scroller, ghost, {
    onTake: (key) => take(key, 'pointer'),
    onOver: over,
    onPut: put,
    onCancel: cancel,
  });

  // A card that was carried by keys keeps focus in its new place, whenever the caller moves it there.
  const followed = useRef<{ key: string; column: number } | null>(null);
  useEffect(() => {
    const key = focus.key;
    const place = key === null ? undefined : places.get(key);
    if (key === null || place === undefined) return;
    const before = followed.current;
    followed.current = { key, column: place.column };
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (before?.key === key && before.column !== place.column && isLost) {
      setFocus((last) => ({ key, call: last.call + 1 }));
    }
  }, [places, focus.key]);

  const goTo = (key: string | undefined): void => {
    if (key !== undefined) setFocus((last) => ({ key, call: last.call + 1 }));
  };
  const toggle = (key: string): void => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    anchor.current = key;
    onSelect?.(next);
  };
  const extendTo = (key: string): void => {
    const to = places.get(key);
    if (to === undefined) return;
    const from = anchor.current === null ? undefined : places.get(anchor.current);
    const keys = (column: number): readonly string[] => (columns[column]?.cards ?? []).map(keyOf);
    onSelect?.(new Set([...selected, ...rangeOf(columns, keys, from, to)]));
  };

  const carryKey = (event: KeyboardEvent): void => {
    if (carry === null || carry.target === null) return;
    const step =
      event.key === 'Tab'
        ? event.shiftKey
          ? -1
          : 1
        : event.key === 'ArrowDown' || event.key === (isRtl ? 'ArrowLeft' : 'ArrowRight')
          ? 1
          : event.key === 'ArrowUp' || event.key === (isRtl ? 'ArrowRight' : 'ArrowLeft')
            ? -1
            : null;
    event.preventDefault();
    event.stopPropagation();
    if (step !== null) {
      const next = nextTarget(order, carry.verdicts, carry.target, step);
      over(next);
      root.current
        ?.querySelector(`[data-column="${CSS.escape(next)}"]`)
        ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    } else if (event.key === 'Enter' || event.key === ' ') {
      put(carry.target);
    } else if (event.key === 'Escape') {
      cancel();
    }
  };
  const moveOf = (event: KeyboardEvent): FocusMove | undefined => {
    if (event.key === 'Home' && event.ctrlKey) return 'firstColumn';
    if (event.key === 'End' && event.ctrlKey) return 'lastColumn';
    if (event.key === 'ArrowRight') return isRtl ? 'before' : 'after';
    if (event.key === 'ArrowLeft') return isRtl ? 'after' : 'before';
    return MOVES[event.key];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (carry?.by === 'keys') {
      carryKey(event);
      return;
    }
    const key = event.target instanceof HTMLElement ? event.target.dataset['card'] : undefined;
    const place = key === undefined ? undefined : places.get(key);
    if (key === undefined || place === undefined || event.altKey || event.metaKey) return;
    const move = moveOf(event);
    if (move !== undefined) {
      event.preventDefault();
      const to = movedFocus(sizes, place, move);
      const next = to === null ? undefined : keyAt(to.column, to.index);
      if (event.shiftKey && next !== undefined && onSelect !== undefined) {
        anchor.current ??= key;
        extendTo(next);
      }
      goTo(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isReadOnly) props.onOpen(key);
      else take(key, 'keys');
    } else if (event.key === ' ' && onSelect !== undefined) {
      event.preventDefault();
      toggle(key);
    } else if (event.key.toLowerCase() === 'o' && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      props.onOpen(key);
    } else if (event.key === 'Escape' && selected.size > 0) {
      onSelect?.(NOTHING);
    }
  };
  const onClick = (event: React.MouseEvent): void => {
    if (
      !(event.target instanceof Element) ||
      event.target.closest('a, button, input, [data-no-drag]') !== null
    )
      return;
    const key = event.target.closest('[data-card]')?.getAttribute('data-card');
    if (key === null || key === undefined) return;
    setFocus((last) => ({ key, call: last.call }));
    if (onSelect !== undefined && event.shiftKey) extendTo(key);
    else if (onSelect !== undefined && (event.ctrlKey || event.metaKey)) toggle(key);
    else props.onOpen(key);
  };

  // What the columns get must not change while a card is carried over them.
  const { onNeedMore, onCollapse } = props;
  const carried = useMemo(() => new Set(carry?.keys), [carry?.keys]);
  const onFocusCapture = useCallback((event: React.FocusEvent) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset['card'] : undefined;
    if (key !== undefined) setFocus((last) => (last.key === key ? last : { key, call: last.call }));
  }, []);
  const ghostCard =
    carry?.by === 'pointer' && carry.keys[0] !== undefined ? cardAt(carry.keys[0]) : undefined;
  const targetPlace = carry?.target == null ? null : (carry.verdicts.get(carry.target) ?? null);

  return (
    <div
      ref={root}
      role="group"
      aria-label={props.label}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocusCapture={onFocusCapture}
      className={`flex h-full min-h-0 min-w-0 flex-col ${carry?.by === 'pointer' ? 'cursor-grabbing' : ''}`}
    >
      <p id={helpId} className="sr-only">
        {t('board.help')}
      </p>
      <div role="status" aria-live="assertive" className="sr-only">
        {said}
      </div>
      <BoardSwitcher
        columns={columns}
        current={current}
        verdicts={carry?.verdicts ?? null}
        target={carry?.target ?? null}
        onChoose={(index) => {
          const box = scroller.current;
          if (box !== null)
            box.scrollTo({ left: box.clientWidth * index * (isRtl ? -1 : 1), behavior: 'instant' });
        }}
      />
      <div
        ref={scroller}
        onScroll={(event) => {
          const { scrollLeft, clientWidth } = event.currentTarget;
          if (isNarrow && clientWidth > 0) setCurrent(Math.round(Math.abs(scrollLeft) / clientWidth));
        }}
        className={`flex min-h-0 grow overflow-x-auto overflow-y-hidden overscroll-x-contain ${carry === null ? 'max-md:snap-x max-md:snap-mandatory' : ''}`}
      >
        {columns.map((column, index) => (
          <ColumnView
            key={column.id}
            column={column}
            isNarrow={isNarrow}
            place={carry?.verdicts.get(column.id) ?? null}
            isTarget={carry?.target === column.id}
            focusIndex={focusPlace?.column === index ? focusPlace.index : null}
            focusCall={focusPlace?.column === index ? focus.call : 0}
            selected={selected}
            carried={carried}
            cardHeight={props.cardHeight ?? CARD_HEIGHT}
            keyOf={keyOf}
            textOf={props.textOf}
            renderCard={props.renderCard}
            onNeedMore={onNeedMore}
            onCollapse={onCollapse}
            describedBy={helpId}
          />
        ))}
      </div>
      {ghostCard !== undefined &&
        createPortal(
          <div
            ref={ghost}
            dir="ltr"
            style={{ transform: 'translate(-200vw, 0)' }}
            className="pointer-events-none fixed start-0 top-0 z-30"
          >
            <div
              dir={isRtl ? 'rtl' : 'ltr'}
              style={{ width: carry?.width }}
              className={`relative rounded-md border bg-float px-3 py-2 text-ink shadow-float ${targetPlace === 'override' ? 'border-dashed border-attention' : 'border-control'}`}
            >
              {props.renderCard(ghostCard, { isSelected: false })}
              {(carry?.keys.length ?? 0) > 1 && (
                <span className="absolute -end-2 -top-2 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-on-accent tabular-nums">
                  {formats.number(carry?.keys.length ?? 0)}
                </span>
              )}
            </div>
          </div>,
          document.body,
        )}
    </div>
  );
}
