// What a board knows without a screen: where each card is, who may be put where, where the keys lead. Pure.

export type Verdict = 'allowed' | 'override' | 'refused';

/** `home`: the cards are there already. */
export type Place = Verdict | 'home';

export interface ColumnOf<C> {
  readonly id: string;
  readonly cards: readonly C[];
}

export interface CardPlace {
  readonly column: number;
  readonly index: number;
}

export function placesOf<C>(
  columns: readonly ColumnOf<C>[],
  keyOf: (card: C) => string,
): ReadonlyMap<string, CardPlace> {
  const places = new Map<string, CardPlace>();
  columns.forEach(({ cards }, column) => {
    cards.forEach((card, index) => places.set(keyOf(card), { column, index }));
  });
  return places;
}

/** The cards that go along when one is taken: the whole selection if it is in it, else it alone. */
export function takenWith(key: string, selected: ReadonlySet<string>): readonly string[] {
  return selected.has(key) ? [key, ...[...selected].filter((other) => other !== key)] : [key];
}

/** What may happen over each column while `keys` are carried. */
export function judgeColumns(
  keys: readonly string[],
  columns: readonly ColumnOf<unknown>[],
  places: ReadonlyMap<string, CardPlace>,
  judge: (keys: readonly string[], columnId: string) => Verdict,
): ReadonlyMap<string, Place> {
  return new Map(
    columns.map(({ id }, column) => [
      id,
      keys.every((key) => places.get(key)?.column === column) ? 'home' : judge(keys, id),
    ]),
  );
}

/**
 * The next column in a direction where the carried cards may be put down (or are at home); stays where there is none.
 * @param step 1 in the order of the columns, -1 against it
 */
export function nextTarget(
  order: readonly string[],
  verdicts: ReadonlyMap<string, Place>,
  from: string,
  step: 1 | -1,
): string {
  for (let at = order.indexOf(from) + step; at >= 0 && at < order.length; at += step) {
    const id = order[at]!;
    if (verdicts.get(id) !== 'refused') return id;
  }
  return from;
}

export type FocusMove = 'up' | 'down' | 'before' | 'after' | 'first' | 'last' | 'firstColumn' | 'lastColumn';

/** Where focus goes; columns without cards (or folded up) are passed over. Null where there is nothing. */
export function movedFocus(sizes: readonly number[], from: CardPlace, move: FocusMove): CardPlace | null {
  const size = sizes[from.column] ?? 0;
  const within = (index: number): CardPlace => ({
    column: from.column,
    index: Math.max(0, Math.min(size - 1, index)),
  });
  const across = (start: number, step: 1 | -1): CardPlace | null => {
    for (let column = start; column >= 0 && column < sizes.length; column += step) {
      const there = sizes[column] ?? 0;
      if (there > 0) return { column, index: Math.min(from.index, there - 1) };
    }
    return null;
  };
  switch (move) {
    case 'up':
      return within(from.index - 1);
    case 'down':
      return within(from.index + 1);
    case 'first':
      return within(0);
    case 'last':
      return within(size - 1);
    case 'before':
      return across(from.column - 1, -1) ?? from;
    case 'after':
      return across(from.column + 1, 1) ?? from;
    case 'firstColumn':
      return across(0, 1);
    case 'lastColumn':
      return across(sizes.length - 1, -1);
  }
}

/** The cards from the anchor to the one that was reached, in one column; the reached one alone across columns. */
export function rangeOf(
  columns: readonly ColumnOf<unknown>[],
  keys: (column: number) => readonly string[],
  anchor: CardPlace | undefined,
  to: CardPlace,
): readonly string[] {
  const list = keys(to.column);
  if (anchor === undefined || anchor.column !== to.column || columns[to.column] === undefined) {
    return list.slice(to.index, to.index + 1);
  }
  return list.slice(Math.min(anchor.index, to.index), Math.max(anchor.index, to.index) + 1);
}
