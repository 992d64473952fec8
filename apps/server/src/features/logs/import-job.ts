// The job behind an import: one thread per run, begun again when its server was killed, and at most three times.
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { idSchema, type ImportFault } from '@portolan/contract';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { databaseAddress } from './database-address.ts';
import { countAttempt, endImport, uncountAttempt } from './log-store.ts';
import type { ImportOutcome, ImportThreadData } from './thread-messages.ts';
import { threadFile } from './thread-pool.ts';

const MOST_ATTEMPTS = 3;

/** Names and texts of a log lie on the heap of its thread, the columns beside it. The server outlives a thread that needs more. */
const HEAP_MB = Math.max(512, Math.min(2048, Math.floor(totalmem() / 2 ** 21)));

const FAULTS: Readonly<Record<ImportFault, string>> = {
  unfinished:
    'Reading did not finish: the server stopped three times meanwhile. Nothing of it was kept; the file is still here. Start the import again, and if it stops once more, split the file.',
  out_of_memory:
    'Reading needs more memory than the server has. Nothing of it was kept; the file is still here. Split the file, leave out columns and activities that are not needed, or have it read on the command line, which can do so from disk: npx portolan mine FILE --html map.html.',
  crashed:
    'Reading stopped because of a fault on our side; the log of the server has the details. Nothing of it was kept; the file is still here, so the import can be started again.',
};

export const importJob = defineJob(
  'logs.import',
  z.strictObject({ logId: idSchema, runId: idSchema }),
  async ({ logId, runId }, job) => {
    const { platform, workspaceId } = job;
    const { db } = platform;
    const fail = (code: ImportFault) =>
      tenantTx(db, workspaceId, (tx) =>
        endImport(tx, logId, {
          runId,
          state: 'failed',
          problem: { code, params: {}, message: FAULTS[code] },
          now: platform.now(),
        }),
      );
    const attempt = await tenantTx(db, workspaceId, (tx) => countAttempt(tx, logId, runId, platform.now()));
    if (attempt === undefined) return;
    if (attempt > MOST_ATTEMPTS) {
      await fail('unfinished');
      return;
    }
    const data = { database: databaseAddress(db), workspaceId, logId, runId };
    const outcome = await runImportThread(data, job.signal);
    switch (outcome.kind) {
      case 'stored':
      case 'superseded':
      case 'refused':
        return;
      case 'outOfMemory':
        await fail('out_of_memory');
        return;
      case 'stopped':
        // An orderly shutdown: the next start of a server goes on, and this start does not count.
        await tenantTx(db, workspaceId, (tx) => uncountAttempt(tx, logId, runId));
        throw new Error('the server is stopping; the import begins again at the next start');
      case 'crashed':
        job.log.error({ logId, detail: outcome.detail, attempt }, 'an import thread failed');
        if (outcome.outOfMemory) await fail('out_of_memory');
        else if (attempt >= MOST_ATTEMPTS) await fail('crashed');
        else throw new Error(outcome.detail);
    }
  },
);

type ThreadEnd =
  | Exclude<ImportOutcome, { kind: 'crashed' }>
  | { readonly kind: 'crashed'; readonly detail: string; readonly outOfMemory: boolean }
  | { readonly kind: 'stopped' };

function runImportThread(data: ImportThreadData, signal: AbortSignal): Promise<ThreadEnd> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  return new Promise((resolve) => {
    const worker = new Worker(threadFile('import-thread'), {
      workerData: data,
      name: 'portolan-import',
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let end: ThreadEnd | undefined;
    const stop = (): void => {
      end ??= { kind: 'stopped' };
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (outcome: ImportOutcome) => {
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
