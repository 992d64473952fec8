// A few threads that do the heavy work of analyses, so that the request thread stays free. They have the decoded logs in
// common, and those with nothing to do help with large tasks of others until somebody wants them. While all have large ones,
// a spare thread answers the small. One that dies, hangs or runs out of memory is replaced; its tasks are begun once more
// elsewhere, and its part of others' falls back to them.
import { Worker } from 'node:worker_threads';
import { type Board, createBoard, type SharedWork } from '@portolan/mining';
import { createLogShelf, type LogShelf } from './log-shelf.ts';
import { THREAD_HEAP_MB } from '../../platform/threads/thread-setting.ts';
import { limitTime } from './thread-limit.ts';
import {
  type AnalysisThreadData,
  LARGE_LOG,
  type TaskReply,
  type ThreadReply,
  type ThreadRequest,
  type ThreadTask,
  ThreadRefusal,
} from './thread-messages.ts';

export interface RunOptions {
  /** Aborts when nobody waits for the answer any more: what is running stops soon. */
  readonly signal?: AbortSignal | undefined;
  /** Is told every now and then how much is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface ThreadPool {
  /**
   * Runs `task` in the thread that is likely to have its log at hand, else in the least busy one.
   * @throws ThreadRefusal for expected refusals, ThreadTrouble when the thread died or took too long,
   *   the signal's reason when it was aborted first.
   */
  run(task: ThreadTask, options?: RunOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** What decoded logs take, in bytes; what threads have in common counts once. */
  readonly shelfBytes: number;
  /** The server is to stop: what still runs after `graceMs` is given up, so that nobody waits for it any longer. */
  drain(graceMs: number): void;
  close(): Promise<void>;
}

/** The thread could not answer: it died, needed more memory than there is, or took longer than allowed. */
export class ThreadTrouble extends Error {
  readonly kind: 'died' | 'memory' | 'timeout' | 'closed' | 'failed';
  constructor(kind: ThreadTrouble['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface ThreadPoolOptions extends AnalysisThreadData {
  /** Threads for every question; the spare one is not counted. */
  readonly size: number;
  /** For decoded logs, in bytes. */
  readonly shelfBytes: number;
  /** A task that does not get ahead for so long ends its thread. */
  readonly timeoutMs: number;
  readonly onTrouble: (trouble: ThreadTrouble) => void;
  /** Is told of every thread that starts. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
}

interface Waiting {
  readonly id: number;
  readonly task: ThreadTask;
  readonly board: Board;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: unknown) => void;
  /** Nobody waits for it any more. */
  isDropped: boolean;
  /** Once it turned out to be large, what others can do of it. */
  work: SharedWork | undefined;
  /** Its thread died, and it was begun again. */
  isSecond: boolean;
  /** Ends the watch over its time. */
  stopLimit: (() => void) | undefined;
}

interface Thread {
  /** On the boards of others; theirs is 0. */
  readonly who: number;
  /** Takes small tasks only, and helps nobody. */
  readonly isSpare: boolean;
  readonly queue: Waiting[];
  readonly running: Map<number, Waiting>;
  worker: Worker | undefined;
  /** The task of another thread that it helps with; the flag goes to 0 when the thread itself is wanted. */
  helping: { readonly id: number; readonly isWanted: Int32Array<SharedArrayBuffer> } | undefined;
  /** Logs it analysed lately, latest last. */
  recent: string[];
}

const RECENT_LOGS = 8;
/** Tasks that a thread has begun at most: a large one lets others in between its parts. */
const MOST_BEGUN = 3;
const PROGRESS_MS = 150;

/** Where a thread's file lies: `.ts` from the checkout, `.js` when packed. */
export function threadFile(name: string): URL {
  return new URL(import.meta.url.endsWith('.js') ? `./${name}.js` : `./${name}.ts`, import.meta.url);
}

export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const threads: Thread[] = Array.from({ length: options.size + 1 }, (_, i) => ({
    who: i + 1,
    isSpare: i === options.size,
    queue: [],
    running: new Map(),
    worker: undefined,
    helping: undefined,
    recent: [],
  }));
  const shelf: LogShelf<Thread> = createLogShelf({
    capacity: options.shelfBytes,
    give: (thread, key, found) => tell(thread, { kind: 'shelved', key, found }),
    forget: (key) => threads.forEach((thread) => tell(thread, { kind: 'forget', key })),
  });
  let taskNumber = 0;
  let closed = false;
  let draining: NodeJS.Timeout | undefined;

  function tell(thread: Thread, message: ThreadRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.worker?.postMessage(message);
  }

  function start(thread: Thread): void {
    const data: AnalysisThreadData = { database: options.database, cacheBytes: options.cacheBytes };
    const worker = new Worker(threadFile('analysis-thread'), {
      workerData: data,
      name: 'portolan-analysis',
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    });
    worker.unref();
    worker.on('message', (reply: ThreadReply) => {
      if (thread.worker === worker) hear(thread, reply);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const kind = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'died';
      lose(thread, worker, new ThreadTrouble(kind, error.message));
    });
    worker.on('exit', () => lose(thread, worker, new ThreadTrouble('died', 'the thread ended')));
    thread.worker = worker;
    options.onStart?.(worker);
  }

  function hear(thread: Thread, reply: ThreadReply): void {
    switch (reply.kind) {
      case 'done':
        done(thread, reply);
        break;
      case 'work': {
        const waiting = thread.running.get(reply.id);
        if (waiting) waiting.work = reply.work;
        // What waits behind it need not wait for all of it.
        next(thread);
        offerHelp();
        break;
      }
      case 'answer':
        tellLeader(reply.id, { kind: 'answer', id: reply.id, answer: reply.answer });
        break;
      case 'helped':
        thread.helping = undefined;
        tellLeader(reply.id, { kind: 'helperLeft', id: reply.id, who: thread.who });
        next(thread);
        offerHelp();
        break;
      case 'want':
        shelf.want(reply.key, thread);
        break;
      case 'used':
        shelf.used(reply.key);
        break;
      case 'loaded':
        shelf.loaded(reply.key, reply.found, thread);
        break;
      case 'notLoaded':
        shelf.notLoaded(reply.key, thread);
        break;
    }
  }

  function tellLeader(id: number, message: ThreadRequest): void {
    const leader = threads.find(({ running }) => running.has(id));
    if (leader) tell(leader, message);
  }

  function done(thread: Thread, reply: TaskReply): void {
    const waiting = thread.running.get(reply.id);
    if (!waiting) return;
    waiting.stopLimit?.();
    thread.running.delete(reply.id);
    if (reply.ok) waiting.resolve(reply.bytes);
    else if (reply.code === 'internal' || reply.code === 'memory' || reply.code === 'stopped') {
      const trouble = new ThreadTrouble(reply.code === 'memory' ? 'memory' : 'failed', reply.detail);
      // Where it was stopped, nobody waits.
      if (reply.code !== 'stopped') options.onTrouble(trouble);
      waiting.reject(trouble);
    } else waiting.reject(new ThreadRefusal(reply.code, reply.detail, reply.reason));
    next(thread);
    offerHelp();
  }

  function lose(thread: Thread, worker: Worker, trouble: ThreadTrouble): void {
    if (thread.worker !== worker) return;
    thread.worker = undefined;
    thread.recent = [];
    if (!closed) options.onTrouble(trouble);
    shelf.lost(thread);
    const { helping } = thread;
    thread.helping = undefined;
    if (helping) tellLeader(helping.id, { kind: 'helperLeft', id: helping.id, who: thread.who });
    const lost = [...thread.running.values()];
    thread.running.clear();
    // What needed all of the memory by itself would need it again.
    const isTooLarge = trouble.kind === 'memory' && lost.length === 1;
    for (const waiting of lost) {
      waiting.stopLimit?.();
      // Those who help with it are to stop.
      waiting.board.stop();
      if (closed || isTooLarge || waiting.isSecond || waiting.isDropped || !isRepeatable(waiting.task)) {
        waiting.reject(trouble);
      } else {
        queue({ ...waiting, board: createBoard(), work: undefined, isSecond: true, stopLimit: undefined });
      }
    }
    next(thread);
    offerHelp();
  }

  /** Whether it has begun nothing but what lets others in. */
  function hasRoom({ running }: Thread): boolean {
    return running.size < MOST_BEGUN && [...running.values()].every(({ work }) => work !== undefined);
  }

  function next(thread: Thread): void {
    if (closed || thread.queue.length === 0 || !hasRoom(thread)) return;
    if (thread.helping) {
      // It says `helped` at its next step, and is asked again.
      Atomics.store(thread.helping.isWanted, 0, 0);
      return;
    }
    const waiting = thread.queue.shift()!;
    if (!thread.worker) start(thread);
    const { worker } = thread;
    thread.running.set(waiting.id, waiting);
    waiting.stopLimit = limitTime({
      ms: options.timeoutMs,
      progress: () => waiting.board.progress(),
      onOver(ms) {
        thread.running.delete(waiting.id);
        const seconds = Math.round(ms / 1000);
        const trouble = new ThreadTrouble('timeout', `${waiting.task.kind} took over ${seconds} s`);
        waiting.board.stop();
        waiting.reject(trouble);
        lose(thread, worker!, trouble);
        void worker!.terminate();
      },
    });
    tell(thread, { kind: 'task', id: waiting.id, task: waiting.task, board: waiting.board.shared });
  }

  /** Threads with nothing to do help with the first task that has parts to give. */
  function offerHelp(): void {
    if (closed) return;
    for (const thread of threads) {
      if (thread.isSpare || thread.running.size > 0 || thread.queue.length > 0 || thread.helping) continue;
      const wanted = threads
        .flatMap(({ running }) => [...running.values()])
        .find(({ work, board }) => work !== undefined && board.hasFree && !board.isStopped);
      if (!wanted) return;
      if (!thread.worker) start(thread);
      const isWanted = new Int32Array(new SharedArrayBuffer(4)).fill(1);
      thread.helping = { id: wanted.id, isWanted };
      tell(thread, { kind: 'help', id: wanted.id, work: wanted.work!, who: thread.who, isWanted });
    }
  }

  /** What it has to do before a new task could begin; what it helps with is left at once. */
  function load({ queue: behind, running, helping, isSpare }: Thread): number {
    const large = [...running.values()].filter(({ work }) => work !== undefined).length;
    return behind.length + (running.size - large) + large / 2 + (helping ? 0.1 : 0) + (isSpare ? 0.2 : 0);
  }

  function choose(key: string | undefined, task: ThreadTask): Thread {
    const open = isSmall(task) ? threads : threads.filter(({ isSpare }) => !isSpare);
    const known = key && open.find((thread) => thread.recent.includes(key));
    const free = open.reduce((least, thread) => (load(thread) < load(least) ? thread : least));
    // What a thread has found of a log before is worth something, but no waiting.
    return known && load(known) <= load(free) ? known : free;
  }

  function queue(waiting: Waiting): void {
    const { task } = waiting;
    const key = 'source' in task ? task.source.runId : undefined;
    const thread = choose(key, task);
    if (key) thread.recent = [...thread.recent.filter((other) => other !== key), key].slice(-RECENT_LOGS);
    thread.queue.push(waiting);
    next(thread);
  }

  /** The one with this number, wherever it is; a task that was begun again has a new board. */
  function find(id: number): Waiting | undefined {
    for (const { running, queue: behind } of threads) {
      const found = running.get(id) ?? behind.find((waiting) => waiting.id === id);
      if (found) return found;
    }
    return undefined;
  }

  function drop(id: number): void {
    const waiting = find(id);
    if (!waiting) return;
    waiting.isDropped = true;
    waiting.board.stop();
    for (const { queue: behind } of threads) {
      const at = behind.indexOf(waiting);
      if (at >= 0) behind.splice(at, 1);
    }
  }

  async function close(): Promise<void> {
    closed = true;
    clearTimeout(draining);
    const stopping = new ThreadTrouble('closed', 'the server is stopping');
    for (const thread of threads) {
      for (const waiting of [...thread.running.values(), ...thread.queue.splice(0)]) {
        waiting.stopLimit?.();
        waiting.reject(stopping);
      }
    }
    await Promise.all(threads.map(async (thread) => thread.worker?.terminate()));
  }

  return {
    run(task, { signal, onProgress } = {}) {
      if (closed) return Promise.reject(new ThreadTrouble('closed', 'the server is stopping'));
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      const id = ++taskNumber;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      const abort = (): void => {
        drop(id);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      const telling =
        onProgress &&
        setInterval(() => {
          const waiting = find(id);
          if (waiting) onProgress(waiting.board.progress());
        }, PROGRESS_MS);
      queue({
        id,
        task,
        board: createBoard(),
        resolve,
        reject,
        isDropped: false,
        work: undefined,
        isSecond: false,
        stopLimit: undefined,
      });
      return promise.finally(() => {
        clearInterval(telling);
        signal?.removeEventListener('abort', abort);
      });
    },
    get shelfBytes() {
      return shelf.bytes;
    },
    drain(graceMs) {
      draining ??= setTimeout(() => void close(), graceMs).unref();
    },
    close,
  };
}

/** Whether it is answered in a moment, so that it need not wait behind what takes long. */
function isSmall(task: ThreadTask): boolean {
  if ('source' in task) return (task.source.events ?? LARGE_LOG) < LARGE_LOG;
  return task.kind === 'recognise' || task.kind === 'preview';
}

/** What only reads can be begun again. */
function isRepeatable(task: ThreadTask): boolean {
  return 'source' in task;
}
