// Every route of the contract, walked by one table: who may not call it gets nothing and changes nothing, and what
// it does not expect is refused. A new route is covered the moment it is in the contract.
import { MOST_FILE_BYTES, openApiDocument, ROUTES } from '@portolan/contract';
import type { Route } from '@portolan/contract';
import { may, ROLES } from '@portolan/core';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestOf, startTestApp } from './test-app.ts';
import type { Client, Input, TestApp } from './test-app.ts';

const UPLOAD_LIMIT = 3 * 2 ** 20;
/** A map; everything else is refused at a fifth of it. */
const LARGEST_JSON = 5 * 2 ** 20;
/** Of nothing; another one than the examples have. */
const ID = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c2e';

let app: TestApp;
let owner: Client;
let outsider: Client;
let database: Connection;

beforeAll(async () => {
  app = await startTestApp({ maxUploadBytes: UPLOAD_LIMIT });
  owner = await app.member('owner');
  outsider = await app.member('owner');
  database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
  readonly parameters?: readonly {
    readonly in?: string;
    readonly name?: string;
    readonly example?: unknown;
  }[];
}
const operations = openApiDocument(ROUTES, 'test')['paths'] as Record<string, Record<string, Operation>>;

function operationOf(route: Route): Operation | undefined {
  return operations[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
}

/** A body that the route's schema accepts. */
function bodyOf(route: Route): unknown {
  return operationOf(route)?.requestBody?.content['application/json']?.example;
}

/** What must be there, as the documentation shows it. */
function exampleOf(route: Route, place: 'path' | 'query'): Record<string, string> {
  const named = operationOf(route)?.parameters?.filter((one) => one.in === place && 'example' in one) ?? [];
  return Object.fromEntries(named.map(({ name, example }) => [name!, String(example)]));
}

const isId = (name: string): boolean => /(^id$|Id$|^token$|^file$)/.test(name);

/** The value for what is an id or a token; something that fits for the rest of the path. */
function paramsOf(route: Route, value: string): Record<string, string> {
  const params = Object.entries(exampleOf(route, 'path'));
  return Object.fromEntries(params.map(([name, example]) => [name, isId(name) ? value : example]));
}

function inputOf(route: Route, id = ID): Input {
  const body = bodyOf(route);
  return {
    ...(route.params === undefined ? {} : { params: paramsOf(route, id) }),
    query: exampleOf(route, 'query'),
    ...(route.body === 'bytes' ? { bytes: 'case,activity,time\n' } : body === undefined ? {} : { body }),
  };
}

/** What is in every table of the product, as one text; the log of knocks at closed doors aside. */
async function contents(except: readonly string[] = []): Promise<string> {
  const tables = await database.query<{ table_name: string }>(
    'select table_name from portolan.table_access order by table_name',
  );
  const parts: string[] = [];
  for (const { table_name: table } of tables.rows) {
    if (table === 'installation_audit' || except.includes(table)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const rows = await database.query<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from public.${table} t`,
    );
    parts.push(`${table} ${rows.rows[0]!.digest}`);
  }
  return parts.join('\n');
}

const named = (routes: readonly Route[]): [string, Route][] => routes.map((route) => [route.name, route]);
const workspaceRoutes = ROUTES.filter((route) => route.access.kind === 'workspace');

test('every route of the contract is served, and nothing else is', () => {
  const served = app.app.routes.map((route) => route.name).toSorted();
  expect(served).toEqual(ROUTES.map((route) => route.name).toSorted());
});

test('no two routes share a name or a path', () => {
  const keys = ROUTES.flatMap((route) => [route.name, `${route.method} ${route.path}`]);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('without a session', () => {
  test.each(named(ROUTES.filter((route) => route.access.kind !== 'public')))(
    '%s: 401',
    async (_name, route) => {
      const before = await contents();
      for (const headers of [
        {},
        { cookie: 'portolan.session_token=made.up' },
        { authorization: 'Bearer ptl_made-up' },
        { authorization: 'Basic b3duZXI6b3duZXI=' },
      ]) {
        // oxlint-disable-next-line no-await-in-loop
        const reply = await app.client(headers).call(route, inputOf(route));
        expect(reply.problem).toMatchObject({ status: 401, code: 'unauthenticated' });
      }
      expect(await contents()).toBe(before);
    },
  );
});

describe("somebody else's workspace", () => {
  test.each(named(workspaceRoutes))('%s: 404, nothing read or written', async (_name, route) => {
    const before = await contents();
    // A connection for the session and one for the log of knocks; reading anything would take another.
    let connections = 0;
    const count = (): number => connections++;
    app.platform.db.pool.on('acquire', count);
    const knocking = { ...inputOf(route), headers: { 'portolan-workspace': owner.workspaceId! } };
    const reply = await outsider.call(route, knocking);
    app.platform.db.pool.off('acquire', count);
    expect(reply.problem).toMatchObject({ status: 404, code: 'not_found' });
    expect(connections).toBe(2);
    expect(reply.text).not.toContain(owner.workspaceId);
    // The same words as for a workspace that does not exist.
    const nowhere = await outsider.call(route, { ...knocking, headers: { 'portolan-workspace': ID } });
    expect({ ...nowhere.problem, requestId: '' }).toEqual({ ...reply.problem, requestId: '' });
    expect(await contents()).toBe(before);
  });
});

describe('too small a role', () => {
  const denied = workspaceRoutes.flatMap((route): [string, (typeof ROLES)[number], Route][] => {
    const { access } = route;
    if (access.kind !== 'workspace') return [];
    return ROLES.filter((role) => !may(role, access.permission)).map((role) => [route.name, role, route]);
  });
  test.each(denied)('%s as %s: 403, audited', async (_name, role, route) => {
    const client = await app.member(role, owner.workspaceId);
    const before = await contents(['audit_entries']);
    const reply = await client.call(route, inputOf(route));
    expect(reply.problem).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await contents(['audit_entries'])).toBe(before);
    const entries = await database.query(
      "select from audit_entries where actor_id = $1 and action = 'access.denied' and subject = $2",
      [client.userId, route.name],
    );
    expect(entries.rowCount).toBe(1);
  });
});

describe('what the contract does not name', () => {
  test.each(named(ROUTES))('%s: an unknown query key is 400', async (_name, route) => {
    const before = await contents();
    const input = inputOf(route);
    const reply = await owner.call(route, { ...input, query: { ...input.query, unheardOf: '1' } });
    expect(reply.problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(JSON.stringify(reply.problem?.fields)).toContain('unheardOf');
    expect(await contents()).toBe(before);
  });

  test.each(named(ROUTES.filter((route) => route.method !== 'GET' && route.body !== 'bytes')))(
    '%s: an unknown body key is 400',
    async (_name, route) => {
      const before = await contents();
      const input = inputOf(route);
      const body = { ...(input.body as object | undefined), unheardOf: 1 };
      const reply = await owner.call(route, { ...input, body });
      expect(reply.problem).toMatchObject({ status: 400, code: 'invalid_request' });
      expect(JSON.stringify(reply.problem?.fields)).toContain('unheardOf');
      expect(await contents()).toBe(before);
    },
  );

  test.each(named(ROUTES.filter((route) => route.params !== undefined)))(
    '%s: an id that is none is 400',
    async (_name, route) => {
      const params = Object.keys(route.params?.shape ?? {}).map((name) => [name, "1' or true--"]);
      const reply = await owner.call(route, { ...inputOf(route), params: Object.fromEntries(params) });
      expect(reply.problem).toMatchObject({ status: 400, code: 'invalid_request' });
    },
  );

  test.each(named(ROUTES.filter((route) => route.method !== 'GET' && route.body !== 'bytes')))(
    '%s: broken JSON is 400',
    async (_name, route) => {
      const reply = await app.app.server.inject({
        ...requestOf(route, { ...inputOf(route), body: undefined }, owner.headers),
        headers: {
          ...(requestOf(route, inputOf(route), owner.headers).headers as Record<string, string>),
          'content-type': 'application/json',
        },
        payload: '{"name": ',
      });
      expect(reply.statusCode).toBe(400);
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );
});

/** The value with one of its texts after the other made one that PostgreSQL cannot hold. */
function* withHostileText(value: unknown): Generator {
  if (typeof value === 'string') yield `${value}\0\uD83D`;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      for (const hostile of withHostileText(one)) {
        yield Array.isArray(value) ? value.with(Number(key), hostile) : { ...value, [key]: hostile };
      }
    }
  }
}

describe('text with NUL and half a character', () => {
  test.each(named(ROUTES.filter((route) => route.query !== undefined || bodyOf(route) !== undefined)))(
    '%s: is kept or refused, wherever it stands',
    async (_name, route) => {
      const somebody = await app.member('owner');
      const { body, query, ...rest } = inputOf(route);
      const texts = Object.fromEntries(
        Object.keys(route.query?.shape ?? {}).map((key) => [key, query?.[key] ?? 'x']),
      );
      const inputs = [
        ...[...withHostileText(body)].map((hostile) => ({ ...rest, query, body: hostile })),
        ...[...withHostileText(texts)].map((hostile) => ({ ...rest, query: hostile, body })),
        ...Object.keys(texts).map((key) => ({ ...rest, body, query: { ...query, [key]: 'x\0' } })),
      ];
      for (const input of inputs) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const reply = await somebody.call(route, input as Input);
        expect([JSON.stringify(input), reply.status, reply.text.slice(0, 200)]).not.toContain(500);
      }
    },
  );
});

describe('too much', () => {
  test.each(named(ROUTES.filter((route) => route.method !== 'GET')))('%s: 413', async (_name, route) => {
    const before = await contents();
    const input = inputOf(route);
    const large =
      route.body === 'bytes'
        ? { ...input, bytes: new Uint8Array(MOST_FILE_BYTES + 1) }
        : { ...input, body: { name: 'x'.repeat(LARGEST_JSON) } };
    const reply = await owner.call(route, large);
    expect(reply.problem).toMatchObject({ status: 413, code: 'too_large' });
    expect(await contents()).toBe(before);
  });
});

describe('an id of another workspace', () => {
  test.each(named(workspaceRoutes.filter((route) => Object.keys(route.params?.shape ?? {}).some(isId))))(
    '%s: 404 in one’s own workspace, nothing changed there',
    async (_name, route) => {
      // Any id that exists over there; the kinds of things share no ids.
      const ids = [owner.userId!, owner.workspaceId!, ID];
      const before = await contents(['audit_entries']);
      for (const id of ids) {
        // oxlint-disable-next-line no-await-in-loop
        const reply = await outsider.call(route, inputOf(route, id));
        expect(reply.problem, `${id} ${reply.text}`).toMatchObject({ status: 404, code: 'not_found' });
      }
      expect(await contents(['audit_entries'])).toBe(before);
    },
  );
});

describe('from another site', () => {
  test.each(named(ROUTES.filter((route) => route.method !== 'GET')))('%s: refused', async (_name, route) => {
    const before = await contents();
    const reply = await owner.call(route, { ...inputOf(route), headers: { origin: 'https://evil.example' } });
    expect(reply.problem).toMatchObject({ status: 403, code: 'origin_refused' });
    expect(await contents()).toBe(before);
  });
});
