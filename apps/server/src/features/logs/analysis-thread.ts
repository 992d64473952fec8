// Entry of an analysis thread: loads logs from the database, has them in common with the other threads, answers tasks with
// the bytes of the response, which the request thread only passes on, and helps with the large tasks of others.
import { parentPort, workerData } from 'node:worker_threads';
import { FormatError } from '@portolan/formats';
import {
  answering,
  boardOn,
  helpWithWork,
  type Inbox,
  leadWork,
  shareLog,
  StoppedError,
} from '@portolan/mining';
import type { AnalysisThreadData, TaskReply, ThreadReply, ThreadRequest } from './thread-messages.ts';
import { LARGE_LOG, ThreadRefusal } from './thread-messages.ts';
import { isNoRoom } from './ask-log.ts';
import { createShelfReader } from './shelf-reader.ts';
import { createTaskRunner, type TaskContext } from './thread-task.ts';
import { openThreadDatabase, stepBack } from '../../platform/threads/thread-setting.ts';

stepBack();
const data = workerData as AnalysisThreadData;
const port = parentPort!;
const shelf = createShelfReader(say);
const run = createTaskRunner(openThreadDatabase(data.database, 1), data.cacheBytes, shelf);
/** By task of this thread, where the answers of those who help go. */
const inboxes = new Map<number, Inbox>();

function say(message: ThreadReply, moved: ArrayBuffer[] = []): void {
  port.postMessage(message, moved);
}

/** Lets messages in: answers of others, and other tasks. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function contextOf({ id, board: shared }: Extract<ThreadRequest, { kind: 'task' }>): TaskContext {
  const board = boardOn(shared);
  return {
    board,
    turn,
    async together({ log, asking, questions }) {
      const { inbox, answers } = leadWork(board, questions, answering(log, asking), turn);
      if (log.time.length >= LARGE_LOG) {
        inboxes.set(id, inbox);
        say({ kind: 'work', id, work: { log: shareLog(log), asking, questions, board: shared } });
      }
      try {
        return await answers;
      } finally {
        inboxes.delete(id);
      }
    },
  };
}

async function answer(request: Extract<ThreadRequest, { kind: 'task' }>): Promise<void> {
  const { id, task } = request;
  let reply: TaskReply;
  try {
    reply = { kind: 'done', id, ok: true, bytes: await run(task, contextOf(request)) };
  } catch (error) {
    reply = refused(id, error);
  }
  say(reply, reply.ok ? [reply.bytes.buffer] : []);
}

function refused(id: number, error: unknown): TaskReply {
  if (error instanceof ThreadRefusal) {
    return { kind: 'done', id, ok: false, code: error.code, detail: error.message };
  }
  if (error instanceof FormatError) {
    const { code, params, message: detail } = error;
    return { kind: 'done', id, ok: false, code: 'unreadable_file', detail, reason: { code, params } };
  }
  const code = error instanceof StoppedError ? 'stopped' : isNoRoom(error) ? 'memory' : 'internal';
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'done', id, ok: false, code, detail };
}

function help({ id, work, who, isWanted }: Extract<ThreadRequest, { kind: 'help' }>): void {
  helpWithWork(
    work,
    who,
    (found) => say({ kind: 'answer', id, answer: found }),
    () => Atomics.load(isWanted, 0) === 1,
  );
  say({ kind: 'helped', id });
}

port.on('message', (request: ThreadRequest) => {
  switch (request.kind) {
    case 'task':
      void answer(request);
      break;
    case 'help':
      help(request);
      break;
    case 'answer':
      inboxes.get(request.id)?.put(request.answer);
      break;
    case 'helperLeft':
      inboxes.get(request.id)?.lose(request.who);
      break;
    case 'shelved':
      shelf.shelved(request.key, request.found);
      break;
    case 'forget':
      shelf.forget(request.key);
      break;
  }
});
