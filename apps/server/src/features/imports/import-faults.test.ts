// Imports when something goes wrong or somebody is in the way: stopped halfway, twice at once, taken back after others have
// changed the records, started by somebody who may not see or set everything.
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import type { AccessRules } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDeal, publishedProcess, SALES_MAP } from '../../deals-in-tests.ts';
import {
  checked,
  checkedFor,
  importWhen,
  ran,
  settled,
  startImportsApp,
  undone,
} from '../../imports-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

const MANY = 3000;

let app: MapsApp;

beforeAll(async () => {
  app = await startImportsApp();
}, 60_000);
afterAll(() => app.close());

function dealsFile(deals: number): string {
  const rows = Array.from({ length: deals }, (_, i) => {
    const stage = i % 3 === 0 ? 'Qualify' : 'Offer';
    return `D${i},Deal ${i},${stage},2024-01-10,Firm ${i % 200},${100 + i}`;
  });
  return `Deal ID,Deal name,Stage,Created at,Company,Amount\n${rows.join('\n')}\n`;
}

async function count(
  client: Client,
  table: 'deals' | 'companies' | 'contacts',
  where = 'true',
): Promise<number> {
  const { rows } = await app.owner.query<{ count: string }>(
    `select count(*) from ${table} where workspace_id = $1 and deleted_at is null and ${where}`,
    [client.workspaceId],
  );
  return Number(rows[0]!.count);
}

/** Deals whose events do not make the row: as many revisions as events. */
async function unlikeTheirEvents(client: Client): Promise<number> {
  const { rows } = await app.owner.query<{ count: string }>(
    `select count(*) from deals d where workspace_id = $1 and revision <>
      (select count(*) from events e where e.workspace_id = $1 and e.record_id = d.id and e.about = 'deal')`,
    [client.workspaceId],
  );
  return Number(rows[0]!.count);
}

async function ready(files: Readonly<Record<string, string>>): Promise<{ owner: Client; one: DataImport }> {
  const owner = await app.member('owner');
  const { processId } = await publishedProcess(owner);
  return { owner, one: await checkedFor(owner, processId, files) };
}

describe('stopped halfway', () => {
  test('keeps what is written, goes on without doubling anything, and its figures are those of the check', async () => {
    const { owner, one } = await ready({ 'deals.csv': dealsFile(MANY) });
    expect(one.counts.find(({ entity }) => entity === 'deals')).toMatchObject({ created: MANY, rejected: 0 });
    await owner.ok(contract.runImport, { params: { id: one.id } });
    await importWhen(owner, one.id, ({ progress, state }) => progress > 0 || state !== 'running');
    const stopped = await owner.ok(contract.cancelImport, { params: { id: one.id } });
    expect(stopped.state).toBe('cancelled');
    const written = await count(owner, 'deals');
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(MANY);
    const told = stopped.counts.find(({ entity }) => entity === 'deals');
    expect(told?.created).toBe(written);
    // Nothing goes on behind one's back.
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect(await count(owner, 'deals')).toBe(written);

    const done = await ran(owner, one.id);
    expect(done.state).toBe('done');
    expect(done.counts).toEqual(one.counts);
    expect([await count(owner, 'deals'), await count(owner, 'companies')]).toEqual([MANY, 200]);
    expect(await unlikeTheirEvents(owner)).toBe(0);
  });

  test('what was written until then is taken back whole', async () => {
    const { owner, one } = await ready({ 'deals.csv': dealsFile(MANY) });
    await owner.ok(contract.runImport, { params: { id: one.id } });
    await importWhen(owner, one.id, ({ progress, state }) => progress > 0 || state !== 'running');
    await owner.ok(contract.cancelImport, { params: { id: one.id } });
    const written = await count(owner, 'deals');
    const back = await undone(owner, one.id);
    expect(back).toMatchObject({ state: 'undone', undo: { left: 0 } });
    expect(back.undo!.removed).toBeGreaterThanOrEqual(written);
    expect([await count(owner, 'deals'), await count(owner, 'companies')]).toEqual([0, 0]);
  });
});

describe('two at once', () => {
  test('with the same file make every record once', async () => {
    const owner = await app.member('owner');
    const { processId } = await publishedProcess(owner);
    const files = { 'deals.csv': dealsFile(1500) };
    const two = [await checkedFor(owner, processId, files), await checkedFor(owner, processId, files)];
    await Promise.all(two.map(({ id }) => owner.ok(contract.runImport, { params: { id } })));
    const done = await Promise.all(two.map(({ id }) => settled(owner, id)));
    expect(done.map(({ state }) => state)).toEqual(['done', 'done']);
    const deals = done.map(({ counts }) => counts.find(({ entity }) => entity === 'deals')!);
    expect(deals.map(({ rows }) => rows)).toEqual([1500, 1500]);
    expect(deals[0]!.created + deals[1]!.created).toBe(1500);
    expect(deals[0]!.matched + deals[1]!.matched).toBe(1500);
    expect([await count(owner, 'deals'), await count(owner, 'companies')]).toEqual([1500, 200]);
    expect(await unlikeTheirEvents(owner)).toBe(0);
  });

  test('of two who press the button, one starts it', async () => {
    const { owner, one } = await ready({ 'deals.csv': dealsFile(10) });
    const pressed = await Promise.all(
      [1, 2, 3].map(() => owner.call(contract.runImport, { params: { id: one.id } })),
    );
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409, 409]);
    await settled(owner, one.id);
    expect(await count(owner, 'deals')).toBe(10);
  });
});

const PEOPLE = {
  'companies.csv':
    'Company ID,Name,Domain,Industry\nC1,Alpha,alpha.example,Wood\nC2,Beta,beta.example,Steel\nC3,Gamma,gamma.example,Glass\n',
  'contacts.csv':
    'Contact ID,First name,Last name,Email,Title,Company ID\nP1,Ann,Lee,ann@alpha.example,Buyer,C1\nP2,Bob,Ray,bob@beta.example,Clerk,C2\nP3,Cid,Fox,cid@gamma.example,Chief,C3\n',
};

function idOf(items: readonly { readonly id: string; readonly name: unknown }[], part: string): string {
  return items.find((item) => JSON.stringify(item.name).includes(part))!.id;
}

test('taken back after others have changed records: theirs stays, and is named', async () => {
  const owner = await app.member('owner');
  const known = await owner.ok(contract.createCompany, { body: { name: 'Gamma', domain: 'gamma.example' } });
  const kept = await owner.ok(contract.createContact, {
    body: { name: { given: 'Cid', family: 'Fox' }, emails: [{ address: 'cid@gamma.example' }] },
  });
  const one = await checkedFor(owner, null, PEOPLE);
  await ran(owner, one.id);
  const colleague = await app.member('member', owner.workspaceId);
  const contacts = (await owner.ok(contract.listContacts, {})).items;
  const companies = (await owner.ok(contract.listCompanies, {})).items;
  const title = 'Head of buying';
  await colleague.ok(contract.updateContact, {
    params: { id: idOf(contacts, 'Ann') },
    body: { changes: { title } },
  });
  // Of a record that was here: the field that the import filled in holds something else now.
  await colleague.ok(contract.updateCompany, {
    params: { id: known.company.id },
    body: { changes: { industry: 'Optics' } },
  });
  await colleague.ok(contract.removeContact, { params: { id: idOf(contacts, 'Bob') } });

  const back = await undone(owner, one.id);
  expect(back.state).toBe('undone');
  const left = back.undo!.examples.map(({ name }) => name).toSorted();
  // Ann was changed, her company is needed by her, Gamma holds what a colleague wrote.
  expect(left).toEqual(['Alpha', 'Ann Lee', 'Gamma']);
  expect(back.undo!.left).toBe(3);
  const ann = await owner.ok(contract.getContact, { params: { id: idOf(contacts, 'Ann') } });
  expect(ann).toMatchObject({ title, deletedAt: null });
  const gamma = await owner.ok(contract.getCompany, { params: { id: known.company.id } });
  expect(gamma.industry).toBe('Optics');
  const cid = await owner.ok(contract.getContact, { params: { id: kept.contact.id } });
  expect(cid).toMatchObject({ title: '', deletedAt: null });
  const beta = await owner.call(contract.getCompany, { params: { id: idOf(companies, 'Beta') } });
  expect(beta.status === 404 || beta.body.deletedAt !== null).toBe(true);
  expect((await owner.call(contract.undoImport, { params: { id: one.id } })).status).toBe(409);
});

test('a merge after the import: the record that took the other in stays', async () => {
  const { owner, one } = await ready(PEOPLE);
  await ran(owner, one.id);
  const mine = await owner.ok(contract.createCompany, { body: { name: 'Alpha Works' } });
  const companies = (await owner.ok(contract.listCompanies, {})).items;
  const alpha = companies.find(({ name }) => name === 'Alpha')!;
  await owner.ok(contract.mergeCompanies, { params: { id: mine.company.id }, body: { from: alpha.id } });
  const back = await undone(owner, one.id);
  expect(back.state).toBe('undone');
  expect(await owner.ok(contract.getCompany, { params: { id: mine.company.id } })).toMatchObject({
    deletedAt: null,
  });
});

async function withRules(
  rules: Partial<AccessRules>,
  work: (owner: Client, manager: Client, processId: string) => Promise<void>,
): Promise<void> {
  const owner = await app.member('owner');
  const manager = await app.member('manager', owner.workspaceId);
  const { processId } = await publishedProcess(owner);
  const { revision } = await owner.ok(contract.getAccessRules);
  await owner.ok(contract.replaceAccessRules, {
    body: { rules: { records: [], fields: [], ...rules }, revision },
  });
  await work(owner, manager, processId);
}

describe('in the name of somebody who may not do everything', () => {
  const DEALS = `Deal ID,Deal name,Stage,Amount,Source,Created at,Owner
D1,Panels,Offer,1200,Fair,2024-01-10,Boss
D2,Doors,Qualify,900,Web,2024-01-05,Me
`;
  test.each(['hidden', 'read'] as const)('a field that is %s is left out, and said', async (access) => {
    const field = { role: 'manager', about: 'deal', processId: null, field: 'amount', access } as const;
    await withRules({ fields: [field] }, async (owner, manager, processId) => {
      const known = await newDeal(owner, processId, {
        name: 'Panels',
        amount: { minor: 500, currency: 'EUR' },
      });
      const one = await checkedFor(
        manager,
        processId,
        { 'deals.csv': DEALS.replaceAll(/^D\d,/gm, '').replace('Deal ID,', '') },
        { onMatch: 'overwrite' },
      );
      expect(one.counts.find(({ entity }) => entity === 'deals')).toMatchObject({ rejected: 0 });
      expect(JSON.stringify(one)).not.toContain('"minor":500');
      const done = await ran(manager, one.id);
      expect(done.state).toBe('done');
      const said = [
        ...done.files.flatMap(({ warnings }) => warnings),
        ...one.files.flatMap((f) => f.warnings),
      ];
      expect(JSON.stringify(said)).toContain('field_not_allowed');
      expect(await count(owner, 'deals')).toBeGreaterThanOrEqual(2);
      expect(await count(owner, 'deals', 'amount_minor is not null')).toBe(1);
      const after = await owner.ok(contract.getDeal, { params: { id: known.id } });
      expect(after.amount).toEqual({ minor: 500, currency: 'EUR' });
    });
  });

  test('who reaches only their own neither finds nor changes records of others, and makes none for others', async () => {
    const own = { role: 'manager', about: 'deal', processId: null, read: 'own', change: 'own' } as const;
    await withRules({ records: [own] }, async (owner, manager, processId) => {
      const theirs = await newDeal(owner, processId, {
        name: 'Panels',
        source: 'Friend',
        ownerId: owner.userId,
      });
      const settings = {
        onMatch: 'overwrite' as const,
        owners: [
          { name: 'Boss', userId: owner.userId! },
          { name: 'Me', userId: manager.userId! },
        ],
      };
      const one = await checkedFor(manager, processId, { 'deals.csv': DEALS }, settings);
      const done = await ran(manager, one.id);
      expect(done.counts.find(({ entity }) => entity === 'deals')).toMatchObject({ created: 1, rejected: 1 });
      const rejects = await manager.ok(contract.listImportRejects, { params: { id: one.id } });
      expect(rejects.items.map(({ code }) => code)).toEqual(['refused']);
      const after = await owner.ok(contract.getDeal, { params: { id: theirs.id } });
      expect(after).toMatchObject({ source: 'Friend', revision: theirs.revision });
      const mine = (await manager.ok(contract.listDeals, { query: { state: 'any' } })).items;
      expect(mine.map(({ name }) => name)).toEqual(['Doors']);
    });
  });

  test('whoever may no longer import when it runs writes nothing', async () => {
    await withRules({}, async (owner, manager, processId) => {
      const one = await checkedFor(manager, processId, { 'deals.csv': dealsFile(5) });
      await app.owner.query(`update members set role = 'member' where workspace_id = $1 and user_id = $2`, [
        owner.workspaceId,
        manager.userId,
      ]);
      expect((await manager.call(contract.runImport, { params: { id: one.id } })).status).toBe(403);
      expect(await count(owner, 'deals')).toBe(0);
    });
  });
});

test('deals go where the file says, past gates, as history; but not where the map has no such stage, nor to strangers', async () => {
  const owner = await app.member('owner');
  const stranger = await app.member('owner');
  const { processId } = await publishedProcess(owner, SALES_MAP);
  const file = `Deal ID,Deal name,Stage,Created at,Owner
D1,Far,Close,2024-01-10,
D2,Nowhere,Moon,2024-01-10,
D3,Audience,Reach,2024-01-10,
D4,Future,Lead,9999-01-10,
D5,Past,Lead,0000-01-10,
`;
  const one = await checkedFor(owner, processId, { 'deals.csv': file });
  const refused = await owner.call(contract.updateImport, {
    params: { id: one.id },
    body: { settings: { ...one.settings, owners: [{ name: 'X', userId: stranger.userId! }] } },
  });
  expect(refused.status).toBe(400);
  const done = await ran(owner, one.id);
  expect(done.state).toBe('done');
  const { items } = await owner.ok(contract.listDeals, { query: { state: 'any', sort: 'name' } });
  const far = items.find(({ name }) => name === 'Far')!;
  expect(far.nodeId).toBe('close');
  const { items: events } = await owner.ok(contract.listDealEvents, { params: { id: far.id } });
  expect(events.map(({ kind }) => kind)).not.toContain('overridden');
  expect(items.map(({ nodeId }) => nodeId)).not.toContain('reach');
  for (const { createdAt } of items) expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
  expect(await unlikeTheirEvents(owner)).toBe(0);
});

test('somebody who joins by an invitation while an import is prepared can be chosen, and is proposed at the next check', async () => {
  const owner = await app.member('owner');
  const { processId } = await publishedProcess(owner, SALES_MAP);
  const file = `Deal name,Stage,Owner
Far,Lead,Ilze Mate
Near,Lead,Somebody Else
`;
  const one = await checkedFor(owner, processId, { 'deals.csv': file });
  expect(one.words.owners.map(({ userId }) => userId)).toEqual([null, null]);

  const invited = await owner.ok(contract.createInvitation, { body: { role: 'member' } });
  const token = invited.path.replace('/join#', '');
  const body = { token, name: 'Ilze Mate', email: 'ilze@import.example', password: 'portolan chart vellum' };
  await app.client().ok(contract.acceptInvitation, { body });
  const { items } = await owner.ok(contract.listMembers);
  const joined = items.find(({ name }) => name === 'Ilze Mate')!.id;
  const again = await checked(owner, one.id);
  expect(again.settings.owners).toEqual([{ name: 'Ilze Mate', userId: joined }]);

  const owners = [...again.settings.owners, { name: 'Somebody Else', userId: joined }];
  const params = { id: one.id };
  await owner.ok(contract.updateImport, { params, body: { settings: { ...again.settings, owners } } });
  await checked(owner, one.id);
  expect((await ran(owner, one.id)).state).toBe('done');
  const deals = await owner.ok(contract.listDeals, { query: { state: 'any' } });
  expect(deals.items.map((deal) => deal.owner?.name)).toEqual(['Ilze Mate', 'Ilze Mate']);
});

test('nobody who was chosen for an owner of a file stays nobody', async () => {
  const owner = await app.member('owner');
  const { processId } = await publishedProcess(owner, SALES_MAP);
  const { user } = await owner.ok(contract.getSession);
  const file = `Deal name,Stage,Owner\nFar,Lead,${user.name}\n`;
  const owners = [{ name: user.name, userId: null }];
  const one = await checkedFor(owner, processId, { 'deals.csv': file }, { owners });
  expect(one.settings.owners).toEqual(owners);
});
