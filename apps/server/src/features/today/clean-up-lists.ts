// The lists of the clean-up as conditions on deals: counts of all of them in one statement, and each by pages.
import type { CleanUpDeal } from '@portolan/contract';
import { CLEAN_UP_LISTS } from '@portolan/core';
import type { CleanUpList, RecordAccess } from '@portolan/core';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { sees } from './describe-items.ts';
import type { StageLimits } from './stage-limits.ts';

export interface Which {
  readonly whose: 'mine' | 'team' | 'all';
  readonly processId: string | null;
  readonly access: RecordAccess;
  readonly now: Date;
  /** The workspace's day. */
  readonly day: string;
}

/** Touches that stand without an answer: outbound since the buyer last answered or the deal came to its stage. */
const TOUCHES = `(select count(*) from activities t where t.workspace_id = $1 and t.deal_id = d.id
    and t.done_at is not null and t.deleted_at is null and t.direction = 'out'
    and t.done_at > greatest(d.entered_at, (select max(r.done_at) from activities r
      where r.workspace_id = $1 and r.deal_id = d.id and r.done_at is not null and r.deleted_at is null
        and (r.direction = 'in' or r.outcome in ('reached', 'held', 'answered')))))::int`;

const DAY = "interval '1 day'";
/** With `$2` the limits, `$3` now, `$4` the day; `l` is what the deal's stage says. */
const CONDITIONS: Readonly<Record<CleanUpList, string>> = {
  stale: `(d.expected_until < ($3::timestamptz at time zone 'UTC')
    or (d.touched_at + l.follow_up * ${DAY} < $3 and coalesce(d.next_step_at < $3, true)))`,
  noStep: 'd.next_step_at is null',
  pastClose: 'd.close_on < $4::date',
  missing: 'd.is_incomplete',
  dead: `(d.entered_at + l.give_up_days * ${DAY} < $3
    or (l.give_up_touches is not null and ${TOUCHES} >= l.give_up_touches))`,
};
const ORDERS: Readonly<Record<CleanUpList, string>> = {
  stale: 'd.touched_at',
  noStep: 'd.touched_at',
  pastClose: 'd.close_on',
  missing: 'd.touched_at',
  dead: 'd.touched_at',
};

function parametersOf(tx: TenantTx, which: Which, limits: readonly StageLimits[]): unknown[] {
  const rows = limits.map((one) => ({
    version_id: one.versionId,
    node_id: one.nodeId,
    follow_up: one.followUpDays,
    give_up_days: one.giveUpDays,
    give_up_touches: one.giveUpTouches,
  }));
  return [tx.workspaceId, JSON.stringify(rows), which.now, which.day];
}

const FROM = `from deals d left join jsonb_to_recordset($2::jsonb) as l
    (version_id uuid, node_id text, follow_up float8, give_up_days float8, give_up_touches int)
    on l.version_id = d.version_id and l.node_id = d.node_id`;

/** Open deals at work, of those asked for and within reach, that nobody has put off. */
function whereOf({ whose, processId, access }: Which, values: unknown[]): string {
  // Every statement names each of the first four, so that their types are known.
  const parts = [
    "d.workspace_id = $1 and d.is_open and d.standing = 'working' and $3::timestamptz is not null",
  ];
  parts.push('(d.kept_until is null or d.kept_until <= $4::date)');
  if (whose !== 'all') {
    parts.push(`d.owner_id = any($${values.push(whose === 'mine' ? access.own : access.team)}::uuid[])`);
  }
  if (processId !== null) parts.push(`d.process_id = $${values.push(processId)}::uuid`);
  const scope = scopeSql(
    access,
    'deal',
    'read',
    { owner: 'd.owner_id', process: 'd.process_id' },
    values.length + 1,
  );
  values.push(...scope.values);
  parts.push(scope.text);
  return parts.join(' and ');
}

export async function countLists(
  tx: TenantTx,
  which: Which,
  limits: readonly StageLimits[],
): Promise<Record<CleanUpList, number>> {
  const values = parametersOf(tx, which, limits);
  const where = whereOf(which, values);
  const counts = CLEAN_UP_LISTS.map(
    (list) => `count(*) filter (where ${CONDITIONS[list]})::int as "${list}"`,
  );
  return tx.one<Record<CleanUpList, number>>({
    text: `select ${counts.join(', ')} ${FROM} where ${where}`,
    values,
  });
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly node_id: string;
  readonly company: { id: string; name: string } | null;
  readonly owner_id: string | null;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  readonly close_on: string | null;
  readonly entered_at: Date;
  readonly expected_days: number | null;
  readonly next_activity_id: string | null;
  readonly next_step: string | null;
  readonly next_step_at: Date | null;
  readonly last_activity_at: Date | null;
  readonly has_people: boolean;
  readonly touches: number;
  readonly revision: number;
  readonly key: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY = /^\d{4,6}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)?$/;

function readCursor(cursor: string): readonly [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2) {
      const [key, id] = read as unknown[];
      if (typeof key === 'string' && KEY.test(key) && typeof id === 'string' && UUID.test(id))
        return [key, id];
    }
  } catch {
    // Refused below.
  }
  throw new AppError('invalid_request', 'This cursor is not one of this list', [
    { path: 'query/after', message: 'not a cursor' },
  ]);
}

export async function listDeals(
  tx: TenantTx,
  which: Which,
  limits: readonly StageLimits[],
  page: { readonly list: CleanUpList; readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: CleanUpDeal[]; nextCursor: string | null }> {
  const values = parametersOf(tx, which, limits);
  const order = ORDERS[page.list];
  const where = [whereOf(which, values), CONDITIONS[page.list]];
  if (page.after !== undefined) {
    const [key, id] = readCursor(page.after);
    const cast = page.list === 'pastClose' ? 'date' : 'timestamptz';
    where.push(`(${order}, d.id) > ($${values.push(key)}::${cast}, $${values.push(id)}::uuid)`);
  }
  const rows = await tx.all<Row>({
    text: `select d.id, d.name, d.process_id, d.version_id, d.node_id, d.owner_id, d.amount_minor, d.currency,
        d.close_on::text, d.entered_at, d.expected_days, d.next_activity_id, d.next_step, d.next_step_at,
        d.last_activity_at, d.revision, jsonb_array_length(d.details->'people') > 0 as has_people, ${TOUCHES} as touches,
        (select json_build_object('id', c.id, 'name', c.name) from companies c
          where c.workspace_id = $1 and c.id = d.company_id) as company, ${order}::text as key
      ${FROM} where ${where.join(' and ')} order by ${order}, d.id limit ${page.limit + 1}`,
    values,
  });
  const shown = rows.slice(0, page.limit);
  const personOf = await peopleOf(
    tx,
    shown.map((row) => row.owner_id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => present(row, which.access, personOf)),
    nextCursor:
      rows.length > page.limit && last !== undefined
        ? Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url')
        : null,
  };
}

function present(
  row: Row,
  access: RecordAccess,
  personOf: Awaited<ReturnType<typeof peopleOf>>,
): CleanUpDeal {
  const can = (field: string): boolean => sees(access, row, field);
  const { amount_minor: minor, currency } = row;
  const missing: [CleanUpDeal['missing'][number], boolean][] = [
    ['amount', minor === null],
    ['company', row.company === null],
    ['people', !row.has_people],
    ['closeOn', row.close_on === null],
  ];
  return {
    id: row.id,
    name: row.name,
    processId: row.process_id,
    versionId: row.version_id,
    nodeId: row.node_id,
    company: can('company') ? row.company : null,
    owner: can('owner') ? personOf(row.owner_id) : null,
    amount: minor !== null && currency !== null && can('amount') ? { minor, currency } : null,
    closeOn: can('closeOn') ? row.close_on : null,
    enteredAt: row.entered_at.toISOString(),
    expectedDays: row.expected_days,
    nextStep:
      row.next_activity_id === null || row.next_step_at === null
        ? null
        : {
            activityId: row.next_activity_id,
            subject: row.next_step ?? '',
            at: row.next_step_at.toISOString(),
          },
    lastActivityAt: row.last_activity_at?.toISOString() ?? null,
    // Whether a field is filled in is part of what the field says.
    missing: missing.filter(([field, is]) => is && can(field)).map(([field]) => field),
    touches: row.touches,
    revision: row.revision,
  };
}
