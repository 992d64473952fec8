// Entry of the thread that reads one uploaded file into a log. It reports its outcome once and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { readUpload } from './read-upload.ts';
import type { ImportOutcome, ImportThreadData } from './thread-messages.ts';
import { openThreadDatabase, stepBack } from '../../platform/threads/thread-setting.ts';

stepBack();
const data = workerData as ImportThreadData;
// One connection reads the file, the other writes the progress meanwhile.
const db = openThreadDatabase(data.database, 2);
let outcome: ImportOutcome;
try {
  outcome = await readUpload(db, data, () => new Date());
} catch (error) {
  outcome = {
    kind: 'crashed',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(outcome);
await db.close();
