// A thread for one piece of work that takes its time: it says once how the work ended, and ends.
import { Worker } from 'node:worker_threads';
import { THREAD_HEAP_MB } from './thread-setting.ts';

/** What a thread says of itself where it failed. */
export interface ThreadFailed {
  readonly kind: 'crashed';
  readonly detail: string;
}

/** How it ended: as it says itself, failed, or stopped from outside. */
export type ThreadEnd<Outcome extends { readonly kind: string }> =
  | Exclude<Outcome, ThreadFailed>
  | (ThreadFailed & { readonly outOfMemory: boolean })
  | { readonly kind: 'stopped' };

/** @param signal ends the thread where it is */
export function runToEnd<Outcome extends { readonly kind: string }>(
  file: URL,
  name: string,
  data: object,
  signal: AbortSignal,
): Promise<ThreadEnd<Outcome>> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: data,
      name,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    });
    let end: ThreadEnd<Outcome> | undefined;
    const stop = (): void => {
      end ??= { kind: 'stopped' };
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (said: Outcome | ThreadFailed) => {
      end ??= hasFailed(said) ? { ...said, outOfMemory: false } : (said as Exclude<Outcome, ThreadFailed>);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end ??= { kind: 'crashed', detail: error.stack ?? error.message, outOfMemory };
    });
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(end ?? { kind: 'crashed', detail: `${name} ended with code ${code}`, outOfMemory: false });
    });
  });
}

function hasFailed(said: { readonly kind: string }): said is ThreadFailed {
  return said.kind === 'crashed';
}
