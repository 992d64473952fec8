import { RULE_FIELD_TYPES, ruleSchema, type Comparison, type Rule } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operatorsOf, type FieldRule, type FilterFieldType } from './filter-field.ts';
import {
  completed,
  depthOf,
  groupOf,
  newCondition,
  plainOf,
  ruleOf,
  withField,
  withOperator,
} from './rule-edit.ts';

const TODAY = '2026-03-21';
const amount: FieldRule = { kind: 'field', field: 'amount', is: { op: 'over', number: 10_000 } };
const retail: FieldRule = { kind: 'field', field: 'industry', is: { op: 'is', text: 'Retail' } };
const unwritten: FieldRule = { kind: 'field', field: 'industry', is: { op: 'is', text: ' ' } };
const nobody: FieldRule = { kind: 'field', field: 'owner', is: { op: 'oneOf', texts: [''] } };
const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules });
const any = (...rules: Rule[]): Rule => ({ kind: 'any', rules });

const TYPES: readonly FilterFieldType[] = [...RULE_FIELD_TYPES, 'any'];
const aRule = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Rule>(amount, retail, unwritten, nobody),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
})).rule;

describe('what the sentence editor can edit', () => {
  test.each<[Rule | null]>([[null], [amount], [all(amount, retail)], [any(amount, retail)]])(
    '%j comes back as it was',
    (rule) => {
      const plain = plainOf(rule);
      expect(plain).not.toBeNull();
      expect(ruleOf(groupOf(rule))).toEqual(rule);
    },
  );

  test.each<[Rule]>([
    [{ kind: 'not', rule: amount }],
    [all(amount, any(retail))],
    [{ kind: 'count', of: 'people', is: 'atLeast', number: 2, rule: null }],
  ])('%j stays text', (rule) => {
    expect(plainOf(rule)).toBeNull();
  });
});

describe('a filter that is being built', () => {
  test.each<[Rule | null, Rule | null]>([
    [null, null],
    [amount, amount],
    [unwritten, null],
    [nobody, null],
    [all(amount, unwritten), amount],
    [all(amount, any(nobody), retail), all(amount, retail)],
    [all(amount, any(retail, nobody)), all(amount, retail)],
    [any(), null],
  ])('%j asks for %j', (draft, asked) => {
    expect(completed(draft)).toEqual(asked);
  });

  test('whatever is asked for is a valid rule, and asking again changes nothing', () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        const asked = completed(rule);
        if (asked === null) return;
        expect(ruleSchema.safeParse(asked).success).toBe(true);
        expect(completed(asked)).toEqual(asked);
        expect(depthOf(asked)).toBeLessThanOrEqual(depthOf(rule));
      }),
    );
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
    [{ op: 'filled' }, 'before', { op: 'before', day: TODAY }],
  ])('of %j: %s gives %j', (before, op, after) => {
    expect(withOperator(before, op, TODAY)).toEqual(after);
  });

  test.each(TYPES)('every operator that a field of type %s offers makes a valid rule', (type) => {
    for (const op of operatorsOf(type)) {
      const rule = { kind: 'field', field: 'x', is: withOperator({ op: 'filled' }, op, TODAY) };
      expect(ruleSchema.safeParse(rule).success, op).toBe(true);
    }
    expect(ruleSchema.safeParse(newCondition({ name: 'x', type }, TODAY)).success).toBe(true);
  });

  test('another field keeps the comparison only where it makes sense', () => {
    expect(withField(retail, { name: 'source', type: 'text' }, TODAY).is).toEqual(retail.is);
    expect(withField(retail, { name: 'need', type: 'boolean' }, TODAY).is).toEqual({ op: 'yes' });
    expect(withField(retail, { name: 'owner', type: 'id' }, TODAY).is).toEqual({
      op: 'oneOf',
      texts: [''],
    });
    expect(withField(retail, { name: 'price', type: 'money', currency: 'THB' }, TODAY).is).toEqual({
      op: 'moneyOver',
      minor: 0,
      currency: 'THB',
    });
  });
});
