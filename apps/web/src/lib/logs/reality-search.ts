// The state of the Reality screen as search parameters of its address: filters, what is selected, how it is shown.
// Reading never throws: what is not understood is left out, so that an old or hand-written link still opens.
import type { LogFilter } from '@portolan/contract';
import { END, nodeId, START } from '@portolan/picture';

/** Joins the activities of a variant; the same separator as in the API. */
export const UNIT_SEPARATOR = '\u001f';

export const MEASURES = ['deals', 'time'] as const;
export type Measure = (typeof MEASURES)[number];

export interface RealitySearch {
  readonly from?: string;
  readonly to?: string;
  readonly activity?: readonly string[];
  readonly without?: readonly string[];
  readonly firstActivity?: readonly string[];
  readonly lastActivity?: readonly string[];
  /** `name=value`. */
  readonly attribute?: readonly string[];
  /** Activities joined by `UNIT_SEPARATOR`. */
  readonly variant?: readonly string[];
  /** The selected node of the picture (an activity, `@start` or `@end`), or with `next` the selected path. */
  readonly at?: string;
  readonly next?: string;
  /** The deal whose events are open in the side panel. */
  readonly deal?: string;
  /** The deals, or the one that is open, are played on the map. */
  readonly play?: true;
  /** `deals` unless told. */
  readonly measure?: 'time';
  /** `map` unless told. */
  readonly view?: 'list';
  /** Share of detail, 0 to 100; the screen chooses when absent. */
  readonly detail?: number;
}

const LISTS = ['activity', 'without', 'firstActivity', 'lastActivity', 'attribute', 'variant'] as const;
export type ListFilter = (typeof LISTS)[number];
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const LONGEST = { list: 200, word: 20_000 } as const;

export function words(raw: unknown): readonly string[] | undefined {
  const list = (Array.isArray(raw) ? raw : [raw])
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String)
    .filter((item) => item !== '' && item.length <= LONGEST.word);
  const unique = [...new Set(list)].slice(0, LONGEST.list);
  return unique.length === 0 ? undefined : unique;
}

export function word(raw: unknown): string | undefined {
  return words(Array.isArray(raw) ? raw[0] : raw)?.[0];
}

function instant(raw: unknown): string | undefined {
  return typeof raw === 'string' && INSTANT.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined;
}

function percent(raw: unknown): number | undefined {
  const value = typeof raw === 'string' ? Number(raw) : raw;
  return typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value) : undefined;
}

/** Leaves out what is undefined, so that addresses and query keys carry only what is said. */
export function said<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never;
}

/** What an address says about the Reality screen. */
export function readRealitySearch(raw: Readonly<Record<string, unknown>>): RealitySearch {
  const at = word(raw['at']);
  return said({
    from: instant(raw['from']),
    to: instant(raw['to']),
    activity: words(raw['activity']),
    without: words(raw['without']),
    firstActivity: words(raw['firstActivity']),
    lastActivity: words(raw['lastActivity']),
    attribute: words(raw['attribute'])?.filter((item) => item.includes('=')),
    variant: words(raw['variant']),
    at,
    next: at === undefined ? undefined : word(raw['next']),
    deal: word(raw['deal']),
    play: raw['play'] === true || raw['play'] === 'true' ? (true as const) : undefined,
    measure: raw['measure'] === 'time' ? ('time' as const) : undefined,
    view: raw['view'] === 'list' ? ('list' as const) : undefined,
    detail: percent(raw['detail']),
  });
}

/** The filter part, as the API takes it. */
export function filterOf(search: RealitySearch): LogFilter {
  const list = (key: ListFilter) => (search[key] === undefined ? undefined : [...search[key]]);
  return said({
    from: search.from,
    to: search.to,
    activity: list('activity'),
    without: list('without'),
    firstActivity: list('firstActivity'),
    lastActivity: list('lastActivity'),
    attribute: list('attribute'),
    variant: list('variant'),
  }) as LogFilter;
}

/** The filter as the query string of an API address: repeated parameters, in a fixed order. */
export function filterQuery(filter: LogFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  if (filter.from !== undefined) query.set('from', filter.from);
  if (filter.to !== undefined) query.set('to', filter.to);
  for (const key of LISTS) for (const value of filter[key] ?? []) query.append(key, value);
  for (const [key, value] of Object.entries(more)) query.set(key, value);
  return query.toString();
}

/** What `filterQuery` wrote; anything odd in it is left out. */
export function readFilterQuery(text: string): LogFilter {
  const query = new URLSearchParams(text);
  const lists = Object.fromEntries(LISTS.map((key) => [key, query.getAll(key)]));
  return filterOf(readRealitySearch({ ...lists, from: query.get('from'), to: query.get('to') }));
}

/** One thing that narrows the deals; each is a chip that can be taken away. */
export type FilterPart =
  | { readonly kind: 'window'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly kind: ListFilter; readonly value: string };

/** Every part of the filter, in the order in which chips stand. */
export function filterParts(search: RealitySearch): readonly FilterPart[] {
  const window: FilterPart[] =
    search.from === undefined && search.to === undefined
      ? []
      : [{ kind: 'window', from: search.from, to: search.to }];
  return [...window, ...LISTS.flatMap((kind) => (search[kind] ?? []).map((value) => ({ kind, value })))];
}

/** The search with one more part; one that is there already changes nothing. A window replaces the window. */
export function withPart(search: RealitySearch, part: FilterPart): RealitySearch {
  if (part.kind === 'window') return said({ ...search, from: part.from, to: part.to });
  const list = search[part.kind] ?? [];
  return list.includes(part.value) ? search : { ...search, [part.kind]: [...list, part.value] };
}

/** The search without a part. */
export function withoutPart(search: RealitySearch, part: FilterPart): RealitySearch {
  if (part.kind === 'window') return said({ ...search, from: undefined, to: undefined });
  const rest = (search[part.kind] ?? []).filter((value) => value !== part.value);
  return said({ ...search, [part.kind]: rest.length === 0 ? undefined : rest });
}

/** Everything but the filters stays. */
export function withoutFilters(search: RealitySearch): RealitySearch {
  return filterParts(search).reduce(withoutPart, search);
}

/** The activity behind a node of the picture: names that begin with `@` carry one more there. */
export function activityOf(node: string): string {
  return node.startsWith('@') && node !== START && node !== END ? node.slice(1) : node;
}

/** The node behind an activity. */
export const nodeOf = nodeId;

/** What is selected, as nodes of the picture. */
export interface Selection {
  readonly at: string;
  readonly next?: string;
}

export function selectionOf(search: RealitySearch): Selection | undefined {
  if (search.at === undefined) return undefined;
  return search.next === undefined ? { at: search.at } : { at: search.at, next: search.next };
}

/** Selects or (undefined) clears; a deal that was open is closed. */
export function withSelection(search: RealitySearch, selection: Selection | undefined): RealitySearch {
  return said({ ...search, at: selection?.at, next: selection?.next, deal: undefined });
}

function only(list: readonly string[] | undefined, value: string): string[] {
  return list === undefined || list.includes(value) ? [value] : [...list];
}

/**
 * What to ask the API for about a selection: paths from the start and to the end are no steps of a log, they are the
 * deals that begin or finish there.
 */
export function behindSelection(
  filter: LogFilter,
  selection: Selection,
): { readonly filter: LogFilter; readonly element: { readonly at?: string; readonly next?: string } } {
  if (selection.at === START && selection.next !== undefined) {
    const firstActivity = only(filter.firstActivity, activityOf(selection.next));
    return { filter: { ...filter, firstActivity }, element: {} };
  }
  if (selection.next === END) {
    const lastActivity = only(filter.lastActivity, activityOf(selection.at));
    return { filter: { ...filter, lastActivity }, element: {} };
  }
  if (selection.at === START || selection.at === END) return { filter, element: {} };
  const at = activityOf(selection.at);
  return {
    filter,
    element: selection.next === undefined ? { at } : { at, next: activityOf(selection.next) },
  };
}

export function variantKey(activities: readonly string[]): string {
  return activities.join(UNIT_SEPARATOR);
}

export function activitiesOfVariant(key: string): readonly string[] {
  return key.split(UNIT_SEPARATOR);
}

/** `name=value` in two; the value may hold further equals signs. */
export function attributeOf(part: string): { readonly name: string; readonly value: string } {
  const at = part.indexOf('=');
  return at < 0 ? { name: part, value: '' } : { name: part.slice(0, at), value: part.slice(at + 1) };
}
