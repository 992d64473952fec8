// Asks a thread on behalf of a request, and words its refusals as the server's.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/http/app-error.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { takesLines, WatchedAnswer } from '../../platform/http/watched-answer.ts';
import { ThreadRefusal, type ThreadTask } from './thread-messages.ts';
import { type RunOptions, type ThreadPool, ThreadTrouble } from './thread-pool.ts';

const WORDS: Readonly<Record<Exclude<ThreadTrouble['kind'], 'failed'>, string>> = {
  timeout: 'This took too long. Narrow the filter and try again.',
  memory: 'This needs more memory than the server has for one question. Narrow the filter and try again.',
  died: 'The analysis was interrupted. Try again.',
  closed: 'The server is stopping. Try again in a moment.',
};

/** @throws AppError for refusals, and where the thread is not able to answer. */
export async function runThread(
  threads: ThreadPool,
  task: ThreadTask,
  options?: RunOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await threads.run(task, options);
  } catch (error) {
    if (error instanceof ThreadRefusal) {
      throw new AppError(error.code, error.message, undefined, error.reason);
    }
    if (error instanceof ThreadTrouble && error.kind !== 'failed') {
      throw new AppError('unavailable', WORDS[error.kind]);
    }
    throw error;
  }
}

/** The answer of a thread; for a caller who wants to hear it, with how far it is. */
export async function answerWatched(
  call: { readonly request: FastifyRequest; readonly signal: AbortSignal },
  threads: ThreadPool,
  task: ThreadTask,
): Promise<JsonBytes | WatchedAnswer> {
  const { request, signal } = call;
  const begin = async (onProgress?: (share: number) => void): Promise<JsonBytes> =>
    new JsonBytes(await runThread(threads, task, { signal, onProgress }));
  return takesLines(request) ? new WatchedAnswer(begin) : begin();
}
