// Whatever way a deal is written, the same rules answer: the map, its gates and conditions, reach, fields, and what a deal
// may point to. One table: ways of writing by what must hold, for administrators and API keys as for everybody else.
import * as contract from '@portolan/contract';
import type { Problem, Route } from '@portolan/contract';
import type { AccessRules } from '@portolan/core';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { euros, newDeal, publishedProcess, SALES_MAP } from './deals-in-tests.ts';
import { begun, checkedFor, ran, startImportsApp } from './imports-in-tests.ts';
import type { MapsApp } from './maps-in-tests.ts';
import type { Client, Input, Reply } from './test-app.ts';

let app: MapsApp;
let processId: string;
let versionId: string;
let stranger: Client;
const people = new Map<string, Client>();
const person = (name: string): Client => people.get(name)!;
const foreign = { owner: '', company: '', contact: '', product: '', deal: '' };
const RICH = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }] };

beforeAll(async () => {
  app = await startImportsApp();
  const owner = await app.member('owner');
  people.set('owner', owner);
  for (const role of ['admin', 'manager', 'member'] as const) {
    // oxlint-disable-next-line no-await-in-loop
    people.set(role, await app.member(role, owner.workspaceId));
  }
  for (const role of ['admin', 'member'] as const) {
    // oxlint-disable-next-line no-await-in-loop
    const { secret } = await owner.ok(contract.createApiKey, {
      body: { name: `Key of ${role}`, role, expiresInDays: null },
    });
    people.set(`key of ${role}`, app.client({ authorization: `Bearer ${secret}` }));
  }
  ({ processId, versionId } = await publishedProcess(owner));

  stranger = await app.member('owner');
  const theirs = await publishedProcess(stranger);
  foreign.owner = stranger.userId!;
  foreign.company = (await stranger.ok(contract.createCompany, { body: { name: 'Theirs' } })).company.id;
  const contact = { name: { given: 'Their', family: 'Person' } };
  foreign.contact = (await stranger.ok(contract.createContact, { body: contact })).contact.id;
  foreign.product = (await stranger.ok(contract.createProduct, { body: { name: 'Theirs' } })).id;
  foreign.deal = (await newDeal(stranger, theirs.processId)).id;
});
afterAll(() => app.close());

/** What came of it: `done`, or the code of the refusal. */
type Outcome = string;

function codeOf(problem: Problem | undefined): Outcome {
  return problem === undefined ? 'done' : (problem.reason?.code ?? problem.code);
}
async function asked(client: Client, route: Route, input: Input): Promise<Outcome> {
  return codeOf((await client.call(route, input)).problem);
}
/** Routes for many deals tell what was refused beside what was done. */
async function askedForMany(
  client: Client,
  route: typeof contract.bulkDeals | typeof contract.decideCleanUp,
  body: object,
): Promise<Outcome> {
  const reply = await client.call(route, { body });
  return reply.problem === undefined ? (reply.body.refused[0]?.code ?? 'done') : codeOf(reply.problem);
}

type Way = (client: Client, id: string, what: object) => Promise<Outcome>;

/** Every way to move a deal that is there. */
const MOVING: Readonly<Record<string, Way>> = {
  'one deal': (client, id, move) => asked(client, contract.moveDeal, { params: { id }, body: move }),
  'many deals': (client, id, move) =>
    askedForMany(client, contract.bulkDeals, { ids: [id], command: { do: 'move', ...move } }),
  'clean-up': (client, id, move) =>
    askedForMany(client, contract.decideCleanUp, { list: 'stale', ids: [id], deed: { do: 'move', ...move } }),
};

/** Every way to set its fields. */
const SETTING: Readonly<Record<string, Way>> = {
  'one deal': (client, id, changes) =>
    asked(client, contract.updateDeal, { params: { id }, body: { changes } }),
  'many deals': (client, id, changes) =>
    askedForMany(client, contract.bulkDeals, { ids: [id], command: { do: 'set', changes } }),
  'clean-up': (client, id, changes) =>
    askedForMany(client, contract.decideCleanUp, { list: 'stale', ids: [id], deed: { do: 'set', changes } }),
  'taking another deal in': async (client, id, changes) => {
    const other = await newDeal(person('owner'), processId);
    return asked(client, contract.mergeDeals, { params: { id }, body: { from: other.id, changes } });
  },
};
const CREATING: Way = (client, _id, fields) =>
  asked(client, contract.createDeal, { body: { processId, name: 'New', ...fields } });

/** Where a deal stands and how often it was written; in the words of the database. */
async function stateOf(id: string): Promise<unknown> {
  const { rows } = await app.owner.query(
    'select node_id, version_id, revision, owner_id, company_id, amount_minor, deleted_at, details from deals where id = $1',
    [id],
  );
  return rows[0];
}
/** The code of the refusal; another word where something was written all the same. */
async function refusal(id: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const before = JSON.stringify(await stateOf(id));
  const code = await work();
  return JSON.stringify(await stateOf(id)) === before ? code : `${code}, and it was written`;
}

const deal = (fields: object = {}) => newDeal(person('owner'), processId, { ...fields });
const put = async (id: string, to: string): Promise<void> => {
  const override = { reason: 'set up' };
  await person('owner').ok(contract.moveDeal, { params: { id }, body: { to, override } });
};
async function dealIn(stage: string, fields: object = {}): Promise<string> {
  const { id } = await deal(fields);
  if (stage !== 'lead') await put(id, stage);
  return id;
}

async function overridesOf(id: string): Promise<number> {
  return (await app.auditOf(id)).filter((action) => action === 'deal.override').length;
}

const HINDERED: readonly (readonly [string, string, object, { to: string }, string])[] = [
  ['the gate blocks', 'qualify', {}, { to: 'offer' }, 'gate_blocks'],
  ['the map has no way', 'lead', {}, { to: 'offer' }, 'no_way'],
  ['the condition fails', 'offer', { amount: euros(2_000_000) }, { to: 'close' }, 'condition_fails'],
];
const EVERYBODY = ['owner', 'admin', 'manager', 'member', 'key of admin', 'key of member'];
const MAY_OVERRIDE = ['owner', 'admin', 'manager', 'key of admin'];

describe.each(Object.keys(MOVING))('moving by %s', (name) => {
  const way = MOVING[name]!;

  it.each(HINDERED.flatMap(([what, ...row]) => EVERYBODY.map((who) => [what, who, ...row] as const)))(
    '%s, for %s',
    async (_what, who, stage, fields, move, code) => {
      const id = await dealIn(stage, fields);
      expect(await refusal(id, () => way(person(who), id, move))).toBe(code);
      const noReason = { ...move, override: { reason: ' ' } };
      expect(await refusal(id, () => way(person(who), id, noReason))).toBe('invalid_request');
      if (MAY_OVERRIDE.includes(who)) return;
      const override = { ...move, override: { reason: 'I want to' } };
      expect(await refusal(id, () => way(person(who), id, override))).toBe('override_not_allowed');
    },
  );

  it.each(HINDERED.flatMap(([what, ...row]) => MAY_OVERRIDE.map((who) => [what, who, ...row] as const)))(
    '%s, and %s passes by with a reason: an event of the deal and an entry in the audit log',
    async (_what, who, stage, fields, move) => {
      const id = await dealIn(stage, fields);
      const reason = `asked by ${who}`;
      const audited = await overridesOf(id);
      expect(await way(person(who), id, { ...move, override: { reason } })).toBe('done');
      const { items } = await person('owner').ok(contract.listDealEvents, { params: { id } });
      expect(items.find(({ kind }) => kind === 'overridden')?.payload).toMatchObject({ reason });
      expect(await overridesOf(id)).toBe(audited + 1);
    },
  );

  it('an end after a no says why', async () => {
    const id = await dealIn('lead');
    expect(await refusal(id, () => way(person('owner'), id, { to: 'lost' }))).toBe('reason_missing');
  });

  it.each([
    ['in the bin', 'delete', 'deleted'],
    ['merged into another', 'merge', 'merged'],
  ])('a deal %s stays where it is', async (_what, how, code) => {
    const id = await gone(how);
    expect(await refusal(id, () => way(person('owner'), id, { to: 'qualify' }))).toBe(code);
  });

  it('a deal of another workspace is not there', async () => {
    expect(await refusal(foreign.deal, () => way(person('owner'), foreign.deal, { to: 'qualify' }))).toBe(
      'not_found',
    );
  });
});

async function gone(how: string): Promise<string> {
  const { id } = await deal();
  if (how === 'delete') await person('owner').ok(contract.removeDeal, { params: { id } });
  else {
    const into = await deal();
    await person('owner').ok(contract.mergeDeals, { params: { id: into.id }, body: { from: id } });
  }
  return id;
}

const line = (productId: string) => ({
  id: crypto.randomUUID(),
  productId,
  name: 'Gauge',
  unitMinor: 100,
});
const BAD_FIELDS: readonly (readonly [string, () => object, string])[] = [
  ['an owner of another workspace', () => ({ ownerId: foreign.owner }), 'invalid_request'],
  ['a company of another workspace', () => ({ companyId: foreign.company }), 'invalid_request'],
  ['a person of another workspace', () => ({ people: [{ contactId: foreign.contact }] }), 'invalid_request'],
  ['a product of another workspace', () => ({ lines: [line(foreign.product)] }), 'invalid_request'],
  ['a currency that does not exist', () => ({ amount: { minor: 1, currency: 'ZZZ' } }), 'bad_value'],
  ['a field that does not exist', () => ({ custom: { unheardOf: 'x' } }), 'bad_value'],
];

describe.each(Object.keys(SETTING))('setting fields by %s', (name) => {
  const way = SETTING[name]!;

  it.each(BAD_FIELDS)('%s is refused', async (_what, changes, code) => {
    const { id } = await deal();
    expect(await refusal(id, () => way(person('owner'), id, changes()))).toBe(code);
    expect(await refusal(id, () => way(person('key of admin'), id, changes()))).toBe(code);
  });

  it.each([
    ['in the bin', 'delete', 'deleted'],
    ['merged into another', 'merge', 'merged'],
  ])('of a deal %s is refused', async (_what, how, code) => {
    const id = await gone(how);
    expect(await refusal(id, () => way(person('owner'), id, { source: 'Fair' }))).toBe(code);
  });

  it('of a deal of another workspace: it is not there', async () => {
    expect(await refusal(foreign.deal, () => way(person('owner'), foreign.deal, { source: 'Fair' }))).toBe(
      'not_found',
    );
  });
});

describe('a new deal', () => {
  it.each(BAD_FIELDS)('with %s is refused', async (_what, fields, code) => {
    expect(await CREATING(person('owner'), '', fields())).toBe(code);
  });
  it('in a process of another workspace is refused', async () => {
    const { processId: theirs } = await publishedProcess(stranger, SALES_MAP, 'Theirs');
    const body = { processId: theirs, name: 'New' };
    expect(await asked(person('owner'), contract.createDeal, { body })).toBe('invalid_request');
  });
  it.each(['reach', 'fits', 'lost', 'nowhere'])('in %s is refused', async (nodeId) => {
    expect(await CREATING(person('owner'), '', { nodeId })).toMatch(/unknown_stage|no_deals_here|not_open/);
  });
});

/** Every way to begin a deal in a stage. */
const BEGINNING: Readonly<Record<string, (client: Client, place: object) => Promise<Reply<Route>>>> = {
  'making one': (client, place) =>
    client.call(contract.createDeal, { body: { processId, name: 'New', ...place } }),
  'going on from another process': async (client, place) => {
    const { processId: first } = await publishedProcess(person('owner'), SALES_MAP, crypto.randomUUID());
    const before = await newDeal(person('owner'), first);
    const override = { reason: 'set up' };
    const params = { id: before.id };
    await person('owner').ok(contract.moveDeal, { params, body: { to: 'close', override } });
    return client.call(contract.continueDeal, { params, body: { processId, ...place } });
  },
};
const BEHIND: readonly (readonly [string, string])[] = [
  ['offer', 'gate_blocks'],
  ['close', 'condition_fails'],
  ['care', 'condition_fails'],
];

describe.each(Object.keys(BEGINNING))('beginning by %s', (name) => {
  const begin = BEGINNING[name]!;

  it.each(BEHIND.flatMap(([nodeId, code]) => EVERYBODY.map((who) => [nodeId, who, code] as const)))(
    'in %s, behind a gate, for %s',
    async (nodeId, who, code) => {
      expect(codeOf((await begin(person(who), { nodeId })).problem)).toBe(code);
      const override = { reason: 'They are ready' };
      const reply = await begin(person(who), { nodeId, override });
      expect(codeOf(reply.problem)).toBe(MAY_OVERRIDE.includes(who) ? 'done' : 'override_not_allowed');
    },
  );

  it('as an exception is an event of the deal, marked on its way, and an entry in the audit log', async () => {
    const override = { reason: 'They are ready' };
    const reply = await begin(person('manager'), { nodeId: 'offer', override });
    const { id, guide } = reply.body as unknown as contract.DealDetail;
    expect(guide?.trail).toMatchObject([{ nodeId: 'offer', override: true }]);
    const { items } = await person('owner').ok(contract.listDealEvents, { params: { id } });
    expect(items.map(({ kind }) => kind)).toEqual(['overridden', 'created']);
    expect(items[0]?.payload).toMatchObject({ reason: 'They are ready', passed: ['gate'] });
    expect(await overridesOf(id)).toBe(1);
  });

  it('one step on is free', async () => {
    expect(codeOf((await begin(person('member'), { nodeId: 'qualify' })).problem)).toBe('done');
  });

  it('at rest says until when', async () => {
    expect(codeOf((await begin(person('owner'), { nodeId: 'nurture' })).problem)).toBe('back_on_missing');
  });
});

describe.each(Object.keys(MOVING))('ending and reopening by %s', (name) => {
  const way = MOVING[name]!;

  it.each(EVERYBODY)('is no way past the gates, for %s', async (who) => {
    const id = await dealIn('lead');
    const body = { to: 'lost', reason: 'Price' };
    await person('owner').ok(contract.moveDeal, { params: { id }, body });
    expect(await refusal(id, () => way(person(who), id, { to: 'close' }))).toBe('no_way');
    const override = { reason: 'They have signed' };
    expect(await way(person(who), id, { to: 'close', override })).toBe(
      MAY_OVERRIDE.includes(who) ? 'done' : 'override_not_allowed',
    );
  });

  it('leads back to where it was, and to where it could begin', async () => {
    const id = await dealIn('offer');
    for (const to of ['offer', 'qualify']) {
      // oxlint-disable no-await-in-loop -- one after the other
      await person('owner').ok(contract.moveDeal, { params: { id }, body: { to: 'lost', reason: 'Price' } });
      expect(await way(person('member'), id, { to })).toBe('done');
      // oxlint-enable no-await-in-loop
    }
  });
});

function bulk(client: Client, body: object) {
  return client.call(contract.bulkDeals, { body });
}

describe('many moves at once', () => {
  it('are taken back at once: each deal stands as before, but for what has moved on since', async () => {
    const ids = [await dealIn('lead'), await dealIn('lead'), await dealIn('lead')];
    const before = await Promise.all(
      ids.map(async (id) => person('owner').ok(contract.getDeal, { params: { id } })),
    );
    const moved = await bulk(person('member'), { ids, command: { do: 'move', to: 'qualify' } });
    expect(moved.body.moves.map(({ id }) => id)).toEqual(ids);
    const last = ids[2]!;
    await person('owner').ok(contract.moveDeal, {
      params: { id: last },
      body: { to: 'lost', reason: 'Price' },
    });
    const events = Object.fromEntries(moved.body.moves.map(({ id, event }) => [id, event]));
    const command = { do: 'undoMove', events };
    // By nobody else than who made them.
    const other = await bulk(person('owner'), { ids, command });
    expect(other.body.refused.map(({ code }) => code)).toEqual(ids.map(() => 'nothing_to_undo'));
    const undone = await bulk(person('member'), { ids, command });
    expect(undone.body).toMatchObject({ done: 2, refused: [{ id: last, code: 'nothing_to_undo' }] });
    for (const [i, id] of ids.slice(0, 2).entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const now = await person('owner').ok(contract.getDeal, { params: { id } });
      expect([now.nodeId, now.enteredAt]).toEqual([before[i]!.nodeId, before[i]!.enteredAt]);
    }
  });

  it('of another deal, or of no move, are refused', async () => {
    const [one, two] = [await dealIn('lead'), await dealIn('lead')];
    const moved = await bulk(person('member'), { ids: [one], command: { do: 'move', to: 'qualify' } });
    const event = moved.body.moves[0]!.event;
    const wrong = await bulk(person('member'), {
      ids: [two],
      command: { do: 'undoMove', events: { [two]: event } },
    });
    expect(wrong.body.refused[0]?.code).toBe('nothing_to_undo');
    const none = await bulk(person('member'), { ids: [two], command: { do: 'undoMove', events: {} } });
    expect(none.problem?.code).toBe('invalid_request');
  });
});

describe('a deal that somebody has changed since it was read', () => {
  const changes: Readonly<
    Record<string, (client: Client, id: string, headers: Record<string, string>) => Promise<Reply<Route>>>
  > = {
    move: (client, id, headers) =>
      client.call(contract.moveDeal, { params: { id }, body: { to: 'qualify' }, headers }),
    set: (client, id, headers) =>
      client.call(contract.updateDeal, { params: { id }, body: { changes: { source: 'Web' } }, headers }),
    command: (client, id, headers) =>
      client.call(contract.commandDeal, { params: { id }, body: { do: 'confirm', words: 'Yes' }, headers }),
    remove: (client, id, headers) => client.call(contract.removeDeal, { params: { id }, headers }),
  };
  it.each(Object.keys(changes))(
    'is not changed by %s with If-Match: 412, and the revision of now',
    async (what) => {
      const id = await dealIn('lead');
      const read = await person('member').call(contract.getDeal, { params: { id } });
      const etag = String(read.headers['etag']);
      await person('owner').ok(contract.updateDeal, {
        params: { id },
        body: { changes: { source: 'Fair' } },
      });
      const late = await changes[what]!(person('member'), id, { 'if-match': etag });
      expect(late.problem).toMatchObject({
        status: 412,
        reason: { code: 'revision', params: { revision: 2 } },
      });
      const again = await person('member').call(contract.getDeal, {
        params: { id },
        query: { guide: 'true' },
      });
      const done = await changes[what]!(person('member'), id, { 'if-match': String(again.headers['etag']) });
      expect(done.status).toBeLessThan(300);
    },
  );
});

async function setRules(next: Partial<AccessRules>): Promise<void> {
  const { revision } = await person('owner').ok(contract.getAccessRules);
  const body = { rules: { records: [], fields: [], ...next }, revision };
  await person('owner').ok(contract.replaceAccessRules, { body });
}
async function withRules(rules: Partial<AccessRules>, work: () => Promise<void>): Promise<void> {
  await setRules(rules);
  try {
    await work();
  } finally {
    await setRules({});
  }
}

/** What changes a deal where it stands. */
const DEEDS: Readonly<Record<string, Way>> = {
  ...MOVING,
  ...Object.fromEntries(
    Object.entries(SETTING).map(([name, way]): [string, Way] => [
      `setting by ${name}`,
      (client, id) => way(client, id, { source: 'Fair' }),
    ]),
  ),
  command: (client, id) =>
    asked(client, contract.commandDeal, { params: { id }, body: { do: 'confirm', words: 'Yes' } }),
  removal: (client, id) => asked(client, contract.removeDeal, { params: { id } }),
  'removal of many': (client, id) =>
    askedForMany(client, contract.bulkDeals, { ids: [id], command: { do: 'delete' } }),
  'going on elsewhere': (client, id) =>
    asked(client, contract.continueDeal, { params: { id }, body: { processId } }),
  'being merged away': async (client, id) => {
    const into = await deal({ ownerId: client.userId ?? null });
    return asked(client, contract.mergeDeals, { params: { id: into.id }, body: { from: id } });
  },
  'an activity': (client, id) =>
    asked(client, contract.createActivity, { body: { kind: 'task', subject: 'Step', dealId: id } }),
  'a note': (client, id) =>
    asked(client, contract.createNote, { body: { about: 'deal', record: id, body: RICH } }),
  'a file': (client, id) =>
    asked(client, contract.uploadFile, {
      query: { about: 'deal', record: id, name: 'a.txt' },
      bytes: 'words',
    }),
};

describe.each(Object.keys(DEEDS))('out of reach: %s', (name) => {
  const act = (client: Client, id: string) => DEEDS[name]!(client, id, { to: 'qualify' });
  const rule = { role: 'member', about: 'deal', processId: null } as const;

  it.each(['member', 'key of member'])('of a deal that %s does not see: it is not there', async (who) => {
    await withRules({ records: [{ ...rule, read: 'own', change: 'own' }] }, async () => {
      const { id } = await deal({ ownerId: person('owner').userId });
      expect(await refusal(id, () => act(person(who), id))).toMatch(/not_found|invalid_request/);
    });
  });
  it.each(['member', 'key of member'])('of a deal that %s sees and does not change', async (who) => {
    await withRules({ records: [{ ...rule, read: 'all', change: 'own' }] }, async () => {
      const { id } = await deal({ ownerId: person('owner').userId });
      expect(await refusal(id, () => act(person(who), id))).toBe('forbidden');
    });
  });
  it('of a deal of another workspace: it is not there', async () => {
    expect(await refusal(foreign.deal, () => act(person('owner'), foreign.deal))).toMatch(
      /not_found|invalid_request/,
    );
  });
});

describe('what is pinned to a deal from elsewhere', () => {
  it.each(['delete', 'merge'])('nothing comes to a deal after %s', async (how) => {
    const id = await gone(how);
    for (const name of ['an activity', 'a note', 'a file']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await refusal(id, () => DEEDS[name]!(person('owner'), id, {}))).toMatch(
        /not_found|conflict|invalid_request|deleted|merged/,
      );
    }
  });
});

describe.each(['hidden', 'read'] as const)('a field that is %s for members', (access) => {
  const rules: Partial<AccessRules> = {
    fields: [{ role: 'member', about: 'deal', processId: null, field: 'amount', access }],
  };
  it.each(['member', 'key of member'])('cannot be set by %s in any way', async (who) => {
    await withRules(rules, async () => {
      const changes = { amount: euros(5) };
      for (const way of Object.values(SETTING)) {
        // oxlint-disable no-await-in-loop
        const { id } = await deal();
        expect(await refusal(id, () => way(person(who), id, changes))).toBe('forbidden');
        // oxlint-enable no-await-in-loop
      }
      expect(await CREATING(person(who), '', changes)).toBe('forbidden');
    });
  });
});

function dealsFile(rows: string): Record<string, string> {
  return { 'deals.csv': `Deal name,Stage,Created at,Company,Source\n${rows}\n` };
}

describe('an import', () => {
  it.each(['member', 'key of member'])('is not begun by %s', async (who) => {
    expect(await asked(person(who), contract.createImport, { body: {} })).toBe('forbidden');
  });

  it.each(['manager', 'key of admin'])(
    'of %s tells history: past gates, in its own time, and no exception',
    async (who) => {
      const name = `Told by ${who}`;
      const one = await checkedFor(person(who), processId, dealsFile(`${name},Close,2024-01-10,,Fair`));
      expect((await ran(person(who), one.id)).state).toBe('done');
      const { items } = await person('owner').ok(contract.listDeals, { query: { q: name, state: 'any' } });
      expect(items[0]).toMatchObject({ nodeId: 'close', source: 'Fair' });
      const { items: events } = await person('owner').ok(contract.listDealEvents, {
        params: { id: items[0]!.id },
      });
      expect(events.map(({ kind }) => kind)).not.toContain('overridden');
      expect(Date.parse(items[0]!.createdAt)).toBeLessThan(Date.parse('2025-01-01'));
    },
  );

  it.each(['delete', 'merge'])('does not write to a deal after %s, even by its name', async (how) => {
    const id = await gone(how);
    await app.owner.query('update deals set name = $2 where id = $1', [id, `Gone by ${how}`]);
    const before = await stateOf(id);
    const one = await checkedFor(
      person('manager'),
      processId,
      dealsFile(`Gone by ${how},Offer,2024-01-10,,Web`),
      {
        onMatch: 'overwrite',
      },
    );
    await ran(person('manager'), one.id);
    expect(await stateOf(id)).toEqual(before);
  });

  it('moves no deal that is here: where it stands is not a field of a row', async () => {
    const id = await dealIn('lead', { name: 'Stands still' });
    const one = await checkedFor(
      person('manager'),
      processId,
      dealsFile('Stands still,Close,2024-01-10,,Web'),
      {
        onMatch: 'overwrite',
      },
    );
    await ran(person('manager'), one.id);
    expect(await stateOf(id)).toMatchObject({ node_id: 'lead' });
    expect(await person('owner').ok(contract.getDeal, { params: { id } })).toMatchObject({ source: 'Web' });
  });

  it('has no owner from elsewhere, and no process', async () => {
    const { id, settings } = await begun(person('manager'), dealsFile('X,Lead,2024-01-10,,'));
    const change = (more: object) =>
      asked(person('manager'), contract.updateImport, {
        params: { id },
        body: { settings: { ...settings, ...more } },
      });
    expect(await change({ owners: [{ name: 'X', userId: foreign.owner }] })).toBe('invalid_request');
    const { processId: theirs } = await publishedProcess(stranger, SALES_MAP, 'Of strangers');
    expect(await change({ processId: theirs })).toBe('invalid_request');
  });
});

async function company(name: string): Promise<string> {
  return (await person('owner').ok(contract.createCompany, { body: { name } })).company.id;
}

describe('companies that are merged', () => {
  it('take their deals along by an event each, and give them back', async () => {
    const [into, from] = [await company('Harbour'), await company('Harbour Ltd')];
    const { id } = await deal({ companyId: from });
    await person('member').ok(contract.mergeCompanies, { params: { id: into }, body: { from } });
    expect(await stateOf(id)).toMatchObject({ company_id: into, revision: 2 });
    const { items } = await person('owner').ok(contract.listDealEvents, { params: { id } });
    expect(items[0]).toMatchObject({ kind: 'changed' });
    const { absorbed } = await person('owner').ok(contract.getCompany, { params: { id: into } });
    await person('member').ok(contract.undoMerge, { params: { id: absorbed[0]!.mergeId } });
    expect(await stateOf(id)).toMatchObject({ company_id: from, revision: 3 });
  });

  it('leave a deal alone that went to another company meanwhile, and say so', async () => {
    const [into, from, other] = [await company('Pier'), await company('Pier Ltd'), await company('Dock')];
    const { id } = await deal({ companyId: from });
    await person('owner').ok(contract.mergeCompanies, { params: { id: into }, body: { from } });
    const changes = { companyId: other };
    await person('owner').ok(contract.updateDeal, { params: { id }, body: { changes } });
    const { absorbed } = await person('owner').ok(contract.getCompany, { params: { id: into } });
    const undone = await person('owner').ok(contract.undoMerge, { params: { id: absorbed[0]!.mergeId } });
    expect(JSON.stringify(undone)).toContain(id);
    expect(await stateOf(id)).toMatchObject({ company_id: other });
  });

  it('with deals that the caller does not reach: all of it or nothing', async () => {
    const [into, from] = [await company('Quay'), await company('Quay Ltd')];
    const { id } = await deal({ companyId: from, ownerId: person('owner').userId });
    const rule = { role: 'member', about: 'deal', processId: null, read: 'own', change: 'own' } as const;
    await withRules({ records: [rule] }, async () => {
      const reply = await person('member').call(contract.mergeCompanies, {
        params: { id: into },
        body: { from },
      });
      const expected = reply.status === 200 ? into : from;
      expect(await stateOf(id)).toMatchObject({ company_id: expected });
      expect(reply.status).toBeLessThan(500);
    });
  });

  it('are not merged with themselves, nor with one of another workspace', async () => {
    const id = await company('Alone');
    const merge = (from: string) =>
      asked(person('owner'), contract.mergeCompanies, { params: { id }, body: { from } });
    expect(await merge(id)).toMatch(/invalid_request|conflict/);
    expect(await merge(foreign.company)).toMatch(/not_found|invalid_request/);
  });
});

describe('ways that write many', () => {
  it('a plan of transfer is no way round the map', async () => {
    const id = await dealIn('lead');
    const before = await stateOf(id);
    const steps = [{ fromVersion: versionId, from: 'lead', to: 'close' }];
    const body = { toVersion: versionId, steps };
    const plan = await person('owner').call(contract.runTransfer, { params: { id: processId }, body });
    expect(plan.body.steps?.[0]?.deals ?? 0).toBe(0);
    expect(await stateOf(id)).toEqual(before);
  });

  it('going on elsewhere waits for the end', async () => {
    const { processId: next } = await publishedProcess(person('owner'), SALES_MAP, 'Next');
    const id = await dealIn('lead');
    const body = { processId: next };
    expect(
      await refusal(id, () => asked(person('owner'), contract.continueDeal, { params: { id }, body })),
    ).toBe('not_yet_ended');
  });

  it('a deal that was merged comes back by taking the merge back, not out of the bin', async () => {
    const id = await gone('merge');
    const restore = { do: 'restore' };
    expect(
      await refusal(id, () =>
        asked(person('owner'), contract.commandDeal, { params: { id }, body: restore }),
      ),
    ).toBe('merged');
    expect(
      await refusal(id, () =>
        askedForMany(person('owner'), contract.bulkDeals, { ids: [id], command: restore }),
      ),
    ).toBe('merged');
  });

  it('work of a leaver goes to nobody who is not here', async () => {
    const leaver = await app.member('member', person('owner').workspaceId);
    const { id } = await deal({ ownerId: leaver.userId });
    const deactivate = (handOverTo: string): Promise<Outcome> =>
      asked(person('owner'), contract.deactivateMember, {
        params: { id: leaver.userId! },
        body: { handOverTo },
      });
    expect(await refusal(id, () => deactivate(foreign.owner))).toBe('invalid_request');
    expect(await deactivate(person('admin').userId!)).toBe('done');
    // And nobody gives new work to somebody who has left.
    const other = await deal();
    for (const way of Object.values(SETTING)) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await refusal(other.id, () => way(person('owner'), other.id, { ownerId: leaver.userId }))).toBe(
        'invalid_request',
      );
    }
  });

  it('records that are merged take deals along, even where a deal names somebody in the bin', async () => {
    const owner = person('owner');
    const contact = async (given: string): Promise<string> =>
      (await owner.ok(contract.createContact, { body: { name: { given, family: 'Ozola' } } })).contact.id;
    const [a, b, binned] = [await contact('Anna'), await contact('Anna M.'), await contact('Baiba')];
    const { id } = await deal({ people: [{ contactId: b }, { contactId: binned }] });
    await owner.ok(contract.removeContact, { params: { id: binned } });
    await owner.ok(contract.mergeContacts, { params: { id: a }, body: { from: b } });
    const after = await owner.ok(contract.getDeal, { params: { id } });
    expect(after.people.map((one) => one.contact.id)).toEqual([a, binned]);
  });
});

it('a deal that somebody just moved is not moved as if it still stood where it was seen', async () => {
  const id = await dealIn('lead');
  const [first, second] = await Promise.all([
    asked(person('owner'), contract.moveDeal, { params: { id }, body: { to: 'qualify' } }),
    asked(person('member'), contract.moveDeal, { params: { id }, body: { to: 'lost', reason: 'Price' } }),
  ]);
  // One waits for the other and is judged by where the deal stands then.
  expect([first, second]).toContain('done');
  const { items } = await person('owner').ok(contract.listDealEvents, { params: { id } });
  const moves = items.filter(({ kind }) => kind === 'entered').toReversed();
  expect(moves.map(({ fromNode }) => fromNode)).toEqual([
    'lead',
    ...moves.slice(0, -1).map((one) => one.toNode),
  ]);
});

/** Who may write the tables besides `save-deals.ts`, and what. */
const EXCEPTIONS: Readonly<Record<string, RegExp>> = {
  // What is kept for lists and is no fact about the deal itself.
  'features/activities/keep-deals.ts':
    /^update deals d set next_activity_id = .* last_activity_at = .* first_touch_at = /s,
  'features/today/clean-up.ts': /^update deals set kept_until = \$3 where/,
};

it('nothing but save-deals.ts writes the tables of deals', () => {
  const root = new URL('.', import.meta.url);
  const found: string[] = [];
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /(\.test|-in-tests)\.ts$/.test(file)) continue;
    const text = readFileSync(new URL(file, root), 'utf8');
    for (const { index } of text.matchAll(
      /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate|copy)\s+(?:only\s+)?(?:public\.)?(?:deals|deal_people)\b/gi,
    )) {
      if (EXCEPTIONS[file]?.test(text.slice(index, index + 400)) !== true) found.push(file);
    }
  }
  expect([...new Set(found)]).toEqual(['features/deals/save-deals.ts']);
});
