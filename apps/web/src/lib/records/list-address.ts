// What an address says about a list of records: a saved view, what differs from it, and the record that is open beside
// it. Only that it is well-formed is looked at here, without a schema: the router reads addresses before any screen is
// there. What the parts mean is told in list-search.ts. Pure.

export interface ListSearch {
  /** A saved view, by id; `all` for the plain list where another view opens first. */
  readonly view?: string;
  /** The record that is open beside the list. */
  readonly open?: string;
  readonly q?: string;
  /** `me`, `none`, or a person's id. */
  readonly owner?: string;
  /** A condition in the rule format, as JSON. */
  readonly filter?: string;
  /** A field, with `-` for the other way round. */
  readonly sort?: string;
  readonly group?: string;
  /** `name~240,title`: the columns that are shown, with the widths that somebody has chosen. */
  readonly columns?: string;
  /** Of deals. */
  readonly process?: string;
  readonly state?: string;
}

/** What a list shows, each part of it a text in the address. */
export const LIST_PARTS = ['q', 'owner', 'filter', 'sort', 'group', 'columns', 'process', 'state'] as const;
export type ListPart = (typeof LIST_PARTS)[number];

/** Names the plain list. */
export const PLAIN_VIEW = 'all';

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

const LONGEST = 20_000;

/** Anything odd in an address is left out. */
export function readListSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  const texts = Object.entries(raw).flatMap(([name, value]): [string, string][] => {
    // Figures only arrive as numbers.
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text.length > LONGEST) return [];
    if (name === 'view' || name === 'open') {
      return UUID.test(text) || (name === 'view' && text === PLAIN_VIEW) ? [[name, text]] : [];
    }
    return LIST_PARTS.some((part) => part === name) ? [[name, text]] : [];
  });
  return Object.fromEntries(texts);
}
