// What a rule means. A missing value fits `empty`, `isNot` and `not`, and nothing else; text is compared folded (case,
// accents, width and script forms do not matter); money of another currency never fits.
import { fold } from './fold.ts';
import { timeOf } from './iso-time.ts';
import { ME } from './rule.ts';
import type { Comparison, Rule, TimeUnit } from './rule.ts';

export { fold } from './fold.ts';

export type RuleValue =
  | string
  | number
  | boolean
  | { readonly minor: number; readonly currency: string }
  | readonly string[]
  | null;

/** What a rule is asked about. Instants and days are ISO strings. */
export interface RuleRecord {
  readonly field: (name: string) => RuleValue | undefined;
  readonly related?: (of: string) => readonly RuleRecord[];
}

/**
 * @param now milliseconds since 1970 UTC, for relative time.
 * @param me id of the person who looks, for `ME`; null where nobody does
 */
export function fits(rule: Rule, record: RuleRecord, now: number, me: string | null = null): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((one) => fits(one, record, now, me));
    case 'any':
      return rule.rules.some((one) => fits(one, record, now, me));
    case 'not':
      return !fits(rule.rule, record, now, me);
    case 'field':
      return compare(record.field(rule.field) ?? null, rule.is, now, me);
    case 'related': {
      const hits = (record.related?.(rule.of) ?? []).map((one) => fits(rule.rule, one, now, me));
      if (rule.has === 'any') return hits.some(Boolean);
      return rule.has === 'none' ? !hits.some(Boolean) : hits.every(Boolean);
    }
    case 'count': {
      const { rule: inner } = rule;
      const count = (record.related?.(rule.of) ?? []).filter(
        (one) => inner === null || fits(inner, one, now, me),
      ).length;
      return rule.is === 'atLeast' ? count >= rule.number : count <= rule.number;
    }
  }
}

function compare(value: RuleValue, is: Comparison, now: number, me: string | null): boolean {
  switch (is.op) {
    case 'filled':
      return isFilled(value);
    case 'empty':
      return !isFilled(value);
    case 'yes':
      return value === true;
    case 'no':
      return value === false;
    case 'is':
    case 'isNot':
    case 'oneOf': {
      const wanted = new Set(wantedTexts(is, me));
      return texts(value).some((text) => wanted.has(text)) === (is.op !== 'isNot');
    }
    case 'contains':
      return texts(value).some((text) => text.includes(fold(is.text)));
    case 'startsWith':
      return texts(value).some((text) => text.startsWith(fold(is.text)));
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return typeof value === 'number' && orders(is.op, value, is.number);
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost':
      return (
        isMoney(value) && value.currency === is.currency && orders(MONEY_AS[is.op], value.minor, is.minor)
      );
    case 'on':
    case 'before':
    case 'after': {
      if (typeof value !== 'string' || timeOf(value) === undefined) return false;
      const day = value.slice(0, 10);
      return is.op === 'on' ? day === is.day : is.op === 'before' ? day < is.day : day > is.day;
    }
    case 'inLast':
    case 'inNext':
    case 'longerAgo': {
      const time = typeof value === 'string' ? timeOf(value) : undefined;
      if (time === undefined) return false;
      const before = now - time;
      const span = is.amount * UNIT_MS[is.unit];
      if (is.op === 'inNext') return before <= 0 && -before <= span;
      return is.op === 'inLast' ? before >= 0 && before <= span : before > span;
    }
  }
}

/** The texts of a comparison, folded; whoever looks, by their id too. */
export function wantedTexts(
  is: { readonly text: string } | { readonly texts: readonly string[] },
  me: string | null,
): readonly string[] {
  const asked = 'texts' in is ? is.texts : [is.text];
  const all = me !== null && asked.includes(ME) ? [...asked, me] : asked;
  return all.map(fold);
}

/** Months are 30 days and years 365: a relative span is a length, not a place in a calendar. */
export const UNIT_MS: Readonly<Record<TimeUnit, number>> = {
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 7 * 86_400_000,
  months: 30 * 86_400_000,
  years: 365 * 86_400_000,
};

export const MONEY_AS = {
  moneyOver: 'over',
  moneyAtLeast: 'atLeast',
  moneyUnder: 'under',
  moneyAtMost: 'atMost',
} as const;

function orders(op: 'equals' | 'over' | 'atLeast' | 'under' | 'atMost', a: number, b: number): boolean {
  switch (op) {
    case 'equals':
      return a === b;
    case 'over':
      return a > b;
    case 'atLeast':
      return a >= b;
    case 'under':
      return a < b;
    case 'atMost':
      return a <= b;
  }
}

function isMoney(value: RuleValue): value is { readonly minor: number; readonly currency: string } {
  return typeof value === 'object' && value !== null && 'minor' in value;
}

function isFilled(value: RuleValue): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function texts(value: RuleValue): readonly string[] {
  if (typeof value === 'string') return [fold(value)];
  return Array.isArray(value) ? value.map(fold) : [];
}
