// The lists that a map is made of. Apart from its schema: an address names elements by them before any map is there.

export const COLLECTIONS = ['lanes', 'personas', 'phases', 'library', 'nodes', 'paths'] as const;
export type Collection = (typeof COLLECTIONS)[number];
