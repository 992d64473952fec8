// A condition as a sentence, and the plain conditions (one, or all or any of several) as something to edit. What is
// nested deeper stays as text.
import type { Comparison, Rule } from '@portolan/core';

export type FieldRule = Extract<Rule, { readonly kind: 'field' }>;
export type RuleOperator = Comparison['op'];

export interface RuleWords {
  /** A field's name as people say it. */
  readonly field: (name: string) => string;
  /** "{{field}} is over {{value}}" for this operator. */
  readonly says: (op: RuleOperator, field: string, value: string) => string;
  readonly number: (value: number) => string;
  readonly money: (amount: number, currency: string) => string;
  readonly day: (day: string) => string;
  readonly span: (amount: number, unit: 'hours' | 'days' | 'weeks' | 'months' | 'years') => string;
  readonly joined: (how: 'all' | 'any', sentences: readonly string[]) => string;
  readonly always: (how: 'all' | 'any') => string;
  readonly not: (sentence: string) => string;
  readonly inside: (sentence: string) => string;
  readonly related: (has: 'any' | 'all' | 'none', of: string, sentence: string) => string;
  readonly count: (is: 'atLeast' | 'atMost', number: number, of: string, sentence: string | null) => string;
}

export function sentenceOf(rule: Rule, words: RuleWords): string {
  switch (rule.kind) {
    case 'field':
      return words.says(rule.is.op, words.field(rule.field), valueText(rule.is, words));
    case 'all':
    case 'any': {
      const [only, ...others] = rule.rules;
      if (only === undefined) return words.always(rule.kind);
      if (others.length === 0) return sentenceOf(only, words);
      return words.joined(
        rule.kind,
        rule.rules.map((one) => {
          const text = sentenceOf(one, words);
          return one.kind === 'all' || one.kind === 'any' ? words.inside(text) : text;
        }),
      );
    }
    case 'not':
      return words.not(sentenceOf(rule.rule, words));
    case 'related':
      return words.related(rule.has, rule.of, sentenceOf(rule.rule, words));
    case 'count':
      return words.count(
        rule.is,
        rule.number,
        rule.of,
        rule.rule === null ? null : sentenceOf(rule.rule, words),
      );
  }
}

function valueText(is: Comparison, words: RuleWords): string {
  switch (is.op) {
    case 'filled':
    case 'empty':
    case 'yes':
    case 'no':
      return '';
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
      return is.text;
    case 'oneOf':
      return is.texts.join(', ');
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return words.number(is.number);
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost':
      return words.money(majorOf(is.minor, is.currency), is.currency);
    case 'on':
    case 'before':
    case 'after':
      return words.day(is.day);
    case 'inLast':
    case 'inNext':
    case 'longerAgo':
      return words.span(is.amount, is.unit);
  }
}

/** Digits after the point of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

export function majorOf(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

export function minorOf(major: number, currency: string): number {
  return Math.round(major * 10 ** digitsOf(currency));
}

/** What the sentence editor can edit. */
export interface PlainRule {
  readonly joined: 'all' | 'any';
  readonly conditions: readonly FieldRule[];
}

/** @returns null for a rule that is nested deeper than the sentence editor goes. */
export function plainOf(rule: Rule | null): PlainRule | null {
  if (rule === null) return { joined: 'all', conditions: [] };
  if (rule.kind === 'field') return { joined: 'all', conditions: [rule] };
  if (rule.kind !== 'all' && rule.kind !== 'any') return null;
  const conditions = rule.rules.filter((one) => one.kind === 'field');
  return conditions.length === rule.rules.length ? { joined: rule.kind, conditions } : null;
}

/** None is no rule, one stands for itself. */
export function ruleOf({ joined, conditions }: PlainRule): Rule | null {
  const [only, ...others] = conditions;
  if (only === undefined) return null;
  return others.length === 0 ? only : { kind: joined, rules: conditions };
}

export const TEXT_OPERATORS = ['is', 'isNot', 'contains', 'startsWith', 'oneOf'] as const;
export const NUMBER_OPERATORS = ['equals', 'over', 'atLeast', 'under', 'atMost'] as const;
export const MONEY_OPERATORS = ['moneyOver', 'moneyAtLeast', 'moneyUnder', 'moneyAtMost'] as const;
export const DAY_OPERATORS = ['on', 'before', 'after'] as const;
export const SPAN_OPERATORS = ['inLast', 'inNext', 'longerAgo'] as const;
export const PLAIN_OPERATORS = ['filled', 'empty', 'yes', 'no'] as const;

const has = <T extends string>(list: readonly T[], op: string): op is T => list.some((one) => one === op);

/**
 * The same comparison with another operator; the value is kept where it is of the same kind.
 * @param today ISO day that a new date begins with
 */
export function withOperator(is: Comparison, op: RuleOperator, today: string): Comparison {
  if (has(PLAIN_OPERATORS, op)) return { op };
  if (op === 'oneOf') return { op, texts: 'texts' in is ? is.texts : ['text' in is ? is.text : ''] };
  if (has(TEXT_OPERATORS, op)) {
    return { op, text: 'text' in is ? is.text : 'texts' in is ? (is.texts[0] ?? '') : '' };
  }
  if (has(NUMBER_OPERATORS, op)) {
    return { op, number: 'number' in is ? is.number : 'minor' in is ? majorOf(is.minor, is.currency) : 0 };
  }
  if (has(MONEY_OPERATORS, op)) {
    const currency = 'currency' in is ? is.currency : 'EUR';
    return {
      op,
      currency,
      minor: 'minor' in is ? is.minor : 'number' in is ? minorOf(is.number, currency) : 0,
    };
  }
  if (has(DAY_OPERATORS, op)) return { op, day: 'day' in is ? is.day : today };
  if (has(SPAN_OPERATORS, op)) {
    return { op, amount: 'amount' in is ? is.amount : 30, unit: 'unit' in is ? is.unit : 'days' };
  }
  return is;
}

export type FieldKind = 'text' | 'money' | 'number' | 'day' | 'yesNo' | 'any';

/** Fields that every deal has; others are named by the person who writes the condition. */
export const DEAL_FIELDS = {
  amount: 'money',
  source: 'text',
  country: 'text',
  industry: 'text',
  employees: 'number',
  score: 'number',
  need: 'yesNo',
  budget: 'yesNo',
  authority: 'yesNo',
  timing: 'yesNo',
  expectedClose: 'day',
  lastActivity: 'day',
  email: 'text',
  size: 'text',
  channel: 'text',
  competitors: 'text',
  wonReason: 'text',
  startDate: 'day',
  careTeam: 'text',
} as const satisfies Readonly<Record<string, FieldKind>>;
export type DealField = keyof typeof DEAL_FIELDS;
export const DEAL_FIELD_NAMES = Object.keys(DEAL_FIELDS) as readonly DealField[];

export function isDealField(name: string): name is DealField {
  return Object.hasOwn(DEAL_FIELDS, name);
}

/** Operators that make sense for a field, the usual one first. */
export function operatorsFor(field: string): readonly RuleOperator[] {
  switch (isDealField(field) ? DEAL_FIELDS[field] : 'any') {
    case 'text':
      return [...TEXT_OPERATORS, 'filled', 'empty'];
    case 'money':
      return [...MONEY_OPERATORS, 'over', 'atLeast', 'under', 'atMost', 'filled', 'empty'];
    case 'number':
      return ['over', 'atLeast', 'under', 'atMost', 'equals', 'filled', 'empty'];
    case 'day':
      return [...DAY_OPERATORS, ...SPAN_OPERATORS, 'filled', 'empty'];
    case 'yesNo':
      return [...PLAIN_OPERATORS];
    default:
      return [
        ...TEXT_OPERATORS,
        ...NUMBER_OPERATORS,
        ...DAY_OPERATORS,
        ...SPAN_OPERATORS,
        ...PLAIN_OPERATORS,
      ];
  }
}

/** The condition about another field: the operator stays where it makes sense there. */
export function withField(rule: FieldRule, field: string, today: string): FieldRule {
  const operators = operatorsFor(field);
  const fits = operators.includes(rule.is.op);
  return { kind: 'field', field, is: fits ? rule.is : withOperator(rule.is, operators[0]!, today) };
}
