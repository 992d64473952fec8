// Counts and sums of deals, per currency and in the workspace's own, whole or by group.
import type { summariseDeals } from '@portolan/contract';
import { customKeyOf } from '@portolan/core';
import type { FieldOption } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { conditionOf } from './deal-filter.ts';
import type { Condition } from './deal-filter.ts';
import type { OwnFields } from './deal-rule-schema.ts';
import type { ListDeps } from './list-deals.ts';
import { ownField } from './own-fields.ts';
import { seesOf } from './project-deal.ts';

export interface SumRow {
  readonly key: string | null;
  /** Null in the row over all currencies. */
  readonly currency: string | null;
  readonly whole: boolean;
  readonly deals: number;
  readonly minor: string | null;
}

interface Group {
  readonly key: (parameter: Condition['parameter']) => string;
  readonly field?: string;
  /** What the groups are called, where that is not their key: looked up, or known. */
  readonly names?: 'users' | 'companies' | readonly FieldOption[];
}
const plain = (key: string, field?: string): Group => ({
  key: () => key,
  ...(field === undefined ? {} : { field }),
});
type Grouped = Call<typeof summariseDeals>['query']['group'];
const GROUPS: Readonly<Record<Exclude<Grouped, `custom.${string}`>, Group>> = {
  none: plain('null::text'),
  stage: plain('d.node_id'),
  source: plain('d.source', 'source'),
  month: plain(`to_char(d.close_on, 'YYYY-MM')`, 'closeOn'),
  // Names are looked up for the groups only.
  owner: { ...plain('d.owner_id::text', 'owner'), names: 'users' },
  company: { ...plain('d.company_id::text', 'company'), names: 'companies' },
};

/** @throws AppError for what the role does not see, and for an own field that is no choice */
function groupOf(group: Grouped, sees: (field: string) => boolean, own: OwnFields): Group {
  const key = customKeyOf(group);
  if (key === undefined) {
    const found = GROUPS[group as keyof typeof GROUPS];
    if (found.field === undefined || sees(found.field)) return found;
    throw new AppError('forbidden', `Your role does not see ${found.field}, so it cannot group by it`);
  }
  const { type, options } = ownField(key, own, sees, { by: 'group', verb: 'group by' });
  if (type !== 'choice') {
    const message = `Deals are grouped by own fields that are a choice; ${group} is not`;
    throw new AppError('invalid_request', message, [{ path: 'query/group', message }]);
  }
  return { key: (parameter) => `d.custom ->> ${parameter(key)}::text`, names: options };
}

/** Exact up to what a JSON number holds. */
export function sumOf(minor: string | null): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(minor ?? 0)));
}

export async function summarise(
  call: Call<typeof summariseDeals>,
  deps: ListDeps,
): Promise<Answer<typeof summariseDeals>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const sees = seesOf(access, query.process ?? null);
  const asksForOwn = query.filter !== undefined || query.group.startsWith('custom.');
  const ownFields = asksForOwn ? await deps.ownFields(call) : new Map();
  const group = groupOf(query.group, sees, ownFields);
  const { found: rows, nameOf } = await tenantTx(platform.db, workspace.id, async (tx) => {
    const condition = conditionOf(query, {
      workspaceId: workspace.id,
      access,
      userId: workspace.actor.kind === 'user' ? workspace.actor.id : null,
      now: call.now,
      ownFields,
    });
    const found = await tx.all<SumRow>({
      text: `select ${group.key(condition.parameter)} as key, d.currency,
          grouping(d.currency) = 1 as whole, count(*) as deals, sum(d.amount_minor)::text as minor
        from deals d where ${condition.text}
        group by grouping sets ((1, d.currency), (1)) order by whole desc, deals desc limit 2000`,
      values: condition.values,
    });
    return { found, nameOf: await namesOf(tx, group.names, found) };
  });
  const shown = sees('amount');
  const groups = rows
    .filter(({ whole }) => whole)
    .map(({ key, deals }) => ({
      key,
      label: nameOf(key),
      count: deals,
      sums: shown ? sumsOf(rows.filter((row) => row.key === key)) : [],
    }));
  return {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    sums: shown ? sumsOf(rows) : [],
    groups: query.group === 'none' ? [] : groups,
  };
}

async function namesOf(
  tx: TenantTx,
  of: Group['names'],
  rows: readonly SumRow[],
): Promise<(key: string | null) => string | null> {
  if (of === undefined) return (key) => key;
  if (typeof of !== 'string') return (key) => of.find(({ id }) => id === key)?.label ?? key;
  const ids = [...new Set(rows.map(({ key }) => key))].filter((key) => key !== null);
  const found = await tx.all<{ id: string; name: string }>(
    of === 'users'
      ? { text: 'select id, name from users where id = any($1::uuid[])', values: [ids] }
      : {
          text: `select c.id, c.name from unnest($2::uuid[]) as wanted (id)
            join companies c on c.workspace_id = $1 and c.id = wanted.id`,
          values: [tx.workspaceId, ids],
        },
  );
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (key) => (key === null ? null : (names.get(key) ?? null));
}

/** By currency, the most frequent first. */
export function sumsOf(
  rows: readonly Pick<SumRow, 'currency' | 'whole' | 'deals' | 'minor'>[],
): { currency: string; minor: number; deals: number }[] {
  const found = new Map<string, { currency: string; minor: number; deals: number }>();
  for (const { currency, whole, deals, minor } of rows) {
    if (whole || currency === null) continue;
    const known = found.get(currency) ?? { currency, minor: 0, deals: 0 };
    found.set(currency, {
      currency,
      minor: sumOf(String(known.minor + sumOf(minor))),
      deals: known.deals + deals,
    });
  }
  return [...found.values()].toSorted((a, b) => b.deals - a.deals);
}
