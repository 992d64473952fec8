// The one connection of a server process that hears when events were written, whichever server wrote them. When it is
// lost it is made anew, and whoever is told then reads on from where they are: a notification may have been missed.
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { EVENTS_CHANNEL } from '../events/append-events.ts';
import type { Logger } from '../log/logger.ts';

export interface ListenOptions {
  /** Connects as the app role, past any pooler. */
  readonly url: string;
  readonly log: Logger;
  readonly onWake: (workspaceId: string) => void;
  /** It listens again, after it did not for a while. */
  readonly onRestored: () => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/** Listens until it is stopped; a first connection that fails is tried again like any other. */
export function listenToEvents(options: ListenOptions): { readonly stop: () => Promise<void> } {
  const { url, log, onWake, onRestored } = options;
  const stopped = new AbortController();

  /** Resolves when the connection ends. */
  async function listen(): Promise<void> {
    const fresh = new Client({
      connectionString: url,
      application_name: 'portolan live',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const lost = Promise.withResolvers<void>();
    const end = (): void => lost.resolve();
    // Not ended from outside: a client that is told to end while it connects never does.
    stopped.signal.addEventListener('abort', end);
    fresh.on('error', end);
    fresh.on('end', end);
    fresh.on('notification', ({ payload }) => {
      if (payload !== undefined) onWake(payload);
    });
    try {
      await fresh.connect();
      if (stopped.signal.aborted) return;
      await fresh.query(`listen ${EVENTS_CHANNEL}`);
      onRestored();
      await lost.promise;
    } finally {
      stopped.signal.removeEventListener('abort', end);
      await fresh.end().catch(() => undefined);
    }
  }

  async function keepListening(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    while (!stopped.signal.aborted) {
      const began = performance.now();
      try {
        // oxlint-disable-next-line no-await-in-loop -- one connection after the other
        await listen();
      } catch (error) {
        if (!stopped.signal.aborted) log.warn({ err: error }, 'live updates cannot listen to the database');
      }
      if (performance.now() - began > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS;
      // oxlint-disable-next-line no-await-in-loop
      await setTimeout(wait, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  }

  const listening = keepListening();
  return {
    async stop() {
      stopped.abort();
      await listening;
    },
  };
}
