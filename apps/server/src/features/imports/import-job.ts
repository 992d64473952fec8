// The job behind an import's work: one thread per run, begun again when its server was killed, and given up after
// three starts in a row that wrote nothing.
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { idSchema } from '@portolan/contract';
import type { DataImportState } from '@portolan/contract';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { failureFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import { changeImport, countAttempt, findImport } from './import-store.ts';
import type { WorkOutcome } from './import-work.ts';
import type { ImportRun } from './work-state.ts';

const MOST_ATTEMPTS = 3;
const HEAP_MB = Math.max(512, Math.min(2048, Math.floor(totalmem() / 2 ** 21)));

export interface ImportThreadData extends ImportRun {
  readonly url: string;
  readonly pipelining: boolean;
}

const payload = z.strictObject({ importId: idSchema, runId: idSchema });
export type ImportJob = Job<z.output<typeof payload>>;

/** @param thread the file that does the work */
export function importWorkJob(thread: URL): ImportJob {
  return defineJob('imports.work', payload, async ({ importId, runId }, job) => {
    const { platform, workspaceId } = job;
    const { db } = platform;
    const fail = (problem: ImportProblem) =>
      tenantTx(db, workspaceId, async (tx) => {
        const row = await findImport(tx, importId, true);
        if (row === undefined || row.run_id !== runId) return;
        await changeImport(tx, importId, {
          state: stateAfter(row.state),
          problem,
          progress: 0,
          finished_at: platform.now(),
        });
      });
    const attempt = await tenantTx(db, workspaceId, (tx) => countAttempt(tx, importId, runId));
    if (attempt === undefined) return;
    if (attempt > MOST_ATTEMPTS) {
      await fail(failureFor('unfinished'));
      return;
    }
    const data: ImportThreadData = { ...addressOf(db), workspaceId, importId, runId };
    const outcome = await runInThread(thread, data, job.signal);
    switch (outcome.kind) {
      case 'finished':
      case 'superseded':
        return;
      case 'failed':
        await fail(outcome.problem);
        return;
      case 'stopped':
        // An orderly shutdown: the next start goes on, and this start does not count.
        await tenantTx(db, workspaceId, (tx) =>
          changeImport(tx, importId, { attempts: attempt - 1 }, { runId }),
        );
        throw new Error('the server is stopping; the import goes on at the next start');
      case 'crashed':
        job.log.error({ importId, detail: outcome.detail, attempt }, 'an import thread failed');
        if (outcome.outOfMemory) await fail(failureFor('out_of_memory'));
        else if (attempt >= MOST_ATTEMPTS) await fail(failureFor('crashed'));
        else throw new Error(outcome.detail);
    }
  });
}

/** A check that fails leaves files and choices to be mended; a run or taking back can be started again. */
function stateAfter(state: DataImportState): DataImportState {
  return state === 'checking' ? 'open' : 'failed';
}

function addressOf(db: Database): { url: string; pipelining: boolean } {
  const url = db.pool.options.connectionString;
  if (url === undefined) throw new Error('The pool of the app role was opened without a connection URL');
  return { url, pipelining: db.pipelining };
}

type ThreadEnd =
  | Exclude<WorkOutcome, { kind: 'crashed' }>
  | { readonly kind: 'crashed'; readonly detail: string; readonly outOfMemory: boolean }
  | { readonly kind: 'stopped' };

function runInThread(file: URL, data: ImportThreadData, signal: AbortSignal): Promise<ThreadEnd> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: data,
      name: 'portolan-data-import',
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let end: ThreadEnd | undefined;
    const stop = (): void => {
      end ??= { kind: 'stopped' };
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (outcome: WorkOutcome) => {
      end ??= outcome.kind === 'crashed' ? { ...outcome, outOfMemory: false } : outcome;
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end ??= { kind: 'crashed', detail: error.stack ?? error.message, outOfMemory };
    });
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(
        end ?? { kind: 'crashed', detail: `the import thread ended with code ${code}`, outOfMemory: false },
      );
    });
  });
}
