// Records are found by what was typed, by the index and within their own workspace, as the app role under its policies.
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexTokens, queryOf, tsQueryOf } from '@portolan/core';
import { createTestDatabase } from '../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../testing/database/create-test-database.ts';
import { openDatabase } from './platform/db/database.ts';
import type { Database } from './platform/db/database.ts';
import { newId } from './platform/db/new-id.ts';
import { tenantTx } from './platform/db/tenant-transaction.ts';
import { recordPlans, scansIn } from './plans-in-tests.ts';
import type { PlanRecorder } from './plans-in-tests.ts';

const ROWS = 100_000;
const OURS = newId();
const OTHERS = newId();
const SELLER = newId();
const NAMES = [
  'Anna Bērziņa',
  'Jānis Ozols',
  'علی کریمی',
  'مریم رضایی',
  'สมชาย ใจดี',
  'น้ำฝน ศรีสุข',
  '王小明',
  '田中さくら',
  'Nguyễn Văn Đức',
  'Siobhán O’Brien',
  'Ёлкина Мария',
  'Ελένη Παπαδοπούλου',
];

let database: TestDatabase;
let owner: Client;
let db: Database;
let recorder: PlanRecorder;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    create table found (
      workspace_id uuid not null, id uuid not null, name text not null, search tsvector not null, owner_id uuid,
      updated_at timestamptz not null, deleted_at timestamptz, primary key (workspace_id, id));
    select portolan.tenant_table('found', 'select');
    select portolan.searchable_table('found', 'updated_at', 'owner_id', 'deleted_at is null');
    grant select on found to ${database.roleNames.app};
    grant execute on function api.search_found to ${database.roleNames.app}`);
  for (let from = 0; from < ROWS; from += 10_000) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await addMany(from);
  }
  await owner.query('vacuum analyze found');
  db = openDatabase({ url: database.appUrl, onError: () => undefined, max: 1 });
  recorder = await recordPlans(database, db);
}, 600_000);
afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

/** Every fifth is another workspace's; one of a thousand is the seller's; the last ones are the newest. */
function addMany(from: number): Promise<void> {
  const rows = Array.from({ length: 10_000 }, (_, i) => {
    const n = from + i;
    const name = `${NAMES[n % NAMES.length]} ${n}`;
    return [
      n % 5 === 0 ? OTHERS : OURS,
      name,
      [name, `${n}@firm${n % 1000}.example`, `+371 2${1_000_000 + n}`],
      n,
    ] as const;
  });
  return add(rows);
}

async function add(
  rows: readonly (readonly [workspace: string, name: string, texts: readonly string[], n: number])[],
): Promise<void> {
  const json = rows.map(([workspace_id, name, texts, n]) => ({
    workspace_id,
    id: newId(),
    name,
    tokens: indexTokens(texts),
    n,
    owner_id: n % 1000 === 1 ? SELLER : null,
  }));
  await owner.query(
    `insert into found (workspace_id, id, name, search, owner_id, updated_at)
     select workspace_id, id, name, array_to_tsvector(tokens), owner_id, timestamptz '2026-01-01Z' + interval '1 minute' * n
     from jsonb_to_recordset($1) _ (workspace_id uuid, id uuid, name text, tokens text[], n int, owner_id uuid)`,
    [JSON.stringify(json)],
  );
}

interface Asked {
  readonly workspace?: string;
  readonly owners?: readonly string[];
  readonly limit?: number;
}

/** Names, best first. */
async function search(
  typed: string,
  { workspace = OURS, owners, limit = 20 }: Asked = {},
): Promise<string[]> {
  const query = queryOf(typed);
  if (query === null) return [];
  const rows = await tenantTx(db, workspace, (tx) =>
    tx.all<{ name: string }>({
      text: `select found.name from api.search_found($1, $2, $3, $4) with ordinality hit (id, place)
        join found on found.workspace_id = $5 and found.id = hit.id order by place`,
      values: [tsQueryOf(query), tsQueryOf(query, 'exact'), owners ?? null, limit, workspace],
    }),
  );
  return rows.map(({ name }) => name);
}

describe('a search of 100,000 records', () => {
  it.each([
    ['58 Мария', /^Ёлкина Мария 58$/u],
    ['елкина мар', /^Ёлкина Мария \d+$/u],
    ['کریمي ۸۶', /^علی کریمی \d*86\d*$/u],
    ['ใจดี', /^สมชาย ใจดี \d+$/u],
    ['小', /^王小明 \d+$/u],
    ['o’brien', /^Siobhán O’Brien \d+$/u],
    ['+371 21 012 346', /^\D+ 12346$/u],
    ['21012346', /^\D+ 12346$/u],
    ['12346@firm346', /^\D+ 12346$/u],
  ])('finds %j, and nothing else', async (typed, expected) => {
    const names = await search(typed);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !expected.test(name))).toEqual([]);
  });

  it('finds every record by any part of a Thai or Chinese name and any beginning of other words', async () => {
    const cut = fc.tuple(fc.nat(ROWS - 1), fc.nat(20), fc.nat(20));
    await fc.assert(
      fc.asyncProperty(cut, async ([at, from, length]) => {
        const n = at - (at % 5) + 1;
        const name = `${NAMES[n % NAMES.length]} ${n}`;
        const words = (NAMES[n % NAMES.length] ?? '').split(' ');
        const word = words[from % words.length] ?? '';
        const start = /[\u0E00-\u0E7F\u3040-\u9FFF]/u.test(word) ? from % word.length : 0;
        const part = word.slice(start, start + 1 + (length % word.length));
        expect(await search(`${n} ${part}`, { limit: 100 }), part).toContain(name);
      }),
      { numRuns: 200 },
    );
  });

  it('puts whole words before beginnings, fewer words before more, and what was touched last first', async () => {
    await add([
      [OURS, 'Zyxo', ['Zyxo'], 3],
      [OURS, 'Zyx long', ['Zyx', 'with more words'], 2],
      [OURS, 'Zyx old', ['Zyx'], 0],
      [OURS, 'Zyx new', ['Zyx'], 1],
    ]);
    expect(await search('zyx')).toEqual(['Zyx new', 'Zyx old', 'Zyx long', 'Zyxo']);
    expect(await search('zyx', { limit: 2 })).toEqual(['Zyx new', 'Zyx old']);
  });

  it('gives as many as asked for, however many fit', async () => {
    expect(await search('example', { limit: 500 })).toHaveLength(500);
    expect(await search('1', { limit: 500 })).toHaveLength(500);
  });

  it('stays within the workspace, and within the owners that are asked for', async () => {
    expect(await search('12345')).toEqual([]);
    expect(await search('12345', { workspace: OTHERS })).toEqual([expect.stringMatching(/ 12345$/u)]);
    const sellers = await search('example', { owners: [SELLER], limit: 1000 });
    expect(sellers).toHaveLength(ROWS / 1000);
    expect(sellers.filter((name) => !/ (?:\d*00)?1$/u.test(name))).toEqual([]);
    expect(await search('example', { owners: [] })).toEqual([]);
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.constantFrom("'", "a'b", 'a\\', 'a & b | !c', 'a:*', '<->', 'a\0b', '%_', 'x'.repeat(1_000_000)),
        ),
        async (typed) => {
          expect(await search(typed)).toBeInstanceOf(Array);
        },
      ),
    );
  });

  it('goes by the index when little fits, and stops early when much fits', async () => {
    const hits = {
      rare: await recorder.during('rare', () => search('firm77 12077')),
      all: await recorder.during('all', () => search('example')),
      old: await recorder.during('old', () => search('firm8 8')),
      owner: await recorder.during('owner', () => search('example', { owners: [SELLER] })),
    };
    expect(Object.entries(hits).filter(([, names]) => names.length === 0)).toEqual([]);
    expect(scansIn(recorder.plans, new Set(['found']))).toEqual([]);
    expect(indexesIn('rare')).toContain('found_search');
    expect(indexesIn('all')).toContain('found_newest');
    expect(indexesIn('owner')).toContain('found_newest_of_owner');
  });
});

function indexesIn(name: string): string[] {
  const plans = JSON.stringify(recorder.plans.filter(({ by }) => by === name));
  return Array.from(plans.matchAll(/"Index Name":"(\w+)"/gu), ([, index]) => index ?? '');
}
