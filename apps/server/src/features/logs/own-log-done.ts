// What was done with the deals of a pipeline, for the question why: calls, meetings, mails, messages and tasks, at the time
// they were done. Read when it is asked for and never a part of the log: the map, Fit and the times of stages know nothing
// of it. A thread keeps what it has read, and reads again only the deals that something was written about since.
import { DONE_KINDS, doneActivity } from '@portolan/contract';
import { addEvents } from '@portolan/mining';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { cursorNow } from '../../platform/events/cursor-now.ts';
import { partsOfCursor } from '../../platform/events/read-events.ts';
import type { TimedLog } from './timed-log.ts';

/** By deal: its activities, each as the place of its kind among `DONE_KINDS` and its milliseconds, with commas between. */
export type DoneByDeal = ReadonlyMap<string, string>;

export interface DoneReader {
  /** The same map as long as nothing in it has changed. */
  readonly of: (tx: TenantTx, processId: string) => Promise<DoneByDeal>;
}

interface Kept {
  readonly readTo: string;
  readonly byDeal: Map<string, string>;
}

/** More deals than these changed: reading all anew is less work. */
const MOST_TOUCHED = 5_000;
/** Deals that a thread keeps, over all pipelines. */
const MOST_KEPT = 500_000;

export function createDoneReader(): DoneReader {
  const kept = new Map<string, Kept>();
  return {
    async of(tx, processId) {
      const key = `${tx.workspaceId} ${processId}`;
      const known = kept.get(key);
      // Before anything else is read: whatever is written meanwhile is read again next time.
      const readTo = await cursorNow(tx);
      const touched = known && (await touchedSince(tx, known.readTo));
      let byDeal: Map<string, string>;
      if (known === undefined || touched === undefined || touched.length > MOST_TOUCHED) {
        byDeal = await readDone(tx, processId);
      } else if (touched.length === 0) {
        byDeal = known.byDeal;
      } else {
        const fresh = await readDone(tx, processId, touched);
        const isSame = touched.every((id) => isSameDone(fresh.get(id), known.byDeal.get(id)));
        byDeal = isSame ? known.byDeal : new Map(known.byDeal);
        for (const id of isSame ? [] : touched) {
          const done = fresh.get(id);
          if (done === undefined) byDeal.delete(id);
          else byDeal.set(id, done);
        }
      }
      kept.delete(key);
      kept.set(key, { readTo, byDeal });
      forget(kept);
      return byDeal;
    },
  };
}

/** The database gives the activities of a deal in any order. */
function isSameDone(one: string | undefined, other: string | undefined): boolean {
  return one === other || inOrder(one) === inOrder(other);
}

function inOrder(done: string | undefined): string | undefined {
  return done?.split(',').toSorted().join();
}

/** What was not asked for longest goes first. */
function forget(kept: Map<string, Kept>): void {
  let deals = 0;
  for (const { byDeal } of kept.values()) deals += byDeal.size;
  for (const [key, { byDeal }] of kept) {
    if (deals <= MOST_KEPT) break;
    kept.delete(key);
    deals -= byDeal.size;
  }
}

/** Deals that anything was written about behind a place: activities come, go and change with an event of theirs. */
async function touchedSince(tx: TenantTx, readTo: string): Promise<string[]> {
  const { xid, seq } = partsOfCursor(readTo)!;
  const { ids } = await tx.one<{ ids: string[] | null }>({
    name: 'own-log-done-touched',
    text: `select array_agg(distinct deal_id) filter (where deal_id is not null) as ids
      from events where workspace_id = $1 and (xid, seq) > ($2::xid8, $3::bigint)`,
    values: [tx.workspaceId, xid, seq],
  });
  return ids ?? [];
}

const COLUMNS = `a.deal_id as deal,
  string_agg(array_position($3::text[], a.kind) || floor(extract(epoch from a.done_at) * 1000)::text, ',') as done`;
const DONE = `a.done_at is not null and a.deleted_at is null and a.kind = any($3::text[])`;

async function readDone(
  tx: TenantTx,
  processId: string,
  dealIds?: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.all<{ deal: string; done: string }>(
    dealIds === undefined
      ? {
          name: 'own-log-done',
          text: `select ${COLUMNS}
            from deals d join activities a on a.workspace_id = d.workspace_id and a.deal_id = d.id
            where d.workspace_id = $1 and d.process_id = $2 and ${DONE} group by 1`,
          values: [tx.workspaceId, processId, DONE_KINDS],
        }
      : {
          name: 'own-log-done-of',
          text: `select ${COLUMNS}
            from deals d join activities a on a.workspace_id = d.workspace_id and a.deal_id = d.id
            where d.workspace_id = $1 and d.process_id = $2 and d.id = any($4::uuid[]) and ${DONE} group by 1`,
          values: [tx.workspaceId, processId, DONE_KINDS, dealIds],
        },
  );
  return new Map(rows.map(({ deal, done }) => [deal, done]));
}

/** The log with what was done, and for which moments of asking it is that. */
export interface Merged {
  readonly withDone: TimedLog['withDone'];
  /** Asked from this moment (what was done last is in it) to before the other (when the next is), it is the same. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The log with what was done with its deals, from the first event of each on, until it was followed. Where the map has a
 * stage by the same name, the stage it is.
 */
export function withDone(timed: TimedLog, byDeal: DoneByDeal): TimedLog {
  const merged = mergeDone(timed, byDeal).withDone;
  return merged === undefined ? timed : { ...timed, withDone: merged };
}

export function mergeDone({ log, asOfMs, activities }: TimedLog, byDeal: DoneByDeal): Merged {
  const taken = new Set(activities);
  const names = DONE_KINDS.map(doneActivity);
  const isFree = names.map((name) => !taken.has(name));
  const cases: number[] = [];
  const activity: number[] = [];
  const time: number[] = [];
  let [fromMs, untilMs] = [-Infinity, Infinity];
  log.caseIds.forEach((id, c) => {
    const began = log.time[log.caseOffsets[c]!]!;
    for (const one of byDeal.get(id)?.split(',') ?? []) {
      const kind = Number(one[0]) - 1;
      const ms = Number(one.slice(1));
      if (isFree[kind] !== true || ms < began) continue;
      if (ms > asOfMs) {
        untilMs = Math.min(untilMs, ms);
        continue;
      }
      fromMs = Math.max(fromMs, ms);
      cases.push(c);
      activity.push(kind);
      time.push(ms);
    }
  });
  if (time.length === 0) return { withDone: undefined, fromMs, untilMs };
  const merged = addEvents(log, {
    cases: Uint32Array.from(cases),
    activities: names,
    activity: Uint8Array.from(activity),
    time: Float64Array.from(time),
  });
  return { withDone: { log: merged, activities: names.filter((_, i) => isFree[i]) }, fromMs, untilMs };
}
