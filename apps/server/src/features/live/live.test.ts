// Following changes over real connections: at two servers behind one database, resumed, cut, refused.
import type { LiveChange } from '@portolan/contract';
import * as contract from '@portolan/contract';
import { removeMember } from '@portolan/contract';
import type { AddressInfo } from 'node:net';
import { Client as Connection } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildApp } from '../../app.ts';
import type { App } from '../../app.ts';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import type { NewEvent } from '../../platform/events/append-events.ts';
import { readEvents } from '../../platform/events/read-events.ts';
import { newId } from '../../platform/db/new-id.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';

let app: TestApp;
let second: App;
let owner: Client;
const origins: string[] = [];
const open: Follower[] = [];

async function listen({ server }: App): Promise<string> {
  await server.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  app = await startTestApp();
  second = await buildApp(app.platform, { listenUrl: app.database.appUrl });
  origins.push(await listen(app.app), await listen(second));
});
beforeEach(async () => {
  owner = await app.member('owner');
});
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
afterAll(async () => {
  await second.stop();
  await app.close();
});

interface Message {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

interface Follower {
  readonly status: number;
  readonly type: string | null;
  readonly messages: Message[];
  readonly kinds: () => string[];
  readonly last: () => string;
  readonly ended: Promise<void>;
  readonly close: () => void;
}

/** Reads a stream of events as a browser does. */
async function follow(
  options: { client?: Client; server?: number; after?: string; headers?: Record<string, string> } = {},
): Promise<Follower> {
  const { client = owner, server = 0, after } = options;
  const gone = new AbortController();
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const response = await fetch(`${origins[server]}/api/v1/live${query}`, {
    headers: { ...client.headers, 'accept-encoding': 'br, gzip', ...options.headers },
    signal: gone.signal,
  });
  const messages: Message[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) {
        const fields = Object.fromEntries(
          part
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        if (fields['event'] === undefined) continue;
        messages.push({
          event: fields['event'],
          id: fields['id'] ?? '',
          data: JSON.parse(fields['data'] ?? 'null'),
        });
      }
    }
  };
  const follower: Follower = {
    status: response.status,
    type: response.headers.get('content-type'),
    messages,
    kinds: () =>
      messages
        .filter((one) => one.event === 'changes')
        .flatMap((one) => one.data as LiveChange[])
        .map((one) => one.kind),
    last: () => messages.at(-1)!.id,
    ended: response.ok ? read().catch(() => undefined) : Promise.resolve(),
    close: () => gone.abort(),
  };
  open.push(follower);
  if (response.ok) await vi.waitUntil(() => messages[0]?.event === 'ready', { timeout: 10_000 });
  return follower;
}

function event(kind: string, more: Partial<NewEvent> = {}): NewEvent {
  return {
    id: newId(),
    about: 'deal',
    recordId: newId(),
    kind,
    happenedAt: new Date('2026-03-01T10:00:00Z'),
    actor: { kind: 'user', id: owner.userId! },
    ...more,
  };
}

function write(...kinds: string[]): Promise<void> {
  return tenantTx(app.platform.db, owner.workspaceId!, (tx) =>
    appendEvents(
      tx,
      kinds.map((kind) => event(kind)),
    ),
  );
}

test('what is written arrives at every server, unpacked, and says what and where but no values', async () => {
  const followers = [await follow(), await follow({ server: 1 })];
  const moved = event('moved', {
    processId: newId(),
    fromNode: 'qualify',
    toNode: 'offer',
    payload: { amount: 'secret' },
  });
  await tenantTx(app.platform.db, owner.workspaceId!, (tx) => appendEvents(tx, [moved]));
  for (const follower of followers) {
    // oxlint-disable no-await-in-loop -- both have it by now
    await expect.poll(follower.kinds).toEqual(['moved']);
    // oxlint-enable no-await-in-loop
    expect(follower.type).toBe('text/event-stream; charset=utf-8');
    const { recordId, processId, fromNode, toNode } = moved;
    expect(follower.messages[1]).toMatchObject({
      event: 'changes',
      data: [{ about: 'deal', recordId, dealId: null, processId, fromNode, toNode, actorId: owner.userId }],
    });
    expect(JSON.stringify(follower.messages)).not.toContain('secret');
  }
});

test('a stream that was lost goes on where it ended, by header or address, at the other server too', async () => {
  const first = await follow();
  await write('1', '2');
  await expect.poll(first.kinds).toEqual(['1', '2']);
  first.close();
  await write('3');
  await write('4');
  const byHeader = await follow({ server: 1, headers: { 'last-event-id': first.last() } });
  const byAddress = await follow({ after: first.last() });
  await write('5');
  await expect.poll(byHeader.kinds).toEqual(['3', '4', '5']);
  await expect.poll(byAddress.kinds).toEqual(['3', '4', '5']);
});

test('a new stream begins now; a transaction that was open then is not missed', async () => {
  await write('before');
  const started = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const late = tenantTx(app.platform.db, owner.workspaceId!, async (tx) => {
    await appendEvents(tx, [event('open')]);
    started.resolve();
    await goOn.promise;
  });
  await started.promise;
  const follower = await follow();
  await write('after');
  goOn.resolve();
  await late;
  await expect.poll(follower.kinds).toEqual(['open', 'after']);
});

test('a transaction without events that holds others up: they come when it ends, though nobody says so', async () => {
  const follower = await follow();
  const goOn = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const quiet = tenantTx(app.platform.db, owner.workspaceId!, async (tx) => {
    await tx.one({ text: 'select pg_current_xact_id()' });
    started.resolve();
    await goOn.promise;
  });
  await started.promise;
  await write('held');
  goOn.resolve();
  await quiet;
  await expect.poll(follower.kinds).toEqual(['held']);
});

test('a burst of writes arrives whole and in order', async () => {
  const follower = await follow();
  const kinds = Array.from({ length: 60 }, (_, n) => `k${n}`);
  for (const kind of kinds) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await write(kind);
  }
  await expect.poll(follower.kinds).toEqual(kinds);
  expect(follower.messages.length).toBeLessThan(kinds.length + 1);
});

test('the connection that listens is cut: nothing is lost', async () => {
  const follower = await follow();
  const database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portolan live' and datname = current_database()",
  );
  await write('meanwhile');
  await expect.poll(follower.kinds, { timeout: 10_000 }).toEqual(['meanwhile']);
  await write('later');
  await expect.poll(follower.kinds, { timeout: 10_000 }).toEqual(['meanwhile', 'later']);
  await database.end();
});

describe('who missed too much, or comes from another database, is told to read everything anew', () => {
  test.each([
    ['too much', '0.0'],
    ['another database', '999999999999.1'],
  ])('%s', async (_name, after) => {
    const many = Array.from({ length: 10_001 }, (_, n) => event(`k${n}`));
    await tenantTx(app.platform.db, owner.workspaceId!, (tx) => appendEvents(tx, many));
    const follower = await follow({ after });
    await expect.poll(() => follower.messages.map((one) => one.event)).toEqual(['ready', 'reset']);
    await write('next');
    await expect.poll(follower.kinds).toEqual(['next']);
  });
});

test('nobody hears of another workspace', async () => {
  const outsider = await follow({ client: await app.member('owner') });
  const colleague = await follow({ client: await app.member('viewer', owner.workspaceId) });
  await write('ours');
  await expect.poll(colleague.kinds).toEqual(['ours']);
  expect(outsider.messages).toHaveLength(1);
});

async function narrowed(read: 'own' | 'team'): Promise<Client> {
  const member = await app.member('member', owner.workspaceId);
  const records = (['deal', 'contact', 'activity'] as const).map((about) => ({
    role: 'member' as const,
    about,
    processId: null,
    read,
    change: read,
  }));
  await owner.ok(contract.replaceAccessRules, { body: { rules: { records, fields: [] }, revision: 0 } });
  return member;
}
const records = ({ messages }: Follower): string[] =>
  messages
    .filter((one) => one.event === 'changes')
    .flatMap((one) => (one.data as LiveChange[]).map(({ recordId }) => recordId));

/** The cursor behind what is told of a record so far: whoever begins without one may be told the newest once more. */
async function behind(recordId: string): Promise<string> {
  const cursor = async (): Promise<string | undefined> => {
    const events = await tenantTx(app.platform.db, owner.workspaceId!, (tx) =>
      readEvents(tx, { recordId, limit: 10 }),
    );
    return events.at(-1)?.cursor;
  };
  await expect.poll(cursor).toBeDefined();
  return (await cursor())!;
}

describe('who reaches only some records hears of those only', () => {
  test('deals, contacts and activities of one’s own and of nobody; not those of others', async () => {
    const { processId } = await publishedProcess(owner);
    const member = await narrowed('own');
    const follower = await follow({ client: member });
    const all = await follow();
    const theirs = await newDeal(owner, processId, { ownerId: owner.userId });
    const theirContact = await owner.ok(contract.createContact, {
      body: { name: { given: 'Ieva', family: 'Kalna' }, ownerId: owner.userId },
    });
    await owner.ok(contract.createActivity, {
      body: { kind: 'task', subject: 'Call', ownerId: owner.userId, dealId: theirs.id },
    });
    const mine = await newDeal(owner, processId, { ownerId: member.userId });
    const nobodys = await newDeal(owner, processId, { ownerId: null });
    await expect.poll(() => new Set(records(all))).toContain(nobodys.id);
    await expect.poll(() => new Set(records(follower))).toEqual(new Set([mine.id, nobodys.id]));
    expect(records(all)).toEqual(
      expect.arrayContaining([theirs.id, theirContact.contact.id, mine.id, nobodys.id]),
    );
  });

  test('whoever had a deal hears that it went to somebody else, and no more of it afterwards', async () => {
    const { processId } = await publishedProcess(owner);
    const member = await narrowed('own');
    const deal = await newDeal(owner, processId, { ownerId: member.userId });
    const follower = await follow({ client: member, after: await behind(deal.id) });
    const change = async (changes: object): Promise<void> => {
      await owner.ok(contract.updateDeal, { params: { id: deal.id }, body: { changes } });
    };
    await change({ ownerId: owner.userId });
    await change({ name: 'Renamed by whom it belongs to' });
    const marker = await newDeal(owner, processId, { ownerId: member.userId });
    await expect.poll(() => records(follower)).toEqual([deal.id, marker.id]);
  });

  test('with the scope team also of those of colleagues', async () => {
    const { processId } = await publishedProcess(owner);
    const colleague = await app.member('member', owner.workspaceId);
    const member = await narrowed('team');
    const team = await owner.ok(contract.createTeam, { body: { name: 'North' } });
    await owner.ok(contract.setTeamMembers, {
      params: { id: team.id },
      body: { members: [{ id: member.userId! }, { id: colleague.userId! }] },
    });
    const follower = await follow({ client: member });
    await newDeal(owner, processId, { ownerId: owner.userId });
    const ours = await newDeal(owner, processId, { ownerId: colleague.userId });
    await expect.poll(() => new Set(records(follower))).toEqual(new Set([ours.id]));
  });
});

test('a member who is taken out hears no more, and comes back to a closed door', async () => {
  const member = await app.member('member', owner.workspaceId);
  const follower = await follow({ client: member });
  await owner.ok(removeMember, { params: { id: member.userId! } });
  await follower.ended;
  await write('after');
  expect(follower.kinds()).toEqual([]);
  const again = await follow({ client: member, headers: { 'last-event-id': follower.last() } });
  expect(again.status).toBe(404);
});

test('who is deactivated is sent away at once, and so is whoever listens with a key that is revoked', async () => {
  const member = await app.member('member', owner.workspaceId);
  const body = { name: 'Listener', role: 'viewer', expiresInDays: null };
  const key = await owner.ok(contract.createApiKey, { body });
  const withKey = app.client({ authorization: `Bearer ${key.secret}` });
  const [person, program] = [await follow({ client: member }), await follow({ client: withKey })];
  await owner.ok(contract.deactivateMember, { params: { id: member.userId! }, body: { handOverTo: null } });
  await person.ended;
  expect((await follow({ client: member })).status).toBe(404);
  await program.ended;
  const again = await follow({ client: withKey });
  await owner.ok(contract.revokeApiKey, { params: { id: key.key.id } });
  await again.ended;
  expect((await follow({ client: withKey })).status).toBe(401);
});

test('when the configuration changes, streams end and go on under the new one', async () => {
  const follower = await follow();
  await tenantTx(app.platform.db, owner.workspaceId!, bumpConfig);
  await follower.ended;
  await write('next');
  const again = await follow({ after: follower.last() });
  await expect.poll(again.kinds).toEqual(['next']);
});

test('a cursor that is none is refused, and so is one stream too many', async () => {
  expect((await follow({ after: 'nonsense' })).status).toBe(400);
  const client = await app.member('viewer', owner.workspaceId);
  const streams = await Promise.all(Array.from({ length: 20 }, () => follow({ client })));
  expect((await follow({ client })).status).toBe(429);
  streams[0]!.close();
  await expect.poll(async () => (await follow({ client })).status).toBe(200);
});

test('a server that stops ends its streams at once', async () => {
  const third = await buildApp(app.platform, { listenUrl: app.database.appUrl });
  origins[2] = await listen(third);
  const follower = await follow({ server: 2 });
  await third.stop();
  await follower.ended;
  await write('next');
  const again = await follow({ after: follower.last() });
  await expect.poll(again.kinds).toEqual(['next']);
});
