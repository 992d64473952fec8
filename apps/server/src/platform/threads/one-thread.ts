// One thread for work that would hold up every request: started with the first task, one task after the other. A thread
// that dies, hangs or runs out of memory fails its own task only and is replaced.
import { Worker } from 'node:worker_threads';
import { AppError } from '../http/app-error.ts';
import type { ThreadReply } from './answer-tasks.ts';

export interface OneThread<Task> {
  /** @throws AppError of the task, or `unavailable` when the thread died, took too long or has too much to do */
  run(task: Task): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface OneThreadOptions {
  /** The file that calls `answerTasks`. */
  readonly file: URL;
  readonly name: string;
  /** A task that takes longer ends the thread. */
  readonly timeoutMs: number;
  /** More than this many waiting are turned away. */
  readonly mostWaiting: number;
  readonly onTrouble: (error: Error) => void;
}

interface Waiting<Task> {
  readonly task: Task;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export function createOneThread<Task>(options: OneThreadOptions): OneThread<Task> {
  const queue: Waiting<Task>[] = [];
  let worker: Worker | undefined;
  let running: Waiting<Task> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function finish(): Waiting<Task> | undefined {
    clearTimeout(timer);
    const done = running;
    running = undefined;
    return done;
  }

  function lose(lost: Worker, trouble: Error, detail: string): void {
    if (worker !== lost) return;
    worker = undefined;
    if (!closed) options.onTrouble(trouble);
    finish()?.reject(new AppError('unavailable', detail));
    next();
  }

  function start(): Worker {
    const started = new Worker(options.file, { name: options.name });
    started.unref();
    started.on('message', (reply: ThreadReply) => {
      if (worker !== started) return;
      const done = finish();
      if (reply.ok) done?.resolve(reply.bytes);
      else if (reply.refusal === undefined) {
        options.onTrouble(new Error(reply.trouble));
        done?.reject(new AppError('internal'));
      } else {
        const { code, detail, fields, reason } = reply.refusal;
        done?.reject(new AppError(code, detail, fields, reason));
      }
      next();
    });
    const died = 'This could not be worked out; try again, with less at once.';
    started.on('error', (error) => lose(started, error as Error, died));
    started.on('exit', () => lose(started, new Error(`the thread ${options.name} ended`), died));
    worker = started;
    return started;
  }

  function next(): void {
    if (running !== undefined || closed) return;
    running = queue.shift();
    if (running === undefined) return;
    const busy = worker ?? start();
    timer = setTimeout(() => {
      const seconds = Math.round(options.timeoutMs / 1000);
      lose(busy, new Error(`${options.name} took over ${seconds} s`), `This took over ${seconds} seconds.`);
      void busy.terminate();
    }, options.timeoutMs);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    busy.postMessage(running.task);
  }

  return {
    run(task) {
      if (closed || queue.length >= options.mostWaiting) {
        return Promise.reject(new AppError('unavailable', 'The server is busy; try again in a few seconds'));
      }
      return new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const stopping = new AppError('unavailable', 'The server is stopping');
      finish()?.reject(stopping);
      for (const waiting of queue.splice(0)) waiting.reject(stopping);
      await worker?.terminate();
    },
  };
}

/** Where a thread's file lies beside its caller: `.ts` from the checkout, `.js` when packed. */
export function threadFile(name: string, caller: string): URL {
  return new URL(caller.endsWith('.js') ? `./${name}.js` : `./${name}.ts`, caller);
}
