// What the listeners of one workspace share: one read at a time for all of them, however many writes woke them.
import { setTimeout } from 'node:timers/promises';
import type { LiveChange } from '@portolan/contract';
import { tenantTx } from '../db/tenant-transaction.ts';
import { isBehind, placeOf, readEvents } from '../events/read-events.ts';
import type { StoredEvent } from '../events/read-events.ts';
import type { Platform } from '../platform.ts';
import { hearingOf } from './hearing.ts';
import type { Listener } from './listener.ts';

export interface FeedOptions {
  readonly platform: Platform;
  readonly workspaceId: string;
  readonly onError: (error: unknown) => void;
}

export interface WorkspaceFeed {
  readonly listeners: ReadonlySet<Listener>;
  add(listener: Listener): void;
  remove(listener: Listener): void;
  /** Something was written, or may have been. */
  wake(): void;
}

const PAGE = 1_000;
/** Writes within so long are read together. */
const COALESCE_MS = 30;
/** While a transaction still runs that is older than what was written: look again, ever less often. */
const FIRST_LOOK_MS = 30;
const LAST_LOOK_MS = 1_000;
const AFTER_ERROR_MS = 1_000;

function changeOf(event: StoredEvent): LiveChange {
  const { cursor, seq, about, recordId, dealId, kind, processId, fromNode, toNode, actorId } = event;
  const at = event.recordedAt.toISOString();
  return { cursor, seq, about, recordId, dealId, kind, processId, fromNode, toNode, actorId, at };
}

export function createFeed(options: FeedOptions): WorkspaceFeed {
  const { platform, workspaceId, onError } = options;
  const listeners = new Set<Listener>();
  let isDirty = false;
  let isRunning = false;

  /** Where the furthest behind is; those ahead are not told again. */
  function start(): string | undefined {
    let first: string | undefined;
    for (const listener of listeners) {
      const cursor = listener.cursor();
      if (first === undefined || isBehind(cursor, first)) first = cursor;
    }
    return first;
  }

  async function tell(events: readonly StoredEvent[], upTo: string, configVersion: number): Promise<void> {
    // Whoever began under another configuration has been sent away, and may see other things now.
    const hearers = [...listeners].filter(({ workspace }) => workspace.configVersion === configVersion);
    const mayHear = await hearingOf(platform, workspaceId, hearers, events);
    for (const listener of hearers) {
      const heard = events.filter((event) => mayHear(listener, event));
      listener.changes(heard.map(changeOf), upTo);
    }
  }

  /** One page for all. Returns how long to wait before the next look; undefined: until somebody writes. */
  async function read(looks: number): Promise<number | undefined> {
    const after = start();
    if (after === undefined) return undefined;
    const [place, events] = await tenantTx(platform.db, workspaceId, (tx) =>
      Promise.all([placeOf(tx), readEvents(tx, { after, limit: PAGE })]),
    );
    for (const listener of listeners) {
      // Roles and rights may be others now: whoever comes back is checked again.
      if (listener.workspace.configVersion !== place.configVersion) listener.end();
    }
    const last = events.at(-1)?.cursor;
    if (last !== undefined) await tell(events, last, place.configVersion);
    if (events.length === PAGE) return 0;
    return place.isHeld ? Math.min(LAST_LOOK_MS, FIRST_LOOK_MS * 2 ** looks) : undefined;
  }

  async function run(): Promise<void> {
    let looks = 0;
    while (listeners.size > 0) {
      isDirty = false;
      let wait: number | undefined;
      try {
        // oxlint-disable-next-line no-await-in-loop -- one read at a time
        wait = await read(looks);
      } catch (error) {
        onError(error);
        wait = AFTER_ERROR_MS;
      }
      looks = wait === undefined || wait === 0 ? 0 : looks + 1;
      if (wait === undefined && !isDirty) return;
      // oxlint-disable-next-line no-await-in-loop
      await setTimeout(isDirty && wait !== AFTER_ERROR_MS ? COALESCE_MS : wait, undefined, { ref: false });
    }
  }

  function wake(): void {
    isDirty = true;
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (isDirty && listeners.size > 0) wake();
    });
  }

  return {
    listeners,
    wake,
    add(listener) {
      listeners.add(listener);
      wake();
    },
    remove: (listener) => listeners.delete(listener),
  };
}
