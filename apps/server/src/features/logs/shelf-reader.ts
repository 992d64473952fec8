// An analysis thread's side of the shelf: what it has opened stays open until the request thread says to forget it.
import { openSharedLog, type EventLog } from '@portolan/mining';
import type { LogOnShelf, ThreadReply } from './thread-messages.ts';

/** A log from the shelf, opened in this thread. */
export interface OpenedLog {
  readonly log: EventLog;
  readonly raw?: EventLog;
  readonly more: unknown;
}

export interface ShelfReader {
  /** The log under `key`; `load` makes it where no thread has. @throws what `load` throws */
  get(key: string, load: () => Promise<LogOnShelf>): Promise<OpenedLog>;
  /** What the request thread answered. */
  shelved(key: string, found: LogOnShelf | null): void;
  forget(key: string): void;
}

export function createShelfReader(say: (message: ThreadReply) => void): ShelfReader {
  const opened = new Map<string, Promise<OpenedLog>>();
  const asked = new Map<string, (found: LogOnShelf | null) => void>();

  async function fetch(key: string, load: () => Promise<LogOnShelf>): Promise<OpenedLog> {
    const found = await new Promise<LogOnShelf | null>((resolve) => {
      asked.set(key, resolve);
      say({ kind: 'want', key });
    });
    if (found) return open(found);
    try {
      const loaded = await load();
      say({ kind: 'loaded', key, found: loaded });
      return open(loaded);
    } catch (error) {
      say({ kind: 'notLoaded', key });
      throw error;
    }
  }

  return {
    get(key, load) {
      const known = opened.get(key);
      if (known) {
        say({ kind: 'used', key });
        return known;
      }
      const opening = fetch(key, load);
      opened.set(key, opening);
      opening.catch(() => opened.delete(key));
      return opening;
    },
    shelved(key, found) {
      asked.get(key)?.(found);
      asked.delete(key);
    },
    forget(key) {
      opened.delete(key);
    },
  };
}

/** Where there are no other threads: everything is loaded anew. */
export function readerAlone(): ShelfReader {
  return {
    async get(_key, load) {
      return open(await load());
    },
    shelved: () => undefined,
    forget: () => undefined,
  };
}

function open({ log, raw, more }: LogOnShelf): OpenedLog {
  return { log: openSharedLog(log), ...(raw && { raw: openSharedLog(raw) }), more };
}
