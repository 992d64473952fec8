// The job behind an import's work: one thread per run, begun again when its server was killed, and given up after
// three starts in a row that wrote nothing.
import { idSchema } from '@portolan/contract';
import type { DataImportState } from '@portolan/contract';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { runToEnd } from '../../platform/threads/run-to-end.ts';
import { databaseAddress } from '../../platform/threads/thread-setting.ts';
import type { ThreadDatabase } from '../../platform/threads/thread-setting.ts';
import { failureFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import { changeImport, countAttempt, findImport } from './import-store.ts';
import type { WorkOutcome } from './import-work.ts';
import type { ImportRun } from './work-state.ts';

const MOST_ATTEMPTS = 3;

export interface ImportThreadData extends ImportRun {
  readonly database: ThreadDatabase;
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
    const data: ImportThreadData = { database: databaseAddress(db), workspaceId, importId, runId };
    const outcome = await runToEnd<WorkOutcome>(thread, 'portolan-data-import', data, job.signal);
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
