import { describe, expect, it } from 'vitest';
import { operatorsOf, RULE_FIELD_TYPES } from './operators.ts';
import type { RuleOperator } from './operators.ts';
import { ME } from './rule.ts';
import type { Comparison, Rule } from './rule.ts';
import { column, fieldsNamed } from './sql-schema.ts';
import type { RuleSchema } from './sql-schema.ts';
import { toSql } from './to-sql.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const schema: RuleSchema = {
  field: fieldsNamed({
    name: { type: 'text', sql: column('name') },
    owner: { type: 'id', sql: column('owner_id') },
    stage: { type: 'choice', sql: column('stage') },
    created: { type: 'instant', sql: column('created_at') },
  }),
  related: {
    notes: {
      from: 'notes',
      where: (row, outer) => `${row}.deal_id = ${outer}.id`,
      schema: { field: fieldsNamed({ text: { type: 'text', sql: column('text') } }) },
    },
  },
};
const about = (field: string, is: Comparison): Rule => ({ kind: 'field', field, is });
const ANNA = '0198c0de-0000-7000-8000-00000000000a';
const BEN = '0198c0de-0000-7000-8000-00000000000b';
const sqlOf = (rule: Rule, me: string | null = ANNA) =>
  toSql(rule, schema, { now: NOW, me, alias: 'd', firstParameter: 3 });

describe('a rule as SQL', () => {
  it.each<[Rule, string, readonly unknown[]]>([
    [about('name', { op: 'is', text: 'Rīga' }), 'api.fold(d.name) = $3::text', ['riga']],
    [
      about('name', { op: 'contains', text: "50%_'\\" }),
      'strpos(api.fold(d.name), $3::text) > 0',
      ["50%_'\\"],
    ],
    [about('name', { op: 'is', text: '\0' }), 'false', []],
    [about('name', { op: 'isNot', text: '\0' }), 'true', []],
    [
      about('stage', { op: 'oneOf', texts: ['Won', 'lost'] }),
      'd.stage = any ($3::text[])',
      [['won', 'lost']],
    ],
    [about('owner', { op: 'is', text: 'me' }), 'false', []],
    [about('owner', { op: 'is', text: ME }), 'd.owner_id = $3::uuid', [ANNA]],
    [about('owner', { op: 'isNot', text: ME }), '(d.owner_id = $3::uuid is not true)', [ANNA]],
    [about('owner', { op: 'oneOf', texts: [ME, BEN] }), 'd.owner_id = any ($3::uuid[])', [[BEN, ANNA]]],
    [about('name', { op: 'is', text: ME }), 'api.fold(d.name) = any ($3::text[])', [['@me', ANNA]]],
    [
      about('created', { op: 'inLast', amount: 2, unit: 'days' }),
      '(d.created_at >= $3::timestamptz and d.created_at < $4::timestamptz)',
      ['2026-03-08T12:00:00.000Z', '2026-03-10T12:00:00.001Z'],
    ],
    [
      { kind: 'related', of: 'notes', has: 'any', rule: about('text', { op: 'filled' }) },
      "exists (select from notes related_1 where (related_1.deal_id = d.id) and related_1.text <> '')",
      [],
    ],
    [{ kind: 'all', rules: [] }, 'true', []],
    [{ kind: 'any', rules: [] }, 'false', []],
  ])('%j', (rule, text, values) => {
    expect(sqlOf(rule)).toEqual({ ok: true, text, values });
  });

  it('asks for nobody where nobody looks', () => {
    const sql = sqlOf(about('owner', { op: 'is', text: ME }), null);
    expect(sql).toEqual({ ok: true, text: 'false', values: [] });
  });

  const fine = about('name', { op: 'filled' });
  it.each<[Rule, string, string]>([
    [about('nmae', { op: 'filled' }), 'unknownField', ''],
    [about('constructor', { op: 'filled' }), 'unknownField', ''],
    [
      { kind: 'all', rules: [fine, { kind: 'not', rule: about('"; --', { op: 'filled' }) }] },
      'unknownField',
      'rules/1/rule',
    ],
    [{ kind: 'related', of: 'notes', has: 'any', rule: fine }, 'unknownField', 'rule'],
    [
      { kind: 'any', rules: [{ kind: 'count', of: 'files', rule: null, is: 'atLeast', number: 1 }] },
      'unknownRelation',
      'rules/0/of',
    ],
    [about('name', { op: 'over', number: 1 }), 'operatorUnfit', 'is/op'],
    [about('owner', { op: 'contains', text: 'a' }), 'operatorUnfit', 'is/op'],
    [
      Array.from({ length: 50 }).reduce<Rule>((rule) => ({ kind: 'not', rule }), fine),
      'tooDeep',
      'rule/rule/rule/rule/rule/rule/rule/rule',
    ],
  ])('is refused with its place: %j', (rule, code, place) => {
    expect(sqlOf(rule)).toMatchObject({ ok: false, refusal: { code, about: place } });
  });

  it('can ask everything of the format of some type of field', () => {
    const all: Readonly<Record<RuleOperator, true>> = {
      filled: true,
      empty: true,
      yes: true,
      no: true,
      is: true,
      isNot: true,
      contains: true,
      startsWith: true,
      oneOf: true,
      equals: true,
      over: true,
      atLeast: true,
      under: true,
      atMost: true,
      moneyOver: true,
      moneyAtLeast: true,
      moneyUnder: true,
      moneyAtMost: true,
      on: true,
      before: true,
      after: true,
      inLast: true,
      inNext: true,
      longerAgo: true,
    };
    const known = new Set(RULE_FIELD_TYPES.flatMap(operatorsOf));
    expect([...known].toSorted()).toEqual(Object.keys(all).toSorted());
  });
});
