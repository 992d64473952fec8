// The columns of a table and how a reader has arranged them: order, hidden ones, widths. Pure.
import type { ReactNode } from 'react';

export interface CellEditor<R> {
  readonly row: R;
  /** Closes the editor; focus goes back to the cell. */
  readonly close: () => void;
}

export interface DataColumn<R> {
  readonly id: string;
  readonly header: string;
  /** Pixels, as long as the reader has not chosen another. */
  readonly width: number;
  readonly minWidth?: number;
  /** `end` for figures. */
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Not offered for hiding: without it a row has no name. */
  readonly isFixed?: boolean;
  /** Shown only when it is chosen. */
  readonly isHiddenAtFirst?: boolean;
  readonly render: (row: R) => ReactNode;
  /** A field in the cell's place, opened by Enter, F2 or a double click. Null where this row cannot be edited. */
  readonly edit?: (editor: CellEditor<R>) => ReactNode;
}

/** Plain JSON, for a saved view. */
export interface ColumnLayout {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

interface Named {
  readonly id: string;
  readonly isFixed?: boolean;
  readonly isHiddenAtFirst?: boolean;
}

export function firstLayout(columns: readonly Named[]): ColumnLayout {
  return {
    order: columns.map(({ id }) => id),
    hidden: columns.filter(({ isHiddenAtFirst }) => isHiddenAtFirst === true).map(({ id }) => id),
    widths: {},
  };
}

/** All columns in the reader's order; those that the layout does not know yet (a new field) come last. */
export function ordered<C extends Named>(columns: readonly C[], layout: ColumnLayout): readonly C[] {
  const rank = new Map(layout.order.map((id, index) => [id, index]));
  return columns.toSorted(
    (a, b) => (rank.get(a.id) ?? Number.MAX_SAFE_INTEGER) - (rank.get(b.id) ?? Number.MAX_SAFE_INTEGER),
  );
}

export function visible<C extends Named>(columns: readonly C[], layout: ColumnLayout): readonly C[] {
  const hidden = new Set(layout.hidden);
  const known = new Set(layout.order);
  return ordered(columns, layout).filter(
    ({ id, isFixed, isHiddenAtFirst }) =>
      isFixed === true || (!hidden.has(id) && (known.has(id) || isHiddenAtFirst !== true)),
  );
}

/** @param before id of the column in whose place it goes, null for the end */
export function withMoved(
  columns: readonly Named[],
  layout: ColumnLayout,
  id: string,
  before: string | null,
): ColumnLayout {
  if (id === before) return layout;
  const rest = ordered(columns, layout)
    .map((one) => one.id)
    .filter((one) => one !== id);
  const at = before === null ? rest.length : rest.indexOf(before);
  return { ...layout, order: rest.toSpliced(at === -1 ? rest.length : at, 0, id) };
}

export function withShown(
  columns: readonly Named[],
  layout: ColumnLayout,
  id: string,
  isShown: boolean,
): ColumnLayout {
  const order = ordered(columns, layout).map((one) => one.id);
  const others = layout.hidden.filter((one) => one !== id);
  return { ...layout, order, hidden: isShown ? others : [...others, id] };
}

export const NARROWEST = 56;
export const WIDEST = 800;

export function withWidth(
  layout: ColumnLayout,
  id: string,
  width: number,
  narrowest = NARROWEST,
): ColumnLayout {
  const rounded = Math.round(Math.max(narrowest, Math.min(WIDEST, width)));
  return { ...layout, widths: { ...layout.widths, [id]: rounded } };
}
