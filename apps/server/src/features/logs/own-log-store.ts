// The rows of the workspace's own logs: one per process with deals, made by itself, kept up by itself.
import { FIRST_CURSOR, partsOfCursor } from '../../platform/events/read-events.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { LogContent } from './log-content-store.ts';

/** What the log of a pipeline is made from. */
export const MOVES: readonly string[] = ['created', 'entered', 'transferred'];
/** What changes the log: moves, those taken back, and what is said of a deal. */
const TOUCHING: readonly string[] = [
  ...MOVES,
  'undone',
  'won',
  'ended',
  'reopened',
  'changed',
  'deleted',
  'restored',
  'merged',
  'unmerged',
  'absorbed',
];

export interface OwnLogRow {
  readonly id: string;
  readonly process_id: string;
  /** Null before it was made. */
  readonly run_id: string | null;
  readonly read_to: string | null;
  readonly named_by: string | null;
  readonly published: string | null;
}

/** A row for each process that has deals and no log yet. */
export async function addOwnLogs(tx: TenantTx, newId: () => string, now: Date): Promise<void> {
  const missing = await tx.all<{ id: string; name: string }>({
    name: 'own-logs-missing',
    text: `select p.id, p.name from processes p
      where p.workspace_id = $1
        and not exists (
          select from logs l where l.workspace_id = $1 and l.process_id = p.id and l.origin = 'pipeline')
        and exists (select from deals d where d.workspace_id = $1 and d.process_id = p.id)`,
    values: [tx.workspaceId],
  });
  for (const { id, name } of missing) {
    // oxlint-disable-next-line no-await-in-loop -- once per process, ever
    await tx.run({
      text: `insert into logs (workspace_id, id, name, file_name, origin, process_id, state, created_at, touched_at)
        values ($1, $2, $3, '', 'pipeline', $4, 'importing', $5, $5) on conflict do nothing`,
      values: [tx.workspaceId, newId(), name, id, now],
    });
  }
}

const COLUMNS = `l.id, l.process_id, l.run_id, l.read_to, l.named_by, (
    select v.id from map_versions v
    where v.workspace_id = l.workspace_id and v.process_id = l.process_id and v.state = 'published') as published`;

export function listOwnLogs(tx: TenantTx): Promise<OwnLogRow[]> {
  return tx.all<OwnLogRow>({
    name: 'own-logs',
    text: `select ${COLUMNS} from logs l where l.workspace_id = $1 and l.origin = 'pipeline' order by l.id`,
    values: [tx.workspaceId],
  });
}

/**
 * The row as it is once nobody else works on it, in whichever server: they come one after the other. The lock is not one
 * of a row, as that would give the transaction a number, which readers of events everywhere would have to wait for.
 */
export async function holdOwnLog(tx: TenantTx, id: string): Promise<OwnLogRow | undefined> {
  await tx.run({
    name: 'own-log-lock',
    text: `select pg_advisory_xact_lock(hashtextextended($1, 7400))`,
    values: [id],
  });
  return tx.maybe<OwnLogRow>({
    name: 'own-log',
    text: `select ${COLUMNS} from logs l where l.workspace_id = $1 and l.id = $2 and l.origin = 'pipeline'`,
    values: [tx.workspaceId, id],
  });
}

/** Says that the log holds everything up to a place, where nothing of it has changed. */
export function moveReadTo(tx: TenantTx, id: string, readTo: string): Promise<number> {
  return tx.run({
    name: 'own-log-read-to',
    text: `update logs set read_to = $3 where workspace_id = $1 and id = $2 and origin = 'pipeline'`,
    values: [tx.workspaceId, id, readTo],
  });
}

export interface Touched {
  readonly dealIds: readonly string[];
  /** What companies are called may have changed. */
  readonly names: boolean;
  /** How many events there are behind the place, whatever they tell. */
  readonly events: number;
}

/**
 * The deals of a process with events behind a place, those of transactions that are younger than ones still running
 * included: reading a deal twice changes nothing, so the place itself may stay behind.
 */
export async function touchedSince(tx: TenantTx, processId: string, readTo: string | null): Promise<Touched> {
  const { xid, seq } = partsOfCursor(readTo ?? FIRST_CURSOR)!;
  const row = await tx.one<{ ids: string[] | null; names: boolean | null; events: number }>({
    name: 'own-log-touched',
    text: `select array_agg(distinct record_id) filter (
          where about = 'deal' and process_id = $4 and kind = any($5::text[])) as ids,
        bool_or(about = 'company') as names, count(*) as events
      from events where workspace_id = $1 and (xid, seq) > ($2::xid8, $3::bigint)`,
    values: [tx.workspaceId, xid, seq, processId, TOUCHING],
  });
  return { dealIds: row.ids ?? [], names: row.names ?? false, events: row.events };
}

/** The content was written: says so, and up to where it goes. */
export function sealOwnLog(
  tx: TenantTx,
  id: string,
  to: {
    readonly runId: string;
    readonly readTo: string;
    readonly namedBy: string | null;
    readonly now: Date;
    readonly figures: LogContent['figures'];
  },
): Promise<number> {
  const { figures } = to;
  return tx.run({
    name: 'own-log-seal',
    text: `update logs set state = 'ready', progress = 1, run_id = $3, read_to = $4, named_by = $5, cases = $6,
        events = $7, activities = $8, rejected_rows = 0, first_event = $9, last_event = $10, touched_at = $11
      where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      id,
      to.runId,
      to.readTo,
      to.namedBy,
      figures.cases,
      figures.events,
      figures.activities,
      figures.from,
      figures.to,
      to.now,
    ],
  });
}

export async function dealNames(tx: TenantTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all<{ id: string; name: string }>({
    name: 'own-log-deal-names',
    text: 'select id, name from deals where workspace_id = $1 and id = any($2::uuid[])',
    values: [tx.workspaceId, ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The log of a process's pipeline, as far as it was made. */
export function ownLogOf(
  tx: TenantTx,
  processId: string,
): Promise<{ readonly id: string; readonly run_id: string | null } | undefined> {
  return tx.maybe({
    name: 'own-log-of',
    text: `select id, run_id from logs where workspace_id = $1 and process_id = $2 and origin = 'pipeline'`,
    values: [tx.workspaceId, processId],
  });
}
