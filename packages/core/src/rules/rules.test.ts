import { describe, expect, it } from 'vitest';
import { fits } from './evaluate.ts';
import type { RuleRecord, RuleValue } from './evaluate.ts';
import { ME, ruleSchema } from './rule.ts';
import type { Comparison, Rule } from './rule.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const record = (value: RuleValue): RuleRecord => ({ field: (name) => (name === 'f' ? value : undefined) });
const rule = (is: Comparison): Rule => ({ kind: 'field', field: 'f', is });
const money = (minor: number, currency = 'EUR') => ({ minor, currency });

const decider = rule({ op: 'is', text: 'decider' });

function nested(depth: number): Rule {
  let deep: Rule = decider;
  for (let i = 0; i < depth; i++) deep = { kind: 'not', rule: deep };
  return deep;
}

describe('a condition', () => {
  it.each<[RuleValue, Comparison, boolean]>([
    ['Rīga', { op: 'is', text: 'riga' }, true],
    ['ĶEKAVA', { op: 'startsWith', text: 'keka' }, true],
    ['ＡＢＣ', { op: 'is', text: 'abc' }, true],
    ['مشتری', { op: 'is', text: 'مشتری' }, true],
    ['ขายส่ง', { op: 'contains', text: 'ขาย' }, true],
    ['ΟΔΟΣ', { op: 'is', text: 'οδοσ' }, true],
    ['\u{1F9ED}', { op: 'contains', text: '\uD83E' }, false],
    [['a', 'B'], { op: 'oneOf', texts: ['b', 'c'] }, true],
    [['a'], { op: 'isNot', text: 'a' }, false],
    [null, { op: 'isNot', text: 'a' }, true],
    [null, { op: 'is', text: '' }, false],
    [null, { op: 'empty' }, true],
    ['', { op: 'filled' }, false],
    [[], { op: 'empty' }, true],
    [0, { op: 'filled' }, true],
    [false, { op: 'no' }, true],
    [null, { op: 'no' }, false],
    [5, { op: 'over', number: 5 }, false],
    [5, { op: 'atLeast', number: 5 }, true],
    ['5', { op: 'equals', number: 5 }, false],
    [null, { op: 'under', number: 5 }, false],
    [money(1001), { op: 'moneyOver', minor: 1000, currency: 'EUR' }, true],
    [money(1001, 'USD'), { op: 'moneyOver', minor: 1000, currency: 'EUR' }, false],
    ['2026-03-09', { op: 'before', day: '2026-03-10' }, true],
    ['2026-03-10T23:00:00Z', { op: 'on', day: '2026-03-10' }, true],
    ['not a day', { op: 'before', day: '2026-03-10' }, false],
    ['2026-02-30', { op: 'before', day: '2026-03-10' }, false],
    ['2026-03-09T12:00', { op: 'before', day: '2026-03-10' }, false],
    ['2026-03-08T12:00:00Z', { op: 'inLast', amount: 2, unit: 'days' }, true],
    ['2026-03-08T11:59:59Z', { op: 'inLast', amount: 2, unit: 'days' }, false],
    ['2026-03-08T11:59:59Z', { op: 'longerAgo', amount: 2, unit: 'days' }, true],
    ['2026-03-11T12:00:00Z', { op: 'inNext', amount: 1, unit: 'days' }, true],
    ['2026-03-11T12:00:00Z', { op: 'inLast', amount: 9, unit: 'days' }, false],
  ])('%j %j: %s', (value, is, expected) => {
    expect(fits(rule(is), record(value), NOW)).toBe(expected);
    expect(fits({ kind: 'not', rule: rule(is) }, record(value), NOW)).toBe(!expected);
  });

  const deal: RuleRecord = {
    field: () => null,
    related: (of) => (of === 'people' ? [record('decider'), record('user')] : []),
  };
  it.each<[Rule, boolean]>([
    [{ kind: 'related', of: 'people', has: 'any', rule: decider }, true],
    [{ kind: 'related', of: 'people', has: 'all', rule: decider }, false],
    [{ kind: 'related', of: 'people', has: 'none', rule: decider }, false],
    [{ kind: 'related', of: 'files', has: 'all', rule: decider }, true],
    [{ kind: 'count', of: 'people', rule: null, is: 'atLeast', number: 2 }, true],
    [{ kind: 'count', of: 'people', rule: decider, is: 'atMost', number: 0 }, false],
    [{ kind: 'all', rules: [] }, true],
    [{ kind: 'any', rules: [] }, false],
  ])('about what hangs on a deal: %j: %s', (asked, expected) => {
    expect(ruleSchema.parse(asked)).toEqual(asked);
    expect(fits(asked, deal, NOW)).toBe(expected);
  });

  const anna = '0198c0de-0000-7000-8000-00000000000a';
  const ben = '0198c0de-0000-7000-8000-00000000000b';
  it.each<[RuleValue, Comparison, string | null, boolean]>([
    [anna, { op: 'is', text: ME }, anna, true],
    [ben, { op: 'is', text: ME }, anna, false],
    [ben, { op: 'isNot', text: ME }, anna, true],
    [null, { op: 'is', text: ME }, anna, false],
    [null, { op: 'isNot', text: ME }, anna, true],
    [ben, { op: 'oneOf', texts: [ME, ben] }, anna, true],
    [anna, { op: 'oneOf', texts: [ME, ben] }, anna, true],
    [[ben, anna], { op: 'is', text: ME }, anna, true],
    ['@me', { op: 'is', text: ME }, anna, true],
    [anna, { op: 'contains', text: ME }, anna, false],
    [anna, { op: 'is', text: ME }, null, false],
    [anna, { op: 'isNot', text: ME }, null, true],
  ])('%j %j, looked at by %s: %s', (value, is, me, expected) => {
    expect(fits(rule(is), record(value), NOW, me)).toBe(expected);
    const inside: Rule = { kind: 'all', rules: [{ kind: 'not', rule: rule(is) }] };
    expect(fits(inside, record(value), NOW, me)).toBe(!expected);
  });

  it('nested too deep, or of an unknown kind, is refused', () => {
    expect(ruleSchema.safeParse(nested(7)).success).toBe(true);
    expect(ruleSchema.safeParse(nested(8)).success).toBe(false);
    expect(ruleSchema.safeParse({ kind: 'script', code: 'x' }).success).toBe(false);
  });

  it.each([50, 100_000])('nested %d deep is refused with the reason, without a look inside', (depth) => {
    expect(ruleSchema.safeParse(nested(depth)).error?.issues).toMatchObject([
      { path: [], message: 'A condition is nested at most 8 deep' },
    ]);
  });

  it('of too many parts is refused', () => {
    const many: Rule = { kind: 'any', rules: Array.from({ length: 100 }, () => decider) };
    const more: Rule = { kind: 'all', rules: Array.from({ length: 10 }, () => many) };
    expect(ruleSchema.safeParse(many).success).toBe(true);
    expect(ruleSchema.safeParse(more).error?.issues[0]?.message).toBe('A condition has at most 1000 parts');
  });
});
