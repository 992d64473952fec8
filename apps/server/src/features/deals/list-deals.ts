// Lists of deals by keyset pages. The order is one of an index, or that of an own field; the cursor holds the last row's
// place in it. Values of own fields come only where they are asked for: the cards of a board stay as small as they are.
import type { DealSort, listDeals } from '@portolan/contract';
import { customKeyOf } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import type { Asking } from '../../platform/access/access-of.ts';
import type { Sql } from '../../platform/db/statement.ts';
import { tenantBatch } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { conditionOf } from './deal-filter.ts';
import type { Condition, DealFilter, FilterContext } from './deal-filter.ts';
import type { OwnFields } from './deal-rule-schema.ts';
import { askedKeys, ownField, ownJson, ownOrder } from './own-fields.ts';
import { planned } from './planned.ts';
import { cardJson, seesOf } from './project-deal.ts';

export interface ListDeps {
  readonly ownFields: (call: Asking) => Promise<OwnFields>;
}

interface Column {
  readonly column: string;
  /** Rows may lack it; they stand last in both directions. */
  readonly nullable?: true;
  readonly cast: 'timestamptz' | 'bigint' | 'date' | 'text';
  readonly field?: string;
}
const ORDERS: Readonly<Record<DealSort, Column>> = {
  nextStepAt: { nullable: true, column: 'd.next_step_at', cast: 'timestamptz', field: 'nextStep' },
  enteredAt: { column: 'd.entered_at', cast: 'timestamptz' },
  createdAt: { column: 'd.created_at', cast: 'timestamptz' },
  updatedAt: { column: 'd.updated_at', cast: 'timestamptz' },
  amount: { nullable: true, column: 'd.amount_minor', cast: 'bigint', field: 'amount' },
  closeOn: { nullable: true, column: 'd.close_on', cast: 'date', field: 'closeOn' },
  name: { column: 'd.name', cast: 'text' },
  endedAt: { nullable: true, column: 'd.ended_at', cast: 'timestamptz' },
};

export type DealOrder = Call<typeof listDeals>['query']['sort'];
export interface Page {
  readonly sort: DealOrder;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly fields?: string | undefined;
}

type Parameter = Condition['parameter'];

interface Order {
  readonly sql: (parameter: Parameter) => string;
  readonly cast: Column['cast'] | 'numeric';
  /** `apart`: of an index, which is read a second time for rows without a value; `mixed`: both in one read. */
  readonly nulls: 'none' | 'apart' | 'mixed';
  readonly descending: boolean;
}

export async function list(call: Call<typeof listDeals>, deps: ListDeps): Promise<JsonBytes> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const asksForOwn =
    query.filter !== undefined || query.fields !== undefined || query.sort.includes('custom.');
  const context = {
    workspaceId: workspace.id,
    access,
    userId: workspace.actor.kind === 'user' ? workspace.actor.id : null,
    now: call.now,
    ownFields: asksForOwn ? await deps.ownFields(call) : new Map(),
  };
  const read = async <Row>(statement: Sql<Row>): Promise<Row[]> => {
    const [rows] = await tenantBatch(platform.db, workspace.id, [statement]);
    return rows as Row[];
  };
  const { texts, nextCursor } = await pageOfCards(read, query, query, context);
  const text = `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
  return new JsonBytes(Buffer.from(text));
}

/** @throws AppError for an order by what the role does not see, or by what has none */
function orderOf(sort: DealOrder, sees: (field: string) => boolean, own: OwnFields): Order {
  const descending = sort.startsWith('-');
  const name = sort.replace('-', '');
  const key = customKeyOf(name);
  if (key !== undefined) {
    const definition = ownField(key, own, sees, { by: 'sort', verb: 'sort by' });
    return { ...ownOrder(definition), nulls: 'mixed', descending };
  }
  const { column, cast, field, nullable = false } = ORDERS[name as DealSort];
  if (field !== undefined && !sees(field)) {
    throw new AppError('forbidden', `Your role does not see ${field}, so it cannot sort by it`);
  }
  return { sql: () => column, cast, nulls: nullable ? 'apart' : 'none', descending };
}

/** Cards as JSON texts. @throws AppError for a cursor of another list, or fields that the role does not see */
async function pageOfCards(
  run: <Row>(statement: Sql<Row>) => Promise<Row[]>,
  filter: DealFilter,
  page: Page,
  context: FilterContext,
): Promise<{ readonly texts: string[]; readonly nextCursor: string | null }> {
  const sees = seesOf(context.access, filter.process ?? null);
  const keys = page.fields === undefined ? undefined : askedKeys(page.fields, context.ownFields, sees);
  const order = orderOf(page.sort, sees, context.ownFields);
  const direction = order.descending ? ' desc' : '';
  const than = order.descending ? '<' : '>';
  const cursor = page.after === undefined ? undefined : readCursor(page.after, KEYS[order.cast]);

  // What few rows answer to is found by its own index and then put in order; walking along the order would pass over
  // nearly all. `offset 0` keeps the planner from guessing otherwise.
  const fenced = filter.q !== undefined || filter.stage !== undefined;
  function read(
    limit: number,
    behind: (sql: string, parameter: Parameter) => string | undefined,
  ): Promise<CardRow[]> {
    const condition = conditionOf(filter, context);
    const { parameter } = condition;
    const sql = order.sql(parameter);
    const where = [condition.text, behind(sql, parameter)].filter((part) => part !== undefined).join(' and ');
    const own = keys === undefined ? '' : `, ${ownJson(parameter(keys))} as own`;
    const select = `${cardJson(context.access, sees)} as card${own}, (${sql})::text as key, d.id`;
    const nulls = order.nulls === 'mixed' ? ' nulls last' : '';
    const inOrder = `order by ${sql}${direction}${nulls}, d.id${direction} limit ${parameter(limit)}`;
    const from = fenced ? `(select * from deals d where ${where} offset 0) d` : `deals d where ${where}`;
    return run<CardRow>(planned<CardRow>(`select ${select} from ${from} ${inOrder}`, condition.values));
  }

  const rows = await read(page.limit + 1, (sql, parameter) => {
    if (cursor === undefined) return order.nulls === 'apart' ? `${sql} is not null` : undefined;
    const [key, id] = cursor;
    if (key === null) return `${sql} is null and d.id ${than} ${parameter(id)}::uuid`;
    const next = `(${sql}, d.id) ${than} (${parameter(key)}::${order.cast}, ${parameter(id)}::uuid)`;
    return order.nulls === 'mixed' ? `(${sql} is null or ${next})` : next;
  });
  // Behind the last row that has a value come those that have none: a read of their own, so that one index serves both
  // directions.
  if (order.nulls === 'apart' && cursor?.[0] !== null && rows.length <= page.limit) {
    rows.push(...(await read(page.limit + 1 - rows.length, (sql) => `${sql} is null`)));
  }
  const shown = rows.slice(0, page.limit);
  return {
    texts: shown.map(({ card, own }) => (own === undefined ? card : `${card.slice(0, -1)},"custom":${own}}`)),
    nextCursor: rows.length > shown.length ? cursorAfter(shown.at(-1)) : null,
  };
}

interface CardRow {
  readonly card: string;
  /** Values of own fields, as JSON. */
  readonly own?: string;
  readonly key: string | null;
  readonly id: string;
}

/** @param last the last row that was shown: what it was ordered by, as the database writes it, and its id */
export function cursorAfter(
  last: { readonly key: string | null; readonly id: string } | undefined,
): string | null {
  return last === undefined ? null : Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What the database writes for a value of this type, and so all that a cursor of ours can hold. */
const KEYS: Readonly<Record<Order['cast'], RegExp>> = {
  numeric: /^-?\d{1,40}(\.\d{1,40})?$/,
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  bigint: /^-?\d{1,18}$/,
  date: /^\d{4,6}-\d\d-\d\d$/,
  text: /^[^\0]*$/u,
};

function readCursor(cursor: string, form: RegExp): readonly [string | null, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2) {
      const [key, id] = read as unknown[];
      const keyFits = key === null || (typeof key === 'string' && form.test(key));
      if (typeof id === 'string' && UUID.test(id) && keyFits) return [key, id];
    }
  } catch {
    // Refused below.
  }
  throw new AppError('invalid_request', 'This cursor is not one of this list', [
    { path: 'query/after', message: 'not a cursor' },
  ]);
}
