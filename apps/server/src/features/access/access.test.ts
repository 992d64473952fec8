// Teams and rules on a real PostgreSQL: they take effect with the next request, on every server, and nobody overwrites
// what they have not seen.
import * as contract from '@portolan/contract';
import type { AccessRules } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { euros, newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
beforeAll(async () => {
  app = await startMapsApp();
});
afterAll(() => app.close());

const params = (id: string): { params: { id: string } } => ({ params: { id } });

async function setRules(client: Client, rules: Partial<AccessRules>): Promise<contract.AccessState> {
  const { revision } = await client.ok(contract.getAccessRules);
  return client.ok(contract.replaceAccessRules, {
    body: { rules: { records: [], fields: [], ...rules }, revision },
  });
}

describe('departments and teams', () => {
  it('are a tree with members, each change audited', async () => {
    const owner = await app.member('owner');
    const member = await app.member('member', owner.workspaceId);
    const sales = await owner.ok(contract.createTeam, { body: { name: 'Sales' } });
    const north = await owner.ok(contract.createTeam, { body: { name: 'North', parentId: sales.id } });
    expect(north).toMatchObject({ name: 'North', parentId: sales.id, archivedAt: null, members: [] });
    const members = [{ id: member.userId!, lead: true }, { id: owner.userId! }];
    await owner.ok(contract.setTeamMembers, { ...params(north.id), body: { members } });
    await owner.ok(contract.updateTeam, { ...params(north.id), body: { name: 'North and Baltic' } });
    const { items } = await member.ok(contract.listTeams);
    expect(items.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['North and Baltic', sales.id],
      ['Sales', null],
    ]);
    expect(items[0]!.members.map(({ id, lead }) => [id, lead])).toEqual([
      [member.userId, true],
      [owner.userId, false],
    ]);
    expect(await app.auditOf(north.id)).toEqual(['team.create', 'team.members', 'team.change']);
  });

  it('refuse a circle, strangers, and to vanish while others stand below', async () => {
    const owner = await app.member('owner');
    const stranger = await app.member('owner');
    const top = await owner.ok(contract.createTeam, { body: { name: 'Top' } });
    const low = await owner.ok(contract.createTeam, { body: { name: 'Low', parentId: top.id } });
    const circle = await owner.call(contract.updateTeam, { ...params(top.id), body: { parentId: low.id } });
    expect(circle.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body/parentId' }] });
    const members = [{ id: owner.userId! }, { id: stranger.userId! }, { id: owner.userId! }];
    const refused = await owner.call(contract.setTeamMembers, { ...params(low.id), body: { members } });
    expect(refused.problem?.fields?.map(({ path }) => path)).toEqual([
      'body/members/1/id',
      'body/members/2/id',
    ]);
    expect((await owner.call(contract.removeTeam, params(top.id))).problem?.code).toBe('conflict');
    await owner.ok(contract.removeTeam, params(low.id));
    await owner.ok(contract.removeTeam, params(top.id));
    expect((await owner.ok(contract.listTeams)).items).toEqual([]);
  });

  it.each([...Array(3).keys()])('two that move below each other at once make no circle (%i)', async () => {
    const owner = await app.member('owner');
    const a = await owner.ok(contract.createTeam, { body: { name: 'A' } });
    const b = await owner.ok(contract.createTeam, { body: { name: 'B' } });
    const replies = await Promise.all([
      owner.call(contract.updateTeam, { ...params(a.id), body: { parentId: b.id } }),
      owner.call(contract.updateTeam, { ...params(b.id), body: { parentId: a.id } }),
    ]);
    expect(replies.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 400]);
  });
});

describe('rules of access', () => {
  const narrow = { role: 'member', about: 'deal', processId: null, read: 'team', change: 'own' } as const;

  it('take effect with the next request, and so does a change of a team', async () => {
    const owner = await app.member('owner');
    const [ann, ben] = [
      await app.member('member', owner.workspaceId),
      await app.member('member', owner.workspaceId),
    ];
    const { processId } = await publishedProcess(owner);
    const deal = await newDeal(owner, processId, { ownerId: ben.userId, amount: euros(100) });
    const count = async (): Promise<number> => (await ann.ok(contract.listDeals)).items.length;
    expect(await count()).toBe(1);
    await setRules(owner, { records: [narrow] });
    expect(await count()).toBe(0);
    const team = await owner.ok(contract.createTeam, { body: { name: 'Team' } });
    const members = [{ id: ann.userId! }, { id: ben.userId! }];
    await owner.ok(contract.setTeamMembers, { ...params(team.id), body: { members } });
    expect(await count()).toBe(1);
    const change = await ann.call(contract.updateDeal, {
      ...params(deal.id),
      body: { changes: { name: 'Mine' } },
    });
    expect(change.status).toBe(403);
    await owner.ok(contract.updateTeam, { ...params(team.id), body: { archived: true } });
    expect(await count()).toBe(0);
  });

  it('are replaced only by who has seen them', async () => {
    const owner = await app.member('owner');
    const rules: AccessRules = { records: [narrow], fields: [] };
    expect(await owner.ok(contract.getAccessRules)).toMatchObject({ revision: 0, changedAt: null });
    const first = await owner.ok(contract.replaceAccessRules, { body: { rules, revision: 0 } });
    expect(first).toMatchObject({ rules, revision: 1, changedBy: { id: owner.userId } });
    for (const revision of [0, 7]) {
      // oxlint-disable-next-line no-await-in-loop
      const late = await owner.call(contract.replaceAccessRules, { body: { rules, revision } });
      expect(late.problem?.code).toBe('conflict');
    }
    const second = await owner.ok(contract.replaceAccessRules, {
      body: { rules: { records: [], fields: [] }, revision: 1 },
    });
    expect(second.revision).toBe(2);
    expect(await owner.ok(contract.getAccessRules)).toEqual(second);
    const { items } = await owner.ok(contract.listAudit, { query: { action: 'access.change' } });
    expect(items.map(({ details }) => details)).toEqual([
      { added: [], removed: [narrow] },
      { added: [narrow], removed: [] },
    ]);
  });

  it('cannot lock out owners and admins, and name what is wrong', async () => {
    const owner = await app.member('owner');
    const rules = { records: [{ ...narrow, role: 'owner' }], fields: [] };
    const refused = await owner.call(contract.replaceAccessRules, { body: { rules, revision: 0 } });
    expect(refused.problem).toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'body/rules/records/0/role' }],
    });
  });
});

test('what a person reaches is explained', async () => {
  const owner = await app.member('owner');
  const lead = await app.member('member', owner.workspaceId);
  const other = await app.member('member', owner.workspaceId);
  const { processId } = await publishedProcess(owner);
  const top = await owner.ok(contract.createTeam, { body: { name: 'Sales' } });
  const below = await owner.ok(contract.createTeam, { body: { name: 'North', parentId: top.id } });
  await owner.ok(contract.setTeamMembers, {
    ...params(top.id),
    body: { members: [{ id: lead.userId!, lead: true }] },
  });
  await owner.ok(contract.setTeamMembers, {
    ...params(below.id),
    body: { members: [{ id: other.userId! }] },
  });
  await setRules(owner, {
    records: [
      { role: 'member', about: 'deal', processId: null, read: 'team', change: 'own' },
      { role: 'member', about: 'deal', processId, read: 'own', change: 'own' },
    ],
    fields: [{ role: 'member', about: 'deal', processId: null, field: 'amount', access: 'hidden' }],
  });
  const explain = (user: string, process?: string) =>
    owner.ok(contract.explainAccess, { query: { user, ...(process === undefined ? {} : { process }) } });
  const general = await explain(lead.userId!);
  expect(general).toMatchObject({ read: 'team', change: 'own', because: 'rule', mayChange: true });
  expect(general.teams.map(({ name, lead: leads }) => [name, leads])).toEqual([
    ['Sales', true],
    ['North', true],
  ]);
  expect(new Set(general.owners?.map(({ id }) => id))).toEqual(new Set([lead.userId, other.userId]));
  expect(general.fields.filter(({ access }) => access !== 'edit')).toEqual([
    { field: 'amount', access: 'hidden' },
  ]);
  expect(await explain(lead.userId!, processId)).toMatchObject({ read: 'own', because: 'process_rule' });
  expect(await explain(owner.userId!)).toMatchObject({ read: 'all', owners: null, because: 'role' });
  const stranger = await app.member('owner');
  const unknown = await owner.call(contract.explainAccess, { query: { user: stranger.userId! } });
  expect(unknown.status).toBe(404);
});
