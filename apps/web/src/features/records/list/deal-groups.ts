// Deals in groups: which conditions a group adds to the list, and one list of pages over all groups in their order. Pure
// but for the reading that it is given.
import { fold, type Rule } from '@portolan/core';
import type { DealSummary, ListAsk } from '../../../lib/records/record-source.ts';
import type { FieldInfo, ListedRecord } from '../../../lib/records/record-values.ts';
import type { Page, ReadPage } from '../../../ui/data-table/row-pages.ts';
import { joined, ruleFrom } from '../../../lib/records/list-search.ts';

export const DEAL_GROUPS = ['stage', 'owner', 'company', 'source', 'month'] as const;
/** An own field that is a choice groups deals as well. */
export type DealGroup = (typeof DEAL_GROUPS)[number] | `custom.${string}`;

/** Own fields that make groups. */
export function ownGroups(fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields.filter(({ builtIn, type }) => !builtIn && type === 'choice');
}

/** What an address or a view asks to be grouped by; null for what makes no groups here. */
export function groupNamed(name: string | null, fields: readonly FieldInfo[]): DealGroup | null {
  const own = ownGroups(fields).find((field) => field.name === name);
  return own === undefined ? (DEAL_GROUPS.find((one) => one === name) ?? null) : (own.name as DealGroup);
}

export interface GroupFacts {
  readonly key: string | null;
  readonly label: string | null;
  readonly count: number;
  readonly sums: DealSummary['sums'];
}

const field = (name: string, is: Extract<Rule, { readonly kind: 'field' }>['is']): Rule => ({
  kind: 'field',
  field: name,
  is,
});

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The last day before a month (`2026-03`), and the first after it. */
function around(month: string): { readonly before: string; readonly after: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { before: dayOf(Date.UTC(year, number - 1, 0)), after: dayOf(Date.UTC(year, number, 1)) };
}

function conditionOf(group: DealGroup, key: string | null): Rule {
  const name = group === 'month' ? 'closeOn' : group;
  if (key === null || key === '') return field(name, { op: 'empty' });
  if (group !== 'month') return field(name, { op: 'is', text: key });
  const { before, after } = around(key);
  return {
    kind: 'all',
    rules: [field(name, { op: 'after', day: before }), field(name, { op: 'before', day: after })],
  };
}

/** What is asked for within one group. */
export function askOfGroup(ask: ListAsk, group: DealGroup, key: string | null): ListAsk {
  if (group === 'stage' && key !== null) return { ...ask, stage: key };
  const before = ask.filter === undefined ? null : ruleFrom(ask.filter);
  const rule = joined([...(before === null ? [] : [before]), conditionOf(group, key)]);
  return { ...ask, filter: JSON.stringify(rule) };
}

/** Conditions do not tell upper case from lower: what differs in nothing else is one group. */
export function mergedGroups(groups: readonly GroupFacts[]): readonly GroupFacts[] {
  const found = new Map<string, GroupFacts>();
  for (const group of groups) {
    const key = group.key === null || group.key === '' ? '' : fold(group.key);
    const known = found.get(key);
    found.set(
      key,
      known === undefined
        ? group
        : { ...known, count: known.count + group.count, sums: added(known.sums, group.sums) },
    );
  }
  return [...found.values()];
}

function added(a: DealSummary['sums'], b: DealSummary['sums']): DealSummary['sums'] {
  const sums = new Map(a.map((sum) => [sum.currency, sum]));
  for (const { currency, minor, deals } of b) {
    const known = sums.get(currency);
    sums.set(currency, { currency, minor: minor + (known?.minor ?? 0), deals: deals + (known?.deals ?? 0) });
  }
  return [...sums.values()];
}

type ReadList = (
  ask: ListAsk,
  after: string | null,
  limit: number,
  signal: AbortSignal,
) => Promise<{ readonly items: readonly ListedRecord[]; readonly nextCursor: string | null }>;

interface Place {
  readonly group: number;
  readonly after: string | null;
}

function placeOf(cursor: string | null): Place {
  return cursor === null ? { group: 0, after: null } : (JSON.parse(cursor) as Place);
}

/** Pages that go from one group into the next; each but the last is full. */
export function readGroups(
  asks: readonly ListAsk[],
  pageSize: number,
  readList: ReadList,
): ReadPage<ListedRecord> {
  return async (cursor, signal): Promise<Page<ListedRecord>> => {
    let place = placeOf(cursor);
    const rows: ListedRecord[] = [];
    while (rows.length < pageSize && place.group < asks.length) {
      // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
      const page = await readList(asks[place.group]!, place.after, pageSize - rows.length, signal);
      rows.push(...page.items);
      place =
        page.nextCursor === null
          ? { group: place.group + 1, after: null }
          : { ...place, after: page.nextCursor };
    }
    return { rows, next: place.group < asks.length ? JSON.stringify(place) : null };
  };
}
