// What makes a view of the board, as it stands in the address: whose deals, which ones, in what order, by what columns,
// what is folded up, and the deal that is open beside it.
export const BOARD_SORTS = ['nextStepAt', 'enteredAt', '-amount', 'closeOn', 'name'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];
export const BOARD_GROUPS = ['stage', 'phase', 'owner'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

export interface BoardSearch {
  /** A saved view, by id. */
  readonly view?: string;
  /** `me`, `none`, or a person's id. */
  readonly owner?: string;
  readonly q?: string;
  /** A condition in the rule format, as JSON. */
  readonly filter?: string;
  readonly sort?: BoardSort;
  /** What the columns are; stages unless told. */
  readonly group?: Exclude<BoardGroup, 'stage'>;
  /** Columns that are folded up or, of those at the end, unfolded. */
  readonly collapsed?: readonly string[];
  /** The deal that is open beside the board. */
  readonly deal?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LONGEST = 500;

function text(value: unknown, longest = LONGEST): string | undefined {
  // A search for figures only arrives as a number.
  const found = typeof value === 'number' ? String(value) : value;
  return typeof found === 'string' && found !== '' && found.length <= longest ? found : undefined;
}

function idOf(value: unknown): string | undefined {
  const found = text(value);
  return found !== undefined && UUID.test(found) ? found : undefined;
}

/** Anything odd in an address is left out. */
export function readBoardSearch(raw: Readonly<Record<string, unknown>>): BoardSearch {
  const owner = raw['owner'] === 'me' || raw['owner'] === 'none' ? raw['owner'] : idOf(raw['owner']);
  const sort = BOARD_SORTS.find((one) => one === raw['sort']);
  const group = (['phase', 'owner'] as const).find((one) => one === raw['group']);
  const list: readonly unknown[] = Array.isArray(raw['collapsed']) ? raw['collapsed'] : [raw['collapsed']];
  const collapsed = list.flatMap((one) => text(one, 100) ?? []);
  const found = {
    view: idOf(raw['view']),
    owner,
    q: text(raw['q']),
    filter: text(raw['filter'], 20_000),
    sort: sort === 'nextStepAt' ? undefined : sort,
    group,
    collapsed: collapsed.length === 0 ? undefined : collapsed,
    deal: idOf(raw['deal']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
