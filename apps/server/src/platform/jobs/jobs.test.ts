// Jobs on a real queue: they exist exactly when their cause does, run with their workspace, survive a dead worker.
import { Client as Connection } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../../../testing/database/create-test-database.ts';
import { TEST_SETTINGS } from '../../test-app.ts';
import { openDatabase } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { Platform } from '../platform.ts';
import { createLogger } from '../log/logger.ts';
import { defineJob, enqueue } from './job.ts';
import type { Job, JobRun } from './job.ts';
import { startJobs } from './runner.ts';
import type { JobRunner } from './runner.ts';

let database: TestDatabase;
let owner: Connection;
let platform: Platform;
let runners: JobRunner[];

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new Connection({ connectionString: database.ownerUrl });
  await owner.connect();
  runners = [];
  platform = {
    settings: TEST_SETTINGS,
    db: openDatabase({ url: database.appUrl, onError: () => undefined }),
    log: createLogger('silent'),
    secret: database.secret,
    now: () => new Date(),
    newId: () => newId(),
  };
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await platform.db.close();
  await owner.end();
  await database.drop();
});

async function run(...jobs: Job[]): Promise<JobRunner> {
  const runner = await startJobs({ platform, jobs, url: database.jobsUrl });
  runners.push(runner);
  return runner;
}

const payload = z.strictObject({ n: z.int() });

/** A job that tells what it was called with. */
function recording() {
  const calls: { n: number; workspaceId: string; attempt: number }[] = [];
  let next = Promise.withResolvers<void>();
  const job = defineJob('test.record', payload, async ({ n }, { workspaceId, attempt }: JobRun) => {
    calls.push({ n, workspaceId, attempt });
    next.resolve();
    next = Promise.withResolvers<void>();
  });
  const until = async (count: number): Promise<void> => {
    while (calls.length < count) {
      // oxlint-disable-next-line no-await-in-loop
      await next.promise;
    }
  };
  return { job, calls, until };
}

describe('a job', () => {
  test('runs once, with its payload and the workspace of its cause', async () => {
    const { job, calls, until } = recording();
    await run(job);
    const workspaceId = newId();
    await tenantTx(platform.db, workspaceId, (tx) => enqueue(tx, job, { n: 7 }));
    await until(1);
    expect(calls).toEqual([{ n: 7, workspaceId, attempt: 1 }]);
  });

  test('does not exist when its cause was rolled back', async () => {
    const { job, calls, until } = recording();
    await run(job);
    const failing = tenantTx(platform.db, newId(), async (tx) => {
      await enqueue(tx, job, { n: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await tenantTx(platform.db, newId(), (tx) => enqueue(tx, job, { n: 2 }));
    await until(1);
    expect(calls.map((call) => call.n)).toEqual([2]);
  });

  test('with a payload of another shape is refused when enqueued', async () => {
    const { job } = recording();
    const wrong = tenantTx(platform.db, newId(), (tx) => enqueue(tx, job, { n: 'seven' } as never));
    await expect(wrong).rejects.toThrow(/expected number/);
    expect((await owner.query('select from graphile_worker._private_jobs')).rowCount).toBe(0);
  });

  test('with a key replaces the waiting one of its own workspace only', async () => {
    const { job } = recording();
    const [a, b] = [newId(), newId()];
    const add = (workspaceId: string, n: number) =>
      tenantTx(platform.db, workspaceId, (tx) => enqueue(tx, job, { n }, { key: 'same' }));
    await add(a, 1);
    await add(a, 2);
    await add(b, 3);
    const waiting = await owner.query<{ payload: { payload: { n: number } } }>(
      'select payload from graphile_worker._private_jobs order by id',
    );
    expect(waiting.rows.map((row) => String(row.payload.payload.n)).toSorted()).toEqual(['2', '3']);
  });

  test('cannot be put into another workspace by its payload', async () => {
    const { job, calls, until } = recording();
    const [mine, other] = [newId(), newId()];
    await tenantTx(platform.db, mine, (tx) =>
      tx.run({
        text: "select api.enqueue('test.record', $1::jsonb, null, null, 3, null)",
        values: [JSON.stringify({ n: 1, workspaceId: other })],
      }),
    );
    await tenantTx(platform.db, mine, (tx) => enqueue(tx, job, { n: 2 }));
    await run(job);
    await until(1);
    // The first has a key that its schema does not know, and never runs.
    expect(calls).toEqual([{ n: 2, workspaceId: mine, attempt: 1 }]);
  });
});

test('a failed job is visible in its workspace with its reason, and can be run again', async () => {
  let broken = true;
  const finished = Promise.withResolvers<void>();
  const job = defineJob('test.fails', payload, async () => {
    if (broken) throw new Error('the mailbox is full');
    finished.resolve();
  });
  const runner = await run(job);
  const workspaceId = newId();
  await tenantTx(platform.db, workspaceId, (tx) => enqueue(tx, job, { n: 1 }, { maxAttempts: 1 }));
  let failed = await runner.failedJobs(workspaceId);
  while (failed.length === 0) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 20));
    // oxlint-disable-next-line no-await-in-loop
    failed = await runner.failedJobs(workspaceId);
  }
  expect(failed[0]).toMatchObject({ job: 'test.fails', workspaceId, attempts: 1 });
  expect(failed[0]?.error).toContain('the mailbox is full');
  expect(await runner.failedJobs(newId())).toEqual([]);
  broken = false;
  expect(await runner.retry(failed[0]!.id)).toBe(true);
  await finished.promise;
});

test('the job of a worker that died runs again at the next start; one of a living worker is left alone', async () => {
  let started = 0;
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow = defineJob('test.slow', payload, async () => {
    started++;
    begun.resolve();
    await held.promise;
  });
  await run(slow);
  await tenantTx(platform.db, newId(), (tx) => enqueue(tx, slow, { n: 1 }));
  await begun.promise;
  // Another process starts meanwhile: the first one lives.
  await run(slow);
  const locked = await owner.query('select from graphile_worker._private_jobs where locked_by is not null');
  expect(locked.rowCount).toBe(1);
  expect(started).toBe(1);
  held.resolve();

  // A worker of which nothing is left but its name on a job.
  const { job, calls, until } = recording();
  const workspaceId = newId();
  await tenantTx(platform.db, workspaceId, (tx) => enqueue(tx, job, { n: 9 }));
  await owner.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-of-the-dead', attempts = 1 where task_id = (select id from graphile_worker._private_tasks where identifier = 'test.record')",
  );
  await run(job);
  await until(1);
  expect(calls).toEqual([{ n: 9, workspaceId, attempt: 2 }]);
});

test('stopping tells the running job and waits for it', async () => {
  const begun = Promise.withResolvers<void>();
  let ended = '';
  const job = defineJob('test.long', payload, async (_payload, { signal }) => {
    begun.resolve();
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    ended = 'told to stop';
  });
  const runner = await run(job);
  await tenantTx(platform.db, newId(), (tx) => enqueue(tx, job, { n: 1 }));
  await begun.promise;
  await runner.stop();
  runners = [];
  expect(ended).toBe('told to stop');
});
