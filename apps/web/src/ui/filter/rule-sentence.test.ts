import type { Rule } from '@portolan/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FieldRule } from './filter-field.ts';
import { sentenceOf, type RuleWords } from './rule-sentence.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;
const english = JSON.parse(readFileSync(join(import.meta.dirname, '../../locales/en/ui.json'), 'utf8')) as {
  readonly filter: Catalogue;
};
const NAMES: Readonly<Record<string, string>> = { lastActivity: 'last activity' };
const PEOPLE: Readonly<Record<string, string>> = { '@me': 'me', p7: 'Anna' };

const fill = (text: string | undefined, values: Readonly<Record<string, string>>): string =>
  (text ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
const plain = english.filter as unknown as Readonly<Record<string, string>>;
const words: RuleWords = {
  field: (name) => NAMES[name] ?? name,
  says: (op, field, value) => fill(english.filter['says']?.[op], { field, value }),
  option: (_, value) => PEOPLE[value] ?? value,
  either: (texts) => new Intl.ListFormat('en', { type: 'disjunction' }).format(texts),
  number: (value) => new Intl.NumberFormat('en').format(value),
  money: (amount, currency) => `${new Intl.NumberFormat('en').format(amount)} ${currency}`,
  day: (day) => day,
  span: (amount, unit) => `${amount} ${unit}`,
  joined: (how, parts) => parts.reduce((a, b) => fill(plain[how === 'all' ? 'and' : 'or'], { a, b })),
  always: (how) => (how === 'all' ? 'always' : 'never'),
  not: (rule) => fill(plain['not'], { rule }),
  inside: (text) => `(${text})`,
  related: (has, of, rule) => fill(english.filter['related']?.[has], { of, rule }),
  count: (is, number, of, rule) => {
    const counted = fill(english.filter['count']?.[is], { of, n: String(number) });
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
      'custom.tier is A or B',
    ],
    [{ kind: 'field', field: 'owner', is: { op: 'oneOf', texts: ['@me', 'p7'] } }, 'owner is me or Anna'],
    [{ kind: 'field', field: 'owner', is: { op: 'isNot', text: 'p7' } }, 'owner is not Anna'],
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
