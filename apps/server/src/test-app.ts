// For tests: the whole server on a database of its own, and clients that are somebody. Nothing in it is a stand-in:
// requests pass through every layer but the socket.
import type { Problem, Route } from '@portolan/contract';
import { ERROR_CODES } from '@portolan/contract';
import type { Role } from '@portolan/core';
import type { InjectOptions, Response as InjectResponse } from 'light-my-request';
import type { z } from 'zod';
import { createTestDatabase } from '../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../testing/database/create-test-database.ts';
import { buildApp } from './app.ts';
import type { App } from './app.ts';
import { insertSession, insertUser } from './platform/auth/accounts-store.ts';
import { cookieOptions } from './platform/auth/cookie-options.ts';
import { sessionCookie } from './platform/auth/session-cookie.ts';
import { openDatabase } from './platform/db/database.ts';
import { newId } from './platform/db/new-id.ts';
import { tenantTx } from './platform/db/tenant-transaction.ts';
import type { Platform, Settings } from './platform/feature.ts';
import { createLogger } from './platform/log/logger.ts';

export interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: unknown;
  /** For routes that take bytes. */
  readonly bytes?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply<R extends Route> {
  readonly status: number;
  /** Of the contract's type when the status is a success. */
  readonly body: R['response'] extends z.ZodType ? z.output<R['response']> : undefined;
  /** When it is a refusal. */
  readonly problem: Problem | undefined;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Client {
  readonly userId: string | undefined;
  readonly workspaceId: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  call<const R extends Route>(route: R, input?: Input): Promise<Reply<R>>;
  /** The body of a success; throws what went wrong otherwise. */
  ok<const R extends Route>(route: R, input?: Input): Promise<Reply<R>['body']>;
}

export interface TestApp {
  readonly app: App;
  readonly platform: Platform;
  readonly database: TestDatabase;
  /** Nobody; with `headers`, whoever they make of it. */
  client(headers?: Readonly<Record<string, string>>): Client;
  /** Somebody new with this role: in a workspace of their own, or in the one given. */
  member(role: Role, workspaceId?: string): Promise<Client>;
  close(): Promise<void>;
}

export const TEST_ORIGIN = 'http://localhost:7400';
export const TEST_SETTINGS: Settings = {
  version: '0.0.0-test',
  publicUrl: undefined,
  trustProxy: false,
  maxUploadBytes: 64 * 2 ** 20,
  webFolder: undefined,
  rateLimit: { all: 1_000_000, secrets: 1_000_000, user: 1_000_000, key: 1_000_000 },
};

function urlOf(route: Route, input: Input): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of typeof value === 'object' ? value : [String(value)]) search.append(name, one);
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

export function requestOf(
  route: Route,
  input: Input,
  headers: Readonly<Record<string, string>>,
): InjectOptions {
  const payload = input.bytes ?? (input.body === undefined ? undefined : JSON.stringify(input.body));
  const type = input.bytes === undefined ? 'application/json' : 'application/octet-stream';
  return {
    method: route.method,
    url: urlOf(route, input),
    headers: {
      host: new URL(TEST_ORIGIN).host,
      origin: TEST_ORIGIN,
      ...(payload === undefined ? {} : { 'content-type': type }),
      ...headers,
      ...input.headers,
    },
    ...(payload === undefined
      ? {}
      : { payload: typeof payload === 'string' ? payload : Buffer.from(payload) }),
  };
}

function replyOf<R extends Route>(response: InjectResponse): Reply<R> {
  const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  return {
    status: response.statusCode,
    body: (isJson ? response.json() : undefined) as Reply<R>['body'],
    problem: isProblem ? response.json<Problem>() : undefined,
    text: response.body,
    headers: response.headers,
  };
}

function clientOf(app: App, who: Pick<Client, 'userId' | 'workspaceId' | 'headers'>): Client {
  const call = async <const R extends Route>(route: R, input: Input = {}): Promise<Reply<R>> =>
    replyOf<R>(await app.server.inject(requestOf(route, input, who.headers)));
  return {
    ...who,
    call,
    async ok(route, input) {
      const reply = await call(route, input);
      if (reply.status >= 300) {
        throw new Error(`${route.name}: ${reply.status} ${reply.problem?.detail ?? reply.text}`);
      }
      return reply.body;
    },
  };
}

async function addMember(
  app: App,
  platform: Platform,
  role: Role,
  given: string | undefined,
): Promise<Client> {
  const userId = platform.newId();
  const workspaceId = given ?? platform.newId();
  const now = platform.now();
  const token = await tenantTx(platform.db, workspaceId, async (tx) => {
    await insertUser(tx, { id: userId, name: `Test ${role}`, email: `${userId}@example.com` }, now);
    if (given === undefined) {
      await tx.run({
        text: 'insert into workspaces (workspace_id, name) values ($1, $2)',
        values: [workspaceId, `Workspace of ${role}`],
      });
    }
    await tx.run({
      text: 'insert into members (workspace_id, user_id, role) values ($1, $2, $3)',
      values: [workspaceId, userId, role],
    });
    return insertSession(tx, userId, { ip: '127.0.0.1', userAgent: 'test' }, platform.newId, now);
  });
  const cookie = sessionCookie(token, cookieOptions(platform)).split(';')[0]!;
  return clientOf(app, { userId, workspaceId, headers: { cookie, 'portolan-workspace': workspaceId } });
}

export async function startTestApp(settings: Partial<Settings> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const log = createLogger(process.env['LOG_LEVEL'] ?? 'fatal');
  const db = openDatabase({ url: database.appUrl, max: 6, onError: () => undefined });
  const platform: Platform = {
    settings: { ...TEST_SETTINGS, ...settings },
    db,
    log,
    secret: database.secret,
    now: () => new Date(),
    newId: () => newId(),
  };
  const app = await buildApp(platform, { listenUrl: database.appUrl });
  return {
    app,
    platform,
    database,
    client: (headers = {}) => clientOf(app, { userId: undefined, workspaceId: undefined, headers }),
    member: (role, workspaceId) => addMember(app, platform, role, workspaceId),
    async close() {
      await app.stop();
      await db.close();
      await database.drop();
    },
  };
}

/** The status that the contract gives a code, for expectations. */
export function statusOf(code: keyof typeof ERROR_CODES): number {
  return ERROR_CODES[code].status;
}
