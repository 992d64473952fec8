/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table cannot be positioned row by row */
// One column of the board: its head stays, its cards scroll, only those in sight are in the document. Folded up it is a
// strip that still takes cards.
import { memo, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Icon } from '../Icon.tsx';
import { Name } from '../Name.tsx';
import { rowsWindow, scrollToShow } from '../rows-window.ts';
import { WithTooltip } from '../Tooltip.tsx';
import type { Place } from './board-model.ts';

export type ColumnTone = 'open' | 'resting' | 'won' | 'lost';

export interface BoardColumn<C> {
  readonly id: string;
  readonly title: string;
  /** Above the title: what it belongs to. */
  readonly kicker?: string;
  readonly tone?: ColumnTone;
  /** Those that are loaded, in order. */
  readonly cards: readonly C[];
  /** All that are there; more than are loaded means that more can be asked for. */
  readonly total: number;
  readonly isCollapsed?: boolean;
  /** Under the title: count, sum, weighted sum, median age. */
  readonly subtitle?: ReactNode;
  readonly sparkline?: ReactNode;
  /** Between head and cards: a quick add. */
  readonly top?: ReactNode;
}

export interface CardState {
  readonly isSelected: boolean;
}

export interface ColumnViewProps<C> {
  readonly column: BoardColumn<C>;
  readonly place: Place | null;
  readonly isTarget: boolean;
  readonly focusIndex: number | null;
  /** Counts up each time focus was moved on purpose. */
  readonly focusCall: number;
  readonly selected: ReadonlySet<string>;
  readonly carried: ReadonlySet<string>;
  readonly cardHeight: number;
  readonly keyOf: (card: C) => string;
  readonly textOf: (card: C) => string;
  readonly renderCard: (card: C, state: CardState) => ReactNode;
  readonly onNeedMore: (columnId: string) => void;
  readonly onCollapse: ((columnId: string, isCollapsed: boolean) => void) | undefined;
  readonly describedBy: string;
}

const TONES: Readonly<Record<ColumnTone, string>> = {
  open: 'text-ink',
  resting: 'text-nurture-ink',
  won: 'text-won-ink',
  lost: 'text-lost-ink',
};

const EDGES: Readonly<Record<ColumnTone, string>> = {
  open: '',
  resting: 'border-s-nurture border-s-3',
  won: 'border-s-won border-s-3',
  lost: 'border-s-lost border-s-3',
};

/** Cards kept beyond both edges of the box. */
const OVERSCAN = 4;

function lookOf(place: Place | null, isTarget: boolean): string {
  if (place === null || place === 'home') return '';
  if (place === 'refused') return 'opacity-40';
  if (place === 'override') {
    return `-outline-offset-5 outline-dashed outline-attention ${isTarget ? 'outline-2 bg-attention-wash' : 'outline-1'}`;
  }
  return isTarget ? 'bg-ramp-1/70 outline-2 -outline-offset-5 outline-accent' : '';
}

function Strip<C>(props: ColumnViewProps<C>) {
  const { column, place, isTarget } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (
    <section
      aria-label={column.title}
      {...(place === 'refused' ? {} : { 'data-drop': column.id })}
      data-column={column.id}
      className={`w-11 shrink-0 border-e border-line transition-opacity ${lookOf(place, isTarget)}`}
    >
      <WithTooltip text={t('board.unfold', { column: column.title })}>
        <Button
          aria-label={t('board.unfold', { column: column.title })}
          onPress={() => props.onCollapse?.(column.id, false)}
          className="focus-ring flex h-full w-full flex-col items-center gap-2 py-3 -outline-offset-2 data-hovered:bg-sunken/60"
        >
          <Icon name="forward" className="text-muted" />
          <span className="text-xs text-muted tabular-nums">{formats.compact(column.total)}</span>
          <span
            dir="ltr"
            className={`min-h-0 overflow-hidden text-sm font-semibold text-ellipsis whitespace-nowrap [text-orientation:mixed] [writing-mode:vertical-rl] ${TONES[column.tone ?? 'open']}`}
          >
            <bdi>{column.title}</bdi>
          </span>
        </Button>
      </WithTooltip>
    </section>
  );
}

interface CardRowProps<C> {
  readonly card: C;
  readonly cardKey: string;
  readonly text: string;
  readonly top: number;
  readonly height: number;
  readonly rowIndex: number;
  readonly tone: ColumnTone;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly isCarried: boolean;
  readonly describedBy: string;
  readonly renderCard: (card: C, state: CardState) => ReactNode;
}

const GAP = 8;

function CardRowView<C>(props: CardRowProps<C>) {
  const { isSelected, isCarried } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.rowIndex + 1}
      aria-selected={isSelected}
      aria-label={props.text}
      aria-describedby={props.describedBy}
      data-card={props.cardKey}
      tabIndex={props.isFocusable ? 0 : -1}
      style={{ insetBlockStart: props.top, height: props.height - GAP }}
      className={`focus-ring absolute inset-x-2.5 cursor-default rounded-md border bg-surface px-3 py-2 -outline-offset-1 select-none [-webkit-touch-callout:none] hover:border-control ${isSelected ? 'border-accent bg-ramp-1/60' : 'border-line'} ${EDGES[props.tone]} ${isCarried ? 'opacity-35' : ''}`}
    >
      <div role="gridcell" className="min-w-0">
        {props.renderCard(props.card, { isSelected })}
      </div>
    </div>
  );
}
const CardRow = memo(CardRowView) as typeof CardRowView;

function Head<C>(props: ColumnViewProps<C>) {
  const { column } = props;
  const { t } = useTranslation('ui');
  return (
    <header className="group/head flex shrink-0 flex-col px-3 pt-2.5 pb-2">
      {column.kicker !== undefined && (
        <bdi className="h-4 truncate text-xs leading-4 text-muted">{column.kicker}</bdi>
      )}
      <div className="flex h-6 items-center gap-2">
        <h3 className={`min-w-0 truncate text-base ${TONES[column.tone ?? 'open']}`}>
          <Name>{column.title}</Name>
        </h3>
        {props.onCollapse !== undefined && (
          <Button
            aria-label={t('board.fold', { column: column.title })}
            onPress={() => props.onCollapse?.(column.id, true)}
            className="focus-ring grid size-5 shrink-0 place-items-center rounded-sm text-muted opacity-0 group-hover/head:opacity-100 data-focus-visible:opacity-100 data-hovered:bg-sunken max-md:hidden pointer-coarse:opacity-100"
          >
            <Icon name="back" className="size-3.5" />
          </Button>
        )}
        <span className="ms-auto shrink-0">{column.sparkline}</span>
      </div>
      {/* Clipped, not hidden: focus on what stands in it must not scroll it. */}
      <div className="min-h-5 min-w-0 overflow-clip text-xs [overflow-clip-margin:6px] leading-5 text-ellipsis whitespace-nowrap text-muted tabular-nums">
        {column.subtitle}
      </div>
      {column.top}
    </header>
  );
}

function OpenColumn<C>(props: ColumnViewProps<C>) {
  const { column, place, isTarget, focusIndex, cardHeight, keyOf, selected, carried, onNeedMore } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const body = useRef<HTMLDivElement>(null);
  const { cards, total } = column;
  const [shown, setShown] = useState({ first: 0, end: Math.min(cards.length, 12) });
  const count = cards.length;

  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = rowsWindow(element.scrollTop, element.clientHeight, cardHeight, count, OVERSCAN);
      setShown((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      watch.disconnect();
    };
  }, [count, cardHeight]);

  // Asked for before one meets the end.
  const isNearEnd = shown.end >= count - 2 && count < total;
  useEffect(() => {
    if (isNearEnd) onNeedMore(column.id);
  }, [isNearEnd, count, column.id, onNeedMore]);

  const { focusCall } = props;
  useLayoutEffect(() => {
    if (focusCall === 0 || focusIndex === null || body.current === null) return;
    const box = body.current;
    box.scrollTop = scrollToShow(focusIndex, box.scrollTop, box.clientHeight, cardHeight);
    const element = box.querySelector<HTMLElement>('[data-card][tabindex="0"]');
    element?.focus({ preventScroll: true });
    box.parentElement?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    // Only when focus was moved on purpose, not when a card slips to another place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusCall]);

  const indexes: number[] = [];
  for (let index = shown.first; index < Math.min(shown.end, count); index += 1) indexes.push(index);
  // The card with focus stays in the document when it is scrolled away: focus would be lost with it.
  if (focusIndex !== null && focusIndex < count && !indexes.includes(focusIndex)) indexes.push(focusIndex);

  return (
    <section
      aria-label={column.title}
      {...(place === 'refused' ? {} : { 'data-drop': column.id })}
      data-column={column.id}
      className={`flex min-h-0 min-w-54 flex-[1_0_13.5rem] flex-col border-e border-line transition-opacity max-md:w-full max-md:flex-none max-md:snap-center max-md:border-e-0 md:max-w-90 ${lookOf(place, isTarget)}`}
    >
      <Head {...props} />
      <div ref={body} className="min-h-0 grow overflow-y-auto overscroll-y-contain [scrollbar-width:thin]">
        <div
          role="grid"
          aria-label={column.title}
          aria-rowcount={total}
          aria-colcount={1}
          aria-multiselectable="true"
          className="relative"
          style={{ height: count * cardHeight }}
        >
          {indexes.map((index) => {
            const card = cards[index]!;
            const cardKey = keyOf(card);
            return (
              <CardRow
                key={cardKey}
                card={card}
                cardKey={cardKey}
                text={props.textOf(card)}
                top={index * cardHeight}
                height={cardHeight}
                rowIndex={index}
                tone={column.tone ?? 'open'}
                isSelected={selected.has(cardKey)}
                isFocusable={index === focusIndex}
                isCarried={carried.has(cardKey)}
                describedBy={props.describedBy}
                renderCard={props.renderCard}
              />
            );
          })}
        </div>
        {count < total && (
          <p className="px-3 pb-3 text-xs text-muted tabular-nums">
            {t('board.more', { count: total - count, n: formats.number(total - count) })}
          </p>
        )}
        {total === 0 && <p className="px-3 py-1 text-sm text-muted">{t('board.empty')}</p>}
      </div>
    </section>
  );
}

function ColumnViewInner<C>(props: ColumnViewProps<C> & { readonly isNarrow: boolean }) {
  // On a phone one column is shown at a time: there is nothing to fold up.
  return props.column.isCollapsed === true && !props.isNarrow ? (
    <Strip {...props} />
  ) : (
    <OpenColumn {...props} />
  );
}
export const ColumnView = memo(ColumnViewInner) as typeof ColumnViewInner;
