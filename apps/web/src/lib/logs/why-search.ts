// The state of the Why screen as search parameters of its address: the filters of Reality, which activities end a deal and
// which are no stages, the two groups compared, and whose deals are open. Reading never throws.
import type { LogFilter, WhyPlace, WhyQuery } from '@portolan/contract';
import type { EndsChosen } from './bottleneck-search.ts';
import {
  filterOf,
  filterParts,
  readRealitySearch,
  said,
  words,
  type RealitySearch,
} from './reality-search.ts';

export interface WhySearch extends RealitySearch, EndsChosen {
  /** Activities that are no stages. */
  readonly meanwhile?: readonly string[];
  /** The filters of two groups as JSON; a group that is not there is everybody else. */
  readonly groupA?: string;
  readonly groupB?: string;
  /** The finding whose deals are open, as JSON. */
  readonly behind?: string;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The filters in it, and nothing else; undefined where it is none, or narrows nothing. */
function groupIn(raw: unknown): string | undefined {
  const value = parsed(raw);
  if (typeof value !== 'object' || value === null) return undefined;
  return groupText(readRealitySearch(value as Readonly<Record<string, unknown>>));
}

/** A group as the address has it; undefined where it narrows nothing. */
export function groupText(search: RealitySearch): string | undefined {
  return filterParts(search).length === 0 ? undefined : JSON.stringify(said({ ...filterOf(search) }));
}

export function groupOf(text: string | undefined): RealitySearch {
  return readRealitySearch((parsed(text) ?? {}) as Readonly<Record<string, unknown>>);
}

/** Something of a kind; whether it names a finding is seen where its deals are asked for. */
function behindIn(raw: unknown): string | undefined {
  const value = parsed(raw);
  return typeof value === 'object' && value !== null && 'of' in value ? JSON.stringify(value) : undefined;
}

export function readWhySearch(raw: Readonly<Record<string, unknown>>): WhySearch {
  return said({
    ...readRealitySearch(raw),
    won: words(raw['won']),
    lost: words(raw['lost']),
    other: words(raw['other']),
    meanwhile: words(raw['meanwhile']),
    groupA: groupIn(raw['groupA']),
    groupB: groupIn(raw['groupB']),
    behind: behindIn(raw['behind']),
  }) as WhySearch;
}

/** What the screen asks the API. */
export function whyQueryOf(search: WhySearch): WhyQuery {
  const list = (kind: 'won' | 'lost' | 'other' | 'meanwhile') =>
    search[kind] === undefined ? undefined : [...search[kind]];
  return {
    ...filterOf(search),
    ...said({
      won: list('won'),
      lost: list('lost'),
      other: list('other'),
      meanwhile: list('meanwhile'),
    }),
  };
}

/** The two groups to be compared; undefined as long as there is none. */
export function groupsOf(
  search: WhySearch,
): { readonly a: LogFilter; readonly b: LogFilter | null } | undefined {
  if (search.groupA === undefined) return undefined;
  return {
    a: filterOf(groupOf(search.groupA)),
    b: search.groupB === undefined ? null : filterOf(groupOf(search.groupB)),
  };
}

/** Opens the deals behind a finding, or (undefined) closes them; a deal that was open is closed. */
export function withBehind(search: WhySearch, place: WhyPlace | undefined): WhySearch {
  return said({ ...search, behind: place && JSON.stringify(place), deal: undefined }) as WhySearch;
}
