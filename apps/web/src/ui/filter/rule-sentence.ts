// A condition as a sentence: "amount is over 10,000 and owner is me or Anna".
import type { Comparison, Rule } from '@portolan/core';
import { majorOf } from '../../lib/locale/minor-units.ts';
import type { RuleOperator } from './filter-field.ts';

export interface RuleWords {
  /** A field's name as people say it. */
  readonly field: (name: string) => string;
  /** "{{field}} is over {{value}}" for this operator. */
  readonly says: (op: RuleOperator, field: string, value: string) => string;
  /** A value as people say it: the name behind an id. */
  readonly option: (field: string, value: string) => string;
  /** "A or B". */
  readonly either: (texts: readonly string[]) => string;
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
      // "is one of me or Anna" is how the comparison is listed; the sentence says "is me or Anna".
      return words.says(
        rule.is.op === 'oneOf' ? 'is' : rule.is.op,
        words.field(rule.field),
        valueText(rule.field, rule.is, words),
      );
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

function valueText(field: string, is: Comparison, words: RuleWords): string {
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
      return words.option(field, is.text);
    case 'oneOf':
      return words.either(is.texts.map((text) => words.option(field, text)));
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
