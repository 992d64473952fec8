// A few threads that do the heavy work of analyses, so that the request thread stays free.
// A thread that dies, hangs or runs out of memory fails its own tasks only and is replaced.
import { Worker } from 'node:worker_threads';
import {
  type AnalysisThreadData,
  type ThreadReply,
  type ThreadTask,
  ThreadRefusal,
} from './thread-messages.ts';

export interface ThreadPool {
  /**
   * Runs `task` in the thread that is likely to have its log at hand, else in the least busy one.
   * @throws ThreadRefusal for expected refusals, ThreadTrouble when the thread died or took too long,
   *   the signal's reason when it was aborted first.
   */
  run(task: ThreadTask, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** The thread could not answer: it died or took longer than allowed. */
export class ThreadTrouble extends Error {
  readonly kind: 'died' | 'timeout' | 'closed' | 'failed';
  constructor(kind: ThreadTrouble['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface ThreadPoolOptions extends AnalysisThreadData {
  readonly size: number;
  /** A task that takes longer ends its thread. */
  readonly timeoutMs: number;
  readonly onTrouble: (trouble: ThreadTrouble) => void;
}

interface Waiting {
  readonly task: ThreadTask;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly queue: Waiting[];
  worker: Worker | undefined;
  running: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Logs it analysed lately, latest last. */
  recent: string[];
}

const RECENT_LOGS = 8;
/** A thread that has the log at hand is preferred as long as it has no more than this to do. */
const PATIENCE = 3;

/** Where a thread's file lies: `.ts` from the checkout, `.js` when packed. */
export function threadFile(name: string): URL {
  return new URL(import.meta.url.endsWith('.js') ? `./${name}.js` : `./${name}.ts`, import.meta.url);
}

export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const threads: Thread[] = Array.from({ length: options.size }, () => ({
    queue: [],
    worker: undefined,
    running: undefined,
    timer: undefined,
    recent: [],
  }));
  let taskNumber = 0;
  let closed = false;

  function start(thread: Thread): Worker {
    const data: AnalysisThreadData = { database: options.database, cacheBytes: options.cacheBytes };
    const worker = new Worker(threadFile('analysis-thread'), { workerData: data, name: 'portolan-analysis' });
    worker.unref();
    worker.on('message', (reply: ThreadReply) => {
      const waiting = thread.running;
      if (!waiting || thread.worker !== worker || reply.id !== taskNumberOf.get(waiting)) return;
      settle(thread);
      if (reply.ok) waiting.resolve(reply.bytes);
      else if (reply.code === 'internal') {
        const trouble = new ThreadTrouble('failed', reply.detail);
        options.onTrouble(trouble);
        waiting.reject(trouble);
      } else waiting.reject(new ThreadRefusal(reply.code, reply.detail, reply.reason));
      next(thread);
    });
    worker.on('error', (error) => lose(thread, worker, new ThreadTrouble('died', error.message)));
    worker.on('exit', () => lose(thread, worker, new ThreadTrouble('died', 'the thread ended')));
    thread.worker = worker;
    return worker;
  }

  const taskNumberOf = new WeakMap<Waiting, number>();

  function settle(thread: Thread): void {
    clearTimeout(thread.timer);
    thread.timer = undefined;
    thread.running = undefined;
  }

  function lose(thread: Thread, worker: Worker, trouble: ThreadTrouble): void {
    if (thread.worker !== worker) return;
    thread.worker = undefined;
    thread.recent = [];
    const waiting = thread.running;
    settle(thread);
    if (!closed) options.onTrouble(trouble);
    waiting?.reject(trouble);
    next(thread);
  }

  function next(thread: Thread): void {
    if (thread.running || closed) return;
    const waiting = thread.queue.shift();
    if (!waiting) return;
    const worker = thread.worker ?? start(thread);
    const id = ++taskNumber;
    taskNumberOf.set(waiting, id);
    thread.running = waiting;
    thread.timer = setTimeout(() => {
      const seconds = Math.round(options.timeoutMs / 1000);
      lose(thread, worker, new ThreadTrouble('timeout', `${waiting.task.kind} took over ${seconds} s`));
      void worker.terminate();
    }, options.timeoutMs);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ id, task: waiting.task });
  }

  function choose(key: string | undefined): Thread {
    const load = (thread: Thread) => thread.queue.length + (thread.running ? 1 : 0);
    const known = key && threads.find((thread) => thread.recent.includes(key) && load(thread) <= PATIENCE);
    return known || threads.reduce((least, thread) => (load(thread) < load(least) ? thread : least));
  }

  return {
    run(task, signal) {
      if (closed) return Promise.reject(new ThreadTrouble('closed', 'the server is stopping'));
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      const key = 'source' in task ? task.source.runId : undefined;
      const thread = choose(key);
      if (key) thread.recent = [...thread.recent.filter((other) => other !== key), key].slice(-RECENT_LOGS);
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { task, resolve, reject };
        // Who waited for it has gone: a task not begun yet is dropped; a running one fills the cache and ends.
        signal?.addEventListener(
          'abort',
          () => {
            const at = thread.queue.indexOf(waiting);
            if (at >= 0) thread.queue.splice(at, 1);
            reject(signal.reason as Error);
          },
          { once: true },
        );
        thread.queue.push(waiting);
        next(thread);
      });
    },
    async close() {
      closed = true;
      const stopping = new ThreadTrouble('closed', 'the server is stopping');
      for (const thread of threads) {
        clearTimeout(thread.timer);
        thread.running?.reject(stopping);
        for (const waiting of thread.queue.splice(0)) waiting.reject(stopping);
      }
      await Promise.all(threads.map(async (thread) => thread.worker?.terminate()));
    },
  };
}
