// The clean-up review: what is on its lists, what is decided, and reviews with a beginning and an end. Every decision is put
// down with who and when; what it does to a deal is a command like any other, asked by the rules of the map.
import type * as contract from '@portolan/contract';
import type { CleanUpRun } from '@portolan/contract';
import { clockAt, reaches } from '@portolan/core';
import type { CleanUpList, DealCommand, RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { storable, storableJson } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';
import { countLists, listDeals } from './clean-up-lists.ts';
import type { Which } from './clean-up-lists.ts';
import { stageLimits } from './stage-limits.ts';
import type { MapsForToday } from './stage-limits.ts';

export interface CleanUpDeps {
  readonly maps: MapsForToday;
  /** The one way in which deals are written. */
  readonly write: (
    tx: TenantTx,
    orders: readonly { readonly dealId: string; readonly command: DealCommand }[],
    by: {
      readonly actor: Actor;
      readonly role: Role;
      readonly access: RecordAccess;
      readonly now: Date;
      readonly newId: () => string;
    },
  ) => Promise<
    readonly (
      | { readonly ok: true; readonly dealId: string }
      | { readonly ok: false; readonly dealId: string; readonly name: string; readonly error: AppError }
    )[]
  >;
}

async function whichOf(
  tx: TenantTx,
  access: RecordAccess,
  asked: { readonly whose: Which['whose']; readonly processId: string | null },
  now: Date,
): Promise<Which> {
  const { time_zone: timeZone } = await tx.one<{ time_zone: string }>({
    name: 'workspace-zone',
    text: 'select time_zone from workspaces where workspace_id = $1',
    values: [tx.workspaceId],
  });
  return { ...asked, access, now, day: clockAt(now.getTime(), timeZone).day };
}

export async function overview(
  call: Call<typeof contract.getCleanUp>,
  deps: CleanUpDeps,
): Promise<Answer<typeof contract.getCleanUp>> {
  const { platform, workspace, query, now } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const which = await whichOf(tx, access, { whose: query.whose, processId: query.process ?? null }, now);
    const counts = await countLists(tx, which, await stageLimits(tx, deps.maps));
    const open = await openRun(tx, workspace.actor.id);
    const [run] = await presentRuns(tx, open === undefined ? [] : [open]);
    return {
      lists: Object.entries(counts).map(([list, count]) => ({ list: list as CleanUpList, count })),
      run: run ?? null,
    };
  });
}

export async function dealsOfList(
  call: Call<typeof contract.listCleanUpDeals>,
  deps: CleanUpDeps,
): Promise<Answer<typeof contract.listCleanUpDeals>> {
  const { platform, workspace, query, now } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const which = await whichOf(tx, access, { whose: query.whose, processId: query.process ?? null }, now);
    return listDeals(tx, which, await stageLimits(tx, deps.maps), query);
  });
}

interface Refused {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

export async function decideDeals(
  call: Call<typeof contract.decideCleanUp>,
  deps: CleanUpDeps,
): Promise<Answer<typeof contract.decideCleanUp>> {
  const { platform, workspace, body, now } = call;
  const { deed, list } = body;
  const ids = [...new Set(body.ids)];
  const by = {
    actor: workspace.actor,
    role: workspace.role,
    access: await accessOf(call),
    now,
    newId: platform.newId,
  };
  return call.write(async (tx) => {
    const refused =
      deed.do === 'keep'
        ? await keep(tx, ids, deed.until, by)
        : await carryOut(tx, deps, ids, deed.do === 'set' ? { ...deed, was: {} } : deed, by);
    const not = new Set(refused.map(({ id }) => id));
    const done = ids.filter((id) => !not.has(id));
    if (done.length > 0) {
      const run = await openRun(tx, workspace.actor.id);
      const rows = done.map((dealId) => ({ id: platform.newId(), deal_id: dealId }));
      await tx.run({
        text: `insert into clean_up_decisions (workspace_id, id, run_id, deal_id, list, what, details, at, by_id)
          select $1, r.id, $3, r.deal_id, $4, $5, $6::jsonb, $7, $8
          from jsonb_to_recordset($2::jsonb) as r (id uuid, deal_id uuid)`,
        values: [
          tx.workspaceId,
          JSON.stringify(rows),
          run?.id ?? null,
          list,
          deed.do,
          storableJson(deed),
          now,
          workspace.actor.id,
        ],
      });
      const details = { list, ...deed, deals: done.length };
      await audit(
        tx,
        { actor: workspace.actor, action: 'clean_up.decide', subject: run?.id ?? done[0]!, details },
        platform,
      );
    }
    return { done: done.length, refused };
  });
}

async function carryOut(
  tx: TenantTx,
  deps: CleanUpDeps,
  ids: readonly string[],
  command: DealCommand,
  by: Parameters<CleanUpDeps['write']>[2],
): Promise<Refused[]> {
  const written = await deps.write(
    tx,
    ids.map((dealId) => ({ dealId, command })),
    by,
  );
  return written.flatMap((one) =>
    one.ok
      ? []
      : [
          {
            id: one.dealId,
            name: one.error.code === 'not_found' ? '' : one.name,
            code: one.error.reason?.code ?? one.error.code,
            message: one.error.detail ?? one.error.message,
          },
        ],
  );
}

/** Until when a deal is on no list (null: it is on them again): kept on its row, and no fact about the deal itself. */
async function keep(
  tx: TenantTx,
  ids: readonly string[],
  until: string | null,
  { access, now }: { readonly access: RecordAccess; readonly now: Date },
): Promise<Refused[]> {
  const { day } = await whichOf(tx, access, { whose: 'all', processId: null }, now);
  if (until !== null && until <= day) {
    const message = 'Keep it until a day that is still to come';
    throw new AppError('invalid_request', message, [{ path: 'body/deed/until', message }]);
  }
  const rows = await tx.all<{
    id: string;
    name: string;
    owner_id: string | null;
    process_id: string;
    is_open: boolean;
  }>({
    text: `select id, name, owner_id, process_id, is_open from deals
      where workspace_id = $1 and id = any($2::uuid[]) order by id for update`,
    values: [tx.workspaceId, ids],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const refused = ids.flatMap((id): Refused[] => {
    const row = byId.get(id);
    const whose = row && { ownerId: row.owner_id, processId: row.process_id };
    if (row === undefined || whose === undefined || !reaches(access, 'deal', 'read', whose)) {
      return [{ id, name: '', code: 'not_found', message: 'There is nothing here, or nothing you may see' }];
    }
    if (!reaches(access, 'deal', 'change', whose)) {
      const message = 'You see this deal, but your role does not change it';
      return [{ id, name: row.name, code: 'forbidden', message }];
    }
    return row.is_open
      ? []
      : [{ id, name: row.name, code: 'not_open', message: 'The deal has ended or is in the bin' }];
  });
  const not = new Set(refused.map(({ id }) => id));
  await tx.run({
    text: 'update deals set kept_until = $3 where workspace_id = $1 and id = any($2::uuid[])',
    values: [tx.workspaceId, ids.filter((id) => !not.has(id)), until],
  });
  return refused;
}

interface RunRow {
  readonly id: string;
  readonly whose: Which['whose'];
  readonly process_id: string | null;
  readonly started_at: Date;
  readonly started_by: string | null;
  readonly finished_at: Date | null;
  readonly before: CleanUpRun['before'];
  readonly after: CleanUpRun['after'];
  readonly note: string;
}

const RUN = `id, whose, process_id, started_at, started_by, finished_at, before, after, note`;

function openRun(tx: TenantTx, userId: string | null): Promise<RunRow | undefined> {
  return tx.maybe<RunRow>({
    text: `select ${RUN} from clean_up_runs
      where workspace_id = $1 and started_by = $2 and finished_at is null order by id desc limit 1`,
    values: [tx.workspaceId, userId],
  });
}

async function presentRuns(tx: TenantTx, rows: readonly RunRow[]): Promise<CleanUpRun[]> {
  if (rows.length === 0) return [];
  const [personOf, decided] = await Promise.all([
    peopleOf(
      tx,
      rows.map((row) => row.started_by),
    ),
    tx.all<{ run_id: string; what: string; deals: number }>({
      text: `select run_id, what, count(distinct deal_id)::int as deals from clean_up_decisions
        where workspace_id = $1 and run_id = any($2::uuid[]) group by run_id, what`,
      values: [tx.workspaceId, rows.map(({ id }) => id)],
    }),
  ]);
  return rows.map((row) => ({
    id: row.id,
    whose: row.whose,
    processId: row.process_id,
    startedAt: row.started_at.toISOString(),
    startedBy: personOf(row.started_by),
    finishedAt: row.finished_at?.toISOString() ?? null,
    before: row.before,
    after: row.after,
    decided: Object.fromEntries(
      decided.filter((one) => one.run_id === row.id).map(({ what, deals }) => [what, deals]),
    ),
    note: row.note,
  }));
}

export function listRuns(
  call: Call<typeof contract.listCleanUpRuns>,
): Promise<Answer<typeof contract.listCleanUpRuns>> {
  const { platform, workspace, query } = call;
  const after =
    query.after === undefined ? 'ffffffff-ffff-ffff-ffff-ffffffffffff' : decodeCursor(query.after);
  if (after === undefined) {
    throw new AppError('invalid_request', 'This cursor is not one of this list', [
      { path: 'query/after', message: 'not a cursor' },
    ]);
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await tx.all<RunRow>({
      text: `select ${RUN} from clean_up_runs
        where workspace_id = $1 and started_by = $2 and id < $3 order by id desc limit $4`,
      values: [tx.workspaceId, workspace.actor.id, after, query.limit + 1],
    });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: await presentRuns(tx, shown),
      nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor(last.id) : null,
    };
  });
}

async function holdPerson(tx: TenantTx, { actor }: Workspace): Promise<void> {
  await tx.run({
    text: 'select from members where workspace_id = $1 and user_id = $2 for update',
    values: [tx.workspaceId, actor.id],
  });
}

export async function startRun(
  call: Call<typeof contract.startCleanUpRun>,
  deps: CleanUpDeps,
): Promise<Answer<typeof contract.startCleanUpRun>> {
  const { platform, workspace, body, now } = call;
  const access = await accessOf(call);
  return call.write(async (tx) => {
    // Two at once wait for each other here.
    await holdPerson(tx, workspace);
    if ((await openRun(tx, workspace.actor.id)) !== undefined) {
      throw new AppError('conflict', 'A review is going on already; end it first', undefined, {
        code: 'review_open',
        params: {},
      });
    }
    const which = await whichOf(tx, access, body, now);
    const before = await countLists(tx, which, await stageLimits(tx, deps.maps));
    const row = await tx.one<RunRow>({
      text: `insert into clean_up_runs (workspace_id, id, whose, process_id, started_at, started_by, before)
        values ($1, $2, $3, $4, $5, $6, $7) returning ${RUN}`,
      values: [
        tx.workspaceId,
        platform.newId(),
        body.whose,
        body.processId,
        now,
        workspace.actor.id,
        JSON.stringify(before),
      ],
    });
    await audit(
      tx,
      { actor: workspace.actor, action: 'clean_up.start', subject: row.id, details: { before } },
      platform,
    );
    const [run] = await presentRuns(tx, [row]);
    return run!;
  });
}

export async function finishRun(
  call: Call<typeof contract.finishCleanUpRun>,
  deps: CleanUpDeps,
): Promise<Answer<typeof contract.finishCleanUpRun>> {
  const { platform, workspace, params, body, now } = call;
  const access = await accessOf(call);
  return call.write(async (tx) => {
    const row = await tx.maybe<RunRow>({
      text: `select ${RUN} from clean_up_runs where workspace_id = $1 and id = $2 and started_by = $3 for update`,
      values: [tx.workspaceId, params.id, workspace.actor.id],
    });
    if (row === undefined) throw new AppError('not_found');
    if (row.finished_at !== null) throw new AppError('conflict', 'The review has ended already');
    const which = await whichOf(tx, access, { whose: row.whose, processId: row.process_id }, now);
    const after = await countLists(tx, which, await stageLimits(tx, deps.maps));
    const ended = await tx.one<RunRow>({
      text: `update clean_up_runs set finished_at = $3, after = $4, note = $5
        where workspace_id = $1 and id = $2 returning ${RUN}`,
      values: [tx.workspaceId, row.id, now, JSON.stringify(after), storable(body.note)],
    });
    const [run] = await presentRuns(tx, [ended]);
    const details = { after, decided: run!.decided };
    await audit(
      tx,
      { actor: workspace.actor, action: 'clean_up.finish', subject: row.id, details },
      platform,
    );
    return run!;
  });
}
