// Lists of companies and contacts by keyset pages, and how many there are. The order is always one of an index; words
// put the best hits first, unless another order is asked for.
import { indexTokens, maskRecord, sees } from '@portolan/core';
import type { RecordAccess, SearchQuery } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';
import type { KeyType } from '../../platform/http/keyset.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { conditionOf } from './record-filter.ts';
import type { RecordFilter } from './record-filter.ts';
import { cardColumns, cardJoins } from './record-kind.ts';
import type { About, AnyFields, JoinedRow, RecordKind, SharedRow } from './record-kind.ts';
import { kindOf } from './write-records.ts';
import type { RecordsDeps } from './write-records.ts';
import type { AnyCall } from './written-by.ts';

type Sort = 'name' | 'createdAt' | 'updatedAt' | 'lastActiveAt';
export interface ListQuery extends RecordFilter {
  readonly sort?: Sort | `-${Sort}` | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Rows that are counted one by one; of more it is only said that there are. */
export const COUNTED = 10_000;

interface Order {
  readonly sql: string;
  readonly type: KeyType;
  readonly descending: boolean;
}

function orderOf(kind: RecordKind, sort: Sort | `-${Sort}`, access: RecordAccess): Order {
  const name = sort.replace('-', '') as Sort;
  if (!sees(access, kind.about, name, null)) {
    throw new AppError('forbidden', `Your role does not see ${name}, so it cannot sort by it`);
  }
  const descending = sort.startsWith('-');
  switch (name) {
    case 'name':
      return { sql: kind.byName, type: 'text', descending };
    case 'createdAt':
      return { sql: 'r.created_at', type: 'timestamptz', descending };
    case 'updatedAt':
      return { sql: 'r.updated_at', type: 'timestamptz', descending };
    case 'lastActiveAt':
      return {
        sql: "coalesce(r.last_active_at, '-infinity'::timestamptz)",
        type: 'timestamptz',
        descending,
      };
  }
}

async function contextOf(call: AnyCall, deps: RecordsDeps, tx: TenantTx, filter: RecordFilter) {
  const { actor } = call.workspace;
  return {
    workspaceId: tx.workspaceId,
    access: await accessOf(call),
    userId: actor.kind === 'user' ? actor.id : null,
    now: call.now,
    definitions: filter.filter === undefined ? [] : await deps.definitions(tx),
  };
}

export async function listRecords(
  call: AnyCall & { readonly query: ListQuery },
  deps: RecordsDeps,
  about: About,
): Promise<JsonBytes> {
  const { query } = call;
  const kind = kindOf(about) as unknown as RecordKind;
  const access = await accessOf(call);
  return tenantTx(call.platform.db, call.workspace.id, async (tx) => {
    const condition = conditionOf(kind, query, await contextOf(call, deps, tx, query));
    const order: Order =
      condition.from !== '' && query.sort === undefined
        ? { sql: 'hit.place', type: 'bigint', descending: false }
        : orderOf(kind, query.sort ?? '-createdAt', access);
    const where = [condition.text];
    if (query.after !== undefined) {
      const place = decodePlace(query.after, order.type);
      const [key, id] = [condition.parameter(place.key), condition.parameter(place.id)];
      where.push(`(${order.sql}, r.id) ${order.descending ? '<' : '>'} (${key}::${order.type}, ${id}::uuid)`);
    }
    const way = order.descending ? ' desc' : '';
    const rows = await tx.all<SharedRow & JoinedRow & { key: string }>({
      text: `select ${cardColumns(kind)}, (${order.sql})::text as key
        from ${kind.table} r ${condition.from} ${cardJoins(kind)}
        where ${where.join(' and ')} order by ${order.sql}${way}, r.id${way} limit ${query.limit + 1}`,
      values: condition.values,
    });
    const { shown, nextCursor } = pageOfRows(rows, query.limit);
    const told = shown.filter((row) => toldBySeen(kind, row, condition.query, access));
    return jsonBytes({
      items: told.map((row) => maskRecord(access, about, null, kind.card(row))),
      nextCursor,
    });
  });
}

export async function countRecords(
  call: AnyCall & { readonly query: RecordFilter },
  deps: RecordsDeps,
  about: About,
): Promise<{ count: number; more: boolean }> {
  const kind = kindOf(about) as unknown as RecordKind;
  const access = await accessOf(call);
  if (call.query.q !== undefined && access.hidden(about, null).length > 0) {
    throw new AppError(
      'forbidden',
      'Your role does not see every field, so hits of a search are not counted',
    );
  }
  return tenantTx(call.platform.db, call.workspace.id, async (tx) => {
    const condition = conditionOf(kind, call.query, await contextOf(call, deps, tx, call.query));
    const { count } = await tx.one<{ count: number }>({
      text: `select count(*) as count from (select from ${kind.table} r ${condition.from}
        where ${condition.text} limit ${COUNTED + 1}) counted`,
      values: condition.values,
    });
    return { count: Math.min(count, COUNTED), more: count > COUNTED };
  });
}

/** Of a role that does not see every field: whether a hit is one by what it sees, so that no search tells the rest. */
function toldBySeen(
  kind: RecordKind,
  row: SharedRow & JoinedRow,
  query: SearchQuery | undefined,
  access: RecordAccess,
): boolean {
  if (query === undefined || access.hidden(kind.about, null).length === 0) return true;
  const seen = withoutHidden(kind.fieldsOf(row), access, kind.about);
  const tokens = indexTokens([...kind.texts(seen), row.joined_name ?? '']);
  const known = new Set(tokens);
  const has = ({ text, prefix }: { readonly text: string; readonly prefix: boolean }): boolean =>
    known.has(text) || (prefix && tokens.some((token) => token.startsWith(text)));
  return query.all.every((ways) => ways.some((way) => way.every(has)));
}

const EMPTIED = {
  emails: [],
  phones: [],
  tags: [],
  title: '',
  source: '',
  address: null,
  industry: '',
} as const;

function withoutHidden<F extends AnyFields>(fields: F, access: RecordAccess, about: About): F {
  const shown: Record<string, unknown> = { ...fields };
  for (const [name, empty] of Object.entries({ ...EMPTIED, domain: null, website: '' })) {
    if (name in shown && !sees(access, about, name, null)) shown[name] = empty;
  }
  shown['custom'] = Object.fromEntries(
    Object.entries(fields.custom).filter(([key]) => sees(access, about, `custom.${key}`, null)),
  );
  return shown as F;
}
