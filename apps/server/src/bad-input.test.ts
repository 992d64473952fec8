// What a text may hold that is no text to somebody: markup, script, signs that turn the direction, emoji, NUL, halves of
// characters, SQL, patterns, a megabyte. Wherever a text goes in, it is kept as text or refused with a reason; and numbers,
// days and keys that are none are refused. Never is it our fault.
import * as contract from '@portolan/contract';
import type { Route } from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from './deals-in-tests.ts';
import { startMapsApp } from './maps-in-tests.ts';
import type { MapsApp } from './maps-in-tests.ts';
import { requestOf } from './test-app.ts';
import type { Client, Input, Reply } from './test-app.ts';

let app: MapsApp;
let owner: Client;
let processId: string;
let dealId: string;
let contactId: string;
let companyId: string;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  ({ processId } = await publishedProcess(owner));
  dealId = (await newDeal(owner, processId)).id;
  await owner.ok(contract.moveDeal, { params: { id: dealId }, body: { to: 'qualify' } });
  const contact = { name: { given: 'Ann', family: 'Lee' } };
  contactId = (await owner.ok(contract.createContact, { body: contact })).contact.id;
  companyId = (await owner.ok(contract.createCompany, { body: { name: 'Acme' } })).company.id;
  for (const about of ['deal', 'contact', 'company'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await owner.ok(contract.createField, { body: { about, label: 'Words', type: 'text' } });
  }
});
afterAll(() => app.close());

const HOSTILE: readonly (readonly [string, string])[] = [
  ['HTML', '<b onmouseover="alert(1)">bold</b> &amp; &lt;'],
  ['script', '<script>alert(document.cookie)</script>'],
  ['signs that turn the direction', '\u202Egnp.exe\u202C \u2067مرحبا\u2069 \u200Fabc'],
  ['emoji', '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 é̂̃'],
  ['NUL and controls', 'a\u0000b\u0007c\u001B[31m'],
  ['half a character', 'x\uD83Dy'],
  ['SQL', `'; drop table deals; -- $1 \\'`],
  ['a pattern', '(a+)+$ [%_*?] ^.*\\'],
  ['a template', '${7*7} {{7*7}} %s %n'],
  ['a name of the language', '__proto__'],
  ['a formula', '=HYPERLINK("http://x","y")'],
];
const LARGE = 'x'.repeat(2 ** 20);

/** As it is kept: without what PostgreSQL cannot hold. */
const kept = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** A place where a text goes in, and where it comes out again. */
interface Spot {
  readonly route: Route;
  readonly input: (text: string) => Input;
  readonly read: (body: never) => unknown;
}
function spot<const R extends Route>(
  route: R,
  input: (text: string) => Input,
  read: (body: Awaited<ReturnType<typeof bodyOf<R>>>) => unknown,
): Spot {
  return { route, input, read };
}
function bodyOf<const R extends Route>(route: R) {
  return owner.ok(route);
}
const rich = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const textIn = (body: unknown): unknown =>
  (body as ReturnType<typeof rich> | null)?.content[0]?.content[0]?.text;

const ofDeal = (change: (text: string) => object, read: (deal: contract.DealDetail) => unknown): Spot =>
  spot(contract.updateDeal, (text) => ({ params: { id: dealId }, body: { changes: change(text) } }), read);
const ofContact = (change: (text: string) => object, read: (one: contract.ContactDetail) => unknown): Spot =>
  spot(
    contract.updateContact,
    (text) => ({ params: { id: contactId }, body: { changes: change(text) } }),
    read,
  );
const ofCompany = (change: (text: string) => object, read: (one: contract.CompanyDetail) => unknown): Spot =>
  spot(
    contract.updateCompany,
    (text) => ({ params: { id: companyId }, body: { changes: change(text) } }),
    read,
  );

const address = { lines: [], city: '', region: '', postalCode: '', country: '' };
const line = { id: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d', productId: null, unitMinor: 1 };

const SPOTS: Readonly<Record<string, Spot>> = {
  'deal: name': ofDeal(
    (name) => ({ name }),
    ({ name }) => name,
  ),
  'deal: source': ofDeal(
    (source) => ({ source }),
    ({ source }) => source,
  ),
  'deal: problem': ofDeal(
    (problem) => ({ problem }),
    ({ problem }) => problem,
  ),
  'deal: tag': ofDeal(
    (tag) => ({ tags: [tag] }),
    ({ tags }) => tags[0],
  ),
  'deal: competitor': ofDeal(
    (one) => ({ competitors: [one] }),
    ({ competitors }) => competitors[0],
  ),
  'deal: own field': ofDeal(
    (words) => ({ custom: { words } }),
    ({ custom }) => custom['words'],
  ),
  'deal: line': ofDeal(
    (name) => ({ lines: [{ ...line, name }] }),
    ({ lines }) => lines[0]?.name,
  ),
  'deal: the buyer’s words': spot(
    contract.commandDeal,
    (words) => ({ params: { id: dealId }, body: { do: 'confirm', words } }),
    ({ guide }) => guide?.checklist.confirmed?.words,
  ),
  'deal: evidence': spot(
    contract.commandDeal,
    (evidence) => ({ params: { id: dealId }, body: { do: 'tick', item: 'said', done: true, evidence } }),
    ({ guide }) => guide?.checklist.items.find(({ id }) => id === 'said')?.evidence,
  ),
  'deal: this does not fit': spot(
    contract.commandDeal,
    (text) => ({ params: { id: dealId }, body: { do: 'doesNotFit', text } }),
    () => undefined,
  ),
  'contact: given name': ofContact(
    (given) => ({ name: { given, family: 'Lee' } }),
    ({ nameParts }) => nameParts.given,
  ),
  'contact: family name': ofContact(
    (family) => ({ name: { given: 'Ann', family } }),
    ({ nameParts }) => nameParts.family,
  ),
  'contact: title': ofContact(
    (title) => ({ title }),
    ({ title }) => title,
  ),
  'contact: source': ofContact(
    (source) => ({ source }),
    ({ source }) => source,
  ),
  'contact: tag': ofContact(
    (tag) => ({ tags: [tag] }),
    ({ tags }) => tags[0],
  ),
  'contact: city': ofContact(
    (city) => ({ address: { ...address, city } }),
    (one) => one.address?.city,
  ),
  'contact: own field': ofContact(
    (words) => ({ custom: { words } }),
    ({ custom }) => custom['words'],
  ),
  'contact: e-mail': ofContact(
    (one) => ({ emails: [{ address: one }] }),
    ({ emails }) => emails[0]?.address,
  ),
  'contact: phone': ofContact(
    (number) => ({ phones: [{ number }] }),
    ({ phones }) => phones?.[0]?.number,
  ),
  'company: name': ofCompany(
    (name) => ({ name }),
    ({ name }) => name,
  ),
  'company: domain': ofCompany(
    (domain) => ({ domain }),
    ({ domain }) => domain,
  ),
  'company: website': ofCompany(
    (website) => ({ website }),
    ({ website }) => website?.replace(/^https:\/\//, ''),
  ),
  'company: industry': ofCompany(
    (industry) => ({ industry }),
    ({ industry }) => industry,
  ),
  'company: own field': ofCompany(
    (words) => ({ custom: { words } }),
    ({ custom }) => custom['words'],
  ),
  relation: spot(
    contract.createRelation,
    (note) => ({
      body: {
        from: { about: 'contact', id: contactId },
        to: { about: 'company', id: companyId },
        kind: 'other',
        note,
      },
    }),
    () => undefined,
  ),
  note: spot(
    contract.createNote,
    (text) => ({ body: { about: 'deal', record: dealId, body: rich(text) } }),
    ({ body }) => textIn(body),
  ),
  'activity: subject': spot(
    contract.createActivity,
    (subject) => ({ body: { kind: 'task', subject, dealId } }),
    ({ subject }) => subject,
  ),
  'activity: text': spot(
    contract.createActivity,
    (text) => ({ body: { kind: 'task', subject: 'Step', dealId, body: rich(text) } }),
    ({ body }) => textIn(body),
  ),
  'product: name': spot(
    contract.createProduct,
    (name) => ({ body: { name } }),
    ({ name }) => name,
  ),
  'product: description': spot(
    contract.createProduct,
    (description) => ({ body: { name: 'Gauge', description } }),
    ({ description }) => description,
  ),
  'field: label': spot(
    contract.createField,
    (label) => ({ body: { about: 'deal', label, type: 'text' } }),
    ({ label }) => label,
  ),
  'field: option': spot(
    contract.createField,
    (option) => ({
      body: { about: 'deal', label: crypto.randomUUID(), type: 'choice', options: [{ label: option }] },
    }),
    ({ options }) => options[0]?.label,
  ),
  view: spot(
    contract.createView,
    (name) => ({ body: { about: 'deals', name, definition: { columns: ['name'] } } }),
    ({ name }) => name,
  ),
  team: spot(
    contract.createTeam,
    (name) => ({ body: { name } }),
    ({ name }) => name,
  ),
  process: spot(
    contract.createProcess,
    (name) => ({ body: { name } }),
    ({ name }) => name,
  ),
  stage: spot(
    contract.createProcess,
    (name) => ({ body: { name: 'Map', map: { nodes: [{ type: 'stage', id: 'a', name }] } } }),
    () => undefined,
  ),
  'API key': spot(
    contract.createApiKey,
    (name) => ({ body: { name, role: 'viewer', expiresInDays: null } }),
    () => undefined,
  ),
  import: spot(
    contract.createImport,
    (name) => ({ body: { name } }),
    ({ name }) => name,
  ),
  'file: name': spot(
    contract.uploadFile,
    (name) => ({ query: { about: 'deal', record: dealId, name }, bytes: 'words' }),
    () => undefined,
  ),
};

/** `kept`, `refused` with a reason, or what else. */
function whatCameOf({ status, problem, body, text: answer }: Reply<Route>, text: string, read: Spot['read']) {
  if (status >= 400) {
    const says = (problem?.detail ?? '') + JSON.stringify(problem?.fields ?? '');
    return [400, 409, 422].includes(status) && says !== '""' ? 'refused' : `${status} ${answer}`;
  }
  const found = read(body as never);
  return found === undefined || found === kept(text) ? 'kept' : found;
}

describe.each(Object.keys(SPOTS))('%s', (name) => {
  it.each(HOSTILE)('with %s is kept as text or refused', async (_what, text) => {
    const { route, input, read } = SPOTS[name]!;
    const reply = await owner.call(route, input(text));
    expect(['kept', 'refused']).toContain(whatCameOf(reply, text, read));
  });

  it('with a megabyte is refused', async () => {
    const { route, input } = SPOTS[name]!;
    const reply = await owner.call(route, input(LARGE));
    expect(reply.problem?.code).toMatch(/^(invalid_request|too_large|map_refused)$/);
  });
});

it('lists, searches and boards still work with all of that in them', async () => {
  for (const [, text] of HOSTILE) {
    const q = kept(text).slice(0, 200);
    for (const route of [contract.listDeals, contract.listContacts, contract.listCompanies]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const reply = await owner.call(route, { query: { q } });
      expect([200, 400]).toContain(reply.status);
    }
  }
  expect((await owner.call(contract.getBoard, { params: { id: processId } })).status).toBe(200);
  expect((await owner.call(contract.listDealEvents, { params: { id: dealId } })).status).toBe(200);
});

/** A body as it is written, not as JavaScript would write it. */
async function sent(route: Route, params: Readonly<Record<string, string>>, payload: string) {
  const request = requestOf(route, { params, body: {} }, owner.headers);
  return app.app.server.inject({ ...request, payload });
}

describe('amounts', () => {
  it.each([
    '1e400',
    '-1',
    '1.5',
    '123456789012345678901234567890',
    '"1.234,56"',
    '"100"',
    'null',
    'true',
    '[1]',
    '9007199254740993',
  ])('%s is no amount', async (minor) => {
    const payload = `{"changes":{"amount":{"minor":${minor},"currency":"EUR"}}}`;
    const reply = await sent(contract.updateDeal, { id: dealId }, payload);
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('amount');
  });

  it.each(['', 'eur', 'EURO', 'QQQ', '€', 'EU\u0000', '__proto__'])('%j is no currency', async (currency) => {
    const changes = { amount: { minor: 1, currency } };
    const reply = await owner.call(contract.updateDeal, { params: { id: dealId }, body: { changes } });
    expect(reply.problem?.code).toMatch(/invalid_request|deal_refused/);
    expect(JSON.stringify(reply.problem?.fields)).toContain('amount');
  });
});

describe('days', () => {
  it.each([
    '0000-01-01',
    '-000001-01-01',
    '9999-12-31',
    '10000-01-01',
    '2026-02-30',
    '2026-13-01',
    '1/2/2026',
    '',
  ])('%j is no day to close on', async (closeOn) => {
    const reply = await owner.call(contract.updateDeal, {
      params: { id: dealId },
      body: { changes: { closeOn } },
    });
    expect(reply.problem).toMatchObject({ code: 'invalid_request' });
    expect(JSON.stringify(reply.problem?.fields)).toContain('closeOn');
  });

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-01-01', '2026-01-01T00:00:00'])(
    '%j is not when it happened',
    async (happenedAt) => {
      const reply = await owner.call(contract.createDeal, { body: { processId, name: 'X', happenedAt } });
      expect([400, 422]).toContain(reply.status);
    },
  );

  it.each([
    { on: '0000-01-01' },
    { on: '9999-12-31' },
    { at: '9999-12-31T00:00:00Z' },
    { at: '0000-01-01T00:00:00Z' },
  ])('%j is kept or refused as a due time', async (due) => {
    const body = { kind: 'task', subject: 'Step', dealId, due };
    const reply = await owner.call(contract.createActivity, { body });
    expect(reply.status).toBeLessThan(500);
    expect((await owner.call(contract.listDeals, { query: { sort: 'nextStepAt' } })).status).toBe(200);
    expect((await owner.call(contract.getDeal, { params: { id: dealId } })).status).toBe(200);
  });
});

describe('keys that a body does not have', () => {
  const routes: readonly (readonly [string, Route, () => Input & { body: object }])[] = [
    ['createDeal', contract.createDeal, () => ({ body: { processId, name: 'X' } })],
    ['createContact', contract.createContact, () => ({ body: { name: { given: 'A', family: 'B' } } })],
    ['createCompany', contract.createCompany, () => ({ body: { name: 'X' } })],
    ['createActivity', contract.createActivity, () => ({ body: { kind: 'task', subject: 'X' } })],
    [
      'createApiKey',
      contract.createApiKey,
      () => ({ body: { name: 'X', role: 'viewer', expiresInDays: null } }),
    ],
  ];
  it.each(
    routes.flatMap(([name, route, input]) =>
      ['workspace_id', 'workspaceId', 'id', 'createdBy', 'revision', 'deletedAt', '__proto__'].map(
        (key) => [name, key, route, input] as const,
      ),
    ),
  )('%s with %s', async (_name, key, route, input) => {
    const payload = `{"${key}":"0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d",${JSON.stringify(input().body).slice(1)}`;
    const reply = await sent(route, {}, payload);
    expect(reply.statusCode).toBe(400);
  });

  it('of a key that stands twice, one counts, and nothing of the other is left', async () => {
    const reply = await sent(
      contract.createDeal,
      {},
      `{"processId":"${processId}","name":"First","name":"Second"}`,
    );
    expect(reply.statusCode).toBeLessThan(500);
    const made = reply.json<{ name?: string; id?: string }>();
    expect([undefined, 'Second']).toContain(made.name);
  });
});

function nested(depth: number): string {
  return `${'{"kind":"not","rule":'.repeat(depth)}{"kind":"all","rules":[]}${'}'.repeat(depth)}`;
}

describe('names of fields, sorts and filters from outside', () => {
  it.each([
    "name'; drop table deals; --",
    'name desc',
    'd.name',
    'workspace_id',
    '__proto__',
    'constructor',
    '.*',
    '\u0000',
  ])('a sort by %j is refused', async (sort) => {
    expect((await owner.call(contract.listDeals, { query: { sort } })).problem?.code).toBe('invalid_request');
  });

  it.each([
    "x'; --",
    'custom.words"; --',
    'custom.__proto__',
    '__proto__',
    'constructor',
    'details',
    'workspace_id',
    '(a+)+$',
  ])('a condition on %j is refused', async (field) => {
    const filter = JSON.stringify({ kind: 'field', field, is: { op: 'filled' } });
    for (const route of [contract.listDeals, contract.listContacts, contract.listCompanies]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await owner.call(route, { query: { filter } })).problem?.code).toBe('invalid_request');
    }
  });

  it.each(["'", '%', '_', '\\', '(a+)+$', "') or 1=1 --", '\u0000', '\uD83D', '$1'])(
    'a condition asks for the text %j itself',
    async (text) => {
      const filter = JSON.stringify({ kind: 'field', field: 'source', is: { op: 'has', text } });
      const reply = await owner.call(contract.listDeals, { query: { filter } });
      expect([200, 400]).toContain(reply.status);
    },
  );

  it.each([
    ['listDeals', contract.listDeals],
    ['summariseDeals', contract.summariseDeals],
    ['listContacts', contract.listContacts],
    ['countContacts', contract.countContacts],
    ['listCompanies', contract.listCompanies],
    ['countCompanies', contract.countCompanies],
  ] as const)('%s: a filter nested 50 deep, and one cut off after 2,000', async (_name, route) => {
    for (const filter of [nested(50), nested(50).slice(0, -1), nested(2000).slice(0, 40_000)]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await owner.call(route, { query: { filter } })).problem?.code).toBe('invalid_request');
    }
  });
});
