// The first minutes of an installation: who becomes the owner, and that nobody else can.
import { createOwner, getSession, getSetup, keepAccount, redeemStartToken } from '@portolan/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { query } from '../../platform/db/database.ts';
import { startTestApp, TEST_ORIGIN } from '../../test-app.ts';
import type { Reply, TestApp } from '../../test-app.ts';
import { createStartToken } from './start-token.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const OWNER = {
  name: 'ไหม สุวรรณ',
  email: 'Mai@Example.com',
  password: 'a long sentence is best',
  workspaceName: 'Harbour',
};

function cookieOf(reply: Pick<Reply<typeof createOwner>, 'headers'>): string {
  return String(reply.headers['set-cookie']).split(';')[0]!;
}

async function count(table: 'users' | 'sessions' | 'installation'): Promise<number> {
  const [row] = await query<{ n: number }>(app.platform.db, { text: `select count(*) as n from ${table}` });
  return row!.n;
}

describe('the set-up page', () => {
  test('makes an owner who is signed in, and is locked afterwards', async () => {
    const nobody = app.client();
    expect((await nobody.ok(getSetup)).state).toBe('open');
    const made = await nobody.call(createOwner, { body: OWNER });
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({ name: OWNER.name, email: 'mai@example.com', hasPassword: true });
    expect(String(made.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Lax$/);
    const session = await app.client({ cookie: cookieOf(made) }).ok(getSession);
    expect(session.workspaces).toEqual([{ id: expect.any(String), name: 'Harbour', role: 'owner' }]);

    expect((await nobody.ok(getSetup)).state).toBe('done');
    const late = await nobody.call(createOwner, { body: { ...OWNER, email: 'late@example.com' } });
    expect(late.problem).toMatchObject({ status: 409, code: 'setup_done' });
    expect(await count('users')).toBe(1);
  });

  test('ten at once: one wins, the others leave nothing behind', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        app.client().call(createOwner, { body: { ...OWNER, email: `owner${i}@example.com` } }),
      ),
    );
    expect(replies.map((reply) => String(reply.status)).toSorted()).toEqual(['201', ...Array(9).fill('409')]);
    expect([await count('users'), await count('sessions'), await count('installation')]).toEqual([1, 1, 1]);
  });

  test('a foreign name that points at this server cannot take it over', async () => {
    const rebound = { host: 'evil.example', origin: 'http://evil.example' };
    const reply = await app.client(rebound).call(createOwner, { body: OWNER });
    expect(reply.problem?.code).toBe('origin_refused');
    expect(await count('users')).toBe(0);
  });
});

describe('the start link', () => {
  test('makes a provisional owner on a fresh installation, once', async () => {
    const token = app.app.startToken.issue(new Date());
    const first = await app.client().call(redeemStartToken, { body: { token } });
    expect(first.status).toBe(200);
    expect(first.body.user).toMatchObject({ email: '', hasPassword: false });
    const again = await app.client().call(redeemStartToken, { body: { token } });
    expect(again.problem?.code).toBe('token_used');
    expect((await app.client().call(createOwner, { body: OWNER })).problem?.code).toBe('setup_done');
  });

  test('two at once with one token: one gets in', async () => {
    const token = app.app.startToken.issue(new Date());
    const both = await Promise.all(
      [1, 2].map(() => app.client().call(redeemStartToken, { body: { token } })),
    );
    expect(both.map((reply) => String(reply.status)).toSorted()).toEqual(['200', '410']);
  });

  test('signs the same owner in after the next start', async () => {
    const first = await app
      .client()
      .ok(redeemStartToken, { body: { token: app.app.startToken.issue(new Date()) } });
    const second = await app
      .client()
      .ok(redeemStartToken, { body: { token: app.app.startToken.issue(new Date()) } });
    expect(second).toEqual(first);
    expect(await count('users')).toBe(1);
  });

  test.each([
    ['a reverse proxy in between', { 'x-forwarded-for': '203.0.113.9' }],
    ['another name', { host: 'portolan.example', origin: 'http://portolan.example' }],
  ])('is refused with %s, and not used up', async (_why, headers) => {
    const token = app.app.startToken.issue(new Date());
    const reply = await app.client(headers).call(redeemStartToken, { body: { token } });
    expect(reply.problem?.code).toBe('token_used');
    expect((await app.client().call(redeemStartToken, { body: { token } })).status).toBe(200);
  });

  test('is refused from another machine', async () => {
    const token = app.app.startToken.issue(new Date());
    const reply = await app.app.server.inject({
      method: 'POST',
      url: redeemStartToken.path,
      remoteAddress: '192.0.2.7',
      headers: { host: 'localhost:7400', origin: TEST_ORIGIN },
      payload: { token },
    });
    expect(reply.statusCode).toBe(410);
  });

  test('a day later, or after a newer one, it is worth nothing', () => {
    const tokens = createStartToken();
    const start = new Date('2026-01-01T00:00:00Z');
    const old = tokens.issue(start);
    expect(tokens.redeem(old, new Date('2026-01-02T00:00:01Z'))).toBe(false);
    const newer = tokens.issue(start);
    expect([tokens.redeem(old, start), tokens.redeem(newer, start), tokens.redeem(newer, start)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('the provisional owner keeps the account and signs in by password from then on', async () => {
    const started = await app
      .client()
      .call(redeemStartToken, { body: { token: app.app.startToken.issue(new Date()) } });
    const owner = app.client({ cookie: cookieOf(started) });
    const kept = await owner.ok(keepAccount, { body: OWNER });
    expect(kept.user).toMatchObject({ name: OWNER.name, email: 'mai@example.com', hasPassword: true });
    expect(kept.workspaces[0]?.name).toBe('Harbour');
    expect((await owner.call(keepAccount, { body: OWNER })).problem?.code).toBe('conflict');

    const signIn = await app.app.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { host: 'localhost:7400', origin: TEST_ORIGIN },
      payload: { email: OWNER.email, password: OWNER.password },
    });
    expect(signIn.statusCode).toBe(200);
    expect(signIn.json()).toEqual({ ok: true });
    const cookie = String(signIn.headers['set-cookie']).split(';')[0]!;
    expect((await app.client({ cookie }).ok(getSession)).user.id).toBe(kept.user.id);
  });
});
