// The board: a column per stage of the published map, what its deals add up to and how long they have been there, and
// the first cards of each; the rest comes by pages of the deal list.
import type { BoardColumn, getBoard } from '@portolan/contract';
import { depthsOf } from '@portolan/core';
import type { DealAmount } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { cursorNow } from '../../platform/events/cursor-now.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { conditionOf } from './deal-filter.ts';
import { cursorAfter } from './list-deals.ts';
import type { ListDeps } from './list-deals.ts';
import type { PinnedMap, PinnedMaps } from './pinned-maps.ts';
import { cardJson, seesOf } from './project-deal.ts';
import { sumOf, sumsOf } from './summarise-deals.ts';

/** Money in one currency, as far as there are rates. */
export interface MoneyOfWorkspace {
  readonly currency: string;
  /** Null without a rate. */
  readonly convert: (amount: DealAmount) => number | null;
}

export interface BoardDeps extends ListDeps {
  readonly maps: PinnedMaps;
  readonly money: (tx: TenantTx) => Promise<MoneyOfWorkspace>;
  /** The measured chance of a deal in a stage to be won; only where enough deals have ended. */
  readonly chances: (tx: TenantTx, processId: string) => Promise<ReadonlyMap<string, number>>;
}

interface StageRow {
  readonly node_id: string;
  readonly currency: string | null;
  readonly whole: boolean;
  readonly deals: number;
  readonly minor: string | null;
  readonly median: number | null;
  readonly over: number;
}

const AGE_DAYS = 'extract(epoch from now() - d.entered_at)::float8 / 86400';
/** For the picture of ages, where the map says nothing. */
const USUAL_DAYS = 30;
const AGES = 12;

const ORDERS: Readonly<Record<Call<typeof getBoard>['query']['sort'], readonly [string, string]>> = {
  nextStepAt: ['d.next_step_at', 'd.next_step_at, d.id'],
  enteredAt: ['d.entered_at', 'd.entered_at, d.id'],
  '-amount': ['d.amount_minor', 'd.amount_minor desc nulls last, d.id desc'],
  closeOn: ['d.close_on', 'd.close_on, d.id'],
  name: ['d.name', 'd.name, d.id'],
};

export async function board(call: Call<typeof getBoard>, deps: BoardDeps): Promise<JsonBytes> {
  const { platform, workspace, params, query } = call;
  const access = await accessOf(call);
  const sees = seesOf(access, params.id);
  if (!sees(query.sort.replace('-', ''))) {
    throw new AppError('forbidden', `Your role does not see ${query.sort}, so it cannot sort by it`);
  }
  const ownFields = query.filter === undefined ? new Map() : await deps.ownFields(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const published = await publishedOf(tx, deps.maps, params.id);
    const condition = conditionOf(
      { ...query, process: params.id, state: 'open' },
      {
        workspaceId: workspace.id,
        access,
        userId: workspace.actor.kind === 'user' ? workspace.actor.id : null,
        now: call.now,
        ownFields,
      },
    );
    const { text: where, values } = condition;
    const [cursor, rows, ages, money, chances] = await Promise.all([
      cursorNow(tx),
      tx.all<StageRow>({
        text: `select d.node_id, d.currency, grouping(d.currency) = 1 as whole, count(*) as deals,
            sum(d.amount_minor)::text as minor,
            case when grouping(d.currency) = 1
              then percentile_cont(0.5) within group (order by ${AGE_DAYS}) end as median,
            count(*) filter (where d.standing = 'working' and ${AGE_DAYS} > d.expected_days) as over
          from deals d where ${where} group by grouping sets ((d.node_id, d.currency), (d.node_id))`,
        values,
      }),
      tx.all<{ node_id: string; age: number; deals: number }>({
        text: `select d.node_id, count(*) as deals, least(${AGES - 1},
            floor(${AGE_DAYS} / (2 * coalesce(nullif(d.expected_days, 0), ${USUAL_DAYS})) * ${AGES}))::int as age
          from deals d where ${where} group by 1, 3`,
        values,
      }),
      deps.money(tx),
      deps.chances(tx, params.id),
    ]);
    const onMap = stagesOf(published);
    const nodes = [...new Set([...onMap, ...rows.map(({ node_id }) => node_id)])];
    const [sortColumn, order] = ORDERS[query.sort];
    // Only these orders have an index per column; for others the column is read and put in order.
    const along = query.q === undefined && (query.sort === 'nextStepAt' || query.sort === 'enteredAt');
    const cards =
      query.cards === 0
        ? []
        : await tx.all<{ node_id: string; card: string; key: string | null; id: string }>({
            text: `select n.node as node_id, x.card, x.key, x.id
              from unnest(${condition.parameter(nodes)}::text[]) as n (node)
              cross join lateral (
                select ${cardJson(access, sees)} as card, ${sortColumn}::text as key, d.id
                from (select d.id from ${along ? `deals d where ${where} and d.node_id = n.node` : `(select * from deals d where ${where} and d.node_id = n.node offset 0) d`}
                  order by ${order} limit ${query.cards + 1}) chosen
                join deals d on d.workspace_id = $1 and d.id = chosen.id order by ${order}) x`,
            values,
          });
    const byNode = Map.groupBy(cards, ({ node_id }) => node_id);
    const columns = nodes.map((nodeId): readonly [string, string] => {
      const found = byNode.get(nodeId) ?? [];
      const shown = found.slice(0, query.cards);
      const column: Omit<BoardColumn, 'cards'> = {
        ...figuresOf(
          nodeId,
          rows.filter((row) => row.node_id === nodeId),
          sees('amount') ? money : undefined,
          chances.get(nodeId),
        ),
        ages: agesOf(ages.filter((row) => row.node_id === nodeId)),
        nextCursor: found.length > shown.length ? cursorAfter(shown.at(-1)) : null,
      };
      const json = JSON.stringify(column);
      return [nodeId, `${json.slice(0, -1)},"cards":[${shown.map(({ card }) => card).join(',')}]}`];
    });
    const inMap = new Set(onMap);
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
    const texts = (these: readonly (readonly [string, string])[]): string =>
      these.map(([, text]) => text).join(',');
    const head = JSON.stringify({
      versionId: published?.versionId ?? null,
      currency: money.currency,
      cursor,
    });
    return new JsonBytes(
      Buffer.from(
        `${head.slice(0, -1)},"columns":[${texts(columns.filter(([id]) => inMap.has(id)))}],"elsewhere":[${texts(
          columns.filter(([id]) => !inMap.has(id)),
        )}]}`,
      ),
    );
  });
}

async function publishedOf(
  tx: TenantTx,
  maps: PinnedMaps,
  processId: string,
): Promise<PinnedMap | undefined> {
  const row = await tx.maybe<{ id: string | null }>({
    name: 'board-version',
    text: `select v.id from processes p
      left join map_versions v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.state = 'published'
      where p.workspace_id = $1 and p.id = $2`,
    values: [tx.workspaceId, processId],
  });
  if (row === undefined) throw new AppError('not_found');
  return row.id === null ? undefined : maps.get(tx, row.id);
}

/** Stages that hold deals, in the order of the way through the map; sub-stages behind the stage that they belong to. */
function stagesOf(map: PinnedMap | undefined): string[] {
  if (map === undefined) return [];
  const { graph } = map;
  const depths = depthsOf(graph);
  return graph.map.nodes
    .filter((node) => node.type === 'stage' && node.kind !== 'audience' && node.parent === null)
    .toSorted((a, b) => (depths.get(a.id) ?? Infinity) - (depths.get(b.id) ?? Infinity))
    .flatMap(({ id }) => [
      id,
      ...graph
        .parts(id)
        .filter(({ type }) => type === 'stage')
        .map((part) => part.id),
    ]);
}

function figuresOf(
  nodeId: string,
  rows: readonly StageRow[],
  money: MoneyOfWorkspace | undefined,
  chance: number | undefined,
): Omit<BoardColumn, 'cards' | 'nextCursor' | 'ages'> {
  const whole = rows.find((row) => row.whole);
  const sums = money === undefined ? [] : sumsOf(rows);
  const converted = sums.map((sum) => money?.convert(sum) ?? null);
  const known = money !== undefined && converted.every((minor) => minor !== null);
  const total = known
    ? {
        minor: sumOf(String(converted.reduce<number>((sum, minor) => sum + (minor ?? 0), 0))),
        currency: money.currency,
      }
    : null;
  return {
    nodeId,
    count: whole?.deals ?? 0,
    sums,
    total,
    weighted:
      total === null || chance === undefined ? null : { ...total, minor: Math.round(total.minor * chance) },
    medianDays: whole?.median ?? null,
    over: whole?.over ?? 0,
  };
}

function agesOf(rows: readonly { readonly age: number; readonly deals: number }[]): number[] {
  const counts = Array.from({ length: AGES }, () => 0);
  for (const { age, deals } of rows) counts[Math.max(0, age)] = (counts[Math.max(0, age)] ?? 0) + deals;
  return counts;
}
