// An invitation link: made, copied, used once by whom it is for, or withdrawn.
import {
  acceptInvitation,
  createInvitation,
  getSession,
  listInvitations,
  listMembers,
  revokeInvitation,
} from '@portolan/contract';
import type { Role } from '@portolan/core';
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

let people = 0;
const newcomer = () => ({
  name: '陳怡君',
  email: `newcomer${++people}@example.com`,
  password: 'a long sentence is best',
});

async function invite(by: Client, body: { role: Role; email?: string } = { role: 'member' }) {
  const made = await by.ok(createInvitation, { body });
  return { id: made.invitation.id, token: made.path.replace('/join#', '') };
}

test('someone new joins with name, e-mail and password, and is signed in', async () => {
  const owner = await app.member('owner');
  const { token } = await invite(owner);
  expect((await owner.ok(listInvitations)).items).toHaveLength(1);
  const person = newcomer();
  const joined = await app.client().call(acceptInvitation, { body: { token, ...person } });
  expect(joined.status).toBe(200);
  expect(joined.body.workspaces).toEqual([
    { id: owner.workspaceId, name: 'Workspace of owner', role: 'member' },
  ]);
  const cookie = String(joined.headers['set-cookie']).split(';')[0]!;
  expect((await app.client({ cookie }).ok(getSession)).user.name).toBe(person.name);
  expect((await owner.ok(listInvitations)).items).toHaveLength(0);
});

test('someone signed in joins with the token alone, and keeps a role they have', async () => {
  const owner = await app.member('owner');
  const other = await app.member('admin');
  const joined = await other.ok(acceptInvitation, { body: { token: (await invite(owner)).token } });
  expect(joined.workspaces.map((one) => [one.id, one.role])).toContainEqual([owner.workspaceId, 'member']);
  const again = await other.ok(acceptInvitation, {
    body: { token: (await invite(owner, { role: 'admin' })).token },
  });
  expect(again.workspaces.map((one) => one.role).toSorted()).toEqual(['admin', 'member']);
});

describe('a link works', () => {
  test('once, for two at the same time too', async () => {
    const owner = await app.member('owner');
    const { token } = await invite(owner);
    const both = await Promise.all(
      [1, 2].map(() => app.client().call(acceptInvitation, { body: { token, ...newcomer() } })),
    );
    expect(both.map((reply) => String(reply.status)).toSorted()).toEqual(['200', '410']);
    expect((await owner.ok(listMembers)).items).toHaveLength(2);
  });

  test('not after it was withdrawn, nor after a week', async () => {
    const owner = await app.member('owner');
    const withdrawn = await invite(owner);
    await owner.ok(revokeInvitation, { params: { id: withdrawn.id } });
    expect((await owner.call(revokeInvitation, { params: { id: withdrawn.id } })).status).toBe(404);
    const old = await invite(owner);
    await database.query('update invitations set expires_at = now() where id = $1', [old.id]);
    for (const { token } of [withdrawn, old, { token: 'x'.repeat(43) }]) {
      // oxlint-disable-next-line no-await-in-loop
      const reply = await app.client().call(acceptInvitation, { body: { token, ...newcomer() } });
      expect(reply.problem?.code).toBe('token_used');
    }
    expect((await owner.ok(listInvitations)).items).toHaveLength(0);
  });

  test('for the invited address only', async () => {
    const owner = await app.member('owner');
    const person = newcomer();
    const { token } = await invite(owner, { role: 'viewer', email: person.email.toUpperCase() });
    const wrong = await app.client().call(acceptInvitation, { body: { token, ...newcomer() } });
    expect(wrong.status).toBe(400);
    const signedIn = await (await app.member('member')).call(acceptInvitation, { body: { token } });
    expect(signedIn.status).toBe(400);
    expect((await app.client().call(acceptInvitation, { body: { token, ...person } })).status).toBe(200);
  });

  test('not for an address that has an account: sign in first; the link is not used up', async () => {
    const owner = await app.member('owner');
    const person = newcomer();
    await app.client().ok(acceptInvitation, { body: { token: (await invite(owner)).token, ...person } });
    const { token } = await invite(owner);
    const taken = await app.client().call(acceptInvitation, { body: { token, ...person } });
    expect(taken.problem?.code).toBe('email_taken');
    expect((await owner.ok(listInvitations)).items).toHaveLength(1);
  });

  test('with name, e-mail and password, or signed in', async () => {
    const { token } = await invite(await app.member('owner'));
    expect((await app.client().call(acceptInvitation, { body: { token } })).status).toBe(400);
  });
});

test('nobody invites to a higher role than their own', async () => {
  const owner = await app.member('owner');
  const admin = await app.member('admin', owner.workspaceId);
  expect((await admin.call(createInvitation, { body: { role: 'owner' } })).status).toBe(403);
  expect((await admin.call(createInvitation, { body: { role: 'admin' } })).status).toBe(201);
});

test('the token is nowhere in the database', async () => {
  const { token } = await invite(await app.member('owner'));
  const found = await database.query("select from invitations t where t::text like '%' || $1 || '%'", [
    token,
  ]);
  expect(found.rowCount).toBe(0);
});
