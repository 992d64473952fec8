// Duplicates and merges over the API, on a real PostgreSQL: found when written, put aside for good, merged with all that
// points to them, and taken back.
import * as contract from '@portolan/contract';
import type { ContactDetail } from '@portolan/contract';
import { fromPlainText } from '@portolan/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let processId: string;

beforeAll(async () => {
  app = await startMapsApp();
});
beforeEach(async () => {
  owner = await app.member('owner');
  ({ processId } = await publishedProcess(owner));
});
afterAll(() => app.close());

const create = (given: string, more: object = {}) =>
  owner.ok(contract.createContact, { body: { name: { given, family: 'Kalniņa' }, ...more } });
const contact = async (given: string, more: object = {}): Promise<ContactDetail> =>
  (await create(given, more)).contact;
const company = async (name: string, more: object = {}) =>
  (await owner.ok(contract.createCompany, { body: { name, ...more } })).company;
const params = ({ id }: { readonly id: string }) => ({ params: { id } });
const EMAIL = { emails: [{ address: 'anna@acme.lv' }] };

describe('finding', () => {
  it('names the likely ones when a record is written, and lists the pair for review', async () => {
    const first = await contact('Anna', EMAIL);
    const { contact: second, likely } = await create('Anna', { emails: [{ address: 'ANNA@acme.lv' }] });
    expect(likely).toMatchObject([{ id: first.id, verdict: 'certain' }]);
    const { items } = await owner.ok(contract.listDuplicates, { query: { about: 'contact' } });
    expect(items).toMatchObject([{ a: { id: first.id }, b: { id: second.id }, verdict: 'certain' }]);
    expect(items[0]!.because.length).toBeGreaterThan(0);
  });

  it('finds none where there is none, and nothing of another workspace', async () => {
    const outsider = await app.member('owner');
    await outsider.ok(contract.createContact, {
      body: { name: { given: 'Anna', family: 'Kalniņa' }, ...EMAIL },
    });
    expect((await create('Anna', EMAIL)).likely).toEqual([]);
    expect((await create('Jānis')).likely).toEqual([]);
  });

  it('before anything is stored', async () => {
    const acme = await company('Acme SIA', { domain: 'acme.lv' });
    const body = { about: 'company', fields: { name: 'SIA "Acme"', website: 'https://acme.lv' } };
    const { items } = await owner.ok(contract.findLikely, { body });
    expect(items).toMatchObject([{ id: acme.id }]);
  });

  it('puts a pair aside for good', async () => {
    const [a, b] = [await contact('Anna', EMAIL), await contact('Anna', EMAIL)];
    const body = { about: 'contact', a: b.id, b: a.id };
    await owner.ok(contract.dismissDuplicate, { body });
    await owner.ok(contract.updateContact, {
      ...params(a),
      body: { changes: { phones: [{ number: '+37121234567' }] } },
    });
    expect((await owner.ok(contract.listDuplicates, { query: { about: 'contact' } })).items).toEqual([]);
    const self = { about: 'contact', a: a.id, b: a.id };
    expect((await owner.call(contract.dismissDuplicate, { body: self })).problem?.code).toBe(
      'invalid_request',
    );
  });
});

describe('merging', () => {
  it('moves all that points to the other, keeps both histories, and is taken back whole', async () => {
    const acme = await company('Acme');
    const stays = await contact('Anna', { title: 'CEO', tags: ['a'] });
    const goes = await contact('Anna', { title: 'Chief', source: 'Fair', tags: ['b'], ...EMAIL });
    const relation = await owner.ok(contract.createRelation, {
      body: {
        from: { about: 'contact', id: goes.id },
        to: { about: 'company', id: acme.id },
        kind: 'formerlyAt',
      },
    });
    const deal = await newDeal(owner, processId, { people: [{ contactId: goes.id, part: 'champion' }] });
    const note = await owner.ok(contract.createNote, {
      body: { about: 'contact', record: goes.id, body: fromPlainText('Likes tea') },
    });
    const file = await owner.ok(contract.uploadFile, {
      query: { about: 'contact', record: goes.id, name: 'a.txt' },
      bytes: 'hello',
    });

    const merged = await owner.ok(contract.mergeContacts, { ...params(stays), body: { from: goes.id } });
    expect(merged).toMatchObject({
      id: stays.id,
      title: 'CEO',
      source: 'Fair',
      tags: ['a', 'b'],
      emails: [{ address: 'anna@acme.lv' }],
      deals: [{ id: deal.id, part: 'champion' }],
      relations: [{ id: relation.id, with: { id: acme.id } }],
      absorbed: [{ id: goes.id }],
    });
    const query = { about: 'contact', record: stays.id };
    expect((await owner.ok(contract.listNotes, { query })).items).toMatchObject([{ id: note.id }]);
    expect((await owner.ok(contract.listFiles, { query })).items).toMatchObject([{ id: file.id }]);
    const { items } = await owner.ok(contract.listContactEvents, params(stays));
    expect(new Set(items.map(({ recordId }) => recordId))).toEqual(new Set([stays.id, goes.id]));
    expect(await owner.ok(contract.getContact, params(goes))).toMatchObject({ mergedInto: stays.id });

    await owner.ok(contract.updateContact, { ...params(stays), body: { changes: { title: 'Chair' } } });
    const undone = await owner.ok(contract.undoMerge, { params: { id: merged.absorbed[0]!.mergeId } });
    expect(undone).toMatchObject({ kept: ['title'], notMovedBack: [] });
    expect(await owner.ok(contract.getContact, params(stays))).toMatchObject({
      title: 'Chair',
      source: '',
      tags: ['a'],
      emails: [],
      deals: [],
      relations: [],
    });
    expect(await owner.ok(contract.getContact, params(goes))).toMatchObject({
      title: 'Chief',
      deletedAt: null,
      mergedInto: null,
      deals: [{ id: deal.id, part: 'champion' }],
      relations: [{ id: relation.id }],
    });
  });

  it('of two who take part in one deal leaves one, and both come back with their parts', async () => {
    const [a, b] = [await contact('Anna'), await contact('Berta')];
    const deal = await newDeal(owner, processId, {
      people: [
        { contactId: a.id, part: 'user' },
        { contactId: b.id, part: 'champion' },
      ],
    });
    const merged = await owner.ok(contract.mergeContacts, { ...params(a), body: { from: b.id } });
    const people = async () =>
      (await owner.ok(contract.getDeal, params(deal))).people.map(({ contact: one, part }) => [one.id, part]);
    expect(await people()).toEqual([[a.id, 'user']]);
    await owner.ok(contract.undoMerge, { params: { id: merged.absorbed[0]!.mergeId } });
    expect(await people()).toEqual([
      [a.id, 'user'],
      [b.id, 'champion'],
    ]);
  });

  it('of companies moves people, children and deals; what points elsewhere by then stays there and is told', async () => {
    const [stays, goes, third] = [await company('Acme'), await company('ACME Ltd'), await company('Third')];
    const [anna, janis] = [
      await contact('Anna', { companyId: goes.id }),
      await contact('Jānis', { companyId: goes.id }),
    ];
    const child = await company('Child', { parentId: goes.id });
    const deal = await newDeal(owner, processId, { companyId: goes.id });
    const merged = await owner.ok(contract.mergeCompanies, { ...params(stays), body: { from: goes.id } });
    expect(merged.contacts.map(({ id }) => id).toSorted()).toEqual([anna.id, janis.id].toSorted());
    expect(merged).toMatchObject({ children: [{ id: child.id }], deals: [{ id: deal.id }] });
    await owner.ok(contract.updateContact, { ...params(janis), body: { changes: { companyId: third.id } } });
    const undone = await owner.ok(contract.undoMerge, { params: { id: merged.absorbed[0]!.mergeId } });
    expect(undone.notMovedBack).toMatchObject([{ about: 'contact', id: janis.id }]);
    expect(await owner.ok(contract.getCompany, params(goes))).toMatchObject({
      contacts: [{ id: anna.id }],
      children: [{ id: child.id }],
      deals: [{ id: deal.id }],
    });
  });

  it('is refused with itself, with a deleted one, with one of another workspace, and twice', async () => {
    const outsider = await app.member('owner');
    const [a, b, gone] = [await contact('Anna'), await contact('Berta'), await contact('Carla')];
    await owner.ok(contract.removeContact, params(gone));
    const theirs = await outsider.ok(contract.createContact, { body: { name: { given: 'X', family: '' } } });
    const merge = async (from: string) =>
      (await owner.call(contract.mergeContacts, { ...params(a), body: { from } })).problem?.code;
    expect(await merge(a.id)).toBe('invalid_request');
    expect(await merge(gone.id)).toBe('conflict');
    expect(await merge(theirs.contact.id)).toBe('not_found');
    expect(await merge(b.id)).toBeUndefined();
    expect(await merge(b.id)).toBe('conflict');
    expect((await owner.call(contract.restoreContact, params(b))).problem?.code).toBe('conflict');
    const { absorbed } = await owner.ok(contract.getContact, params(a));
    const undo = { params: { id: absorbed[0]!.mergeId } };
    await owner.ok(contract.undoMerge, undo);
    expect((await owner.call(contract.undoMerge, undo)).problem?.code).toBe('conflict');
  });
});
