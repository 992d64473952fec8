// Keeps the logs of pipelines up to date: woken whenever something was written in a workspace, by whichever server, and
// whenever somebody looks at such a log. Wakes that come close together are one; a large log, which takes long, is brought
// up to date less often, so that the server has time for other work.
import type { Platform } from '../../platform/feature.ts';
import type { ThreadPool } from './thread-pool.ts';

export interface OwnLogKeeper {
  /** Something may have happened in the workspace. Costs nothing where a look is due already. */
  wake(workspaceId: string): void;
  stop(): void;
}

/** Moves within so long are taken in together. */
const GATHER_MS = 200;
/** Of the time, at most a third is spent on one workspace. */
const REST = 2;
const AFTER_FAILURE_MS = 5_000;

interface Watch {
  timer: NodeJS.Timeout | undefined;
  isRunning: boolean;
  isDirty: boolean;
  /** Not before this moment (performance.now). */
  notBefore: number;
}

export function createOwnLogKeeper(platform: Platform, threads: () => ThreadPool): OwnLogKeeper {
  const watches = new Map<string, Watch>();
  let isStopped = false;

  async function look(workspaceId: string, watch: Watch): Promise<void> {
    watch.isRunning = true;
    watch.isDirty = false;
    const began = performance.now();
    let failed = false;
    try {
      await threads().run({ kind: 'extendOwn', workspaceId, nowMs: platform.now().getTime() });
    } catch (error) {
      failed = true;
      if (!isStopped) platform.log.warn({ err: error, workspaceId }, 'the log of a pipeline fell behind');
    }
    const now = performance.now();
    watch.isRunning = false;
    watch.notBefore = failed ? now + AFTER_FAILURE_MS : now + REST * (now - began);
    if (isStopped) return;
    if (watch.isDirty || failed) plan(workspaceId, watch);
    else watches.delete(workspaceId);
  }

  function plan(workspaceId: string, watch: Watch): void {
    const wait = Math.max(GATHER_MS, watch.notBefore - performance.now());
    watch.timer = setTimeout(() => {
      watch.timer = undefined;
      void look(workspaceId, watch);
    }, wait);
    watch.timer.unref();
  }

  return {
    wake(workspaceId) {
      if (isStopped) return;
      const watch = watches.get(workspaceId) ?? {
        timer: undefined,
        isRunning: false,
        isDirty: false,
        notBefore: 0,
      };
      watches.set(workspaceId, watch);
      if (watch.isRunning) watch.isDirty = true;
      else if (watch.timer === undefined) plan(workspaceId, watch);
    },
    stop() {
      isStopped = true;
      for (const { timer } of watches.values()) clearTimeout(timer);
    },
  };
}
