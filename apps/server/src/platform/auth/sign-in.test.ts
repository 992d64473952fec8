// Signing in, staying in and getting out; what does not count as being signed in.
import { createOwner, getSession, listAudit, listMembers } from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, TEST_ORIGIN } from '../../test-app.ts';
import type { TestApp } from '../../test-app.ts';
import { query } from '../db/database.ts';
import { cookieOptions } from './cookie-options.ts';
import { sessionCookie, tokenOf } from './session-cookie.ts';

const PASSWORD = 'correct horse battery';
let app: TestApp;
let ownerCookie: string;

beforeAll(async () => {
  app = await startTestApp();
  const made = await app.client().call(createOwner, {
    body: { name: 'Owner', email: 'owner@example.com', password: PASSWORD, workspaceName: 'W' },
  });
  ownerCookie = String(made.headers['set-cookie']).split(';')[0]!;
});
afterAll(() => app.close());

function auth(path: string, payload: object, headers: Record<string, string> = {}) {
  return app.app.server.inject({
    method: 'POST',
    url: `/api/auth/${path}`,
    headers: { host: 'localhost:7400', origin: TEST_ORIGIN, ...headers },
    payload,
  });
}

async function signIn(): Promise<string> {
  const reply = await auth('sign-in/email', { email: 'owner@example.com', password: PASSWORD });
  return String(reply.headers['set-cookie']).split(';')[0]!;
}

describe('sign-in', () => {
  test('the right password opens a session; the cookie is not for scripts', async () => {
    const reply = await auth('sign-in/email', { email: 'Owner@example.com', password: PASSWORD });
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers['set-cookie'])).toMatch(/^portolan\.session_token=.+HttpOnly; SameSite=Lax$/);
    expect(reply.body).toBe('{"ok":true}');
  });

  test.each([
    [
      'a wrong password',
      { email: 'owner@example.com', password: 'wrong wrong wrong' },
      401,
      'wrong_credentials',
    ],
    ['an unknown address', { email: 'nobody@example.com', password: PASSWORD }, 401, 'wrong_credentials'],
    ['no password', { email: 'owner@example.com' }, 400, 'invalid_request'],
  ])('%s is refused with a problem', async (_what, payload, status, code) => {
    const reply = await auth('sign-in/email', payload);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(reply.json()).toMatchObject({ status, code, type: `urn:portolan:problem:${code}` });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test('nobody signs up by themselves, and nothing else of the library is reachable', async () => {
    const user = { name: 'x', email: 'x@example.com', password: PASSWORD };
    for (const path of ['sign-up/email', 'request-password-reset', 'update-user', 'get-session', 'ok']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await auth(path, user)).statusCode, path).toBe(404);
    }
  });

  test('sign-ins and failed ones are in the audit log of the workspace', async () => {
    await auth('sign-in/email', { email: 'owner@example.com', password: 'wrong wrong wrong' });
    await signIn();
    const { items } = await app.client({ cookie: ownerCookie }).ok(listAudit);
    const actions = items.map((item) => item.action);
    expect(actions).toContain('session.sign_in');
    expect(actions).toContain('session.sign_in_refused');
    expect(JSON.stringify(items)).not.toContain('wrong wrong');
  });
});

describe('a session', () => {
  test('ends with sign-out', async () => {
    const cookie = await signIn();
    expect((await app.client({ cookie }).call(getSession)).status).toBe(200);
    expect((await auth('sign-out', {}, { cookie })).statusCode).toBe(200);
    expect((await app.client({ cookie }).call(getSession)).problem?.code).toBe('unauthenticated');
  });

  test('is nothing once it has expired', async () => {
    const cookie = await signIn();
    const token = tokenOf(cookie, cookieOptions(app.platform));
    await query(app.platform.db, {
      text: "update sessions set expires_at = now() - interval '1 second' where token = $1",
      values: [token],
    });
    expect((await app.client({ cookie }).call(getSession)).status).toBe(401);
  });

  test('is renewed by a visit after a day, not before', async () => {
    const cookie = await signIn();
    expect((await app.client({ cookie }).call(getSession)).headers['set-cookie']).toBeUndefined();
    const token = tokenOf(cookie, cookieOptions(app.platform));
    await query(app.platform.db, {
      text: "update sessions set expires_at = now() + interval '20 days' where token = $1",
      values: [token],
    });
    const visit = await app.client({ cookie }).call(getSession);
    expect(String(visit.headers['set-cookie'])).toContain('Max-Age=2592000');
    const [row] = await query<{ days: number }>(app.platform.db, {
      text: 'select extract(day from expires_at - now())::int as days from sessions where token = $1',
      values: [token],
    });
    expect(row?.days).toBeGreaterThanOrEqual(29);
  });

  test.each([
    ['a token without signature', (c: string) => c.split('.').slice(0, 2).join('.')],
    ['a changed token', (c: string) => c.replace('session_token=', 'session_token=a')],
    ['another key', () => sessionCookie('x'.repeat(43), { key: 'other', secure: false }).split(';')[0]!],
    ['nonsense', () => 'portolan.session_token=%E0%A4%A'],
  ])('%s is nobody', async (_what, change) => {
    expect((await app.client({ cookie: change(ownerCookie) }).call(getSession)).status).toBe(401);
  });

  test('changing the password needs the old one', async () => {
    const cookie = await signIn();
    const wrong = await auth(
      'change-password',
      { currentPassword: 'no no no no', newPassword: 'another long one' },
      { cookie },
    );
    expect(wrong.statusCode).toBe(400);
    const right = await auth(
      'change-password',
      { currentPassword: PASSWORD, newPassword: PASSWORD },
      { cookie },
    );
    expect(right.statusCode).toBe(200);
  });
});

describe('where a request comes from', () => {
  test.each([
    ['our own page', { origin: TEST_ORIGIN }, 200, undefined],
    ['another site', { origin: 'https://evil.example' }, 403, 'origin_refused'],
    ['a sandboxed frame', { origin: 'null' }, 403, 'origin_refused'],
    ['another site, by fetch metadata', { 'sec-fetch-site': 'cross-site' }, 403, 'origin_refused'],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403, 'origin_refused'],
    ['a form that hides it', {}, 403, 'origin_refused'],
  ])('%s: %j', async (_who, headers, status, code) => {
    const cookie = await signIn();
    const reply = await app.app.server.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { host: 'localhost:7400', cookie, ...headers },
      payload: {},
    });
    expect(reply.statusCode).toBe(status);
    expect(reply.json<{ code?: string }>().code).toBe(code);
  });

  test('reading is allowed from a link on another site', async () => {
    const cookie = await signIn();
    const reply = await app.client({ cookie, origin: 'https://evil.example' }).call(listMembers);
    expect(reply.status).toBe(200);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('behind TLS the cookie is Secure and named so', async () => {
  const secure = await startTestApp({ publicUrl: 'https://sales.example.com' });
  try {
    const made = await secure
      .client({ host: 'sales.example.com', origin: 'https://sales.example.com' })
      .call(createOwner, {
        body: { name: 'O', email: 'o@example.com', password: PASSWORD, workspaceName: 'W' },
      });
    expect(String(made.headers['set-cookie'])).toMatch(/^__Secure-portolan\.session_token=.*; Secure/);
    expect(made.headers['strict-transport-security']).toContain('max-age');
    const reply = await secure.app.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { host: 'sales.example.com', origin: 'https://sales.example.com' },
      payload: { email: 'o@example.com', password: PASSWORD },
    });
    const cookie = String(reply.headers['set-cookie']).split(';')[0]!;
    expect(String(reply.headers['set-cookie'])).toContain('; Secure');
    expect((await secure.client({ cookie }).call(getSession)).status).toBe(200);
  } finally {
    await secure.close();
  }
});

test('passwords are tried a few times a minute only', async () => {
  const strict = await startTestApp({ rateLimit: { all: 1000, secrets: 3, user: 1000, key: 1000 } });
  try {
    const answers: [number, string | undefined][] = [];
    for (let i = 0; i < 5; i++) {
      // oxlint-disable-next-line no-await-in-loop
      const reply = await strict.app.server.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { host: 'localhost:7400', origin: TEST_ORIGIN },
        payload: { email: 'a@example.com', password: PASSWORD },
      });
      answers.push([reply.statusCode, reply.json<{ code?: string }>().code]);
    }
    const wrong = [401, 'wrong_credentials'];
    const limited = [429, 'rate_limited'];
    expect(answers).toEqual([wrong, wrong, wrong, limited, limited]);
  } finally {
    await strict.close();
  }
});
