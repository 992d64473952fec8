// Reading activities: by id, as lists by keyset pages, and within a range for the calendar.
import type { Activity, getActivity, getCalendar, listActivities } from '@portolan/contract';
import type { RecordAccess } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { cursorOf, readCursor } from './activity-cursor.ts';
import { parametersInto, readableSql } from './activity-reach.ts';
import type { Parameter } from './activity-reach.ts';
import {
  peopleIn,
  presentActivity,
  presentRow,
  SHOWN_COLUMNS,
  SHOWN_FROM,
  SHOWN_WITHOUT_TEXT,
} from './present-activities.ts';
import type { ShownRow } from './present-activities.ts';

/** Those that the caller may read, in the order of the ids. */
export async function activitiesById(
  tx: TenantTx,
  access: RecordAccess,
  ids: readonly string[],
): Promise<Activity[]> {
  const values: unknown[] = [tx.workspaceId, ids];
  const rows = await tx.all<ShownRow>({
    text: `select ${SHOWN_COLUMNS} ${SHOWN_FROM}
      where a.workspace_id = $1 and a.id = any($2::uuid[]) and ${readableSql(access, values)}`,
    values,
  });
  const personOf = await peopleIn(tx, rows);
  const byId = new Map(rows.map((row) => [row.id, presentActivity(row, personOf, access)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function show(call: Call<typeof getActivity>): Promise<Activity> {
  const { platform, workspace, params } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const [activity] = await activitiesById(tx, access, [params.id]);
    if (activity === undefined) throw new AppError('not_found');
    call.setRevision(activity.revision);
    return activity;
  });
}

type ListQuery = Call<typeof listActivities>['query'];

interface Order {
  readonly column: string;
  readonly where: string;
  readonly descending: boolean;
}
const ORDERS: Readonly<Record<ListQuery['state'], Order>> = {
  open: { column: 'a.due_key', where: 'a.is_open', descending: false },
  done: {
    column: 'a.done_at',
    where: 'a.done_at is not null and a.deleted_at is null',
    descending: true,
  },
  any: { column: 'a.at', where: 'a.deleted_at is null', descending: true },
  deleted: { column: 'a.deleted_at', where: 'a.deleted_at is not null', descending: true },
};

type Owner = ListQuery['owner'] | Call<typeof getCalendar>['query']['owner'];

function ownerSql(owner: Owner, access: RecordAccess, parameter: Parameter): string {
  switch (owner) {
    case undefined:
    case 'all':
      return 'true';
    case 'none':
      return 'a.owner_id is null';
    case 'me':
      return `a.owner_id = ${parameter(access.own[0] ?? null)}::uuid`;
    case 'team':
      return `a.owner_id = any(${parameter(access.team)}::uuid[])`;
    default:
      return `a.owner_id = ${parameter(owner)}::uuid`;
  }
}

export async function list(call: Call<typeof listActivities>): Promise<Answer<typeof listActivities>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const { column, where, descending } = ORDERS[query.state];
  const values: unknown[] = [workspace.id];
  const parameter = parametersInto(values);
  const conditions = [where, readableSql(access, values), ownerSql(query.owner, access, parameter)];
  if (query.deal !== undefined) conditions.push(`a.deal_id = ${parameter(query.deal)}::uuid`);
  // The work of a deal in the bin is no work; one who looks at such a deal sees it.
  else if (query.state !== 'deleted') conditions.push('d.deleted_at is null');
  if (query.company !== undefined) {
    const company = `${parameter(query.company)}::uuid`;
    conditions.push(`a.id = any(array(
      select x.id from activities x where x.workspace_id = $1 and x.company_id = ${company}
      union select x.id from deals y join activities x on x.workspace_id = $1 and x.deal_id = y.id
        where y.workspace_id = $1 and y.company_id = ${company}))`);
  }
  if (query.contact !== undefined) {
    conditions.push(`a.id = any(array(select p.activity_id from activity_people p
      where p.workspace_id = $1 and p.contact_id = ${parameter(query.contact)}::uuid))`);
  }
  if (query.kind !== undefined) conditions.push(`a.kind = ${parameter(query.kind)}`);
  if (query.from !== undefined) conditions.push(`${column} >= ${parameter(query.from)}::timestamptz`);
  if (query.to !== undefined) conditions.push(`${column} < ${parameter(query.to)}::timestamptz`);
  if (query.after !== undefined) {
    const { key, id } = readCursor(query.after);
    const than = descending ? '<' : '>';
    conditions.push(`(${column}, a.id) ${than} (${parameter(key)}::timestamptz, ${parameter(id)}::uuid)`);
  }
  const order = descending ? `${column} desc, a.id desc` : `${column}, a.id`;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await tx.all<ShownRow & { key: string }>({
      text: `select ${SHOWN_COLUMNS}, ${column}::text as key ${SHOWN_FROM}
        where a.workspace_id = $1 and ${conditions.join(' and ')} order by ${order} limit ${query.limit + 1}`,
      values,
    });
    const shown = rows.slice(0, query.limit);
    const personOf = await peopleIn(tx, shown);
    return {
      items: shown.map((row) => presentActivity(row, personOf, access)),
      nextCursor: rows.length > query.limit ? cursorOf(shown.at(-1)) : null,
    };
  });
}

const LONGEST_RANGE_MS = 100 * 86_400_000;
const MOST_ON_CALENDAR = 2000;

export async function calendar(call: Call<typeof getCalendar>): Promise<Answer<typeof getCalendar>> {
  const { platform, workspace, query } = call;
  const { from, to, owner } = query;
  const range = Date.parse(to) - Date.parse(from);
  if (range <= 0 || range > LONGEST_RANGE_MS) {
    throw new AppError('invalid_request', 'A calendar shows at least a moment and at most 100 days', [
      { path: 'query/to', message: 'must lie after `from`, by at most 100 days' },
    ]);
  }
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await rowsBetween(tx, access, { from, to, owner }, MOST_ON_CALENDAR + 1);
    const shown = rows.slice(0, MOST_ON_CALENDAR);
    const personOf = await peopleIn(tx, shown);
    return { items: shown.map((row) => presentRow(row, personOf)), cut: rows.length > shown.length };
  });
}

/** What was done or is due then: open tasks, calls and meetings with a day, and what has happened, notes aside. */
export function rowsBetween(
  tx: TenantTx,
  access: RecordAccess,
  range: { readonly from: string; readonly to: string; readonly owner: Owner },
  limit: number,
): Promise<ShownRow[]> {
  const values: unknown[] = [tx.workspaceId, range.from, range.to];
  const parameter = parametersInto(values);
  const readable = readableSql(access, values);
  return tx.all<ShownRow>({
    text: `select ${SHOWN_WITHOUT_TEXT} ${SHOWN_FROM}
      where a.workspace_id = $1 and a.deleted_at is null and a.at >= $2::timestamptz and a.at < $3::timestamptz
        and a.kind <> 'note' and (a.due_at is not null or a.done_at is not null) and d.deleted_at is null
        and ${readable} and ${ownerSql(range.owner, access, parameter)}
      order by a.at, a.id limit ${limit}`,
    values,
  });
}
