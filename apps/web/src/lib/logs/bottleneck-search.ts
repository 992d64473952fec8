// The state of the Bottlenecks screen as search parameters of its address: the filters and the selection of Reality, which
// activities end a deal, by which clock time counts. Reading never throws.
import type { BottleneckQuery } from '@portolan/contract';
import {
  activityOf,
  filterOf,
  readRealitySearch,
  said,
  words,
  type RealitySearch,
} from './reality-search.ts';

export const END_KINDS = ['won', 'lost', 'other'] as const;
export type EndKind = (typeof END_KINDS)[number];

/** Who says it names activities; nothing at all: the log's own ends are meant. */
export type EndsChosen = { readonly [Kind in EndKind]?: readonly string[] };

/** Working hours; without, elapsed time counts. */
export interface ClockChosen {
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: readonly string[];
  readonly fromHour: number;
  readonly toHour: number;
  readonly zone?: string;
  /** Days such as `2026-12-24` on which nobody works. */
  readonly holidays?: readonly string[];
}

export interface BottleneckSearch extends RealitySearch, EndsChosen, Partial<ClockChosen> {
  /** What a stage should take, as `stage=days`; of the others the fast deals say it. */
  readonly target?: readonly string[];
  /** `stages` unless told. */
  readonly rank?: 'paths';
}

export const USUAL_CLOCK = { weekdays: ['1', '2', '3', '4', '5'], fromHour: 9, toHour: 18 } as const;

function hour(raw: unknown): number | undefined {
  const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof value === 'number' && value >= 0 && value <= 24 ? value : undefined;
}

/** A day of the calendar, such as `2026-12-24`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** `stage=days` in two; undefined where it is none. */
export function targetOf(text: string): { readonly stage: string; readonly days: number } | undefined {
  const cut = text.lastIndexOf('=');
  const days = Number(text.slice(cut + 1) || Number.NaN);
  return cut < 1 || !(days >= 0 && days < 100_000) ? undefined : { stage: text.slice(0, cut), days };
}

function targetsIn(raw: unknown): readonly string[] | undefined {
  const targets = words(raw)?.filter((text) => targetOf(text) !== undefined) ?? [];
  return targets.length === 0 ? undefined : targets;
}

function clockIn(raw: Readonly<Record<string, unknown>>): Partial<ClockChosen> {
  const weekdays = words(raw['weekdays'])?.filter((day) => /^[0-6]$/.test(day));
  const [fromHour, toHour] = [hour(raw['fromHour']), hour(raw['toHour'])];
  if (weekdays === undefined || weekdays.length === 0 || fromHour === undefined || toHour === undefined)
    return {};
  if (fromHour >= toHour) return {};
  const zone = typeof raw['zone'] === 'string' && raw['zone'] !== '' ? raw['zone'] : undefined;
  const holidays = words(raw['holidays'])?.filter(isDay).toSorted();
  return said({ weekdays, fromHour, toHour, zone, holidays: holidays?.length === 0 ? undefined : holidays });
}

export function readBottleneckSearch(raw: Readonly<Record<string, unknown>>): BottleneckSearch {
  return said({
    ...readRealitySearch(raw),
    won: words(raw['won']),
    lost: words(raw['lost']),
    other: words(raw['other']),
    ...clockIn(raw),
    target: targetsIn(raw['target']),
    rank: raw['rank'] === 'paths' ? ('paths' as const) : undefined,
  });
}

/** What the screen asks the API. */
export function bottleneckQueryOf(search: BottleneckSearch): BottleneckQuery {
  const list = (kind: EndKind | 'weekdays' | 'holidays' | 'target') =>
    search[kind] === undefined ? undefined : [...search[kind]];
  return {
    ...filterOf(search),
    ...said({
      won: list('won'),
      lost: list('lost'),
      other: list('other'),
      weekdays: list('weekdays'),
      fromHour: search.fromHour,
      toHour: search.toHour,
      zone: search.zone,
      holidays: list('holidays'),
      target: list('target'),
    }),
  };
}

export function withEnds(search: BottleneckSearch, ends: EndsChosen): BottleneckSearch {
  return said({ ...search, won: undefined, lost: undefined, other: undefined, ...ends }) as BottleneckSearch;
}

export function withClock(search: BottleneckSearch, clock: ClockChosen | undefined): BottleneckSearch {
  const none = {
    weekdays: undefined,
    fromHour: undefined,
    toHour: undefined,
    zone: undefined,
    holidays: undefined,
  };
  return said({ ...search, ...none, ...clock }) as BottleneckSearch;
}

/** A stage or path, by activities. */
export interface Place {
  readonly at: string;
  readonly next?: string | undefined;
}

/** Begin and end of the picture; activities that begin so carry one more at sign. */
function isNode(node: string): boolean {
  return node.startsWith('@') && !node.startsWith('@@');
}

/** What is selected; begin and end of the picture are no places where deals stay. */
export function placeOf({ at, next }: RealitySearch): Place | undefined {
  if (at === undefined || isNode(at)) return undefined;
  if (next === undefined) return { at: activityOf(at) };
  return isNode(next) ? undefined : { at: activityOf(at), next: activityOf(next) };
}

/** Without any, the fast deals say what a stage should take. */
export function withTargets(
  search: BottleneckSearch,
  targets: ReadonlyMap<string, number>,
): BottleneckSearch {
  const target = [...targets].map(([stage, days]) => `${stage}=${days}`);
  return said({ ...search, target: target.length === 0 ? undefined : target }) as BottleneckSearch;
}
