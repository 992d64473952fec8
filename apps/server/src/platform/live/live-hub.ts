// All who follow changes at this server, by workspace. It hears of writes by any server, sends a sign of life to
// everybody, checks now and then whether they may still listen, and ends their streams before the server stops.
import type { Readable } from 'node:stream';
import { tenantTx } from '../db/tenant-transaction.ts';
import { isBehind, missedMoreThan, partsOfCursor, placeOf } from '../events/read-events.ts';
import { AppError } from '../http/app-error.ts';
import type { Workspace } from '../http/call.ts';
import type { Platform } from '../platform.ts';
import { listenToEvents } from './listen.ts';
import { createListener } from './listener.ts';
import type { Listener } from './listener.ts';
import { createFeed } from './workspace-feed.ts';
import type { WorkspaceFeed } from './workspace-feed.ts';

export interface LiveOptions {
  /** Connects as the app role, past any pooler. */
  readonly listenUrl: string;
  readonly heartbeatMs?: number;
  /** Others who want to know that something was written in a workspace, by whichever server. */
  readonly onWake?: (workspaceId: string) => void;
}

export interface LiveHub {
  start(platform: Platform): void;
  /** The stream of a caller, from `after` or from now on. @throws AppError */
  follow(workspace: Workspace, after: string | undefined): Promise<Readable>;
  /** Ends every stream and takes no more. */
  drain(): void;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 15_000;
/** A stream is ended after so long: its caller comes back and is checked as with every request. */
const CHECKED_AGAIN_MS = 120_000;
const MOST_PER_CALLER = 20;
/** Further behind than so many events, reading everything anew is less work. */
const MOST_MISSED = 10_000;

export function createLiveHub(options: LiveOptions): LiveHub {
  const feeds = new Map<string, WorkspaceFeed>();
  const began = new Map<Listener, number>();
  const perCaller = new Map<string, number>();
  let platform: Platform | undefined;
  let listening: ReturnType<typeof listenToEvents> | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let isDraining = false;

  function feedOf(workspaceId: string, running: Platform): WorkspaceFeed {
    const known = feeds.get(workspaceId);
    if (known !== undefined) return known;
    const feed = createFeed({
      platform: running,
      workspaceId,
      onError: (error) => running.log.warn({ err: error, workspaceId }, 'live updates could not be read'),
    });
    feeds.set(workspaceId, feed);
    return feed;
  }

  function leave(listener: Listener): void {
    const { id, actor } = listener.workspace;
    if (!began.delete(listener)) return;
    const feed = feeds.get(id);
    feed?.remove(listener);
    if (feed?.listeners.size === 0) feeds.delete(id);
    const left = (perCaller.get(String(actor.id)) ?? 1) - 1;
    if (left === 0) perCaller.delete(String(actor.id));
    else perCaller.set(String(actor.id), left);
  }

  function join(running: Platform, workspace: Workspace, cursor: string, isReset: boolean): Readable {
    const listener: Listener = createListener(workspace, cursor, () => leave(listener));
    began.set(listener, running.now().getTime());
    perCaller.set(String(workspace.actor.id), (perCaller.get(String(workspace.actor.id)) ?? 0) + 1);
    listener.ready();
    if (isReset) listener.reset(cursor);
    feedOf(workspace.id, running).add(listener);
    return listener.stream;
  }

  function beat(running: Platform): void {
    const now = running.now().getTime();
    for (const [listener, since] of began) {
      if (now - since > CHECKED_AGAIN_MS) listener.end();
      else listener.heartbeat();
    }
  }

  return {
    start(given) {
      platform = given;
      listening = listenToEvents({
        url: options.listenUrl,
        log: given.log,
        onWake: (workspaceId) => {
          feeds.get(workspaceId)?.wake();
          options.onWake?.(workspaceId);
        },
        onRestored: () => {
          for (const feed of feeds.values()) feed.wake();
        },
      });
      heartbeat = setInterval(() => beat(given), options.heartbeatMs ?? HEARTBEAT_MS);
      heartbeat.unref();
    },

    async follow(workspace, after) {
      if (platform === undefined || isDraining) throw new AppError('unavailable');
      if ((perCaller.get(String(workspace.actor.id)) ?? 0) >= MOST_PER_CALLER) {
        throw new AppError('rate_limited', `At most ${MOST_PER_CALLER} streams at once; close another one`);
      }
      if (after !== undefined && partsOfCursor(after) === undefined) {
        throw new AppError('invalid_request', 'A cursor is expected as the stream sent it', [
          { path: 'query/after', message: 'not a cursor' },
        ]);
      }
      const [place, missed] = await tenantTx(platform.db, workspace.id, (tx) =>
        Promise.all([placeOf(tx), after === undefined ? false : missedMoreThan(tx, after, MOST_MISSED)]),
      );
      // A cursor ahead of the database is of another one: a backup was restored.
      const isLost = after !== undefined && (missed || isBehind(place.now, after));
      return join(platform, workspace, after === undefined || isLost ? place.now : after, isLost);
    },

    drain() {
      isDraining = true;
      for (const listener of began.keys()) listener.end();
    },

    async stop() {
      clearInterval(heartbeat);
      await listening?.stop();
    },
  };
}
