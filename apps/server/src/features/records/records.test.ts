// Companies and contacts over the API, on a real PostgreSQL: what is kept, what is refused, who reaches what.
import * as contract from '@portolan/contract';
import type { CompanyDetail, ContactDetail } from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';

let app: TestApp;
let owner: Client;
let member: Client;
let viewer: Client;
let outsider: Client;

beforeAll(async () => {
  app = await startTestApp();
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  viewer = await app.member('viewer', owner.workspaceId);
  outsider = await app.member('owner');
});
afterAll(() => app.close());

async function contact(more: object = {}, client = member): Promise<ContactDetail> {
  const body = { name: { given: 'Anna', family: 'Kalniņa' }, ...more };
  return (await client.ok(contract.createContact, { body })).contact;
}
async function company(more: object = {}, client = member): Promise<CompanyDetail> {
  return (await client.ok(contract.createCompany, { body: { name: 'Acme SIA', ...more } })).company;
}
const params = ({ id }: { readonly id: string }) => ({ params: { id } });
async function history(of: ContactDetail): Promise<string[]> {
  const { items } = await member.ok(contract.listContactEvents, params(of));
  return items.map(({ kind }) => kind);
}

describe('a contact', () => {
  it('is kept as it was written, and read in its own script', async () => {
    const acme = await company({ name: 'บริษัท ทดสอบ' });
    const made = await contact({
      name: { given: '小明', family: '王' },
      emails: [{ address: 'Ming@ACME.tw' }],
      phones: [{ number: '+886 2 2311 3731', kind: 'mobile' }, { number: 'ask Lin' }],
      companyId: acme.id,
      tags: ['VIP', 'vip', 'ใหม่'],
      address: { lines: ['1 Road'], city: '臺北市', region: '', postalCode: '100', country: 'TW' },
    });
    expect(made).toMatchObject({
      name: '王小明',
      emails: [{ address: 'Ming@acme.tw', kind: 'work' }],
      phones: [
        { number: '+886 2 2311 3731', kind: 'mobile', e164: '+886223113731' },
        { number: 'ask Lin', e164: null },
      ],
      company: { id: acme.id, name: 'บริษัท ทดสอบ' },
      tags: ['VIP', 'ใหม่'],
      can: { change: true, remove: true },
      revision: 1,
    });
    expect(await viewer.ok(contract.getContact, params(made))).toMatchObject({
      name: '王小明',
      can: { change: true },
    });
    const there = await member.ok(contract.getCompany, params(acme));
    expect(there.contacts).toEqual([
      { id: made.id, name: '王小明', title: '', email: 'Ming@acme.tw', phone: '+886223113731' },
    ]);
  });

  it('dials numbers without + in its own country, else in that of the workspace', async () => {
    const one = await app.member('owner');
    await one.ok(contract.updateWorkspace, { body: { country: 'LV' } });
    const made = await contact({ phones: [{ number: '21 234 567' }] }, one);
    expect(made.phones[0]?.e164).toBe('+37121234567');
    const address = { lines: [], city: '', region: '', postalCode: '', country: 'TH' };
    const thai = await contact({ phones: [{ number: '081 234 5678' }], address }, one);
    expect(thai.phones[0]?.e164).toBe('+66812345678');
  });

  it('is changed field by field; another value than the caller saw is a conflict', async () => {
    const made = await contact({ title: 'CEO' });
    const body = { changes: { title: 'CTO' }, was: { title: 'CEO' } };
    expect(await member.ok(contract.updateContact, { ...params(made), body })).toMatchObject({
      title: 'CTO',
      revision: 2,
    });
    const late = await member.call(contract.updateContact, { ...params(made), body });
    expect(late.problem).toMatchObject({
      code: 'conflict',
      fields: [{ path: 'title' }],
      reason: { code: 'changed_meanwhile', params: { field: 'title' } },
    });
    const other = { changes: { source: 'Fair' }, was: { source: '' } };
    expect((await member.ok(contract.updateContact, { ...params(made), body: other })).title).toBe('CTO');
    expect(await history(made)).toEqual(['changed', 'changed', 'created']);
    const same = { changes: { title: 'CTO' } };
    expect((await member.ok(contract.updateContact, { ...params(made), body: same })).revision).toBe(3);
  });

  it('tells what changed, from what to what', async () => {
    const made = await contact({ title: 'CEO' });
    await member.ok(contract.updateContact, { ...params(made), body: { changes: { title: 'CTO' } } });
    const { items } = await member.ok(contract.listContactEvents, params(made));
    expect(items[0]).toMatchObject({
      about: 'contact',
      kind: 'changed',
      actor: { id: member.userId },
      payload: { changes: [{ field: 'title', from: 'CEO', to: 'CTO' }] },
    });
  });

  it('goes into the bin and comes back; nothing is lost', async () => {
    const made = await contact({ title: 'To go', tags: ['going'] });
    await member.ok(contract.removeContact, params(made));
    const { items } = await member.ok(contract.listContacts, { query: { q: 'To go' } });
    expect(items.map(({ id }) => id)).not.toContain(made.id);
    const change = { ...params(made), body: { changes: { title: 'x' } } };
    expect((await member.call(contract.updateContact, change)).problem?.code).toBe('conflict');
    const bin = await member.ok(contract.listContacts, { query: { state: 'deleted' } });
    expect(bin.items.map(({ id }) => id)).toContain(made.id);
    const back = await member.ok(contract.restoreContact, params(made));
    expect(back).toMatchObject({ title: 'To go', deletedAt: null });
    expect(await history(made)).toEqual(['restored', 'deleted', 'created']);
  });

  it.each([
    ['<script>alert(1)</script>', '<b>x</b>'],
    ['\u202Eevil\u202C', 'עברית'],
    ['👩‍🚀 Ada', '🚀'],
    ["Robert'); drop table contacts;--", '$1 %s \\'],
  ])('keeps %s as text', async (given, title) => {
    const made = await contact({ name: { given, family: '' }, title });
    expect(made).toMatchObject({ name: given, title });
    expect((await member.ok(contract.getContact, params(made))).nameParts).toEqual({ given, family: '' });
  });

  const ID = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d';
  it.each<[string, object, string]>([
    ['no name', { name: { given: ' ', family: '' } }, 'invalid_request'],
    ['1 MB of text', { title: 'x'.repeat(2 ** 20 - 500) }, 'invalid_request'],
    ['more than 1 MB', { title: 'x'.repeat(2 ** 20 + 500) }, 'too_large'],
    ['an e-mail that is none', { emails: [{ address: 'anna at acme' }] }, 'invalid_request'],
    [
      'a country that does not exist',
      { address: { lines: [], city: '', region: '', postalCode: '', country: 'ZZ' } },
      'invalid_request',
    ],
    ['an owner who is nobody here', { ownerId: ID }, 'invalid_request'],
    ['a company that is not there', { companyId: ID }, 'invalid_request'],
    ['an unknown key', { nickname: 'x' }, 'invalid_request'],
    ['a workspace', { workspace_id: ID }, 'invalid_request'],
    ['an id', { id: ID }, 'invalid_request'],
    ['a role', { role: 'owner' }, 'invalid_request'],
    ['an unknown field of the workspace', { custom: { nope: 1 } }, 'invalid_request'],
    [
      'a prototype',
      { custom: JSON.parse('{"__proto__": 1, "constructor": 2}') as object },
      'invalid_request',
    ],
    ['a name with NUL', { name: { given: 'a\0b', family: '' } }, 'invalid_request'],
    ['51 tags', { tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }, 'invalid_request'],
  ])('with %s is refused', async (_what, more, code) => {
    const body = { name: { given: 'Anna', family: '' }, ...more };
    const { problem } = await member.call(contract.createContact, { body });
    expect(problem).toMatchObject({ code });
  });

  it('takes no owner and no company from another workspace', async () => {
    const theirs = await company({}, outsider);
    const owned = await member.call(contract.createContact, {
      body: { name: { given: 'A', family: '' }, ownerId: outsider.userId },
    });
    expect(owned.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'ownerId' }] });
    const at = await member.call(contract.createContact, {
      body: { name: { given: 'A', family: '' }, companyId: theirs.id },
    });
    expect(at.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'companyId' }] });
    expect((await member.call(contract.getCompany, params(theirs))).problem?.code).toBe('not_found');
  });
});

describe('a company', () => {
  it('has the domain of whatever address was written, and a page that can be opened', async () => {
    const made = await company({ domain: 'https://www.acme.lv/about', website: 'acme.lv' });
    expect(made).toMatchObject({ domain: 'acme.lv', website: 'https://acme.lv' });
  });

  it.each([
    ['javascript:alert(1)', 'website'],
    ['not a domain', 'domain'],
  ])('refuses %s as its %s', async (value, field) => {
    const body = { name: 'X', [field]: value };
    const { problem } = await member.call(contract.createCompany, { body });
    expect(problem).toMatchObject({ code: 'invalid_request', fields: [{ path: field }] });
  });

  it('does not stand above itself, however long the way', async () => {
    const a = await company({ name: 'A' });
    const b = await company({ name: 'B', parentId: a.id });
    const c = await company({ name: 'C', parentId: b.id });
    const ring = await member.call(contract.updateCompany, {
      ...params(a),
      body: { changes: { parentId: c.id } },
    });
    expect(ring.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'parentId' }] });
    expect((await member.ok(contract.getCompany, params(a))).children).toEqual([{ id: b.id, name: 'B' }]);
  });
});

describe('lists', () => {
  let mine: Client;
  beforeAll(async () => {
    mine = await app.member('owner');
    const names = ['Ozoliņš', 'Bērziņa', 'สมชาย', 'رضایی', '陳美玲', 'Álvarez', 'Zeta'];
    for (const [i, given] of names.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await contact(
        { name: { given, family: '' }, tags: i % 2 === 0 ? ['even'] : [], source: `S${i}` },
        mine,
      );
    }
  });
  const names = async (query: Record<string, string | number>): Promise<string[]> =>
    (await mine.ok(contract.listContacts, { query })).items.map(({ name }) => name);

  it.each(['name', '-name', 'createdAt', '-createdAt', 'updatedAt', '-lastActiveAt'])(
    'by %s page by page, each once',
    async (sort) => {
      const whole = await names({ sort });
      expect(whole).toHaveLength(7);
      const paged: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const query: Record<string, string | number> = { sort, limit: 2, ...(after === '' ? {} : { after }) };
        // oxlint-disable-next-line no-await-in-loop -- page by page
        const page = await mine.ok(contract.listContacts, { query });
        paged.push(...page.items.map(({ name }) => name));
        after = page.nextCursor;
      }
      expect(paged).toEqual(whole);
    },
  );

  it.each([
    ['ozolins', 'Ozoliņš'],
    ['สมชา', 'สมชาย'],
    ['رضايي', 'رضایی'],
    ['美玲', '陳美玲'],
    ['ALVA', 'Álvarez'],
  ])('finds %s', async (q, name) => expect(await names({ q })).toEqual([name]));

  it.each(["'", '%', '_', '\\', ') or 1=1 --', '(a+)+$', '&|!:*<->', '"', '   '])(
    'takes %s as words',
    async (q) => expect((await mine.call(contract.listContacts, { query: { q } })).status).toBe(200),
  );

  it('filter by tag and by condition, and count', async () => {
    expect(await names({ tag: 'even' })).toHaveLength(4);
    const filter = JSON.stringify({ kind: 'field', field: 'source', is: { op: 'is', text: 's3' } });
    expect(await names({ filter })).toEqual(['رضایی']);
    expect(await mine.ok(contract.countContacts, { query: { tag: 'even' } })).toEqual({
      count: 4,
      more: false,
    });
    expect(await mine.ok(contract.listTags, { query: { about: 'contact', q: 'ev' } })).toEqual({
      items: [{ tag: 'even', count: 4, more: false }],
    });
  });

  it.each([
    ['a sort that is none', { sort: 'name; drop table contacts' }],
    ['a cursor that is none', { after: 'abc' }],
    ['a cursor of another order', { after: Buffer.from('["x","y"]').toString('base64url') }],
    ['a filter that is no JSON', { filter: '{' }],
    ['an unknown field', { filter: '{"kind":"field","field":"x\'; --","is":{"op":"filled"}}' }],
    [
      'a filter nested 50 deep',
      { filter: '{"kind":"not","rule":'.repeat(50) + '{"kind":"all","rules":[]}' + '}'.repeat(50) },
    ],
  ])('refuse %s', async (_what, query) => {
    expect((await mine.call(contract.listContacts, { query })).problem?.code).toBe('invalid_request');
  });
});

describe('many at once', () => {
  it('what is refused is told, the others are done', async () => {
    const [a, b, gone] = [await contact(), await contact(), await contact()];
    await member.ok(contract.removeContact, params(gone));
    const theirs = await contact({}, outsider);
    const answer = await member.ok(contract.bulkContacts, {
      body: { ids: [a.id, b.id, gone.id, theirs.id], command: { do: 'tag', add: ['bulk'] } },
    });
    expect(answer.done).toBe(2);
    expect(answer.refused.map(({ id, code }) => [id, code])).toEqual([
      [gone.id, 'conflict'],
      [theirs.id, 'not_found'],
    ]);
    expect((await member.ok(contract.getContact, params(a))).tags).toContain('bulk');
  });
});

describe('relations', () => {
  it('show on both, once, and not with oneself', async () => {
    const [boss, anna] = [await contact({ name: { given: 'Boss', family: '' } }), await contact()];
    const body = {
      from: { about: 'contact', id: anna.id },
      to: { about: 'contact', id: boss.id },
      kind: 'reportsTo',
    };
    const made = await member.ok(contract.createRelation, { body });
    expect((await member.call(contract.createRelation, { body })).problem?.code).toBe('conflict');
    expect((await member.ok(contract.getContact, params(boss))).relations).toMatchObject([
      { id: made.id, kind: 'reportsTo', way: 'in', with: { id: anna.id } },
    ]);
    const self = { ...body, to: body.from };
    expect((await member.call(contract.createRelation, { body: self })).problem?.code).toBe(
      'invalid_request',
    );
    await member.ok(contract.removeRelation, { params: { id: made.id } });
    expect((await member.ok(contract.getContact, params(anna))).relations).toEqual([]);
  });
});

describe('a record that somebody has changed since it was read', () => {
  it.each([
    [
      'a contact',
      contract.getContact,
      contract.updateContact,
      contract.removeContact,
      contact,
      { title: 'Head' },
    ],
    [
      'a company',
      contract.getCompany,
      contract.updateCompany,
      contract.removeCompany,
      company,
      { domain: 'b.example' },
    ],
  ] as const)('is not changed with If-Match: %s', async (_what, read, update, remove, make, changes) => {
    const { id } = await make();
    const at = { params: { id } };
    const known = String((await member.call(read, at)).headers['etag']);
    const headers = { 'if-match': known };
    const first = await member.call(update, { ...at, headers, body: { changes } });
    expect(first.status).toBe(200);
    expect(first.headers['etag']).not.toBe(known);
    expect((await member.call(update, { ...at, headers, body: { changes } })).status).toBe(412);
    expect((await member.call(remove, { ...at, headers })).status).toBe(412);
    const now = { 'if-match': String(first.headers['etag']) };
    expect((await member.call(remove, { ...at, headers: now })).status).toBe(204);
  });
});
