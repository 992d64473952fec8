// Events on a real PostgreSQL: order, bulk, what cannot be undone, and that no reader misses one.
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../../../testing/database/create-test-database.ts';
import { openDatabase } from '../db/database.ts';
import type { Database } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { appendEvents, EVENTS_CHANNEL } from './append-events.ts';
import type { NewEvent } from './append-events.ts';
import { FIRST_CURSOR, partsOfCursor, placeOf, readEvents } from './read-events.ts';
import type { ReadEvents, StoredEvent } from './read-events.ts';

let database: TestDatabase;
let db: Database;
let workspaceId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, max: 8, onError: () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});
beforeEach(() => {
  workspaceId = newId();
});

function event(kind: string, more: Partial<NewEvent> = {}): NewEvent {
  return {
    id: newId(),
    about: 'deal',
    recordId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d',
    kind,
    happenedAt: new Date('2026-03-01T10:00:00Z'),
    actor: { kind: 'system', id: null },
    ...more,
  };
}

function append(...events: NewEvent[]): Promise<void> {
  return tenantTx(db, workspaceId, (tx) => appendEvents(tx, events));
}

function read(options: Partial<ReadEvents> = {}): Promise<StoredEvent[]> {
  return tenantTx(db, workspaceId, (tx) => readEvents(tx, { limit: 100, ...options }));
}

const kinds = (events: readonly StoredEvent[]): string[] => events.map((one) => one.kind);

/** A transaction whose steps are taken from outside. */
async function stepwise(): Promise<{
  tx: TenantTx;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
}> {
  const end = Promise.withResolvers<'commit' | 'rollback'>();
  const ready = Promise.withResolvers<TenantTx>();
  const done = tenantTx(db, workspaceId, async (tx) => {
    ready.resolve(tx);
    if ((await end.promise) === 'rollback') throw new Error('taken back');
  });
  const finish = (how: 'commit' | 'rollback') => async (): Promise<void> => {
    end.resolve(how);
    await done.catch(() => undefined);
  };
  return { tx: await ready.promise, commit: finish('commit'), rollback: finish('rollback') };
}

test('an event comes back as it was written', async () => {
  const full = event('moved', {
    dealId: newId(),
    actor: { kind: 'user', id: newId() },
    processId: newId(),
    versionId: newId(),
    fromNode: 'qualify',
    toNode: 'offer',
    payload: { text: 'สวัสดี "x" \\u0000', nested: { list: [1, null, true] } },
  });
  await append(full);
  const [stored] = await read();
  const { actor, ...rest } = full;
  expect(stored).toMatchObject({ ...rest, actorKind: actor.kind, actorId: actor.id });
  expect(stored?.recordedAt).toBeInstanceOf(Date);
});

test('what a column cannot hold becomes the replacement character', async () => {
  await append(event('noted', { payload: { text: 'a\0b\uD800c' } }));
  expect((await read())[0]?.payload).toEqual({ text: 'a\uFFFDb\uFFFDc' });
});

test('10,000 events in one call keep their order, and are read page by page', async () => {
  await append(...Array.from({ length: 10_000 }, (_, n) => event(`k${n}`)));
  const found: string[] = [];
  let after: string | undefined;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the last ended
    const page = await read({ after, limit: 3_000 });
    if (page.length === 0) break;
    found.push(...kinds(page));
    after = page.at(-1)!.cursor;
  }
  expect(found).toEqual(Array.from({ length: 10_000 }, (_, n) => `k${n}`));
});

test('they are narrowed to a kind of record and to one record', async () => {
  const [a, b] = [newId(), newId()];
  await append(
    event('1', { recordId: a }),
    event('2', { recordId: b, about: 'contact' }),
    event('3', { recordId: a, about: 'activity' }),
  );
  expect(kinds(await read({ about: 'contact' }))).toEqual(['2']);
  expect(kinds(await read({ recordId: a }))).toEqual(['1', '3']);
  expect(kinds(await read({ recordId: a, about: 'activity' }))).toEqual(['3']);
  const [first] = await read();
  expect(kinds(await read({ recordId: a, after: first!.cursor }))).toEqual(['3']);
});

test('another workspace sees none of it', async () => {
  await append(event('ours'));
  workspaceId = newId();
  expect(await read()).toEqual([]);
});

test('nobody changes or removes an event, the owner of the table neither', async () => {
  await append(event('kept'));
  const owner = new Connection({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const text of ["update events set kind = 'x'", 'delete from events', 'truncate events']) {
    // oxlint-disable no-await-in-loop -- one connection
    await expect(owner.query(text)).rejects.toMatchObject({ code: '23001' });
    await expect(tenantTx(db, workspaceId, (tx) => tx.run({ text }))).rejects.toMatchObject({
      code: '42501',
    });
    // oxlint-enable no-await-in-loop
  }
  await owner.end();
  expect(kinds(await read())).toEqual(['kept']);
});

test('a listener is woken with the workspace when the transaction commits, and not before', async () => {
  const listener = new Connection({ connectionString: database.appUrl });
  await listener.connect();
  await listener.query(`listen ${EVENTS_CHANNEL}`);
  const heard: (string | undefined)[] = [];
  listener.on('notification', (message) => heard.push(message.payload));
  const open = await stepwise();
  await appendEvents(open.tx, [event('1'), event('2')]);
  await listener.query('select 1');
  expect(heard).toEqual([]);
  await open.commit();
  await expect.poll(() => heard).toEqual([workspaceId]);
  const taken = await stepwise();
  await appendEvents(taken.tx, [event('3')]);
  await taken.rollback();
  await listener.query('select 1');
  expect(heard).toHaveLength(1);
  await listener.end();
});

/** Reads whatever can be read by now, as a follower does. */
function follower() {
  const seen: string[] = [];
  let after: string | undefined;
  const follow = async (): Promise<void> => {
    const page = await read({ after });
    seen.push(...kinds(page));
    after = page.at(-1)?.cursor ?? after;
  };
  return { seen, follow };
}

test('two transactions that commit in the other order than they began: no reader misses one', async () => {
  const { seen, follow } = follower();
  const early = await stepwise();
  await appendEvents(early.tx, [event('early')]);
  const late = await stepwise();
  await appendEvents(late.tx, [event('late')]);
  await late.commit();
  await follow();
  expect(seen).toEqual([]);
  await early.commit();
  await follow();
  expect(seen).toEqual(['early', 'late']);
});

test('nor where the later one took the earlier number', async () => {
  const { seen, follow } = follower();
  const first = await stepwise();
  await first.tx.one({ text: 'select pg_current_xact_id()' });
  const second = await stepwise();
  await second.tx.one({ text: 'select pg_current_xact_id()' });
  await appendEvents(second.tx, [event('lower number')]);
  await appendEvents(first.tx, [event('higher number')]);
  await first.commit();
  await follow();
  expect(seen).toEqual(['higher number']);
  await second.commit();
  await follow();
  expect(seen).toEqual(['higher number', 'lower number']);
});

test('a transaction that runs in another database of the same server holds nobody back', async () => {
  const elsewhere = await createTestDatabase('empty');
  const other = new Connection({ connectionString: elsewhere.ownerUrl });
  await other.connect();
  await other.query('begin');
  await other.query('select pg_current_xact_id()');
  await append(event('1'));
  const here = await stepwise();
  await here.tx.one({ text: 'select pg_current_xact_id()' });
  await append(event('2'));
  expect(kinds(await read())).toEqual(['1']);
  expect(await tenantTx(db, workspaceId, placeOf)).toMatchObject({ isHeld: true });
  await here.commit();
  expect(kinds(await read())).toEqual(['1', '2']);
  expect(await tenantTx(db, workspaceId, placeOf)).toMatchObject({ isHeld: false });
  await other.end();
  await elsewhere.drop();
});

test('nor does one that is prepared there; one that is prepared here is waited for', async (context) => {
  const { most } = await tenantTx(db, workspaceId, (tx) =>
    tx.one<{ most: string }>({ text: "select current_setting('max_prepared_transactions') as most" }),
  );
  context.skip(most === '0', 'this PostgreSQL is set up to prepare no transactions');
  const elsewhere = await createTestDatabase('empty');
  const prepared = `other ${elsewhere.name}`;
  const [there, here] = [elsewhere.ownerUrl, database.ownerUrl].map(
    (connectionString) => new Connection({ connectionString }),
  ) as [Connection, Connection];
  await Promise.all([there.connect(), here.connect()]);
  for (const [connection, name] of [
    [there, prepared],
    [here, `own ${elsewhere.name}`],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await connection.query('begin');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await connection.query('select pg_current_xact_id()');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await connection.query(`prepare transaction '${name}'`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await append(event(name));
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(kinds(await read())).toEqual([prepared]);
  }
  await here.query(`commit prepared 'own ${elsewhere.name}'`);
  expect(kinds(await read())).toEqual([prepared, `own ${elsewhere.name}`]);
  await there.query(`rollback prepared '${prepared}'`);
  await Promise.all([there.end(), here.end()]);
  await elsewhere.drop();
});

/** Thirty transactions with two events each, every fifth of them taken back. Returns the kinds of the others. */
async function writeThirty(who: number): Promise<string[]> {
  const written: string[] = [];
  for (let n = 0; n < 30; n++) {
    const mine = [event(`${who}.${n}.a`), event(`${who}.${n}.b`)];
    const fails = n % 5 === 4;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, beside the other writers
    await tenantTx(db, workspaceId, async (tx) => {
      await appendEvents(tx, mine.slice(0, 1));
      await tx.one({ text: `select pg_sleep(0.00${(who + n) % 9})` });
      await appendEvents(tx, mine.slice(1));
      if (fails) throw new Error('taken back');
    }).catch(() => undefined);
    if (!fails) written.push(...mine.map((one) => one.kind));
  }
  return written;
}

test('many writers at once, some of which fail: a follower sees each event once', async () => {
  const { seen, follow } = follower();
  const written = new AbortController();
  const following = (async () => {
    // oxlint-disable-next-line no-await-in-loop -- as a follower does
    while (!written.signal.aborted) await follow();
  })();
  const kindsWritten = (await Promise.all([1, 2, 3, 4].map(writeThirty))).flat();
  written.abort();
  await following;
  await follow();
  expect(seen.toSorted()).toEqual(kindsWritten.toSorted());
});

test.each(['', '1', 'x.y', '1.2.3', '-1.0', '99999999999999999999.1', '1.9999999999999999999', '1.2; drop'])(
  'a cursor that is none is refused: %j',
  async (cursor) => {
    expect(partsOfCursor(cursor)).toBeUndefined();
    await expect(read({ after: cursor })).rejects.toThrow('Not a cursor');
  },
);

test('the first cursor is before everything', async () => {
  await append(event('1'));
  expect(kinds(await read({ after: FIRST_CURSOR }))).toEqual(['1']);
});

test('the plan goes along the key, under row-level security too', async () => {
  await append(event('1'));
  const plan = await tenantTx(db, workspaceId, async (tx) => {
    await tx.run({ text: 'set local enable_seqscan = off' });
    return tx.all<{ 'QUERY PLAN': string }>({
      text: `explain select id from events where workspace_id = $1 and (xid, seq) > ($2::xid8, $3::bigint)
        and xid < api.settled_before() order by xid, seq limit 10`,
      values: [workspaceId, '5', '7'],
    });
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toMatch(/events_pkey[\s\S]+Index Cond: .*ROW\(xid, seq\) > ROW/);
});
