// The job behind an import: one thread per run, begun again when its server was killed, and at most three times.
import { idSchema, type ImportFault } from '@portolan/contract';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { runToEnd } from '../../platform/threads/run-to-end.ts';
import { databaseAddress } from '../../platform/threads/thread-setting.ts';
import { countAttempt, endImport, uncountAttempt } from './log-store.ts';
import type { ImportOutcome, ImportThreadData } from './thread-messages.ts';
import { threadFile } from './thread-pool.ts';

const MOST_ATTEMPTS = 3;

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
    const data: ImportThreadData = { database: databaseAddress(db), workspaceId, logId, runId };
    const file = threadFile('import-thread');
    const outcome = await runToEnd<ImportOutcome>(file, 'portolan-import', data, job.signal);
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
