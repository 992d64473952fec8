import { ruleSchema, type Comparison, type Rule } from '@portolan/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isDealField,
  majorOf,
  minorOf,
  operatorsFor,
  plainOf,
  ruleOf,
  sentenceOf,
  withField,
  withOperator,
  type FieldRule,
  type RuleWords,
} from './rule-sentence.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;
const english = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locales/en/inspector.json'), 'utf8'),
) as { readonly rule: Catalogue; readonly field: Readonly<Record<string, string>> };

const fill = (text: string | undefined, values: Readonly<Record<string, string>>): string =>
  (text ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
const plain = english.rule as unknown as Readonly<Record<string, string>>;
const words: RuleWords = {
  field: (name) => (isDealField(name) ? (english.field[name] ?? '') : name),
  says: (op, field, value) => fill(english.rule['says']?.[op], { field, value }),
  number: (value) => new Intl.NumberFormat('en').format(value),
  money: (amount, currency) => `${new Intl.NumberFormat('en').format(amount)} ${currency}`,
  day: (day) => day,
  span: (amount, unit) => `${amount} ${unit}`,
  joined: (how, parts) => parts.reduce((a, b) => fill(plain[how === 'all' ? 'and' : 'or'], { a, b })),
  always: (how) => (how === 'all' ? 'always' : 'never'),
  not: (rule) => fill(plain['not'], { rule }),
  inside: (text) => `(${text})`,
  related: (has, of, rule) => fill(english.rule['related']?.[has], { of, rule }),
  count: (is, number, of, rule) => {
    const counted = fill(english.rule['count']?.[is], { of, n: String(number) });
    return rule === null ? counted : fill(plain['countWith'], { counted, rule });
  },
};

const amount: FieldRule = { kind: 'field', field: 'amount', is: { op: 'over', number: 10_000 } };
const retail: FieldRule = { kind: 'field', field: 'industry', is: { op: 'is', text: 'Retail' } };
const late: FieldRule = {
  kind: 'field',
  field: 'lastActivity',
  is: { op: 'longerAgo', amount: 3, unit: 'weeks' },
};

describe('a condition reads as a sentence', () => {
  test.each<[Rule, string]>([
    [amount, 'amount is over 10,000'],
    [
      { kind: 'field', field: 'amount', is: { op: 'moneyAtLeast', minor: 250_050, currency: 'EUR' } },
      'amount is at least 2,500.5 EUR',
    ],
    [late, 'last activity is longer ago than 3 weeks'],
    [
      { kind: 'field', field: 'custom.tier', is: { op: 'oneOf', texts: ['A', 'B'] } },
      'custom.tier is one of A, B',
    ],
    [{ kind: 'all', rules: [amount, retail] }, 'amount is over 10,000 and industry is Retail'],
    [{ kind: 'any', rules: [amount] }, 'amount is over 10,000'],
    [{ kind: 'all', rules: [] }, 'always'],
    [{ kind: 'any', rules: [] }, 'never'],
    [
      { kind: 'all', rules: [amount, { kind: 'any', rules: [retail, late] }] },
      'amount is over 10,000 and (industry is Retail or last activity is longer ago than 3 weeks)',
    ],
    [{ kind: 'not', rule: retail }, 'it is not so that industry is Retail'],
    [{ kind: 'count', of: 'people', is: 'atLeast', number: 2, rule: null }, 'number of people is at least 2'],
    [
      { kind: 'related', of: 'activities', has: 'none', rule: late },
      'for none of the activities, last activity is longer ago than 3 weeks',
    ],
  ])('%j', (rule, sentence) => {
    expect(sentenceOf(rule, words)).toBe(sentence);
  });
});

describe('what the sentence editor can edit', () => {
  test.each<[Rule | null]>([
    [null],
    [amount],
    [{ kind: 'all', rules: [amount, retail] }],
    [{ kind: 'any', rules: [amount, retail] }],
  ])('%j comes back as it was', (rule) => {
    const edited = plainOf(rule);
    expect(edited).not.toBeNull();
    expect(ruleOf(edited!)).toEqual(rule);
  });

  test.each<[Rule]>([
    [{ kind: 'not', rule: amount }],
    [{ kind: 'all', rules: [amount, { kind: 'any', rules: [retail] }] }],
    [{ kind: 'count', of: 'people', is: 'atLeast', number: 2, rule: null }],
  ])('%j stays text', (rule) => {
    expect(plainOf(rule)).toBeNull();
  });
});

describe('another operator', () => {
  test.each<[Comparison, Comparison['op'], Comparison]>([
    [{ op: 'over', number: 5 }, 'atMost', { op: 'atMost', number: 5 }],
    [{ op: 'is', text: 'x' }, 'oneOf', { op: 'oneOf', texts: ['x'] }],
    [{ op: 'oneOf', texts: ['x', 'y'] }, 'contains', { op: 'contains', text: 'x' }],
    [{ op: 'over', number: 12.5 }, 'moneyOver', { op: 'moneyOver', minor: 1250, currency: 'EUR' }],
    [{ op: 'moneyOver', minor: 1250, currency: 'USD' }, 'over', { op: 'over', number: 12.5 }],
    [{ op: 'is', text: 'x' }, 'filled', { op: 'filled' }],
    [{ op: 'filled' }, 'before', { op: 'before', day: '2026-03-21' }],
  ])('of %j: %s gives %j', (before, op, after) => {
    expect(withOperator(before, op, '2026-03-21')).toEqual(after);
  });

  test('every operator that a field offers makes a valid rule', () => {
    for (const field of ['amount', 'source', 'employees', 'need', 'expectedClose', 'custom.tier']) {
      for (const op of operatorsFor(field)) {
        const rule = { kind: 'field', field, is: withOperator({ op: 'filled' }, op, '2026-03-21') };
        expect(ruleSchema.safeParse(rule).success, `${field} ${op}`).toBe(true);
      }
    }
  });

  test('another field keeps the comparison only where it makes sense', () => {
    expect(withField(retail, 'source', '2026-03-21').is).toEqual(retail.is);
    expect(withField(retail, 'need', '2026-03-21').is).toEqual({ op: 'filled' });
  });
});

test.each([
  [10_000, 'EUR', 1_000_000],
  [10_000, 'JPY', 10_000],
  [1.5, 'KWD', 1500],
])('%d %s is %d in minor units, and back', (major, currency, minor) => {
  expect(minorOf(major, currency)).toBe(minor);
  expect(majorOf(minor, currency)).toBe(major);
});
