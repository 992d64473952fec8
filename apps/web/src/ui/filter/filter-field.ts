// What can be asked about: fields with a type, and the comparisons that make sense for each type.
import type { Comparison, Rule } from '@portolan/core';
import type { Option } from '../option-list.tsx';

export type FieldRule = Extract<Rule, { readonly kind: 'field' }>;
export type RuleOperator = Comparison['op'];

/** `any` is a field whose type nobody knows, such as one that was named by hand. */
export type FilterFieldType = 'text' | 'number' | 'money' | 'day' | 'yesNo' | 'choice' | 'choices' | 'person' | 'any';

export interface FilterField {
  readonly name: string;
  /** As it stands in a sentence: "amount", "expected close". */
  readonly label: string;
  readonly type: FilterFieldType;
  readonly options?: readonly Option[];
  /** Options that are searched for on the server. */
  readonly loadOptions?: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** The name behind a chosen value that is not among `options`. */
  readonly labelOf?: (value: string) => string | undefined;
  /** For amounts: what a new comparison begins with. */
  readonly currency?: string;
}

export const TEXT_OPERATORS = ['is', 'isNot', 'contains', 'startsWith', 'oneOf'] as const;
export const NUMBER_OPERATORS = ['equals', 'over', 'atLeast', 'under', 'atMost'] as const;
export const MONEY_OPERATORS = ['moneyOver', 'moneyAtLeast', 'moneyUnder', 'moneyAtMost'] as const;
export const DAY_OPERATORS = ['on', 'before', 'after'] as const;
export const SPAN_OPERATORS = ['inLast', 'inNext', 'longerAgo'] as const;
export const PLAIN_OPERATORS = ['filled', 'empty', 'yes', 'no'] as const;

const OPERATORS: Readonly<Record<FilterFieldType, readonly RuleOperator[]>> = {
  text: ['is', 'isNot', 'contains', 'startsWith', 'oneOf', 'filled', 'empty'],
  number: ['over', 'atLeast', 'under', 'atMost', 'equals', 'filled', 'empty'],
  money: [...MONEY_OPERATORS, 'over', 'atLeast', 'under', 'atMost', 'filled', 'empty'],
  day: [...DAY_OPERATORS, ...SPAN_OPERATORS, 'filled', 'empty'],
  yesNo: ['yes', 'no', 'filled', 'empty'],
  choice: ['oneOf', 'isNot', 'filled', 'empty'],
  choices: ['oneOf', 'isNot', 'filled', 'empty'],
  person: ['oneOf', 'isNot', 'filled', 'empty'],
  any: [...TEXT_OPERATORS, ...NUMBER_OPERATORS, ...DAY_OPERATORS, ...SPAN_OPERATORS, ...PLAIN_OPERATORS],
};

/** Comparisons that make sense for a type, the usual one first. */
export function operatorsOf(type: FilterFieldType): readonly RuleOperator[] {
  return OPERATORS[type];
}

/** The name of a chosen value. */
export function optionLabel(field: FilterField | undefined, value: string): string {
  return field?.options?.find(({ id }) => id === value)?.label ?? field?.labelOf?.(value) ?? value;
}
