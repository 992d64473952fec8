// Bringing a database up to date: on an empty one, again, at once from two sides, and where something is wrong.
import { Client as Connection } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../../../testing/database/create-test-database.ts';
import { openDatabase, query } from './database.ts';
import { migrate } from './migrate.ts';
import { newId } from './new-id.ts';
import { scramVerifier } from './scram.ts';

let database: TestDatabase;
let owner: Connection;

beforeEach(async () => {
  database = await createTestDatabase('empty');
  owner = new Connection({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

function run(options: Partial<Parameters<typeof migrate>[1]> = {}) {
  return migrate(database.ownerUrl, { secret: database.secret, roleNames: database.roleNames, ...options });
}

test('an empty database gets every table; a second run does nothing', async () => {
  const first: string[] = [];
  const urls = await run({ onStep: (step) => first.push(step) });
  expect(first[0]).toBe('migration 0001_platform.sql');
  const second: string[] = [];
  expect(await run({ onStep: (step) => second.push(step) })).toEqual(urls);
  expect(second).toEqual([]);
});

test('two servers that start at once share the work', async () => {
  const steps: string[] = [];
  await Promise.all([1, 2, 3].map(() => run({ onStep: (step) => steps.push(step) })));
  expect(new Set(steps).size).toBe(steps.length);
  expect(steps.length).toBeGreaterThan(1);
});

test('a migration that was changed after it had been applied is named', async () => {
  await run();
  await owner.query("update portolan.migrations set checksum = 'other' where number = 2");
  await expect(run()).rejects.toThrow(/0002_accounts\.sql was changed/);
});

test('a database of a newer version is left alone', async () => {
  await run();
  await owner.query(
    "insert into portolan.migrations (number, name, checksum) values (9999, '9999_future.sql', 'x')",
  );
  await expect(run()).rejects.toThrow(/newer Portolan.*9999_future\.sql/);
});

test('an owner who may not create roles is told what to give, and can give it', async () => {
  const role = `limited_${database.name}`;
  await owner.query(
    `create role ${role} login password 'secret'; grant all on database ${database.name} to ${role}; grant all on schema public to ${role}`,
  );
  const limited = new URL(database.ownerUrl);
  limited.username = role;
  limited.password = 'secret';
  const names = { app: `app_${database.name}`, jobs: `jobs_${database.name}` };
  await expect(migrate(limited.href, { secret: database.secret, roleNames: names })).rejects.toThrow(
    /DATABASE_APP_URL/,
  );

  await owner.query(`create role ${names.app} login password 'apps'`);
  const app = new URL(database.ownerUrl);
  app.username = names.app;
  app.password = 'apps';
  const urls = await migrate(limited.href, { secret: database.secret, appUrl: app.href });
  expect(urls).toEqual({ ownerUrl: limited.href, appUrl: app.href, jobsUrl: limited.href });
  const db = openDatabase({ url: urls.appUrl, onError: () => undefined });
  expect(await query(db, { text: 'select * from api.memberships($1)', values: [newId()] })).toEqual([]);
  await db.close();
  await owner.query(`drop owned by ${role}, ${names.app} cascade; drop role ${role}, ${names.app}`);
});

test('a role whose password is another installation’s gets the right one', async () => {
  const names = { app: `a_${database.name}`, jobs: `j_${database.name}` };
  await run({ roleNames: names });
  const urls = await run({ roleNames: names, secret: Buffer.alloc(32, 7) });
  const db = openDatabase({ url: urls.appUrl, onError: () => undefined });
  expect(await query(db, { text: 'select current_user as role' })).toEqual([{ role: names.app }]);
  await db.close();
  await owner.query(
    `drop owned by ${names.app}, ${names.jobs} cascade; drop role ${names.app}, ${names.jobs}`,
  );
});

test('the stored password is the one of RFC 7677’s example', () => {
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  expect(verifier).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

test('ids are UUIDv7 and increase, a thousand within one millisecond too', () => {
  const ids = Array.from({ length: 5000 }, () => newId(1_800_000_000_000));
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(newId(1_700_000_000_000) > ids.at(-1)!, 'a clock that went back').toBe(true);
});
