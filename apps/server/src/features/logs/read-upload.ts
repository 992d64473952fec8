// Reads an uploaded file, piece by piece from the database, into a stored log; the work of the import thread.
// Twice a second it writes its progress, and learns there whether it should go on.
import { FormatError, readLog } from '@portolan/formats';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { describeLog } from './describe-log.ts';
import { MOST_REJECTS, type RejectedRow, storeContent, storeRefusal } from './log-content-store.ts';
import { findLog, touchImport } from './log-store.ts';
import { hasRoom } from './memory-room.ts';
import type { ImportOutcome } from './thread-messages.ts';
import { pieces } from './upload-pieces.ts';

/** How often progress is written, and how soon a cancelled import stops. */
const PROGRESS_MS = 500;
/** Share of the progress bar for reading; the rest is for computing and storing. */
const READING_SHARE = 0.9;

export interface ImportRun {
  readonly workspaceId: string;
  readonly logId: string;
  readonly runId: string;
}

/** The run was cancelled, deleted or taken over: it stops without a trace. */
class Superseded extends Error {}

/** The log would need more memory than there is: better known now than by the end of the server. */
class OutOfMemory extends Error {}

/** @param goesOn whether there is memory for so many events of so many columns */
export async function readUpload(
  db: Database,
  run: ImportRun,
  now: () => Date,
  goesOn: (events: number, columns: number) => boolean = (events, columns) =>
    hasRoom(events, columns, process.availableMemory()),
): Promise<ImportOutcome> {
  const { workspaceId, logId, runId } = run;
  const log = await tenantTx(db, workspaceId, (tx) => findLog(tx, logId));
  if (!log?.mapping || log.run_id !== runId || log.state !== 'importing') return { kind: 'superseded' };
  const columns = log.recognition?.columns.length ?? 0;
  const rejects: RejectedRow[] = [];
  let rejected = 0;
  const pulse = startPulse(db, run, now);
  try {
    const read = await readLog(pieces(db, run), log.mapping, {
      signal: pulse.signal,
      onProgress({ bytes, events }) {
        if (!goesOn(events, columns)) throw new OutOfMemory();
        pulse.progress(Math.min(1, bytes / Math.max(1, log.bytes)) * READING_SHARE);
      },
      onReject: (row) => {
        rejected++;
        if (rejects.length < MOST_REJECTS) {
          const { line, reason, code, params, text } = row;
          rejects.push({ line, reason, reasonCode: code, params, text });
        }
      },
    });
    const content = await describeLog(read.log, {
      rejectedRows: read.rejected,
      rejects,
      warnings: read.warnings,
    });
    const stored = await tenantTx(db, workspaceId, (tx) => storeContent(tx, logId, runId, content, now()));
    return { kind: stored ? 'stored' : 'superseded' };
  } catch (error) {
    if (error instanceof Superseded) return { kind: 'superseded' };
    if (error instanceof OutOfMemory) return { kind: 'outOfMemory' };
    if (!(error instanceof FormatError)) throw error;
    const { code, params, message } = error;
    const refusal = { problem: { code, params, message }, rejects, rejectedRows: rejected };
    const told = await tenantTx(db, workspaceId, (tx) => storeRefusal(tx, logId, runId, refusal, now()));
    return { kind: told ? 'refused' : 'superseded' };
  } finally {
    pulse.stop();
  }
}

/** Writes the progress last told every half second; its signal aborts when the run is over or the database is lost. */
function startPulse(
  db: Database,
  run: ImportRun,
  now: () => Date,
): { readonly signal: AbortSignal; progress(share: number): void; stop(): void } {
  const over = new AbortController();
  let progress = 0;
  let busy = false;
  async function beat(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      const alive = await tenantTx(db, run.workspaceId, (tx) =>
        touchImport(tx, run.logId, { runId: run.runId, progress, now: now() }),
      );
      if (!alive) over.abort(new Superseded());
    } catch (error) {
      over.abort(error);
    } finally {
      busy = false;
    }
  }
  const timer = setInterval(() => void beat(), PROGRESS_MS);
  return {
    signal: over.signal,
    progress(share) {
      progress = share;
    },
    stop: () => clearInterval(timer),
  };
}
