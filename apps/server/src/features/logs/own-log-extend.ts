// Brings the logs of a workspace's pipelines up to date, in a thread: reads the events behind each log's place, reads the
// deals that they touch again, and puts these in place of what the log had of them. What results is what reading all of
// it anew would give. Content and place are written in one transaction, one server at a time.
import type { Analysis } from '@portolan/contract';
import { replaceCases, hasCases, chancesOf, type CaseEnds, type EventLog } from '@portolan/mining';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/new-id.ts';
import { tenantTx, type TenantTx } from '../../platform/db/tenant-transaction.ts';
import { cursorNow } from '../../platform/events/cursor-now.ts';
import { describeLog } from './describe-log.ts';
import { loadResult, packResult, replaceContent } from './log-content-store.ts';
import { labelled, labelsOf } from './own-log-labels.ts';
import type { VersionMaps } from './own-log-maps.ts';
import { readOwnLog } from './own-log-read.ts';
import {
  addOwnLogs,
  holdOwnLog,
  listOwnLogs,
  moveReadTo,
  type OwnLogRow,
  sealOwnLog,
  touchedSince,
} from './own-log-store.ts';

export interface ExtendDeps {
  readonly db: Database;
  readonly maps: VersionMaps;
  /** The log as it is stored, with ids; kept from the last time where memory allows. */
  readonly load: (tx: TenantTx, logId: string, runId: string) => Promise<EventLog | undefined>;
  /** Keeps what was just stored. */
  readonly keep: (runId: string, raw: EventLog) => void;
}

export interface Extended {
  /** Logs whose content changed. */
  readonly changed: number;
}

/** With more than this share of the deals touched, reading all anew is less work. */
const MOST_TOUCHED = 0.2;
const MANY = 1000;
/** Behind by more than so many events that are about something else, the place is moved without a change. */
const FAR_BEHIND = 500;

export async function extendOwnLogs(deps: ExtendDeps, workspaceId: string, now: Date): Promise<Extended> {
  const rows = await tenantTx(deps.db, workspaceId, async (tx) => {
    await addOwnLogs(tx, newId, now);
    return listOwnLogs(tx);
  });
  let changed = 0;
  for (const row of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one log in memory at a time
    const isChanged = await tenantTx(deps.db, workspaceId, (tx) => extendOne(tx, deps, row.id, now));
    if (isChanged) changed++;
  }
  return { changed };
}

async function extendOne(tx: TenantTx, deps: ExtendDeps, logId: string, now: Date): Promise<boolean> {
  const row = await holdOwnLog(tx, logId);
  if (row === undefined) return false;
  // Before anything else is read: whatever is written meanwhile is read again next time.
  const readTo = await cursorNow(tx);
  const before = row.run_id === null ? undefined : await lookFirst(tx, deps, row, readTo);
  if (before === 'same') return false;
  const raw = before ?? (await readOwnLog(tx, row.process_id));
  const versions = await deps.maps.of(tx, row.process_id);
  const labels = await labelsOf(tx, raw, versions);
  const shown = labelled(raw, labels);
  const described = await describeLog(
    shown,
    { rejectedRows: 0, rejects: [], warnings: [] },
    { stored: raw, layout: before && (await layoutOf(tx, logId)) },
  );
  const results = [
    ...described.results,
    { kind: 'labels', data: packResult(JSON.stringify(labels)) },
    { kind: 'chances', data: packResult(JSON.stringify(chancesOf(raw, endsOf(raw)))) },
  ] as const;
  const runId = newId();
  await replaceContent(tx, logId, { chunks: described.chunks, results });
  await sealOwnLog(tx, logId, { runId, readTo, namedBy: row.published, now, figures: described.figures });
  deps.keep(runId, raw);
  return true;
}

async function layoutOf(tx: TenantTx, logId: string): Promise<Analysis['layout'] | undefined> {
  const stored = await loadResult(tx, logId, 'layout');
  return stored && (JSON.parse(stored.toString()) as Analysis['layout']);
}

/** The log with what has changed, undefined where it is better read anew, `same` where there is nothing to do. */
async function lookFirst(
  tx: TenantTx,
  deps: ExtendDeps,
  row: OwnLogRow,
  readTo: string,
): Promise<EventLog | 'same' | undefined> {
  const { dealIds, names, events } = await touchedSince(tx, row.process_id, row.read_to);
  const isRenamed = names || row.named_by !== row.published;
  if (dealIds.length === 0 && !isRenamed) {
    if (events > FAR_BEHIND) await moveReadTo(tx, row.id, readTo);
    return 'same';
  }
  const raw = await deps.load(tx, row.id, row.run_id!);
  if (raw === undefined || dealIds.length > Math.max(MANY, MOST_TOUCHED * raw.caseIds.length))
    return undefined;
  if (dealIds.length === 0) return raw;
  const fresh = await readOwnLog(tx, row.process_id, dealIds);
  const there = new Set(fresh.caseIds);
  const gone = new Set(dealIds.filter((id) => !there.has(id)));
  if (!isRenamed && hasCases(raw, fresh) && !raw.caseIds.some((id) => gone.has(id))) {
    if (readTo !== row.read_to) await moveReadTo(tx, row.id, readTo);
    return 'same';
  }
  return replaceCases(raw, fresh, gone);
}

/** How the deals stand. */
export function endsOf(raw: EventLog): CaseEnds {
  const state = raw.caseAttributes.get('state');
  if (state?.kind !== 'words') throw new TypeError('the log of a pipeline says how its deals stand');
  const over = Uint8Array.from(state.values, (word) => (word === 'open' || word === 'won' ? 0 : 1));
  const won = Uint8Array.from(state.values, (word) => (word === 'won' || word === 'wonEnded' ? 1 : 0));
  return {
    isOver: Uint8Array.from(state.codes, (code) => over[code]!),
    isWon: Uint8Array.from(state.codes, (code) => won[code]!),
  };
}
