// The workspace's own fields in lists of deals: shown where they are asked for, put in order, grouped, and written out.
import * as contract from '@portolan/contract';
import { ME } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let processId: string;

const FIELDS = [
  { label: 'Region', type: 'choice', options: [{ label: 'North' }, { label: 'Latgale' }] },
  { label: 'Code', type: 'text' },
  { label: 'Seats', type: 'number' },
  { label: 'Budget', type: 'money' },
  { label: 'Renewal', type: 'date' },
  { label: 'Public', type: 'yesNo' },
  { label: 'Site', type: 'link' },
  { label: 'Modules', type: 'choices', options: [{ label: 'Tides' }, { label: 'Wind' }] },
  { label: 'Engineer', type: 'person' },
  { label: 'Partner', type: 'company' },
] as const;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
/** Made one after the other; the fourth has none of it. */
const DEALS = {
  one: { region: 'latgale', code: 'ābols', seats: 10, budget: eur(5), renewal: '2031-02-01', public: true },
  two: { region: 'north', code: 'Zars', seats: 9.5, budget: eur(700), renewal: '2030-12-31', public: false },
  three: { region: 'latgale', code: 'berzs', seats: -1, budget: eur(60), renewal: '2031-01-31' },
  four: {},
} as const;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  ({ processId } = await publishedProcess(owner));
  for (const field of FIELDS) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await owner.ok(contract.createField, { body: { about: 'deal', ...field } });
  }
  for (const [name, custom] of Object.entries(DEALS)) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await newDeal(owner, processId, { name, custom });
  }
});
afterAll(() => app.close());

const rule = (field: string, is: object): string => JSON.stringify({ kind: 'field', field, is });
const list = (query: Record<string, string | number>, client = owner) =>
  client.ok(contract.listDeals, { query });

describe('rows of a list', () => {
  it('carry own fields that are asked for, and no others', async () => {
    const { items } = await list({ fields: 'seats, custom.region', sort: 'createdAt' });
    expect(items.map(({ custom }) => custom)).toEqual([
      { seats: 10, region: 'latgale' },
      { seats: 9.5, region: 'north' },
      { seats: -1, region: 'latgale' },
      {},
    ]);
  });
  it.each([{}, { fields: '' }, { fields: ' , ' }])('are as small as before with %j', async (query) => {
    const { items } = await list(query);
    for (const item of items) expect(item.custom ?? {}).toEqual({});
    const { columns } = await owner.ok(contract.getBoard, { params: { id: processId } });
    const cards = columns.flatMap((column) => column.cards);
    expect(cards).toHaveLength(4);
    for (const card of cards) expect(card).not.toHaveProperty('custom');
  });
  it.each([
    [{ fields: 'seats,moon' }, 'query/fields'],
    [{ fields: "seats'--" }, 'query/fields'],
    [{ sort: 'custom.moon' }, 'query/sort'],
    [{ sort: '-custom.modules' }, 'query/sort'],
    [{ sort: 'custom.Moon' }, 'querystring/sort'],
    [{ sort: 'custom.seats', after: Buffer.from('["x","y"]').toString('base64url') }, 'query/after'],
  ])('are not there for %j: it says what is wrong', async (query, path) => {
    const { status, problem } = await owner.call(contract.listDeals, { query });
    expect([status, problem?.fields?.[0]?.path]).toEqual([400, path]);
  });
});

describe('in order by an own field', () => {
  it.each([
    ['region', 'two one three four'],
    ['code', 'one three two four'],
    ['seats', 'three two one four'],
    ['budget', 'one three two four'],
    ['renewal', 'two three one four'],
    ['public', 'two one three four'],
  ])('%s: what has no value comes last both ways, and pages have no gaps', async (key, expected) => {
    const up = expected.split(' ').map((name) => DEALS[name as keyof typeof DEALS]);
    const values = (sorted: readonly object[]) =>
      sorted.map((custom) => (custom as Record<string, unknown>)[key] ?? null);
    const filled = values(up).filter((value) => value !== null);
    const none = values(up).slice(filled.length);
    for (const [sort, wanted] of [
      [`custom.${key}`, [...filled, ...none]],
      [`-custom.${key}`, [...filled.toReversed(), ...none]],
    ] as const) {
      const found: unknown[] = [];
      const seen = new Set<string>();
      for (let after: string | null = ''; after !== null;) {
        // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
        const page: Awaited<ReturnType<typeof list>> = await list({
          sort,
          fields: key,
          limit: 1,
          ...(after === '' ? {} : { after }),
        });
        for (const { id, custom } of page.items) {
          seen.add(id);
          found.push(custom?.[key] ?? null);
        }
        after = page.nextCursor;
      }
      expect(found).toEqual(wanted);
      expect(seen.size).toBe(4);
    }
  });

  it('goes on behind a name or a text of any length in any script', async () => {
    const long = 'สวัสดี"\\'.repeat(37);
    const other = await app.member('owner');
    const made = await publishedProcess(other);
    await other.ok(contract.createField, { body: { about: 'deal', label: 'Code', type: 'text' } });
    for (const end of ['a', 'b', 'c']) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await newDeal(other, made.processId, { name: `${long}${end}`.slice(-290), custom: { code: long } });
    }
    for (const sort of ['name', 'custom.code']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const first = await list({ sort, limit: 2 }, other);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const second = await list({ sort, limit: 2, after: first.nextCursor! }, other);
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    }
  });
});

test('"me" in a condition is whoever looks: in lists, counts, groups and on the board, of own fields too', async () => {
  const mate = await app.member('member', owner.workspaceId);
  await newDeal(owner, processId, {
    name: 'of mine',
    ownerId: owner.userId,
    custom: { engineer: mate.userId },
  });
  await newDeal(owner, processId, {
    name: 'of mate',
    ownerId: mate.userId,
    custom: { engineer: owner.userId },
  });
  const { secret } = await owner.ok(contract.createApiKey, {
    body: { name: 'Key', role: 'admin', expiresInDays: null },
  });
  const key = app.client({ authorization: `Bearer ${secret}` });
  for (const [filter, mine, theirs, ofKey] of [
    [rule('owner', { op: 'is', text: ME }), ['of mine'], ['of mate'], []],
    [rule('custom.engineer', { op: 'oneOf', texts: [ME] }), ['of mate'], ['of mine'], []],
    [
      rule('owner', { op: 'oneOf', texts: [ME, mate.userId] }),
      ['of mate', 'of mine'],
      ['of mate'],
      ['of mate'],
    ],
  ] as const) {
    for (const [client, names] of [
      [owner, mine],
      [mate, theirs],
      [key, ofKey],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one after the other
      const query = { filter };
      expect((await list(query, client)).items.map(({ name }) => name)).toEqual(names);
      const { count, groups } = await client.ok(contract.summariseDeals, {
        query: { ...query, group: 'owner' },
      });
      expect([count, groups.reduce((sum, one) => sum + one.count, 0)]).toEqual([names.length, names.length]);
      const board = await client.ok(contract.getBoard, { params: { id: processId }, query });
      expect(board.columns.flatMap(({ cards }) => cards.map(({ name }) => name)).toSorted()).toEqual(names);
      // oxlint-enable no-await-in-loop
    }
  }
  const contact = await mate.ok(contract.createContact, {
    body: { name: { given: 'Mai', family: 'Srisai' }, ownerId: mate.userId },
  });
  const filter = rule('owner', { op: 'is', text: ME });
  const found = await mate.ok(contract.listContacts, { query: { filter } });
  expect(found.items.map(({ id }) => id)).toEqual([contact.contact.id]);
  expect((await owner.ok(contract.listContacts, { query: { filter } })).items).toEqual([]);
});

test('groups by a choice are called as its options are; other own fields make no groups', async () => {
  const found = await owner.ok(contract.summariseDeals, { query: { group: 'custom.region' } });
  expect(found.groups.map(({ key, label, count }) => [key, label, count])).toEqual([
    [null, null, 3],
    ['latgale', 'Latgale', 2],
    ['north', 'North', 1],
  ]);
  const wrong = await owner.call(contract.summariseDeals, { query: { group: 'custom.seats' } });
  expect([wrong.status, wrong.problem?.fields?.[0]?.path]).toEqual([400, 'query/group']);
});
