// What a caller can rely on when it sends a request again, changes what it has read, or asks too often.
import { createApiKey, defineRoute, getWorkspace, needs } from '@portolan/contract';
import type { Problem } from '@portolan/contract';
import type { Response } from 'light-my-request';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requestOf, startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { AppError } from './app-error.ts';
import { createServer } from './create-server.ts';
import type { HttpServer } from './create-server.ts';
import { forgetAnswers } from './idempotency.ts';
import { jsonBytes } from './json-bytes.ts';
import { checkRevision } from './revision.ts';

const made = z.strictObject({ name: z.string(), count: z.int() });
const base = {
  method: 'POST',
  access: needs('workspace.change'),
  summary: 'For this test',
  body: z.strictObject({ name: z.string(), extra: z.string().optional() }),
} as const;
const plain = defineRoute({
  ...base,
  name: 'tryPlain',
  path: '/api/v1/try/plain',
  response: made,
  status: 201,
});
const written = defineRoute({ ...base, name: 'tryWritten', path: '/api/v1/try/written', response: made });
const empty = defineRoute({ ...base, name: 'tryEmpty', path: '/api/v1/try/empty' });
const prepared = defineRoute({ ...base, name: 'tryBytes', path: '/api/v1/try/prepared', response: made });
const change = defineRoute({
  ...base,
  name: 'tryChange',
  method: 'PATCH',
  path: '/api/v1/try/change',
  response: made,
  etag: true,
});
const ROUTES = { plain, written, empty, prepared };

let app: TestApp;
let server: HttpServer;
let owner: Client;
let database: Connection;
/** What the next handler does before it is done; the argument is given by handlers that write. */
let before: (tx?: TenantTx) => Promise<void>;
let runs = 0;

async function work(name: string, tx?: TenantTx): Promise<{ name: string; count: number }> {
  runs++;
  await before(tx);
  return { name, count: runs };
}

beforeAll(async () => {
  app = await startTestApp();
  owner = await app.member('owner');
  database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
  server = await createServer(app.platform);
  server.routes.register(plain, ({ body, setRevision }) => {
    setRevision(7);
    return work(body.name);
  });
  server.routes.register(prepared, async ({ body }) => jsonBytes(await work(body.name)));
  server.routes.register(empty, async ({ body }) => void (await work(body.name)));
  server.routes.register(written, ({ body, write }) =>
    write(async (tx) => {
      await tx.run({
        text: 'update workspaces set name = name || $2 where workspace_id = $1',
        values: [tx.workspaceId, body.name],
      });
      return work(body.name, tx);
    }),
  );
  server.routes.register(change, async ({ body, ifMatch, setRevision }) => {
    checkRevision(ifMatch, 7);
    setRevision(8);
    return { name: body.name, count: 0 };
  });
  await server.app.ready();
});
afterAll(async () => {
  await server.app.close();
  await database.end();
  await app.close();
});
beforeEach(() => {
  before = () => Promise.resolve();
  runs = 0;
});

let keys = 0;
const newKey = (): string => `key-${++keys}`;

function send(
  route: (typeof ROUTES)[keyof typeof ROUTES] | typeof change,
  headers: Record<string, string>,
  body: object = { name: 'a' },
  client = owner,
): Promise<Response> {
  return server.app.inject(requestOf(route, { body, headers }, client.headers));
}
const codeOf = (reply: Response): string => reply.json<Problem>().code;
const withKey = (key: string): Record<string, string> => ({ 'idempotency-key': key });

async function workspaceName(): Promise<string> {
  return (await owner.ok(getWorkspace)).name;
}

describe.each(Object.entries(ROUTES))('an idempotency key (%s)', (_name, route) => {
  test('the second time nothing runs, and status, body and revision are those of the first', async () => {
    const key = newKey();
    const first = await send(route, withKey(key));
    const second = await send(route, withKey(key));
    expect(runs).toBe(1);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.statusCode).toBe(first.statusCode);
    expect(second.statusCode).toBeLessThan(300);
    expect(second.body).toBe(first.body);
    for (const header of ['content-type', 'etag', 'content-length', 'cache-control']) {
      expect(second.headers[header], header).toBe(first.headers[header]);
    }
  });

  test('another body, another path or another caller is another request', async () => {
    const key = newKey();
    await send(route, withKey(key));
    const other = await send(route, withKey(key), { name: 'b' });
    expect(other.statusCode).toBe(422);
    expect(codeOf(other)).toBe('key_reused');
    const elsewhere = await send(route === plain ? empty : plain, withKey(key));
    expect(codeOf(elsewhere)).toBe('key_reused');
    expect(runs).toBe(1);
    const colleague = await app.member('admin', owner.workspaceId);
    expect((await send(route, withKey(key), { name: 'b' }, colleague)).statusCode).toBeLessThan(300);
    expect(
      (await send(route, withKey(key), { name: 'b' }, await app.member('owner'))).statusCode,
    ).toBeLessThan(300);
    expect(runs).toBe(3);
  });

  test('while the first runs, the second is told so', async () => {
    const key = newKey();
    const started = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    before = () => {
      started.resolve();
      return goOn.promise;
    };
    const first = send(route, withKey(key));
    await started.promise;
    const second = await send(route, withKey(key));
    expect(second.statusCode).toBe(409);
    expect(codeOf(second)).toBe('request_running');
    goOn.resolve();
    expect((await first).statusCode).toBeLessThan(300);
    expect((await send(route, withKey(key))).headers['idempotency-replayed']).toBe('true');
    expect(runs).toBe(1);
  });

  test('a refused or failed request is not remembered', async () => {
    const key = newKey();
    before = () => Promise.reject(new AppError('conflict'));
    expect((await send(route, withKey(key))).statusCode).toBe(409);
    before = () => Promise.reject(new Error('broken'));
    expect((await send(route, withKey(key))).statusCode).toBe(500);
    before = () => Promise.resolve();
    const third = await send(route, withKey(key));
    expect(third.statusCode).toBeLessThan(300);
    expect(third.headers['idempotency-replayed']).toBeUndefined();
  });

  test('of many at once one runs', async () => {
    const key = newKey();
    const replies = await Promise.all(Array.from({ length: 12 }, () => send(route, withKey(key))));
    expect(runs).toBe(1);
    for (const reply of replies) {
      expect(reply.statusCode === 409 ? codeOf(reply) : 'done').toMatch(/^(done|request_running)$/);
    }
  });

  test('after a day it is forgotten', async () => {
    const key = newKey();
    await send(route, withKey(key));
    await database.query("update idempotency_keys set at = now() - interval '25 hours' where key = $1", [
      key,
    ]);
    const again = await send(route, withKey(key), { name: 'something else' });
    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect(runs).toBe(2);
  });

  test('what a dead process left is taken over a minute later, with the same body only', async () => {
    const key = newKey();
    await send(route, withKey(key));
    // As it was before the answer was written down.
    const claimed = (seconds: number) =>
      database.query(
        `update idempotency_keys set status = null, answer = null, claimed_at = now() - interval '${seconds} seconds' where key = $1`,
        [key],
      );
    await claimed(50);
    expect(codeOf(await send(route, withKey(key)))).toBe('request_running');
    await claimed(61);
    expect(codeOf(await send(route, withKey(key), { name: 'b' }))).toBe('key_reused');
    const retried = await send(route, withKey(key));
    expect(retried.statusCode).toBeLessThan(300);
    expect(retried.headers['idempotency-replayed']).toBeUndefined();
    const again = await send(route, withKey(key));
    expect(again.body).toBe(retried.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(runs).toBe(2);
  });
});

test.each(['', 'two words', 'ü', 'x'.repeat(201)])('%j is no key', async (key) => {
  const reply = await send(plain, withKey(key));
  expect(reply.statusCode).toBe(400);
  expect(reply.json<Problem>().fields).toEqual([{ path: 'headers/idempotency-key', message: 'not a key' }]);
});

test('a change and its answer are kept together, or neither is', async () => {
  const key = newKey();
  before = () => Promise.reject(new Error('the process ends here'));
  const name = await workspaceName();
  await send(written, withKey(key), { name: '+' });
  expect(await workspaceName()).toBe(name);
  // Within the transaction, what is done is not known to others; when it is, so is the answer.
  before = async (tx) => {
    const { rows } = await database.query('select status from idempotency_keys where key = $1', [key]);
    expect(rows).toEqual([{ status: null }]);
    expect(tx).toBeDefined();
  };
  const lost = await send(written, withKey(key), { name: '+' });
  expect(await workspaceName()).toBe(`${name}+`);
  const again = await send(written, withKey(key), { name: '+' });
  expect(again.body).toBe(lost.body);
  expect(await workspaceName()).toBe(`${name}+`);
});

test('one that was taken over cannot commit any more', async () => {
  const key = newKey();
  const name = await workspaceName();
  before = async () => {
    before = () => Promise.resolve();
    await database.query(
      "update idempotency_keys set claimed_at = now() - interval '61 seconds' where key = $1",
      [key],
    );
    await database.query('update idempotency_keys set claim = gen_random_uuid() where key = $1', [key]);
  };
  expect(codeOf(await send(written, withKey(key), { name: '+' }))).toBe('request_running');
  expect(await workspaceName()).toBe(name);
});

test('an answer that is shown only once is not readable in the database', async () => {
  const key = newKey();
  const body = { name: 'CI', role: 'viewer', expiresInDays: null };
  const first = await owner.ok(createApiKey, { body, headers: withKey(key) });
  expect(await owner.ok(createApiKey, { body, headers: withKey(key) })).toEqual(first);
  const { rows } = await database.query<{ answer: Buffer }>(
    'select answer from idempotency_keys where key = $1',
    [key],
  );
  expect(rows[0]!.answer.toString('latin1')).not.toContain(first.secret);
});

test('a request without a key takes no connection more than it needs', async () => {
  let connections = 0;
  const count = (): number => connections++;
  app.platform.db.pool.on('acquire', count);
  await send(plain, {});
  app.platform.db.pool.off('acquire', count);
  expect(connections).toBe(1);
});

test('the clean-up removes what is older than a day, of its workspace', async () => {
  const [old, fresh] = [newKey(), newKey()];
  await send(plain, withKey(old));
  await send(plain, withKey(fresh));
  await database.query("update idempotency_keys set at = now() - interval '25 hours' where key = $1", [old]);
  const { platform } = app;
  await forgetAnswers.run(
    {},
    {
      platform,
      workspaceId: owner.workspaceId!,
      id: '1',
      attempt: 1,
      maxAttempts: 1,
      signal: new AbortController().signal,
      log: platform.log,
    },
  );
  const { rows } = await database.query<{ key: string }>(
    'select key from idempotency_keys where key = any($1)',
    [[old, fresh]],
  );
  expect(rows).toEqual([{ key: fresh }]);
  const { rows: jobs } = await database.query(
    "select from graphile_worker.jobs where task_identifier = 'idempotency.forget' and key like $1",
    [`${owner.workspaceId}%`],
  );
  expect(jobs).toHaveLength(1);
});

describe('a revision', () => {
  test.each([
    [{}, 200],
    [{ 'if-match': '"7"' }, 200],
    [{ 'if-match': 'W/"7"' }, 200],
    [{ 'if-match': '*' }, 200],
    [{ 'if-match': '"6"' }, 412],
    [{ 'if-match': '7' }, 400],
    [{ 'if-match': '"a"' }, 400],
    [{ 'if-match': '"6", "7"' }, 400],
  ] as [Record<string, string>, number][])('%j is answered with %d', async (headers, status) => {
    const reply = await send(change, headers);
    expect([reply.statusCode, reply.headers.etag]).toEqual([status, status === 200 ? '"8"' : undefined]);
  });

  test('that is another by now is told', async () => {
    expect((await send(change, { 'if-match': '"6"' })).json<Problem>()).toMatchObject({
      code: 'precondition_failed',
      reason: { code: 'revision', params: { revision: 7 } },
    });
  });
});

describe('too many requests', () => {
  let strict: TestApp;
  beforeAll(async () => {
    strict = await startTestApp({ rateLimit: { all: 30, secrets: 30, user: 3, key: 4 } });
  });
  afterAll(() => strict.close());

  test('of one user are refused, of another user not; what is left is told', async () => {
    const user = await strict.member('owner');
    const replies = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let i = 0; i < 4; i++) replies.push(await user.call(getWorkspace));
    const left = replies.map(({ status, headers }) => [
      status,
      headers['x-ratelimit-limit'],
      headers['x-ratelimit-remaining'],
    ]);
    expect(left).toEqual([
      [200, '3', '2'],
      [200, '3', '1'],
      [200, '3', '0'],
      [429, '3', '0'],
    ]);
    expect(replies[3]?.problem).toMatchObject({ code: 'rate_limited' });
    expect(Number(replies[3]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await (await strict.member('owner')).call(getWorkspace)).status).toBe(200);
  });

  test('of one key are counted for themselves', async () => {
    const user = await strict.member('owner');
    const { secret } = await user.ok(createApiKey, {
      body: { name: 'K', role: 'viewer', expiresInDays: null },
    });
    const client = strict.client({ authorization: `Bearer ${secret}` });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      statuses.push((await client.call(getWorkspace)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });

  test('from one address count where they are refused, too', async () => {
    const nobody = strict.client({ authorization: 'Bearer ptl_guessed' });
    const statuses = new Set<number>();
    for (let i = 0; i < 40; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      statuses.add((await nobody.call(getWorkspace)).status);
    }
    expect([...statuses]).toEqual([401, 429]);
  });
});
