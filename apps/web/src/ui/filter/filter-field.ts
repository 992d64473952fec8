// What can be asked about: fields with a type, and the comparisons that make sense for each type.
import {
  operatorsOf as operatorsOfType,
  type Rule,
  type RuleFieldType,
  type RuleOperator,
} from '@portolan/core';
import type { Option } from '../option-list.tsx';

export type FieldRule = Extract<Rule, { readonly kind: 'field' }>;
export type { RuleOperator };

/** `any` is a field whose type nobody knows, such as one that was named by hand. */
export type FilterFieldType = RuleFieldType | 'any';

export interface FilterField {
  readonly name: string;
  /** As it stands in a sentence: "amount", "expected close". */
  readonly label: string;
  readonly type: FilterFieldType;
  readonly options?: readonly Option[];
  /** The options are people, shown with their letters. */
  readonly hasAvatars?: boolean;
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

const ANY: readonly RuleOperator[] = [
  ...TEXT_OPERATORS,
  ...NUMBER_OPERATORS,
  ...DAY_OPERATORS,
  ...SPAN_OPERATORS,
  ...PLAIN_OPERATORS,
];

/** Comparisons that make sense for a type. */
export function operatorsOf(type: FilterFieldType): readonly RuleOperator[] {
  return type === 'any' ? ANY : operatorsOfType(type);
}

/** Whether values are chosen from options: such a comparison begins as "is one of". */
export function isKeyed(type: FilterFieldType): boolean {
  return type === 'choice' || type === 'choices' || type === 'id';
}

/** The name of a chosen value. */
export function optionLabel(field: FilterField | undefined, value: string): string {
  return field?.options?.find(({ id }) => id === value)?.label ?? field?.labelOf?.(value) ?? value;
}
