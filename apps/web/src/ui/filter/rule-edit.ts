// Changing a condition: another comparison, another field, groups of conditions. Pure.
import type { Comparison, Rule } from '@portolan/core';
import { majorOf, minorOf } from '../../lib/locale/minor-units.ts';
import {
  DAY_OPERATORS,
  isKeyed,
  MONEY_OPERATORS,
  NUMBER_OPERATORS,
  operatorsOf,
  PLAIN_OPERATORS,
  SPAN_OPERATORS,
  TEXT_OPERATORS,
  type FieldRule,
  type FilterField,
  type RuleOperator,
} from './filter-field.ts';

const has = <T extends string>(list: readonly T[], op: string): op is T => list.some((one) => one === op);

/**
 * The same comparison with another operator; the value is kept where it is of the same kind.
 * @param today ISO day that a new date begins with
 */
export function withOperator(is: Comparison, op: RuleOperator, today: string, currency = 'EUR'): Comparison {
  if (has(PLAIN_OPERATORS, op)) return { op };
  if (op === 'oneOf') return { op, texts: 'texts' in is ? is.texts : ['text' in is ? is.text : ''] };
  if (has(TEXT_OPERATORS, op)) {
    return { op, text: 'text' in is ? is.text : 'texts' in is ? (is.texts[0] ?? '') : '' };
  }
  if (has(NUMBER_OPERATORS, op)) {
    return { op, number: 'number' in is ? is.number : 'minor' in is ? majorOf(is.minor, is.currency) : 0 };
  }
  if (has(MONEY_OPERATORS, op)) {
    const kept = 'currency' in is ? is.currency : currency;
    return {
      op,
      currency: kept,
      minor: 'minor' in is ? is.minor : 'number' in is ? minorOf(is.number, kept) : 0,
    };
  }
  if (has(DAY_OPERATORS, op)) return { op, day: 'day' in is ? is.day : today };
  if (has(SPAN_OPERATORS, op)) {
    return { op, amount: 'amount' in is ? is.amount : 30, unit: 'unit' in is ? is.unit : 'days' };
  }
  return is;
}

/** A field as far as changing to it goes. */
export type FieldKind = Pick<FilterField, 'name' | 'type' | 'currency'>;

/** The condition about another field: the operator stays where it makes sense there, a chosen option never does. */
export function withField(rule: FieldRule, field: FieldKind, today: string): FieldRule {
  const operators = operatorsOf(field.type);
  if (isKeyed(field.type)) return newCondition(field, today);
  const fits = operators.includes(rule.is.op);
  return {
    kind: 'field',
    field: field.name,
    is: fits ? rule.is : withOperator(rule.is, operators[0]!, today, field.currency),
  };
}

export function newCondition(field: FieldKind, today: string): FieldRule {
  const op = isKeyed(field.type) ? 'oneOf' : operatorsOf(field.type)[0]!;
  return { kind: 'field', field: field.name, is: withOperator({ op: 'filled' }, op, today, field.currency) };
}

export type RuleGroup = Extract<Rule, { readonly kind: 'all' | 'any' }>;

export function isGroup(rule: Rule): rule is RuleGroup {
  return rule.kind === 'all' || rule.kind === 'any';
}

/** Any rule as a group of conditions. */
export function groupOf(rule: Rule | null): RuleGroup {
  if (rule === null) return { kind: 'all', rules: [] };
  return isGroup(rule) ? rule : { kind: 'all', rules: [rule] };
}

/** None is no rule, one stands for itself. */
export function ruleOf(group: RuleGroup): Rule | null {
  const [only, ...others] = group.rules;
  if (only === undefined) return null;
  return others.length === 0 ? only : group;
}

/** Whether a condition says something: a text that is yet to be written does not. */
export function isComplete(rule: Rule): boolean {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.some(isComplete);
    case 'not':
    case 'related':
      return isComplete(rule.rule);
    case 'count':
      return rule.rule === null || isComplete(rule.rule);
    case 'field':
      if ('texts' in rule.is) return rule.is.texts.some((text) => text !== '');
      return rule.field !== '' && (!('text' in rule.is) || rule.is.text.trim() !== '');
  }
}

/** The rule without what is yet to be written: a filter that is being built hides nothing by accident. */
export function completed(rule: Rule | null): Rule | null {
  if (rule === null || !isComplete(rule)) return null;
  if (!isGroup(rule)) return rule;
  return ruleOf({
    kind: rule.kind,
    rules: rule.rules.map(completed).filter((one) => one !== null),
  });
}

/** Groups inside of groups, counted from the outermost. */
export function depthOf(rule: Rule): number {
  return isGroup(rule) ? 1 + Math.max(0, ...rule.rules.map(depthOf)) : 0;
}

/** What the sentence editor of one level can edit. */
export interface PlainRule {
  readonly kind: 'all' | 'any';
  readonly rules: readonly FieldRule[];
}

/** @returns null for a rule that is nested deeper than one level */
export function plainOf(rule: Rule | null): PlainRule | null {
  const group = groupOf(rule);
  const rules = group.rules.filter((one) => one.kind === 'field');
  return rules.length === group.rules.length ? { kind: group.kind, rules } : null;
}
