// API keys: shown once, good for one workspace and role, until they end or are revoked.
import {
  createApiKey,
  createWorkspace,
  getSession,
  getWorkspace,
  listApiKeys,
  listAudit,
  listMembers,
  revokeApiKey,
  updateWorkspace,
} from '@portolan/contract';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';

let app: TestApp;
let database: Connection;
beforeAll(async () => {
  app = await startTestApp();
  database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const KEY = { name: 'Reporting', role: 'member', expiresInDays: null } as const;

async function keyOf(owner: Client, body: Parameters<typeof owner.ok>[1] = { body: KEY }) {
  const made = await owner.ok(createApiKey, body);
  return { ...made, client: app.client({ authorization: `Bearer ${made.secret}` }) };
}

test('a key reads its own workspace without naming it; its secret is shown once and stored nowhere', async () => {
  const owner = await app.member('owner');
  const { key, secret, client } = await keyOf(owner);
  expect(secret).toMatch(/^ptl_[\w-]{43}$/);
  expect((await client.ok(getWorkspace)).id).toBe(owner.workspaceId);
  const listed = await owner.call(listApiKeys);
  expect(listed.body.items.map((one) => [one.id, one.prefix])).toEqual([[key.id, secret.slice(0, 10)]]);
  expect(listed.text).not.toContain(secret);
  const found = await database.query("select from api_keys t where t::text like '%' || $1 || '%'", [secret]);
  expect(found.rowCount).toBe(0);
});

test('the moment of last use is remembered', async () => {
  const owner = await app.member('owner');
  const { client } = await keyOf(owner);
  expect((await owner.ok(listApiKeys)).items[0]?.lastUsedAt).toBeNull();
  await client.ok(getWorkspace);
  expect((await owner.ok(listApiKeys)).items[0]?.lastUsedAt).not.toBeNull();
});

describe('a key is refused', () => {
  test('once it has expired or was revoked', async () => {
    const owner = await app.member('owner');
    const expiring = await keyOf(owner, { body: { ...KEY, expiresInDays: 1 } });
    expect((await expiring.client.call(getWorkspace)).status).toBe(200);
    await database.query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [
      expiring.key.id,
    ]);
    expect((await expiring.client.call(getWorkspace)).status).toBe(401);
    const revoked = await keyOf(owner);
    await owner.ok(revokeApiKey, { params: { id: revoked.key.id } });
    expect((await revoked.client.call(getWorkspace)).status).toBe(401);
  });

  test('in another workspace, one of its maker’s too', async () => {
    const owner = await app.member('owner');
    const other = await owner.ok(createWorkspace, { body: { name: 'Second' } });
    const { client } = await keyOf(owner);
    const reply = await client.call(listMembers, { headers: { 'portolan-workspace': other.id } });
    expect(reply.problem?.code).toBe('not_found');
  });

  test('for more than its role allows, which is audited under its name', async () => {
    const owner = await app.member('owner');
    const { client, key } = await keyOf(owner);
    expect((await client.call(updateWorkspace, { body: { name: 'x' } })).status).toBe(403);
    const { items } = await owner.ok(listAudit);
    expect(items[0]).toMatchObject({ action: 'access.denied', subject: 'updateWorkspace', actor: key.name });
  });

  test('where only somebody signed in may go', async () => {
    const owner = await app.member('owner');
    const { client } = await keyOf(owner, { body: { ...KEY, role: 'admin' } });
    for (const route of [getSession, listApiKeys]) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await client.call(route)).problem?.code, route.name).toBe('forbidden');
    }
    expect((await client.call(createApiKey, { body: KEY })).status).toBe(403);
  });
});

test('nobody makes a key that can do more than they can, and none is an owner', async () => {
  const owner = await app.member('owner');
  expect((await owner.call(createApiKey, { body: { ...KEY, role: 'owner' } })).status).toBe(400);
  const admin = await app.member('admin', owner.workspaceId);
  expect((await admin.call(createApiKey, { body: { ...KEY, role: 'admin' } })).status).toBe(201);
});

test('a program needs no Origin; a page of another site is refused even with a key', async () => {
  const owner = await app.member('owner');
  const { secret } = await keyOf(owner, { body: { ...KEY, role: 'admin' } });
  const change = (headers: Record<string, string>) =>
    app.app.server.inject({
      method: 'PATCH',
      url: updateWorkspace.path,
      headers: { host: 'localhost:7400', authorization: `Bearer ${secret}`, ...headers },
      payload: { name: 'Renamed' },
    });
  expect((await change({})).statusCode).toBe(200);
  expect((await change({ origin: 'https://evil.example' })).statusCode).toBe(403);
});
