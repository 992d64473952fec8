// Lists of deals by keyset pages. The order is always one of an index; the cursor holds the last row's place in it.
import type { DealSort, listDeals } from '@portolan/contract';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { conditionOf } from './deal-filter.ts';
import type { Condition, DealFilter, FilterContext } from './deal-filter.ts';
import type { FieldTypes } from './deal-rule-schema.ts';
import { CARD_JOINS, cardJson, seesOf } from './project-deal.ts';

export interface ListDeps {
  readonly fieldTypes: (tx: TenantTx) => Promise<FieldTypes>;
}

interface Order {
  readonly column: string;
  readonly cast: 'timestamptz' | 'bigint' | 'date' | 'text';
  readonly field?: string;
}
const ORDERS: Readonly<Record<DealSort, Order>> = {
  nextStepAt: { column: 'd.next_step_at', cast: 'timestamptz', field: 'nextStep' },
  enteredAt: { column: 'd.entered_at', cast: 'timestamptz' },
  createdAt: { column: 'd.created_at', cast: 'timestamptz' },
  updatedAt: { column: 'd.updated_at', cast: 'timestamptz' },
  amount: { column: 'd.amount_minor', cast: 'bigint', field: 'amount' },
  closeOn: { column: 'd.close_on', cast: 'date', field: 'closeOn' },
  name: { column: 'd.name', cast: 'text' },
  endedAt: { column: 'd.ended_at', cast: 'timestamptz' },
};

export interface Page {
  readonly sort: DealSort | `-${DealSort}`;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function list(call: Call<typeof listDeals>, deps: ListDeps): Promise<JsonBytes> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const context = {
    workspaceId: workspace.id,
    access,
    userId: workspace.actor.kind === 'user' ? workspace.actor.id : null,
    now: call.now,
  };
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const fieldTypes = query.filter === undefined ? new Map() : await deps.fieldTypes(tx);
    const { texts, nextCursor } = await pageOfCards(tx, query, query, { ...context, fieldTypes });
    const text = `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
    return new JsonBytes(Buffer.from(text));
  });
}

/** Cards as JSON texts. @throws AppError for a cursor of another list, or an order by what the role does not see */
export async function pageOfCards(
  tx: TenantTx,
  filter: DealFilter,
  page: Page,
  context: FilterContext,
): Promise<{ readonly texts: string[]; readonly nextCursor: string | null }> {
  const sees = seesOf(context.access, filter.process ?? null);
  const descending = page.sort.startsWith('-');
  const { column, cast, field } = ORDERS[page.sort.replace('-', '') as DealSort];
  if (field !== undefined && !sees(field)) {
    throw new AppError('forbidden', `Your role does not see ${field}, so it cannot sort by it`);
  }
  const condition = conditionOf(filter, context);
  const where = [condition.text];
  if (page.after !== undefined) where.push(afterSql(page.after, { column, cast }, descending, condition));
  const order = descending ? `${column} desc nulls last, d.id desc` : `${column}, d.id`;
  const rows = await tx.all<{ card: string; key: string | null; id: string }>({
    text: `select ${cardJson(context.access, sees)} as card, ${column}::text as key, d.id
      from deals d ${CARD_JOINS}
      where ${where.join(' and ')} order by ${order} limit ${page.limit + 1}`,
    values: condition.values,
  });
  const more = rows.length > page.limit;
  const shown = more ? rows.slice(0, page.limit) : rows;
  const last = shown.at(-1);
  return {
    texts: shown.map(({ card }) => card),
    nextCursor: more ? cursorAfter(last) : null,
  };
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
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  bigint: /^-?\d{1,18}$/,
  date: /^\d{4,6}-\d\d-\d\d$/,
  text: /^[^\0]*$/u,
};

/** Empty values stand last in both directions. */
function afterSql(
  cursor: string,
  { column, cast }: Order,
  descending: boolean,
  { parameter }: Condition,
): string {
  const [key, id] = readCursor(cursor, KEYS[cast]);
  const than = descending ? '<' : '>';
  const last = parameter(id);
  if (key === null) return `(${column} is null and d.id ${than} ${last}::uuid)`;
  const value = `${parameter(key)}::${cast}`;
  return `((${column}, d.id) ${than} (${value}, ${last}::uuid) or ${column} is null)`;
}

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
