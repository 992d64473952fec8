// Asks a thread on behalf of a request, and words its refusals as the server's.
import { AppError } from '../../platform/http/app-error.ts';
import { ThreadRefusal, type ThreadTask } from './thread-messages.ts';
import { type RunOptions, type ThreadPool, ThreadTrouble } from './thread-pool.ts';

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
      const detail =
        error.kind === 'timeout'
          ? 'This took too long. Narrow the filter and try again.'
          : 'The analysis was interrupted. Try again.';
      throw new AppError('unavailable', detail);
    }
    throw error;
  }
}
