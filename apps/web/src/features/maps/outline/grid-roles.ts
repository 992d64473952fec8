// The roles of a tree in table form. Said outright: real table elements that are laid out as a grid lose theirs in some
// browsers.

export const GRID = { role: 'treegrid' } as const;
export const ROW = { role: 'row' } as const;
export const CELL = { role: 'gridcell' } as const;
export const HEADING = { role: 'columnheader' } as const;
