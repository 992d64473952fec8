// A rule means the same as SQL, asked of a real PostgreSQL, as it means in `fits`; text is folded the same in both.
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, fits, fold, ME, RULE_FIELD_TYPES, operatorsOf, toSql } from '@portolan/core';
import type { Rule, RuleField, RuleFieldType, RuleRecord, RuleSchema, RuleValue } from '@portolan/core';
import { createTestDatabase } from '../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../testing/database/create-test-database.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    create table rows (
      id int, parent int, "text" text, texts text[], choice text, choices text[], who uuid, number numeric, minor bigint,
      currency text, "boolean" boolean, "day" date, "instant" timestamptz, custom jsonb)`);
  // A server elsewhere: what a rule means does not depend on it.
  await client.query("set time zone 'Asia/Bangkok'");
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const PLAIN: Readonly<Record<RuleFieldType, RuleField>> = {
  text: { type: 'text', sql: column('text') },
  texts: { type: 'texts', sql: column('texts') },
  choice: { type: 'choice', sql: column('choice') },
  choices: { type: 'choices', sql: column('choices') },
  id: { type: 'id', sql: column('who') },
  number: { type: 'number', sql: column('number') },
  money: { type: 'money', minor: column('minor'), currency: column('currency') },
  boolean: { type: 'boolean', sql: column('boolean') },
  day: { type: 'day', sql: column('day') },
  instant: { type: 'instant', sql: column('instant') },
};
const fieldNamed = (name: string): RuleField | undefined => {
  const type = RULE_FIELD_TYPES.find((one) => one === name.replace('custom.', ''));
  if (type === undefined) return undefined;
  return name.startsWith('custom.') ? { type, json: column('custom'), key: `"${type}' \\` } : PLAIN[type];
};
const child: RuleSchema = { field: fieldNamed };
const relation = (schema: RuleSchema) => ({
  from: 'rows',
  where: (row: string, outer: string) => `${row}.parent = ${outer}.id`,
  schema,
});
const schema: RuleSchema = {
  ...child,
  related: { people: relation({ ...child, related: { notes: relation(child) } }) },
};

const NOW = Date.parse('2026-03-10T12:00:00.123Z');

const word = fc.oneof(
  fc.constantFrom(
    'Rīga',
    'RIGA',
    'Ķekava',
    'ΟΔΟΣ',
    'οδός',
    'İstanbul',
    'ﬁrma',
    'ＡＢＣ１',
    'Ёлка',
    'ъ',
    'Straße',
    'Đà Nẵng',
    'Ǆ',

    'ลูกค้า',
    'น้ำ',
    'میز‌ها',
    'كتاب',
    'کتاب',
    '株式会社',
    'ｶﾞﾗｽ',
    'ガラス',
    '서울',
    'क़',
    'שלום',
    '²',
    '…',
    '\u00A0x\u3000',

    '50%',
    'a_b',
    "o'neil",
    '\\',
    '"',
    "'; drop table rows; --",
    '',
    ' ',
    '\uFEFF',
    ME,
    'A\u0338',
    '=\u0338',
    '\u0301',
    '🧭',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const storable = word.filter((text) => !text.includes('\0') && text.isWellFormed());
const asked = fc.oneof(
  word,
  storable.map((text) => text.toUpperCase()),
  storable.map((text) => text.normalize('NFD')),
  fc.tuple(word, fc.nat(3), fc.nat(3)).map(([text, from, length]) => text.slice(from, from + length)),
  fc.constantFrom('a\0', '\uD83D'),
);
const key = fc.constantFrom('new', 'won', 'in-work', 'kl');
const uuid = fc.constantFrom('0198c0de-0000-7000-8000-00000000000a', '0198c0de-0000-7000-8000-00000000000b');
/** Whoever looks: one of those whom records name, or a program. */
const looker = fc.option(uuid, { freq: 4 });
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.1, 0.5, 1e21, -1e-7, 0.1 + 0.2));
const money = fc.record({
  minor: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom(Number.MAX_SAFE_INTEGER)),
  currency: fc.constantFrom('EUR', 'USD', 'THB'),
});
const ms = fc.oneof(
  fc
    .constantFrom(0, 1, -1, 3_600_000, -3_600_000, 86_400_000, -86_400_000, 86_400_001)
    .map((step) => NOW + step),
  fc.integer({ min: -10, max: 10 }).map((days) => NOW + days * 86_400_000),
  fc.constantFrom('0001-01-01', '1969-12-31', '9999-12-31', '2024-02-29').map((day) => Date.parse(day)),
);
const instant = ms.map((at) => new Date(at).toISOString());
const day = instant.map((text) => text.slice(0, 10));
const badTime = fc.constantFrom(
  '2026-02-30',
  '0000-01-01',
  '2026-03-10T12:00',
  'x',
  '2026-03-10T25:00Z',
  '10000-01-01',
);
const zoned = fc.constantFrom(
  '2026-03-10T00:30+07:00',
  '2026-03-09T23:59:59.999999-05:00',
  '2026-03-10T12:00:00.123Z',
);

const orNone = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 4 });
const values = {
  text: orNone(storable),
  texts: orNone(fc.array(storable, { maxLength: 3 })),
  choice: orNone(key),
  choices: orNone(fc.array(key, { maxLength: 3 })),
  id: orNone(uuid),
  number: orNone(number),
  money: orNone(money),
  boolean: orNone(fc.boolean()),
  day: orNone(day),
  instant: orNone(instant),
} satisfies Record<RuleFieldType, fc.Arbitrary<RuleValue>>;
const row = fc.record({
  plain: fc.record(values),
  custom: fc.record(
    { ...values, day: fc.oneof(day, badTime), instant: fc.oneof(instant, zoned, badTime) },
    { requiredKeys: [] },
  ),
});
type Row = {
  readonly plain: Record<RuleFieldType, RuleValue>;
  readonly custom: Partial<Record<RuleFieldType, RuleValue>>;
};

const shape = (op: string) => {
  if (['filled', 'empty', 'yes', 'no'].includes(op)) return fc.constant({ op });
  if (op === 'oneOf') {
    return fc.record({
      op: fc.constant(op),
      texts: fc.array(fc.oneof(asked, key, uuid, fc.constant(ME)), { minLength: 1, maxLength: 3 }),
    });
  }
  if (['is', 'isNot', 'contains', 'startsWith'].includes(op)) {
    const text = fc.oneof(
      asked,
      key,
      uuid,
      uuid.map((id) => id.toUpperCase()),
      fc.constant(ME),
    );
    return fc.record({ op: fc.constant(op), text });
  }
  if (['on', 'before', 'after'].includes(op)) {
    return fc.record({
      op: fc.constant(op),
      day: fc.oneof(day, fc.constantFrom('0000-01-01', '2024-02-29')),
    });
  }
  if (op.startsWith('money')) return money.map((one) => ({ op, ...one }));
  if (['inLast', 'inNext', 'longerAgo'].includes(op)) {
    const amount = fc.constantFrom(1, 2, 0.1, 0.5, 24, 10_000);
    return fc.record({
      op: fc.constant(op),
      amount,
      unit: fc.constantFrom('hours', 'days', 'weeks', 'months', 'years'),
    });
  }
  return fc.record({ op: fc.constant(op), number });
};
const leaf = fc
  .constantFrom(...RULE_FIELD_TYPES.flatMap((type) => operatorsOf(type).map((op) => [type, op] as const)))
  .chain(([type, op]) => fc.tuple(fc.constantFrom(type, `custom.${type}`), shape(op)))
  .map(([field, is]) => ({ kind: 'field', field, is }) as Rule);

const some = (inner: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
  fc.oneof(
    { weight: 3, arbitrary: inner },
    fc.record({ kind: fc.constantFrom('all', 'any'), rules: fc.array(inner, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), rule: inner }),
  );
const about = (of: 'people' | 'notes', inner: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('related' as const),
      of: fc.constant(of),
      has: fc.constantFrom('any', 'all', 'none'),
      rule: inner,
    }),
    fc.record({
      kind: fc.constant('count' as const),
      of: fc.constant(of),
      rule: fc.option(inner),
      is: fc.constantFrom('atLeast', 'atMost'),
      number: fc.nat(3),
    }),
  );
const ofPeople = some(fc.oneof({ weight: 3, arbitrary: some(leaf) }, about('notes', leaf)));
const rule = some(some(fc.oneof({ weight: 3, arbitrary: leaf }, about('people', ofPeople))));

/** Rows hang on each other: of nine, three are people of the first three, and three are notes of these. */
const PARENTS = [null, null, null, 0, 0, 1, 3, 3, 4];
const rowsOf = fc.array(row, { minLength: PARENTS.length, maxLength: PARENTS.length });

function recordOf(rows: readonly Row[], at: number): RuleRecord {
  return {
    field: (name) => {
      const type = name.replace('custom.', '') as RuleFieldType;
      return name.startsWith('custom.') ? rows[at]?.custom[type] : rows[at]?.plain[type];
    },
    related: () => PARENTS.flatMap((parent, i) => (parent === at ? [recordOf(rows, i)] : [])),
  };
}

async function store(rows: readonly Row[]): Promise<void> {
  await client.query('truncate rows');
  for (const [id, { plain, custom }] of rows.entries()) {
    const { minor, currency } = (plain.money ?? { minor: null, currency: null }) as {
      minor: unknown;
      currency: unknown;
    };
    const json = Object.fromEntries(Object.entries(custom).map(([type, value]) => [`"${type}' \\`, value]));
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query('insert into rows values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)', [
      id,
      PARENTS[id],
      plain.text,
      plain.texts,
      plain.choice,
      plain.choices,
      plain.id,
      plain.number,
      minor,
      currency,
      plain.boolean,
      plain.day,
      plain.instant,
      JSON.stringify(json),
    ]);
  }
}

async function fittingInSql(one: Rule, me: string | null): Promise<number[]> {
  const sql = toSql(one, schema, { now: NOW, me, alias: 'd', firstParameter: 2 });
  if (!sql.ok) throw new Error(sql.refusal.message);
  const found = await client.query<{ id: number }>(
    `select id from rows d where id >= $1 and ${sql.text} order by id`,
    [0, ...sql.values],
  );
  return found.rows.map(({ id }) => id);
}

describe('a rule as SQL', () => {
  it('finds exactly the records that the rule fits', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf,
        fc.array(rule, { minLength: 20, maxLength: 30 }),
        looker,
        async (rows, rules, me) => {
          await store(rows);
          for (const one of rules) {
            // oxlint-disable-next-line no-await-in-loop -- one connection
            const found = await fittingInSql(one, me);
            const expected = [...rows.keys()].filter((at) => fits(one, recordOf(rows, at), NOW, me));
            expect(found, JSON.stringify(one)).toEqual(expected);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each(['people', 'notes'] as const)('asks of related %s without an end', async (of) => {
    const one: Rule = { kind: 'count', of, rule: null, is: 'atMost', number: 0 };
    const sql = toSql(one, { field: () => undefined, related: { [of]: relation(child) } }, { now: NOW });
    expect(sql).toMatchObject({ ok: true, values: [1, 0] });
  });
});

/** Letters that this PostgreSQL and this Node know from different versions of Unicode: only these may differ. */
const unknownHere = async (): Promise<Set<string>> => {
  const { rows } = await client.query<{ text: string }>(
    `select chr(i) as text from generate_series(1, 205743) i
     where (i < 55296 or i > 57343) and not unicode_assigned(chr(i))`,
  );
  return new Set(rows.map(({ text }) => text));
};

/** From PostgreSQL 17 on. */
const knowsUnicode = async (): Promise<boolean> => {
  const { rows } = await client.query<{ yes: boolean }>(
    "select current_setting('server_version_num')::int >= 170000 as yes",
  );
  return rows[0]?.yes === true;
};

describe('api.fold', () => {
  it.each([
    ['alone', '', ''],
    ['between Latin letters', 'x', 'Y'],
    ['after a Greek letter with a mark', 'ά', ''],
    ['at the end of a Cyrillic word', 'Ё', ' '],
    ['before a mark', '', '\u0301'],
  ])('folds every character as core does: %s', async (_, before, after) => {
    if (!(await knowsUnicode())) return;
    const { rows } = await client.query<{ text: string; folded: string }>(
      `select chr(i) as text, api.fold($1 || chr(i) || $2) as folded from generate_series(1, 205743) i
       where i < 55296 or i > 57343`,
      [before, after],
    );
    const different = rows.filter(({ text, folded }) => fold(before + text + after) !== folded);
    const unknown = await unknownHere();
    expect(different.filter(({ text }) => !unknown.has(text))).toEqual([]);
  });

  it('folds any text as core does', async () => {
    if (!(await knowsUnicode())) return;
    const unknown = await unknownHere();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(storable), { maxLength: 50 }), async (lists) => {
        const texts = lists.map((list) =>
          Array.from(list.join(''))
            .filter((one) => !unknown.has(one))
            .join(''),
        );
        const { rows } = await client.query<{ folded: string }>(
          'select api.fold(text) as folded from unnest($1::text[]) with ordinality _ (text, at) order by at',
          [texts],
        );
        expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold));
      }),
    );
  });
});
