// Entry of the thread that does the work of one import. It reports its outcome once and ends.
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportThreadData } from './features/imports/import-job.ts';
import { doImportWork } from './features/imports/import-work.ts';
import { openDatabase } from './platform/db/database.ts';
import { newId } from './platform/db/new-id.ts';
import { importWriters, recordFeatures } from './record-features.ts';

// On Linux the priority of this thread only: requests come first.
if (process.platform === 'linux') {
  try {
    os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed in some sandboxes; the work is then done at the usual priority.
  }
}

const now = (): Date => new Date();
const { url, pipelining, ...run } = workerData as ImportThreadData;
const db = openDatabase({ url, pipelining, max: 3, onError: () => undefined });
const outcome = await doImportWork({
  ...run,
  db,
  // Nothing that an import does asks how deals fare.
  writers: importWriters(recordFeatures({ now, chances: async () => new Map() })),
  now,
  newId,
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(outcome);
await db.close();
