// Today: what somebody has to do now, gathered from steps, approvals, hand-overs and deals, in the order of core/today.
// A deal is listed once, by what presses most.
import type { getToday } from '@portolan/contract';
import { clockAt, endOfDay, judgeDeal, rankToday, ROLES } from '@portolan/core';
import type { Clock, RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { activityScopeSql } from '../../platform/access/activity-scope.ts';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { describeItems } from './describe-items.ts';
import type { Found } from './found.ts';
import { limitsByStage, stageLimits } from './stage-limits.ts';
import type { MapsForToday } from './stage-limits.ts';

/** So many of each kind are looked at. */
const MOST = 1000;
const MOST_DEALS = 2000;

interface Asking {
  readonly access: RecordAccess;
  readonly userId: string;
  readonly role: Role;
  readonly clock: Clock;
}

export async function today(
  call: Call<typeof getToday>,
  maps: MapsForToday,
): Promise<Answer<typeof getToday>> {
  const { platform, workspace, query, now } = call;
  const access = await accessOf(call);
  const caller = workspace.actor.kind === 'user' ? workspace.actor.id : null;
  const userId = query.owner === 'me' ? caller : query.owner;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const settings = await tx.one<{ time_zone: string; first_response_hours: number }>({
      name: 'today-settings',
      text: 'select time_zone, first_response_hours from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    });
    const timeZone = settings.time_zone;
    const { day } = clockAt(now.getTime(), timeZone);
    const clock = { now: now.getTime(), day, timeZone, firstResponseHours: settings.first_response_hours };
    const role = userId === null || userId === caller ? workspace.role : await roleOf(tx, userId);
    const asking: Asking = { access, userId: userId ?? '00000000-0000-0000-0000-000000000000', role, clock };
    const [steps, later] = [await stepsOf(tx, asking), await snoozedOf(tx, asking)];
    const limits = limitsByStage(await stageLimits(tx, maps));
    const found = [
      ...steps,
      ...(await approvalsFor(tx, asking, maps)),
      ...(await handoversFor(tx, asking)),
      ...(await dealsOf(tx, asking, limits)),
    ];
    const ranked = oncePerDeal(rankToday(found, clock.now));
    const counts = Object.fromEntries(
      [...Map.groupBy(ranked, ({ kind }) => kind)].map(([kind, ofKind]) => [
        kind,
        Math.min(ofKind.length, MOST),
      ]),
    );
    const shown = cutEach(ranked, query.limit);
    return {
      items: await describeItems(tx, access, shown),
      counts: { ...NONE, ...counts },
      later,
      day,
      timeZone,
    };
  });
}

const NONE = { newLead: 0, step: 0, approval: 0, handover: 0, back: 0, stalled: 0, noStep: 0 };

async function roleOf(tx: TenantTx, userId: string): Promise<Role> {
  const row = await tx.maybe<{ role: Role }>({
    text: 'select role from members where workspace_id = $1 and user_id = $2',
    values: [tx.workspaceId, userId],
  });
  if (row === undefined)
    throw new AppError('invalid_request', 'There is no such member', [
      { path: 'query/owner', message: 'not a member here' },
    ]);
  return row.role;
}

/** Every step stays; what a deal asks for beside the first thing is left out. */
function oncePerDeal(ranked: readonly Found[]): Found[] {
  const seen = new Set<string>();
  const withStep = new Set(ranked.filter(({ kind }) => kind === 'step').map(({ dealId }) => dealId));
  return ranked.filter(({ kind, dealId }) => {
    if (dealId === null || kind === 'step' || kind === 'approval') return true;
    const again = seen.has(dealId) || ((kind === 'stalled' || kind === 'noStep') && withStep.has(dealId));
    seen.add(dealId);
    return !again;
  });
}

function cutEach(ranked: readonly Found[], limit: number): Found[] {
  const counts = new Map<string, number>();
  return ranked.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= limit;
  });
}

interface StepRow {
  readonly id: string;
  readonly deal_id: string | null;
  readonly due_at: Date;
  readonly due_on: string | null;
  readonly priority: Found['priority'];
}

async function stepsOf(tx: TenantTx, { access, userId, clock }: Asking): Promise<Found[]> {
  const values: unknown[] = [
    tx.workspaceId,
    userId,
    new Date(endOfDay(clock.day, clock.timeZone)),
    new Date(clock.now),
  ];
  const readable = activityScopeSql(access, 'a', values.length + 1);
  values.push(...readable.values);
  const rows = await tx.all<StepRow>({
    text: `select a.id, a.deal_id, a.due_at, a.due_on::text, a.priority
      from activities a left join deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
      where a.workspace_id = $1 and a.is_open and a.owner_id = $2 and a.due_key <= $3
        and (a.snoozed_until is null or a.snoozed_until <= $4) and d.deleted_at is null
        and ${readable.text}
      order by a.due_key, a.id limit ${MOST}`,
    values,
  });
  return rows.map((row): Found => {
    const at = row.due_at.getTime();
    return {
      key: `step:${row.id}`,
      kind: 'step',
      why: at < clock.now ? 'overdue' : 'dueToday',
      since: at,
      by: at,
      priority: row.priority,
      timed: row.due_on === null,
      action: 'finish',
      dealId: row.deal_id,
      activityId: row.id,
      item: null,
    };
  });
}

/** Put off until later today. */
async function snoozedOf(
  tx: TenantTx,
  { userId, clock }: Asking,
): Promise<{ count: number; next: string | null }> {
  const row = await tx.one<{ count: number; next: Date | null }>({
    text: `select count(*)::int as count, min(a.snoozed_until) as next from activities a
      where a.workspace_id = $1 and a.is_open and a.owner_id = $2 and a.due_key <= $3
        and a.snoozed_until > $4 and a.snoozed_until <= $3`,
    values: [tx.workspaceId, userId, new Date(endOfDay(clock.day, clock.timeZone)), new Date(clock.now)],
  });
  return { count: row.count, next: row.next?.toISOString() ?? null };
}

const OF_DEAL = { priority: 'normal', timed: false, activityId: null, item: null } as const;

function readableDeal(access: RecordAccess, values: unknown[]): string {
  const scope = scopeSql(
    access,
    'deal',
    'read',
    { owner: 'd.owner_id', process: 'd.process_id' },
    values.length + 1,
  );
  values.push(...scope.values);
  return scope.text;
}

interface AskingRow {
  readonly id: string;
  readonly version_id: string;
  readonly ticks: Readonly<
    Record<string, { readonly state: string; readonly at: string; readonly by: string | null }>
  >;
}

/** Approvals that somebody else asked for, of items whose role the person has. */
async function approvalsFor(
  tx: TenantTx,
  { access, userId, role }: Asking,
  maps: MapsForToday,
): Promise<Found[]> {
  const values: unknown[] = [tx.workspaceId];
  const rows = await tx.all<AskingRow>({
    text: `select d.id, d.version_id, d.details->'ticks' as ticks from deals d
      where d.workspace_id = $1 and d.is_open and d.asks and ${readableDeal(access, values)}
      order by d.id limit ${MOST}`,
    values,
  });
  const found: Found[] = [];
  for (const row of rows) {
    // oxlint-disable-next-line no-await-in-loop -- known already, all but the first time
    const { graph } = await maps.get(tx, row.version_id);
    const items = graph.map.nodes.flatMap((node) => (node.type === 'stage' ? node.checklist : []));
    for (const [id, tick] of Object.entries(row.ticks)) {
      const item = items.find((one) => one.id === id);
      if (tick.state !== 'asked' || tick.by === userId || item?.check.how !== 'approval') continue;
      if (ROLES.indexOf(role) > ROLES.indexOf(item.check.role)) continue;
      found.push({
        ...OF_DEAL,
        key: `approval:${row.id}:${id}`,
        kind: 'approval',
        why: 'asked',
        since: Date.parse(tick.at),
        by: null,
        action: 'approve',
        dealId: row.id,
        item: { id, text: item.text },
      });
    }
  }
  return found;
}

/**
 * Hand-overs that wait for the person: for the owner of the deal where somebody else handed it over; where whoever handed
 * it over still owns it, or nobody does, for everybody who sees it, because lanes have no members.
 */
async function handoversFor(tx: TenantTx, { access, userId }: Asking): Promise<Found[]> {
  const values: unknown[] = [tx.workspaceId, userId];
  const rows = await tx.all<{ id: string; at: string }>({
    text: `select d.id, d.details#>>'{handover,at}' as at from deals d
      where d.workspace_id = $1 and d.is_open and d.handover = 'waiting'
        and d.details#>>'{handover,by}' is distinct from $2
        and (d.owner_id is null or d.owner_id = $2::uuid or d.owner_id::text = d.details#>>'{handover,by}')
        and ${readableDeal(access, values)}
      order by d.entered_at, d.id limit ${MOST}`,
    values,
  });
  return rows.map((row) => ({
    ...OF_DEAL,
    key: `handover:${row.id}`,
    kind: 'handover',
    why: 'handedOver',
    since: Date.parse(row.at),
    by: null,
    action: 'acceptHandover',
    dealId: row.id,
  }));
}

interface DealTimesRow {
  readonly id: string;
  readonly version_id: string;
  readonly node_id: string;
  readonly standing: 'working' | 'resting' | 'afterWon' | 'ended';
  readonly created_at: Date;
  readonly entered_at: Date;
  readonly last_activity_at: Date | null;
  readonly first_touch_at: Date | null;
  readonly next_step_at: Date | null;
  readonly expected_days: number | null;
  readonly back_on: string | null;
}

const TIMES = `d.id, d.version_id, d.node_id, d.standing, d.created_at, d.entered_at, d.last_activity_at,
  d.first_touch_at, d.next_step_at, d.expected_days, d.back_on::text`;

/** The person's own, and new ones that are nobody's. A deal kept as it is until a day asks for nothing before. */
async function dealsOf(
  tx: TenantTx,
  { access, userId, clock }: Asking,
  limits: ReturnType<typeof limitsByStage>,
): Promise<Found[]> {
  const values: unknown[] = [tx.workspaceId, userId, clock.day];
  const own = await tx.all<DealTimesRow>({
    text: `select ${TIMES} from deals d
      where d.workspace_id = $1 and d.is_open and d.owner_id = $2 and d.standing in ('working', 'resting')
        and (d.kept_until is null or d.kept_until <= $3::date) and ${readableDeal(access, values)}
      order by d.touched_at limit ${MOST_DEALS}`,
    values,
  });
  const unowned: unknown[] = [tx.workspaceId];
  const fresh = await tx.all<DealTimesRow>({
    text: `select ${TIMES} from deals d
      where d.workspace_id = $1 and d.is_open and d.standing = 'working' and d.first_touch_at is null
        and d.owner_id is null and ${readableDeal(access, unowned)}
        and d.created_at > $${unowned.push(new Date(clock.now - 30 * 86_400_000))}
      order by d.created_at desc limit ${MOST}`,
    values: unowned,
  });
  const asks = (row: DealTimesRow, onlyNew: boolean): Found[] => {
    const stage = limits(row.version_id, row.node_id);
    const asked = judgeDeal(timesOf(row), stage, clock);
    if (asked === null || (onlyNew && asked.kind !== 'newLead')) return [];
    return [{ ...OF_DEAL, ...asked, key: `${asked.kind}:${row.id}`, dealId: row.id }];
  };
  return [...own.flatMap((row) => asks(row, false)), ...fresh.flatMap((row) => asks(row, true))];
}

function timesOf(row: DealTimesRow): Parameters<typeof judgeDeal>[0] {
  return {
    standing: row.standing,
    createdAt: row.created_at.getTime(),
    enteredAt: row.entered_at.getTime(),
    lastActivityAt: row.last_activity_at?.getTime() ?? null,
    firstTouchAt: row.first_touch_at?.getTime() ?? null,
    nextStepAt: row.next_step_at?.getTime() ?? null,
    expectedDays: row.expected_days,
    backOn: row.back_on,
  };
}
