// The threads themselves: one that hangs or dies fails its own task, with words that help, and the next one is served.
import { analysisSchema } from '@portolan/contract';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseAddress } from '../../platform/threads/thread-setting.ts';
import { dealsCsv, eventually, importFile, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { runThread } from './run-thread.ts';
import type { LogSource, ThreadTask } from './thread-messages.ts';
import { createThreadPool, type ThreadPool, type ThreadTrouble } from './thread-pool.ts';

let app: LogsApp;
let source: LogSource;
let threads: ThreadPool;
const troubles: ThreadTrouble[] = [];
const filter = { activity: ['Demo'] };

beforeAll(async () => {
  app = await startLogsApp();
  await app.startRunner();
  const client = await app.member('member');
  const log = await importFile(client, 'deals.csv', dealsCsv(50));
  source = { workspaceId: client.workspaceId!, logId: log.id, runId: log.revision!, rejectedRows: 0 };
  threads = createThreadPool({
    database: databaseAddress(app.platform.db),
    size: 1,
    cacheBytes: 1e7,
    shelfBytes: 1e7,
    timeoutMs: 8000,
    onTrouble: (trouble) => troubles.push(trouble),
  });
});
afterAll(async () => {
  await threads.close();
  await app.close();
});

async function cases(task: ThreadTask): Promise<number> {
  const bytes = await runThread(threads, task);
  return analysisSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).log.cases;
}

/** Nobody can load a log while `during` runs. */
async function whileLocked(during: (pid: () => Promise<number>) => Promise<void>): Promise<void> {
  const holder = new Connection({ connectionString: app.database.ownerUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table log_chunks in access exclusive mode');
  const waiting = () =>
    eventually('the thread waits for the log', async () => {
      const { rows } = await app.owner.query<{ pid: number }>(
        `select pid from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%from log_chunks c%'`,
      );
      return rows[0]?.pid;
    });
  try {
    await during(waiting);
  } finally {
    await holder.query('commit');
    await holder.end();
  }
}

test('a task that takes too long is given up, and the next thread answers', async () => {
  await whileLocked(async () => {
    await expect(runThread(threads, { kind: 'analysis', source, filter })).rejects.toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('Narrow the filter'),
    });
  });
  expect(troubles.map(({ kind }) => kind)).toEqual(['timeout']);
  expect(await cases({ kind: 'analysis', source, filter })).toBe(50);
});

test('a lost database connection fails one task only', async () => {
  const other = { ...source, runId: app.platform.newId() };
  await app.owner.query('update logs set run_id = $1 where id = $2', [other.runId, source.logId]);
  await whileLocked(async (waiting) => {
    const failing = runThread(threads, { kind: 'analysis', source: other, filter });
    // Its statement fails; the thread itself lives on.
    const failed = failing.then(
      () => 'answered',
      (error: unknown) => (error as ThreadTrouble).kind,
    );
    await app.owner.query('select pg_terminate_backend($1)', [await waiting()]);
    expect(await failed).toBe('failed');
  });
  expect(await cases({ kind: 'analysis', source: other, filter })).toBe(50);
});

test('a log that was replaced meanwhile is not answered from memory under its new content', async () => {
  const stale = { ...source, runId: app.platform.newId() };
  await expect(runThread(threads, { kind: 'analysis', source: stale, filter })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('who goes away is not waited for', async () => {
  const gone = new AbortController();
  const running = threads.run({
    kind: 'case',
    source: { ...source, runId: app.platform.newId() },
    caseId: 'D1',
  });
  running.catch(() => undefined);
  const queued = threads.run({ kind: 'case', source, caseId: 'D2' }, { signal: gone.signal });
  gone.abort(new Error('gone'));
  await expect(queued).rejects.toThrow('gone');
  await expect(threads.run({ kind: 'case', source, caseId: 'D2' }, { signal: gone.signal })).rejects.toThrow(
    'gone',
  );
});

test('a server that stops answers what is short, and tells who waits for more to ask again', async () => {
  const stopping = createThreadPool({
    database: databaseAddress(app.platform.db),
    size: 2,
    cacheBytes: 1e7,
    shelfBytes: 1e7,
    timeoutMs: 60_000,
    onTrouble: () => undefined,
  });
  const first = { ...source, runId: app.platform.newId() };
  await app.owner.query('update logs set run_id = $1 where id = $2', [first.runId, source.logId]);
  const short = { kind: 'case', source: first, caseId: 'D1' } as const;
  // From now on it is at hand.
  expect(await stopping.run(short)).toBeInstanceOf(Uint8Array);
  const other = { ...source, runId: app.platform.newId() };
  await app.owner.query('update logs set run_id = $1 where id = $2', [other.runId, source.logId]);
  await whileLocked(async (waiting) => {
    const long = runThread(stopping, { kind: 'analysis', source: other, filter });
    long.catch(() => undefined);
    await waiting();
    const answered = stopping.run(short);
    stopping.drain(10_000);
    expect(await answered).toBeInstanceOf(Uint8Array);
    await expect(long).rejects.toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('stopping'),
    });
  });
  await expect(stopping.run(short)).rejects.toMatchObject({
    kind: 'closed',
  });
});

test('a closed pool says so', async () => {
  const other = createThreadPool({
    database: databaseAddress(app.platform.db),
    size: 1,
    cacheBytes: 1e6,
    shelfBytes: 1e6,
    timeoutMs: 1000,
    onTrouble: () => undefined,
  });
  await other.close();
  await expect(runThread(other, { kind: 'case', source, caseId: 'D1' })).rejects.toMatchObject({
    code: 'unavailable',
  });
});
