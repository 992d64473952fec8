// Entry of an analysis thread: loads logs from the database, keeps the latest ones decoded, and answers one task after
// the other with the bytes of the response, which the request thread only passes on.
import { parentPort, workerData } from 'node:worker_threads';
import { FormatError } from '@portolan/formats';
import type { AnalysisThreadData, ThreadReply, ThreadRequest } from './thread-messages.ts';
import { ThreadRefusal } from './thread-messages.ts';
import { createTaskRunner } from './thread-task.ts';
import { openThreadDatabase, stepBack } from './thread-setting.ts';

stepBack();
const data = workerData as AnalysisThreadData;
const run = createTaskRunner(openThreadDatabase(data.database, 1), data.cacheBytes);
const port = parentPort!;

async function answer({ id, task }: ThreadRequest): Promise<void> {
  let reply: ThreadReply;
  try {
    reply = { id, ok: true, bytes: await run(task) };
  } catch (error) {
    if (error instanceof ThreadRefusal) reply = { id, ok: false, code: error.code, detail: error.message };
    else if (error instanceof FormatError) {
      const { code, params, message: detail } = error;
      reply = { id, ok: false, code: 'unreadable_file', detail, reason: { code, params } };
    } else {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply = { id, ok: false, code: 'internal', detail };
    }
  }
  port.postMessage(reply, reply.ok ? [reply.bytes.buffer] : []);
}

port.on('message', (request: ThreadRequest) => void answer(request));
