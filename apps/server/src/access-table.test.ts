// Whatever way records are asked for, nobody gets more than their reach: lists, filters, sorts, search, counts, groups,
// the board, single records, histories, bulk edits, the bin. And what a role does not see of a record can neither be
// read nor guessed by asking about it. One table: ways by people.
import * as contract from '@portolan/contract';
import type { AccessRules, RecordScope, Role } from '@portolan/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { euros, newDeal, publishedProcess } from './deals-in-tests.ts';
import { startMapsApp } from './maps-in-tests.ts';
import type { MapsApp } from './maps-in-tests.ts';
import type { Client } from './test-app.ts';

let app: MapsApp;
let processId: string;
const people = new Map<string, Client>();
/** By name: the deal's id. */
const deals = new Map<string, string>();
const OWNERS = ['member', 'mate', 'other', 'nobody'] as const;

const person = (name: string): Client => people.get(name)!;

beforeAll(async () => {
  app = await startMapsApp();
  const owner = await app.member('owner');
  people.set('owner', owner);
  for (const role of ['admin', 'manager', 'member', 'viewer'] as const) {
    // oxlint-disable-next-line no-await-in-loop
    people.set(role, await app.member(role, owner.workspaceId));
  }
  people.set('mate', await app.member('member', owner.workspaceId));
  people.set('other', await app.member('member', owner.workspaceId));
  people.set('outsider', await app.member('owner'));
  const { secret } = await owner.ok(contract.createApiKey, {
    body: { name: 'Key', role: 'member', expiresInDays: null },
  });
  people.set('key', app.client({ authorization: `Bearer ${secret}` }));
  const team = await owner.ok(contract.createTeam, { body: { name: 'Team' } });
  const members = [{ id: person('member').userId! }, { id: person('mate').userId! }];
  await owner.ok(contract.setTeamMembers, { params: { id: team.id }, body: { members } });
  ({ processId } = await publishedProcess(owner));
  const options = [{ label: 'Vidzeme' }, { label: 'Latgale' }];
  await owner.ok(contract.createField, { body: { about: 'deal', label: 'Region', type: 'choice', options } });
  for (const [i, name] of OWNERS.entries()) {
    const fields = {
      name: `Gauges of ${name}`,
      ownerId: name === 'nobody' ? null : person(name).userId,
      amount: euros(100 + i),
      closeOn: `2030-01-0${i + 1}`,
      source: 'Fair',
      tags: ['harbour'],
      custom: { region: 'latgale' },
    };
    // oxlint-disable-next-line no-await-in-loop
    deals.set(name, (await newDeal(owner, processId, fields)).id);
  }
});
afterAll(() => app.close());

async function setRules(rules: Partial<AccessRules>): Promise<void> {
  const owner = person('owner');
  const { revision } = await owner.ok(contract.getAccessRules);
  await owner.ok(contract.replaceAccessRules, {
    body: { rules: { records: [], fields: [], ...rules }, revision },
  });
}
function scopeOf(role: Role, read: RecordScope, change: RecordScope): AccessRules['records'][number] {
  return { role, about: 'deal', processId: null, read, change };
}

const FROM_FAIR = JSON.stringify({ kind: 'field', field: 'source', is: { op: 'is', text: 'fair' } });
const whose = (names: readonly string[]): string[] =>
  names.map((name) => name.replace('Gauges of ', '')).toSorted();

type Way = (client: Client) => Promise<string[] | number>;

/** Every way to learn which deals there are: the owners of those that it shows, or how many it counts. */
const WAYS: Readonly<Record<string, Way>> = {
  list: async (client) => namesOf(client, {}),
  'list of one stage': async (client) => namesOf(client, { process: processId, stage: 'lead' }),
  'list filtered': async (client) => namesOf(client, { filter: FROM_FAIR }),
  'list sorted by amount': async (client) => namesOf(client, { sort: '-amount' }),
  'list with an own field': async (client) => namesOf(client, { fields: 'region', sort: 'custom.region' }),
  'group by an own field': async (client) => groups(client, 'custom.region'),
  'list as a file': async (client) => whose((await csvOf(client)).map((line) => line.split(',')[1]!)),
  'list page by page': async (client) => {
    const names: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      // oxlint-disable-next-line no-await-in-loop
      const page: { items: { name: string }[]; nextCursor: string | null } = await client.ok(
        contract.listDeals,
        {
          query: { limit: 1, sort: 'closeOn', ...(after === undefined ? {} : { after }) },
        },
      );
      names.push(...page.items.map(({ name }) => name));
      after = page.nextCursor;
    }
    return whose(names);
  },
  search: async (client) => namesOf(client, { q: 'gauges' }),
  'list of any state': async (client) => namesOf(client, { state: 'any' }),
  count: async (client) => (await client.ok(contract.summariseDeals)).count,
  'count filtered': async (client) =>
    (await client.ok(contract.summariseDeals, { query: { filter: FROM_FAIR } })).count,
  'group by owner': async (client) => groups(client, 'owner'),
  'group by stage': async (client) => groups(client, 'stage'),
  sums: async (client) =>
    (await client.ok(contract.summariseDeals)).sums.reduce((sum, one) => sum + one.deals, 0),
  'cards on the board': async (client) => {
    const { columns } = await client.ok(contract.getBoard, { params: { id: processId } });
    return whose(columns.flatMap(({ cards }) => cards.map(({ name }) => name)));
  },
  'counts of the board': async (client) => {
    const { columns } = await client.ok(contract.getBoard, {
      params: { id: processId },
      query: { cards: 0 },
    });
    return columns.reduce((sum, { count }) => sum + count, 0);
  },
  'sums of the board': async (client) => {
    const { columns } = await client.ok(contract.getBoard, {
      params: { id: processId },
      query: { cards: 0 },
    });
    return columns.reduce((sum, { sums }) => sum + sums.reduce((all, one) => all + one.deals, 0), 0);
  },
  'one by one': (client) => answering(client, contract.getDeal),
  'history by history': (client) => answering(client, contract.listDealEvents),
};

async function namesOf(client: Client, query: Record<string, string | number>): Promise<string[]> {
  return whose((await client.ok(contract.listDeals, { query })).items.map(({ name }) => name));
}
/** Lines of a list that is written out, without its head. */
async function csvOf(client: Client, query: Record<string, string> = {}): Promise<string[]> {
  const reply = await client.call(contract.exportList, { params: { about: 'deals' }, query });
  expect(reply.status).toBe(200);
  return reply.text.trim().split('\r\n').slice(1);
}
async function groups(client: Client, group: string): Promise<number> {
  const found = await client.ok(contract.summariseDeals, { query: { group } });
  return found.groups.reduce((sum, { count }) => sum + count, 0);
}
async function answering(
  client: Client,
  route: typeof contract.getDeal | typeof contract.listDealEvents,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, id] of deals) {
    // oxlint-disable-next-line no-await-in-loop
    const { status } = await client.call(route, { params: { id } });
    expect([200, 404]).toContain(status);
    if (status === 200) found.push(name);
  }
  return found.toSorted();
}

const ALL = [...OWNERS];
/** Who, with which scope of members, reaches whose deals. */
const REACH: readonly (readonly [string, RecordScope, readonly string[]])[] = [
  ['owner', 'own', ALL],
  ['admin', 'own', ALL],
  ['manager', 'own', ALL],
  ['viewer', 'own', ALL],
  ['member', 'own', ['member', 'nobody']],
  ['member', 'team', ['member', 'mate', 'nobody']],
  ['member', 'all', ALL],
  ['other', 'team', ['other', 'nobody']],
  ['key', 'own', ['nobody']],
  ['key', 'team', ['nobody']],
  ['key', 'all', ALL],
];

describe.each(['own', 'team', 'all'] as const)('reading, where members reach %s', (scope) => {
  beforeAll(() => setRules({ records: [scopeOf('member', scope, scope)] }));
  const rows = REACH.filter(([, of]) => of === scope).flatMap(([who, , reached]) =>
    Object.keys(WAYS).map((way) => [who, way, reached] as const),
  );
  it.each(rows)('%s: %s', async (who, way, reached) => {
    const found = await WAYS[way]!(person(who));
    // Some ways only count.
    expect(found).toEqual(typeof found === 'number' ? reached.length : reached.toSorted());
  });
});

describe('somebody of another workspace', () => {
  it.each(['list', 'list filtered', 'search', 'count', 'group by owner', 'one by one', 'history by history'])(
    '%s: nothing',
    async (way) => {
      const found = await WAYS[way]!(person('outsider'));
      expect(typeof found === 'number' ? found : found.length).toBe(0);
    },
  );
  it('the board of a process is not there', async () => {
    const reply = await person('outsider').call(contract.getBoard, { params: { id: processId } });
    expect(reply.status).toBe(404);
  });
});

const change = (who: string, of: string) =>
  person(who).call(contract.updateDeal, {
    params: { id: deals.get(of)! },
    body: { changes: { problem: `asked by ${who}` } },
  });

describe('changing', () => {
  beforeAll(() => setRules({ records: [scopeOf('member', 'team', 'own')] }));
  it.each([
    ['owner', 'other', 200],
    ['admin', 'other', 200],
    ['manager', 'other', 200],
    ['member', 'member', 200],
    ['member', 'nobody', 200],
    ['member', 'mate', 403],
    ['member', 'other', 404],
    ['viewer', 'member', 403],
    ['key', 'nobody', 200],
    ['key', 'member', 404],
    ['outsider', 'member', 404],
  ] as const)('%s, a deal of %s: %i', async (who, of, status) => {
    expect((await change(who, of)).status).toBe(status);
  });

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    [
      'moving',
      (id) => person('member').call(contract.moveDeal, { params: { id }, body: { to: 'lost', reason: 'x' } }),
    ],
    ['deleting', (id) => person('member').call(contract.removeDeal, { params: { id } })],
    [
      'a deed',
      (id) =>
        person('member').call(contract.commandDeal, {
          params: { id },
          body: { do: 'doesNotFit', text: 'x' },
        }),
    ],
    [
      'merging into one’s own',
      (id) =>
        person('member').call(contract.mergeDeals, {
          params: { id: deals.get('member')! },
          body: { from: id },
        }),
    ],
    [
      'taking over',
      (id) =>
        person('member').call(contract.updateDeal, {
          params: { id },
          body: { changes: { ownerId: person('member').userId } },
        }),
    ],
  ])('%s: 403 for what is seen, 404 for what is not', async (_name, act) => {
    expect((await act(deals.get('mate')!)).status).toBe(403);
    expect((await act(deals.get('other')!)).status).toBe(404);
  });

  it('many at once: only those within reach, and no names of others', async () => {
    const reply = await person('member').ok(contract.bulkDeals, {
      body: { ids: [...deals.values()], command: { do: 'set', changes: { problem: 'bulk' } } },
    });
    expect(reply.done).toBe(2);
    const refused = new Map(reply.refused.map(({ id, code, name }) => [id, [code, name]]));
    expect(refused).toEqual(
      new Map([
        [deals.get('mate'), ['forbidden', 'Gauges of mate']],
        [deals.get('other'), ['not_found', '']],
      ]),
    );
  });
});

describe('given to somebody out of reach', () => {
  beforeAll(() => setRules({ records: [scopeOf('member', 'own', 'own')] }));
  it('a deal is answered to who gave it away, and is seen by them no more', async () => {
    const member = person('member');
    const { id } = await newDeal(member, processId, { name: 'given', ownerId: member.userId });
    const changes = { ownerId: person('other').userId! };
    const given = await member.ok(contract.updateDeal, { params: { id }, body: { changes } });
    expect(given.owner?.id).toBe(changes.ownerId);
    expect((await member.call(contract.getDeal, { params: { id } })).status).toBe(404);
    const back = { params: { id }, body: { changes: { ownerId: member.userId! } } };
    expect((await member.call(contract.updateDeal, back)).status).toBe(404);
    expect((await person('other').ok(contract.getDeal, { params: { id } })).name).toBe('given');
  });
});

describe('in the bin', () => {
  beforeAll(() => setRules({ records: [scopeOf('member', 'own', 'own')] }));
  it.each([
    ['owner', ['gone'], 200],
    ['other', ['gone'], 200],
    ['member', [], 404],
    ['key', [], 404],
    ['outsider', [], 404],
  ] as const)('%s', async (who, seen, status) => {
    const owner = person('owner');
    const deal = await newDeal(owner, processId, { name: 'gone', ownerId: person('other').userId });
    const at = { params: { id: deal.id } };
    await owner.ok(contract.removeDeal, at);
    const bin = await person(who).ok(contract.listBin);
    expect(bin.items.filter(({ id }) => id === deal.id).map(({ name }) => name)).toEqual(seen);
    const list = await person(who).ok(contract.listDeals, { query: { state: 'deleted' } });
    expect(list.items.filter(({ id }) => id === deal.id)).toHaveLength(seen.length);
    const restored = await person(who).call(contract.commandDeal, { ...at, body: { do: 'restore' } });
    expect(restored.status).toBe(status);
    if (status === 200) await owner.ok(contract.removeDeal, at);
  });
});

const about = (field: string, is: object): string =>
  JSON.stringify({ kind: 'not', rule: { kind: 'all', rules: [{ kind: 'field', field, is }] } });

describe('fields that a role does not see', () => {
  const HIDDEN = [
    'amount',
    'closeOn',
    'company',
    'owner',
    'source',
    'tags',
    'problem',
    'competitors',
    'people',
    'custom.region',
  ];
  const QUESTIONS: readonly (readonly [string, (client: Client) => Promise<{ status: number }>])[] = [
    ...['amount', '-amount', 'closeOn', '-closeOn', 'custom.region', '-custom.region'].map(
      (sort) =>
        [
          `sort by ${sort}`,
          (client: Client) => client.call(contract.listDeals, { query: { sort } }),
        ] as const,
    ),
    ...(
      [
        ['amount', { op: 'moneyOver', minor: 1, currency: 'EUR' }],
        ['closeOn', { op: 'before', day: '2031-01-01' }],
        ['company', { op: 'filled' }],
        ['companyName', { op: 'contains', text: 'a' }],
        ['owner', { op: 'filled' }],
        ['source', { op: 'is', text: 'Fair' }],
        ['tags', { op: 'contains', text: 'har' }],
        ['problem', { op: 'filled' }],
        ['competitors', { op: 'filled' }],
        ['custom.region', { op: 'is', text: 'latgale' }],
      ] as const
    ).flatMap(([field, is]) => {
      const query = { filter: about(field, is) };
      return [
        [`filter by ${field}`, (client: Client) => client.call(contract.listDeals, { query })] as const,
        [`count by ${field}`, (client: Client) => client.call(contract.summariseDeals, { query })] as const,
        [
          `board by ${field}`,
          (client: Client) => client.call(contract.getBoard, { params: { id: processId }, query }),
        ] as const,
      ];
    }),
    [
      'filter by people',
      (client) =>
        client.call(contract.listDeals, {
          query: {
            filter: JSON.stringify({ kind: 'count', of: 'people', rule: null, is: 'atLeast', number: 1 }),
          },
        }),
    ],
    ...['owner', 'company', 'source', 'month', 'custom.region'].map(
      (group) =>
        [
          `group by ${group}`,
          (client: Client) => client.call(contract.summariseDeals, { query: { group } }),
        ] as const,
    ),
    ...['-amount', 'closeOn'].map(
      (sort) =>
        [
          `board by ${sort}`,
          (client: Client) => client.call(contract.getBoard, { params: { id: processId }, query: { sort } }),
        ] as const,
    ),
    ...['region', 'custom.region'].map(
      (fields) =>
        [
          `list with ${fields}`,
          (client: Client) => client.call(contract.listDeals, { query: { fields } }),
        ] as const,
    ),
    ...['amount', 'nextStep,company', 'name,custom.region'].map(
      (columns) =>
        [
          `file with ${columns}`,
          (client: Client) =>
            client.call(contract.exportList, { params: { about: 'deals' }, query: { columns } }),
        ] as const,
    ),
    ['list of mine', (client) => client.call(contract.listDeals, { query: { owner: 'me' } })],
    ['list of a company', (client) => client.call(contract.listDeals, { query: { company: processId } })],
    ['list of a contact', (client) => client.call(contract.listDeals, { query: { contact: processId } })],
  ];

  describe.each([
    ['everywhere', null],
    ['in this process', 'this'],
  ])('%s', (_name, where) => {
    beforeEach(() =>
      setRules({
        fields: HIDDEN.map((field) => ({
          role: 'viewer' as const,
          about: 'deal' as const,
          processId: where === null ? null : processId,
          field,
          access: 'hidden' as const,
        })),
      }),
    );

    it.each(QUESTIONS)('%s is refused, so that values cannot be guessed', async (_question, ask) => {
      expect([400, 403]).toContain((await ask(person('viewer'))).status);
      expect((await ask(person('admin'))).status).toBe(200);
    });

    it('are empty in rows, details, sums and on the board', async () => {
      const client = person('viewer');
      const blank = { amount: null, closeOn: null, company: null, owner: null, source: null, tags: [] };
      for (const query of [{}, { process: processId }]) {
        // oxlint-disable-next-line no-await-in-loop
        const { items } = await client.ok(contract.listDeals, { query });
        expect(items.length).toBeGreaterThanOrEqual(OWNERS.length);
        for (const item of items) expect(item).toMatchObject(blank);
      }
      const id = deals.get('member')!;
      const detail = await client.ok(contract.getDeal, { params: { id } });
      expect(detail).toMatchObject({ ...blank, problem: null, competitors: [], people: [], lines: [] });
      expect(detail.hidden.toSorted()).toEqual(HIDDEN.toSorted());
      expect(detail.custom).toEqual({});
      const file = await client.call(contract.exportList, { params: { about: 'deals' } });
      const [head, ...lines] = file.text.replace('\ufeff', '').trim().split('\r\n');
      for (const heading of [...HIDDEN, 'Region']) expect(head!.split(',')).not.toContain(heading);
      expect(lines.length).toBeGreaterThanOrEqual(OWNERS.length);
      for (const value of ['Fair', 'harbour', 'Latgale', 'latgale', '2030-01-0', ' EUR']) {
        expect(file.text).not.toContain(value);
      }
      const summary = await client.ok(contract.summariseDeals, { query: { group: 'stage' } });
      expect([summary.sums, ...summary.groups.map(({ sums }) => sums)].flat()).toEqual([]);
      const { columns } = await client.ok(contract.getBoard, { params: { id: processId } });
      for (const column of columns) {
        expect(column).toMatchObject({ sums: [], total: null, weighted: null });
        for (const card of column.cards) expect(card).toMatchObject(blank);
      }
    });

    it('are left out of the history', async () => {
      const id = deals.get('member')!;
      await person('owner').ok(contract.updateDeal, {
        params: { id },
        body: {
          changes: {
            amount: euros(where === null ? 7001 : 7002),
            source: 'Web',
            custom: { region: where === null ? 'vidzeme' : 'latgale' },
          },
        },
      });
      await person('owner').ok(contract.updateDeal, {
        params: { id },
        body: { changes: { source: 'Fair', custom: { region: where === null ? 'latgale' : 'vidzeme' } } },
      });
      const { items } = await person('viewer').ok(contract.listDealEvents, { params: { id } });
      const text = JSON.stringify(items.map(({ payload }) => payload));
      expect(text).toContain('Gauges of member');
      for (const value of [
        '"minor"',
        'Fair',
        'harbour',
        'latgale',
        'vidzeme',
        '2030-01-01',
        person('member').userId!,
      ]) {
        expect(text).not.toContain(value);
      }
    });

    it('are not found by words either', async () => {
      for (const [q, found] of [
        ['harbour', 0],
        ['fair', 0],
        ['gauges', OWNERS.length],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop
        const { items } = await person('viewer').ok(contract.listDeals, { query: { q } });
        expect([q, items.length]).toEqual([q, found]);
      }
    });
  });

  it.each(['read', 'hidden'] as const)('ones that are %s cannot be changed', async (access) => {
    await setRules({
      fields: ['amount', 'owner', 'source'].map((field) => ({
        role: 'member' as const,
        about: 'deal' as const,
        processId: null,
        field,
        access,
      })),
    });
    const member = person('member');
    const id = deals.get('member')!;
    const set = (changes: object) => member.call(contract.updateDeal, { params: { id }, body: { changes } });
    const create = (fields: object) =>
      member.call(contract.createDeal, { body: { processId, name: 'New', ...fields } });
    const line = { id: app.platform.newId(), name: 'Gauge', unitMinor: 5 };
    for (const changes of [
      { amount: euros(1) },
      { ownerId: null },
      { source: 'Web' },
      { name: 'New name', source: 'Web' },
      { lines: [line] },
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      expect([changes, (await set(changes)).status]).toEqual([changes, 403]);
    }
    // Guessing by saying what one believes was there.
    const guess = { changes: { name: 'x' }, was: { amount: euros(100) } };
    const guessed = await member.call(contract.updateDeal, { params: { id }, body: guess });
    expect(guessed.status).toBe(access === 'hidden' ? 403 : 409);
    expect((await create({ amount: euros(1) })).status).toBe(403);
    const bulk = await member.ok(contract.bulkDeals, {
      body: { ids: [id], command: { do: 'set', changes: { source: 'Web' } } },
    });
    expect(bulk).toMatchObject({ done: 0, refused: [{ code: 'forbidden' }] });
    expect((await set({ problem: 'Leaks' })).status).toBe(200);
  });
});

it('reaching for what is not one’s own is audited', async () => {
  await setRules({ records: [scopeOf('member', 'own', 'own')] });
  const id = deals.get('other')!;
  const other = await person('member').call(contract.removeDeal, { params: { id } });
  expect(other.status).toBe(404);
  const { items } = await person('owner').ok(contract.listAudit, {
    query: { action: 'access.denied', actor: person('member').userId!, limit: 1 },
  });
  expect(items).toMatchObject([{ subject: 'removeDeal', details: { about: 'deal', id, what: 'change' } }]);
});
