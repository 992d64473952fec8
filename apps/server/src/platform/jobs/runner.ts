// Runs jobs in this process. A job of a process that died is found (its session lock is gone) and runs again, at
// boot and every minute; failed jobs stay visible until they are retried or dropped.
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Logger as WorkerLogger, run } from 'graphile-worker';
import type { Runner, TaskList } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import type { Job } from './job.ts';

export interface JobRunner {
  /** Waits for running jobs to end, a few seconds at most; what is left runs again elsewhere or later. */
  readonly stop: () => Promise<void>;
  readonly failedJobs: (workspaceId?: string) => Promise<FailedJob[]>;
  /** Gives a failed job its attempts back; false when there is no such job. */
  readonly retry: (id: string) => Promise<boolean>;
}

export interface FailedJob {
  readonly id: string;
  readonly job: string;
  readonly workspaceId: string | null;
  readonly attempts: number;
  readonly error: string;
  readonly failedAt: Date;
}

export interface JobRunnerOptions {
  readonly platform: Platform;
  readonly jobs: readonly Job[];
  /** Connection URL of the jobs role; must not lead through a pooler (LISTEN, session locks). */
  readonly url: string;
  /** Jobs at a time; default 2. */
  readonly concurrency?: number;
}

const envelope = z.object({ workspaceId: z.uuid().nullable(), payload: z.unknown() });
const WATCH_MS = 60_000;
const MAX_STOP_MS = 5_000;

/** Two numbers for a session-level advisory lock that lives as long as the process that runs as `poolId`. */
function lockOf(poolId: string): [number, number] {
  const hash = createHash('sha256').update(poolId).digest();
  return [hash.readInt32BE(0), hash.readInt32BE(4)];
}

function tasksOf(options: JobRunnerOptions): TaskList {
  const { platform } = options;
  return Object.fromEntries(
    options.jobs.map((job) => [
      job.name,
      async (raw: unknown, helpers) => {
        const { workspaceId, payload } = envelope.parse(raw);
        if (workspaceId === null) throw new Error(`Job ${job.name} was enqueued outside a workspace`);
        const { id, attempts, max_attempts: maxAttempts } = helpers.job;
        await job.run(job.payload.parse(payload), {
          platform,
          workspaceId,
          id,
          attempt: attempts,
          maxAttempts,
          signal: helpers.abortSignal ?? new AbortController().signal,
          log: platform.log.child({ job: job.name, jobId: id, workspaceId }),
        });
      },
    ]) satisfies [string, TaskList[string]][],
  );
}

function workerLogger(platform: Platform): WorkerLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new WorkerLogger(() => (level, message) => {
    platform.log[levels[level as keyof typeof levels] ?? 'debug']({ part: 'jobs' }, message);
  });
}

/** Holds the lock that says "this process lives"; takes it anew when the connection is lost. */
async function holdLock(url: string, poolId: string, platform: Platform): Promise<() => Promise<void>> {
  const stop = new AbortController();
  let client: Client | undefined;
  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: url,
      application_name: 'portolan jobs alive',
      keepAlive: true,
    });
    fresh.once('error', () => {
      // Anything after the first is of the same loss.
      fresh.on('error', () => undefined);
      void reconnect();
    });
    await fresh.connect();
    await fresh.query('select pg_advisory_lock($1, $2)', lockOf(poolId));
    client = fresh;
  }
  async function reconnect(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
        await connect();
        return;
      } catch (error) {
        if (stop.signal.aborted) return;
        platform.log.warn({ err: error }, 'the connection that marks this worker as alive was lost');
        // oxlint-disable-next-line no-await-in-loop
        await setTimeout(1_000, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }
  await connect();
  return async () => {
    stop.abort();
    await client?.end().catch(() => undefined);
  };
}

/** Frees the jobs of workers whose lock nobody holds any more. Returns how many workers were dead. */
export async function unlockJobsOfDeadWorkers(pool: Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const held = await client.query<{ worker: string }>(
      'select locked_by as worker from graphile_worker._private_jobs where locked_by is not null union select locked_by from graphile_worker._private_job_queues where locked_by is not null',
    );
    const dead: string[] = [];
    for (const { worker } of held.rows) {
      const lock = lockOf(worker);
      /* oxlint-disable no-await-in-loop -- few, and one connection */
      const got = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', lock);
      if (got.rows[0]!.got) {
        dead.push(worker);
        await client.query('select pg_advisory_unlock($1, $2)', lock);
      }
      /* oxlint-enable no-await-in-loop */
    }
    if (dead.length > 0)
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
    return dead.length;
  } finally {
    client.release();
  }
}

/** A timer that keeps no process waiting. */
function atMost(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { ref: false });
}

async function listFailed(pool: Pool, workspaceId: string | undefined): Promise<FailedJob[]> {
  const result = await pool.query<{
    id: string;
    job: string;
    workspace_id: string | null;
    attempts: number;
    last_error: string | null;
    updated_at: Date;
  }>(
    `select j.id::text, t.identifier as job, j.payload->>'workspaceId' as workspace_id, j.attempts, j.last_error, j.updated_at
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.attempts >= j.max_attempts and j.locked_at is null and ($1::text is null or j.payload->>'workspaceId' = $1)
     order by j.updated_at desc limit 200`,
    [workspaceId ?? null],
  );
  return result.rows.map((row) => ({
    id: row.id,
    job: row.job,
    workspaceId: row.workspace_id,
    attempts: row.attempts,
    error: row.last_error ?? '',
    failedAt: row.updated_at,
  }));
}

export async function startJobs(options: JobRunnerOptions): Promise<JobRunner> {
  const { platform, url } = options;
  const concurrency = options.concurrency ?? 2;
  const pool = new Pool({ connectionString: url, max: concurrency + 3, application_name: 'portolan jobs' });
  let stopping = false;
  const lost = (error: Error): void => {
    if (!stopping) platform.log.warn({ err: error }, 'a database connection of the jobs was lost');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));

  const unlock = async (): Promise<void> => {
    const dead = await unlockJobsOfDeadWorkers(pool);
    if (dead > 0) platform.log.warn({ workers: dead }, 'took over the jobs of workers that died');
  };
  await unlock();

  const events = new EventEmitter();
  let release: Promise<() => Promise<void>> | undefined;
  events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    release = holdLock(url, workerPool.id, platform);
  });
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasksOf(options),
    events,
    logger: workerLogger(platform),
    noHandleSignals: true,
    preset: {
      worker: { concurrentJobs: concurrency, pollInterval: 2_000, gracefulShutdownAbortTimeout: 500 },
    },
  });
  await release;
  runner.promise.catch((error: unknown) => platform.log.error({ err: error }, 'the job runner stopped'));
  const watchdog = setInterval(() => {
    unlock().catch((error: unknown) => platform.log.warn({ err: error }, 'the watchdog of jobs failed'));
  }, WATCH_MS);
  watchdog.unref();

  return {
    async stop() {
      stopping = true;
      clearInterval(watchdog);
      await Promise.race([runner.stop().catch(() => undefined), atMost(MAX_STOP_MS)]);
      await (
        await release
      )?.();
      await Promise.race([pool.end(), atMost(1_000)]);
    },
    failedJobs: (workspaceId) => listFailed(pool, workspaceId),
    async retry(id) {
      const result = await pool.query(
        'update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null where id = $1 and attempts >= max_attempts and locked_at is null',
        [id],
      );
      return result.rowCount === 1;
    },
  };
}
