// Keeps the logs of pipelines with what was done with their deals: to merge a million activities in takes as long as the
// question itself, and between two questions mostly nothing has changed. What is kept is what merging anew would give.
import { type EventLog, openSharedLog, shareLog } from '@portolan/mining';
import { type DoneByDeal, type Merged, mergeDone } from './own-log-done.ts';
import { LARGE_LOG } from './thread-messages.ts';
import type { TimedLog } from './timed-log.ts';

export interface MergedLogs {
  /**
   * `timed` with what was done, as `withDone` gives it.
   * @param key names the log and its filter: under one key all logs have the same content
   * @param byDeal another map wherever something in it is another
   */
  of(key: string, timed: TimedLog, byDeal: DoneByDeal): TimedLog;
  /** What is kept, in bytes. */
  readonly bytes: number;
}

interface Kept extends Merged {
  /** Who has it decides how long it lives. */
  readonly byDeal: WeakRef<DoneByDeal>;
  readonly size: number;
}

/** Of one without any column. */
const LEAST = 1000;

/** @param capacity bytes; what is larger is used, but not kept, and what was not asked for longest goes first */
export function createMergedLogs(capacity: number): MergedLogs {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }

  function known(key: string, { asOfMs }: TimedLog, byDeal: DoneByDeal): Kept | undefined {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    drop(key);
    const isSame = found.byDeal.deref() === byDeal && asOfMs >= found.fromMs && asOfMs < found.untilMs;
    return isSame ? found : undefined;
  }

  return {
    of(key, timed, byDeal) {
      const found = known(key, timed, byDeal) ?? merge(timed, byDeal);
      if (found.size <= capacity) {
        kept.set(key, found);
        bytes += found.size;
      }
      for (const oldest of kept.keys()) {
        if (bytes <= capacity) break;
        drop(oldest);
      }
      return found.withDone === undefined ? timed : { ...timed, withDone: found.withDone };
    },
    get bytes() {
      return bytes;
    },
  };
}

function merge(timed: TimedLog, byDeal: DoneByDeal): Kept {
  const { withDone, ...range } = mergeDone(timed, byDeal);
  const found = withDone && { ...withDone, log: readyToShare(withDone.log) };
  const size = found === undefined ? LEAST : LEAST + columnBytes(found.log);
  return { withDone: found, ...range, byDeal: new WeakRef(byDeal), size };
}

/** In shared memory once and for all, where other threads would be given it with every question. */
function readyToShare(log: EventLog): EventLog {
  if (log.time.length < LARGE_LOG) return log;
  // The ids of cases are the list that is there already: opened anew, they would be made a second time.
  const { caseOffsets, activity, time, resource, eventAttributes } = openSharedLog(shareLog(log));
  return { ...log, caseOffsets, activity, time, ...(resource && { resource }), eventAttributes };
}

/** What merging made; names and what is said of cases belong to the log that was merged into, which is at hand anyway. */
function columnBytes({ caseOffsets, activity, time, resource, eventAttributes }: EventLog): number {
  let bytes =
    caseOffsets.byteLength + activity.byteLength + time.byteLength + (resource?.codes.byteLength ?? 0);
  for (const column of eventAttributes.values()) {
    bytes += column.kind === 'words' ? column.codes.byteLength : column.values.byteLength;
  }
  return bytes;
}
