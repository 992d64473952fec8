// What a picture of a map says about its elements besides drawing them: what was added, taken away, changed or moved.
// Each mark has a colour and a sign, so that it is seen without colours, too.

export type MapMark = 'added' | 'removed' | 'changed' | 'moved';

/** Ids of nodes, paths, lanes and phases; ids are unique over a map. */
export type MapMarks = ReadonlyMap<string, MapMark>;

export const NO_MARKS: MapMarks = new Map();

export const MARK_SIGN: Readonly<Record<MapMark, string>> = {
  added: '+',
  removed: '−',
  changed: '~',
  moved: '↔',
};

export const MARK_COLOUR: Readonly<Record<MapMark, string>> = {
  added: 'var(--color-won)',
  removed: 'var(--color-kind-4)',
  changed: 'var(--color-nurture)',
  moved: 'var(--color-accent)',
};
