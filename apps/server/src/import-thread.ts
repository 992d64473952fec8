// Entry of the thread that does the work of one import. It reports its outcome once and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportThreadData } from './features/imports/import-job.ts';
import { doImportWork } from './features/imports/import-work.ts';
import { newId } from './platform/db/new-id.ts';
import { openThreadDatabase, stepBack } from './platform/threads/thread-setting.ts';
import { importWriters, recordFeatures } from './record-features.ts';

stepBack();
const now = (): Date => new Date();
const { database, ...run } = workerData as ImportThreadData;
const db = openThreadDatabase(database, 3);
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
