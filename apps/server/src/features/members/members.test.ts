// Who may change whom, and the owner that every workspace keeps.
import { listAudit, listMembers, removeMember, updateMember } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { TestApp } from '../../test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('members are listed by name, for everybody in the workspace', async () => {
  const owner = await app.member('owner');
  const viewer = await app.member('viewer', owner.workspaceId);
  const { items } = await viewer.ok(listMembers);
  expect(items.map((item) => [item.id, item.role])).toEqual([
    [owner.userId, 'owner'],
    [viewer.userId, 'viewer'],
  ]);
});

describe('changing a role', () => {
  test.each<[Role, Role, Role, number]>([
    ['owner', 'member', 'admin', 200],
    ['owner', 'owner', 'viewer', 200],
    ['admin', 'member', 'manager', 200],
    ['admin', 'admin', 'viewer', 200],
    ['admin', 'member', 'owner', 403],
    ['admin', 'owner', 'viewer', 403],
    ['manager', 'viewer', 'member', 403],
  ])('%s makes a %s a %s: %i', async (actor, from, to, status) => {
    const owner = await app.member('owner');
    const client = actor === 'owner' ? owner : await app.member(actor, owner.workspaceId);
    const other = await app.member(from, owner.workspaceId);
    const reply = await client.call(updateMember, { params: { id: other.userId! }, body: { role: to } });
    expect(reply.status).toBe(status);
    const { items } = await owner.ok(listMembers);
    expect(items.find((item) => item.id === other.userId)?.role).toBe(status === 200 ? to : from);
  });

  test('is audited with the role before and after', async () => {
    const owner = await app.member('owner');
    const other = await app.member('viewer', owner.workspaceId);
    await owner.ok(updateMember, { params: { id: other.userId! }, body: { role: 'member' } });
    const { items } = await owner.ok(listAudit);
    expect(items[0]).toMatchObject({
      action: 'member.change',
      actor: 'Test owner',
      subject: other.userId,
      details: { from: 'viewer', to: 'member' },
    });
  });

  test('takes effect with the next request', async () => {
    const owner = await app.member('owner');
    const other = await app.member('admin', owner.workspaceId);
    expect((await other.call(listAudit)).status).toBe(200);
    await owner.ok(updateMember, { params: { id: other.userId! }, body: { role: 'viewer' } });
    expect((await other.call(listAudit)).status).toBe(403);
    await owner.ok(removeMember, { params: { id: other.userId! } });
    expect((await other.call(listMembers)).status).toBe(404);
  });
});

describe('the last owner', () => {
  test('can neither step down nor leave', async () => {
    const owner = await app.member('owner');
    const self = { params: { id: owner.userId! } };
    expect((await owner.call(updateMember, { ...self, body: { role: 'admin' } })).problem?.code).toBe(
      'last_owner',
    );
    expect((await owner.call(removeMember, self)).problem?.code).toBe('last_owner');
    expect((await owner.call(updateMember, { ...self, body: { role: 'owner' } })).status).toBe(200);
  });

  test.each([...Array(5).keys()])('two owners who remove each other at once: one stays (%i)', async () => {
    const first = await app.member('owner');
    const second = await app.member('owner', first.workspaceId);
    await Promise.all([
      first.call(removeMember, { params: { id: second.userId! } }),
      second.call(removeMember, { params: { id: first.userId! } }),
    ]);
    const replies = await Promise.all([first.call(listMembers), second.call(listMembers)]);
    const left = replies.find((reply) => reply.status === 200);
    expect(left?.body.items.map((item) => item.role)).toEqual(['owner']);
  });
});
