// What goes wrong: uploads cut off or too large, imports cancelled, threads and servers that die. Nothing half-done
// is ever seen, and what can go on goes on.
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as contract from '@portolan/contract';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobRunner } from '../../platform/jobs/runner.ts';
import { type Client, TEST_ORIGIN } from '../../test-app.ts';
import {
  dealsCsv,
  eventually,
  importFile,
  type LogsApp,
  settled,
  startLogsApp,
  upload,
} from './logs-in-tests.ts';
import { sweepUploadJob } from './upload-log.ts';

const LIMIT = 6 * 2 ** 20;
let app: LogsApp;
let client: Client;
let port: number;
beforeAll(async () => {
  app = await startLogsApp({ maxUploadBytes: LIMIT });
  client = await app.member('member');
  await app.app.server.listen({ port: 0, host: '127.0.0.1' });
  port = (app.app.server.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** An upload over a real socket, without a declared length. */
function openUpload(fileName: string) {
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: `/api/v1/logs?fileName=${fileName}`,
    headers: {
      ...client.headers,
      host: new URL(TEST_ORIGIN).host,
      origin: TEST_ORIGIN,
      'content-type': 'application/octet-stream',
    },
  });
  const answer = new Promise<number>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.on('error', reject);
  });
  answer.catch(() => undefined);
  return { sent, answer };
}

async function kept(): Promise<[number, number]> {
  return [await app.count('logs'), await app.count('log_upload_chunks')];
}

describe('uploads', () => {
  test('one that is cut off midway leaves nothing', async () => {
    const before = await kept();
    const { sent } = openUpload('cut.csv');
    sent.write(dealsCsv(30_000));
    await eventually('a piece has arrived', async () => (await kept())[1] > before[1]);
    // Not seen while it is under way.
    expect((await client.ok(contract.listLogs)).items.map((log) => log.fileName)).not.toContain('cut.csv');
    sent.destroy();
    await eventually('all of it is gone', async () => (await kept()).join() === before.join());
  });

  test('one over the limit is refused, told or not told its length, and leaves nothing', async () => {
    const before = await kept();
    const tooMuch = Buffer.alloc(LIMIT + 1, 'a,b\n');
    const declared = await client.call(contract.uploadLog, {
      query: { fileName: 'big.csv' },
      bytes: tooMuch,
    });
    expect(declared.problem).toMatchObject({ status: 413, code: 'too_large' });
    const { sent, answer } = openUpload('big.csv');
    sent.end(tooMuch);
    expect(await answer).toBe(413);
    await eventually('all of it is gone', async () => (await kept()).join() === before.join());
  });

  test('two at once become two logs', async () => {
    const runner = await app.startRunner();
    const [a, b] = await Promise.all([
      importFile(client, 'a.csv', dealsCsv(20_000)),
      importFile(client, 'b.csv', dealsCsv(15_000)),
    ]);
    expect([a.cases, b.cases]).toEqual([20_000, 15_000]);
    await runner.stop();
  });

  test('what a killed server left behind is removed later, but not what is still arriving', async () => {
    const insert = (id: string, touched: Date) =>
      app.owner.query(
        `insert into logs (workspace_id, id, name, file_name, origin, state, created_at, touched_at)
         values ($1, $2, 'x', 'x', 'upload', 'uploading', $3, $3)`,
        [client.workspaceId, id, touched],
      );
    const dead = app.platform.newId();
    const alive = app.platform.newId();
    await insert(dead, new Date(Date.now() - 2 * 3_600_000));
    await insert(alive, new Date());
    for (const logId of [dead, alive]) {
      // oxlint-disable-next-line no-await-in-loop
      await sweepUploadJob.run(
        { logId },
        {
          platform: app.platform,
          workspaceId: client.workspaceId!,
          id: '1',
          attempt: 1,
          maxAttempts: 1,
          signal: new AbortController().signal,
          log: app.platform.log,
        },
      );
    }
    const { rows } = await app.owner.query<{ id: string }>(`select id from logs where state = 'uploading'`);
    expect(rows.map((row) => row.id)).toEqual([alive]);
    await app.owner.query('delete from logs where id = $1', [alive]);
  });
});

/** Holds every import before its first piece, for as long as `during` runs. */
async function whileHeld(during: () => Promise<void>): Promise<void> {
  // A connection of its own: a transaction sees what other sessions do only as it was when it first looked.
  const holder = new Connection({ connectionString: app.database.ownerUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table log_upload_chunks in access exclusive mode');
  try {
    await during();
  } finally {
    await holder.query('commit');
    await holder.end();
  }
}

/** The database session of the thread that waits for a piece. */
function waitingThread(): Promise<number> {
  return eventually('a thread waits for the first piece', async () => {
    const { rows } = await app.owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and query like 'select compressed, data from log_upload_chunks%'`,
    );
    return rows[0]?.pid;
  });
}

const jobsLeft = async (): Promise<number> => {
  const { rows } = await app.owner.query<{ n: number }>(
    `select count(*)::int as n from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'logs.import'`,
  );
  return rows[0]!.n;
};

const MAPPING = {
  format: 'csv',
  columns: { kind: 'events', case: 'deal', activity: 'stage', time: 'time' },
} as const;

/** An import that is asked for while nobody works on jobs. */
async function begin(name: string): Promise<string> {
  const { id } = await upload(client, name, dealsCsv(100));
  const log = await client.ok(contract.importLog, { params: { id }, body: { mapping: MAPPING } });
  expect(log.state).toBe('importing');
  return id;
}

async function attemptsOf(id: string): Promise<number> {
  const { rows } = await app.owner.query<{ attempts: number }>('select attempts from logs where id = $1', [
    id,
  ]);
  return rows[0]!.attempts;
}

describe('imports', () => {
  test('one that is cancelled stops without a trace, and can be started again', async () => {
    const id = await begin('cancel.csv');
    let runner: JobRunner | undefined;
    await whileHeld(async () => {
      runner = await app.startRunner();
      await waitingThread();
      expect(await client.ok(contract.cancelLog, { params: { id } })).toMatchObject({ state: 'cancelled' });
    });
    await eventually('the job is over', async () => (await jobsLeft()) === 0);
    expect(await client.ok(contract.getLog, { params: { id } })).toMatchObject({
      state: 'cancelled',
      cases: null,
    });
    expect((await app.owner.query('select from log_chunks where log_id = $1', [id])).rowCount).toBe(0);
    expect((await client.call(contract.cancelLog, { params: { id } })).problem).toMatchObject({
      code: 'log_not_ready',
    });

    await client.ok(contract.importLog, { params: { id }, body: { mapping: MAPPING } });
    expect(await settled(client, id)).toMatchObject({ state: 'ready', cases: 100 });
    await runner?.stop();
  });

  test('one that is deleted meanwhile stays deleted, and is cancelled when it is restored', async () => {
    const id = await begin('delete.csv');
    let runner: JobRunner | undefined;
    await whileHeld(async () => {
      runner = await app.startRunner();
      await waitingThread();
      await client.ok(contract.deleteLog, { params: { id } });
    });
    await eventually('the job is over', async () => (await jobsLeft()) === 0);
    expect(await client.ok(contract.restoreLog, { params: { id } })).toMatchObject({ state: 'cancelled' });
    await runner?.stop();
  });

  test('a thread that dies midway is replaced, and nothing is seen until all is there', async () => {
    const id = await begin('crash.csv');
    let runner: JobRunner | undefined;
    await whileHeld(async () => {
      runner = await app.startRunner();
      await app.owner.query('select pg_terminate_backend($1)', [await waitingThread()]);
      expect(await client.ok(contract.getLog, { params: { id } })).toMatchObject({
        state: 'importing',
        cases: null,
      });
    });
    expect(await settled(client, id)).toMatchObject({ state: 'ready', cases: 100, events: 300 });
    expect(await attemptsOf(id)).toBe(2);
    await runner?.stop();
  });

  test('one whose server was killed goes on at the next start', async () => {
    const id = await begin('killed.csv');
    await app.owner.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-a-dead-server', attempts = 1`,
    );
    await app.owner.query('update logs set attempts = 1, progress = 0.4 where id = $1', [id]);
    const runner = await app.startRunner();
    expect(await settled(client, id)).toMatchObject({ state: 'ready', cases: 100 });
    await runner.stop();
  });

  test('one whose server was killed three times says that it did not finish, and can be started again', async () => {
    const id = await begin('killed-often.csv');
    await app.owner.query('update logs set attempts = 3 where id = $1', [id]);
    const runner = await app.startRunner();
    const log = await settled(client, id);
    expect(log).toMatchObject({ state: 'failed', cases: null, problemCode: 'unfinished' });
    expect(log.problem).toContain('did not finish');
    await client.ok(contract.importLog, { params: { id }, body: { mapping: MAPPING } });
    expect((await settled(client, id)).state).toBe('ready');
    await runner.stop();
  });

  test('one that an orderly stop interrupts goes on later, and that does not count against it', async () => {
    const id = await begin('stopped.csv');
    await whileHeld(async () => {
      const runner = await app.startRunner();
      await waitingThread();
      await runner.stop();
    });
    expect(await client.ok(contract.getLog, { params: { id } })).toMatchObject({
      state: 'importing',
      cases: null,
    });
    expect(await attemptsOf(id)).toBe(0);
    const next = await app.startRunner();
    expect((await settled(client, id)).state).toBe('ready');
    await next.stop();
  });
});
