// The decoded logs that all analysis threads have in common, by key: each is loaded once, by the thread that asks first,
// and counts once. Up to a number of bytes; the one unused for longest goes first.
import { sharedBytes, type SharedLog } from '@portolan/mining';
import type { LogOnShelf } from './thread-messages.ts';

/** @typeParam Thread whoever asks */
export interface LogShelf<Thread> {
  /** Answers at once, or when another thread has loaded it; null asks the thread to load it. */
  want(key: string, thread: Thread): void;
  used(key: string): void;
  loaded(key: string, found: LogOnShelf, thread: Thread): void;
  /** The thread could not load it: the next one that waits is to try. */
  notLoaded(key: string, thread: Thread): void;
  /** The thread is gone, with whatever it was loading. */
  lost(thread: Thread): void;
  /** What is on the shelf, in bytes. */
  readonly bytes: number;
}

export interface LogShelfOptions<Thread> {
  /** In bytes. A log larger than all of it is used by those who wait for it, but not kept. */
  readonly capacity: number;
  readonly give: (thread: Thread, key: string, found: LogOnShelf | null) => void;
  /** Every thread is to let go of it. */
  readonly forget: (key: string) => void;
}

interface Loading<Thread> {
  by: Thread;
  waiting: Thread[];
}

export function createLogShelf<Thread>(options: LogShelfOptions<Thread>): LogShelf<Thread> {
  // A Map keeps the order of insertion: the first is the one unused for longest.
  const kept = new Map<string, LogOnShelf>();
  const loading = new Map<string, Loading<Thread>>();
  let bytes = 0;

  function weigh(): void {
    bytes = sharedBytes([...kept.values()].flatMap(logsOf));
  }

  function touch(key: string): LogOnShelf | undefined {
    const found = kept.get(key);
    if (found) {
      kept.delete(key);
      kept.set(key, found);
    }
    return found;
  }

  function passOn(key: string, { waiting }: Loading<Thread>): void {
    const [next, ...rest] = waiting;
    if (next === undefined) loading.delete(key);
    else {
      loading.set(key, { by: next, waiting: rest });
      options.give(next, key, null);
    }
  }

  return {
    want(key, thread) {
      const found = touch(key);
      const underway = loading.get(key);
      if (found) options.give(thread, key, found);
      else if (underway) underway.waiting.push(thread);
      else {
        loading.set(key, { by: thread, waiting: [] });
        options.give(thread, key, null);
      }
    },
    used: touch,
    loaded(key, found, thread) {
      const waiting = loading.get(key)?.waiting ?? [];
      loading.delete(key);
      kept.set(key, found);
      for (const other of waiting) if (other !== thread) options.give(other, key, found);
      weigh();
      for (const oldest of kept.keys()) {
        if (bytes <= options.capacity) break;
        kept.delete(oldest);
        options.forget(oldest);
        weigh();
      }
    },
    notLoaded(key, thread) {
      const underway = loading.get(key);
      if (underway?.by === thread) passOn(key, underway);
    },
    lost(thread) {
      for (const [key, underway] of loading) {
        underway.waiting = underway.waiting.filter((other) => other !== thread);
        if (underway.by === thread) passOn(key, underway);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}

function logsOf({ log, raw }: LogOnShelf): SharedLog[] {
  return raw === undefined ? [log] : [log, raw];
}
