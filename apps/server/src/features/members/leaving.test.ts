// Members who leave: shut out, named in the past, their work with somebody else.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
});
afterAll(() => app.close());

function leave(client: Client, who: Client, handOverTo: Client | null = null) {
  return client.call(contract.deactivateMember, {
    params: { id: who.userId! },
    body: { handOverTo: handOverTo?.userId ?? null },
  });
}

describe('a member who leaves', () => {
  it('is shut out at once, stays named, and comes back', async () => {
    const member = await app.member('member', owner.workspaceId);
    const left = await leave(owner, member);
    expect(left.body).toMatchObject({
      member: { id: member.userId, deactivatedAt: expect.any(String) as string },
    });
    expect((await member.call(contract.listMembers)).status).toBe(404);
    expect((await member.ok(contract.getSession)).workspaces).toEqual([]);
    const { items } = await owner.ok(contract.listMembers);
    expect(items.find(({ id }) => id === member.userId)?.deactivatedAt).not.toBeNull();
    await owner.ok(contract.reactivateMember, { params: { id: member.userId! } });
    expect((await member.call(contract.listMembers)).status).toBe(200);
    expect(await app.auditOf(member.userId!)).toEqual(['member.deactivate', 'member.reactivate']);
  });

  it('hands open deals and views over, and keeps what has ended', async () => {
    const [from, to] = [
      await app.member('member', owner.workspaceId),
      await app.member('member', owner.workspaceId),
    ];
    const { processId } = await publishedProcess(owner);
    const open = await newDeal(from, processId, { ownerId: from.userId });
    const lost = await newDeal(from, processId, { ownerId: from.userId });
    await from.ok(contract.moveDeal, { params: { id: lost.id }, body: { to: 'lost', reason: 'Price' } });
    await from.ok(contract.createView, { body: { about: 'deal', name: 'Mine', definition: {} } });
    const told = await owner.ok(contract.countOpenWork, { params: { id: from.userId! } });
    const { body } = await leave(owner, from, to);
    expect(body.handedOver).toEqual({ deals: 1, contacts: 0, companies: 0, activities: 0, views: 1 });
    expect(told).toEqual(body.handedOver);
    const read = (id: string) => to.ok(contract.getDeal, { params: { id } });
    expect((await read(open.id)).owner?.id).toBe(to.userId);
    expect((await read(lost.id)).owner).toEqual({ id: from.userId, name: 'Test member' });
    expect((await to.ok(contract.listViews)).items.map(({ name }) => name)).toEqual(['Mine']);
    const { items } = await owner.ok(contract.listDealEvents, { params: { id: open.id } });
    expect(items[0]).toMatchObject({ kind: 'changed', actor: { id: owner.userId } });
  });

  it.each<[string, (from: Client) => Promise<Client>]>([
    ['themselves', async (from) => from],
    ['somebody of another workspace', () => app.member('owner')],
    [
      'somebody who has left as well',
      async () => {
        const gone = await app.member('member', owner.workspaceId);
        await leave(owner, gone);
        return gone;
      },
    ],
  ])('cannot hand over to %s: nothing changes', async (_name, to) => {
    const from = await app.member('member', owner.workspaceId);
    const reply = await leave(owner, from, await to(from));
    expect(reply.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body/handOverTo' }] });
    expect((await from.call(contract.listMembers)).status).toBe(200);
  });

  it('is not the last owner who works here', async () => {
    const first = await app.member('owner');
    const second = await app.member('owner', first.workspaceId);
    expect((await leave(first, second)).status).toBe(200);
    expect((await leave(first, first)).problem?.code).toBe('last_owner');
    const removed = await first.call(contract.removeMember, { params: { id: first.userId! } });
    expect(removed.problem?.code).toBe('last_owner');
    // The other one can go: who has left is not counted.
    await first.ok(contract.removeMember, { params: { id: second.userId! } });
  });

  it.each([...Array(3).keys()])('two owners who shut each other out at once: one stays (%i)', async () => {
    const first = await app.member('owner');
    const second = await app.member('owner', first.workspaceId);
    const replies = await Promise.all([leave(first, second), leave(second, first)]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is not sent away by somebody who holds less', async () => {
    const admin = await app.member('admin', owner.workspaceId);
    expect((await leave(admin, owner)).status).toBe(403);
  });
});
