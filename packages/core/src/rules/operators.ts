// What can be asked of a field: a filter builder offers these, and `toSql` refuses any other.
import type { Comparison } from './rule.ts';

/**
 * `choice` and `id` hold keys: lower-case text that `fold` leaves as it is, and UUIDs; `texts` and `choices` are lists.
 * A `day` has no time; an `instant` has one.
 */
export const RULE_FIELD_TYPES = [
  'text',
  'texts',
  'choice',
  'choices',
  'id',
  'number',
  'money',
  'boolean',
  'day',
  'instant',
] as const;
export type RuleFieldType = (typeof RULE_FIELD_TYPES)[number];
export type RuleOperator = Comparison['op'];

const ANY_TEXT = ['is', 'isNot', 'oneOf', 'contains', 'startsWith', 'filled', 'empty'] as const;
const ANY_KEY = ['is', 'isNot', 'oneOf', 'filled', 'empty'] as const;
const ANY_TIME = ['on', 'before', 'after', 'inLast', 'inNext', 'longerAgo', 'filled', 'empty'] as const;

const OPERATORS = {
  text: ANY_TEXT,
  texts: ANY_TEXT,
  choice: ANY_KEY,
  choices: ANY_KEY,
  id: ANY_KEY,
  number: ['equals', 'over', 'atLeast', 'under', 'atMost', 'filled', 'empty'],
  money: ['moneyOver', 'moneyAtLeast', 'moneyUnder', 'moneyAtMost', 'filled', 'empty'],
  boolean: ['yes', 'no', 'filled', 'empty'],
  day: ANY_TIME,
  instant: ANY_TIME,
} as const satisfies Readonly<Record<RuleFieldType, readonly RuleOperator[]>>;

/** In the order in which a person would look for them. */
export function operatorsOf(type: RuleFieldType): readonly RuleOperator[] {
  return OPERATORS[type];
}
