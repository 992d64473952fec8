// Counts and sums of deals, per currency and in the workspace's own, whole or by group.
import type { summariseDeals } from '@portolan/contract';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { conditionOf } from './deal-filter.ts';
import type { ListDeps } from './list-deals.ts';
import { seesOf } from './project-deal.ts';

export interface SumRow {
  readonly key: string | null;
  readonly label: string | null;
  /** Null in the row over all currencies. */
  readonly currency: string | null;
  readonly whole: boolean;
  readonly deals: number;
  readonly minor: string | null;
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly join: string;
  readonly field?: string;
}
const plain = (key: string, field?: string): Group => ({
  key,
  label: key,
  join: '',
  ...(field === undefined ? {} : { field }),
});
const GROUPS: Readonly<Record<Call<typeof summariseDeals>['query']['group'], Group>> = {
  none: plain('null::text'),
  stage: plain('d.node_id'),
  source: plain('d.source', 'source'),
  month: plain(`to_char(d.close_on, 'YYYY-MM')`, 'closeOn'),
  owner: {
    key: 'd.owner_id::text',
    label: 'g.name',
    join: 'left join users g on g.id = d.owner_id',
    field: 'owner',
  },
  company: {
    key: 'd.company_id::text',
    label: 'g.name',
    join: 'left join companies g on g.workspace_id = d.workspace_id and g.id = d.company_id',
    field: 'company',
  },
};

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
  const group = GROUPS[query.group];
  if (group.field !== undefined && !sees(group.field)) {
    throw new AppError('forbidden', `Your role does not see ${group.field}, so it cannot group by it`);
  }
  const rows = await tenantTx(platform.db, workspace.id, async (tx) => {
    const condition = conditionOf(query, {
      workspaceId: workspace.id,
      access,
      userId: workspace.actor.kind === 'user' ? workspace.actor.id : null,
      now: call.now,
      fieldTypes: query.filter === undefined ? new Map() : await deps.fieldTypes(tx),
    });
    return tx.all<SumRow>({
      text: `select ${group.key} as key, ${group.label} as label, d.currency,
          grouping(d.currency) = 1 as whole, count(*) as deals, sum(d.amount_minor)::text as minor
        from deals d ${group.join} where ${condition.text}
        group by grouping sets ((1, 2, d.currency), (1, 2)) order by whole desc, deals desc limit 2000`,
      values: condition.values,
    });
  });
  const shown = sees('amount');
  const groups = rows
    .filter(({ whole }) => whole)
    .map(({ key, label, deals }) => ({
      key,
      label,
      count: deals,
      sums: shown ? sumsOf(rows.filter((row) => row.key === key && row.label === label)) : [],
    }));
  return {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    sums: shown ? sumsOf(rows) : [],
    groups: query.group === 'none' ? [] : groups,
  };
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
