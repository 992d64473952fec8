// Which rows are chosen: some by name, or all that match but for some. Pure.

export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NONE_SELECTED: Selection = { kind: 'some', ids: new Set() };
export const ALL_SELECTED: Selection = { kind: 'all', except: new Set() };

export function isChosen(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

export function withChosen(selection: Selection, ids: readonly string[], chosen: boolean): Selection {
  const listed = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  // In "all but these" the listed ones are those that are not chosen.
  const isListed = (selection.kind === 'some') === chosen;
  for (const id of ids) {
    if (isListed) listed.add(id);
    else listed.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: listed } : { kind: 'all', except: listed };
}

/** @returns undefined for "all" where the number of all is not known */
export function chosenCount(selection: Selection, total: number | undefined): number | undefined {
  if (selection.kind === 'some') return selection.ids.size;
  return total === undefined ? undefined : Math.max(0, total - selection.except.size);
}

/** What the box in the head shows. */
export function chosenState(selection: Selection, total: number | undefined): 'none' | 'some' | 'all' {
  const count = chosenCount(selection, total);
  if (count === 0) return 'none';
  if (selection.kind === 'all') return selection.except.size === 0 ? 'all' : 'some';
  return count === total ? 'all' : 'some';
}
