// A value for a field, from an API call, a form or the cell of a file: what is kept, or why it is refused and how to
// mend it. Whatever is not plainly a value of the field's type is refused, never bent into one.
import { MOST_MINOR, currencyCodeSchema, type CustomValue } from '../pipeline/deal.ts';
import { fold } from '../rules/fold.ts';
import { asciiDigits } from '../text/digits.ts';
import { isWebLink } from '../text/links.ts';
import { isStorable } from '../text/storable.ts';
import type { FieldOption, FieldType } from './field-type.ts';

export const VALUE_REFUSALS = [
  'required',
  'notText',
  'notStorable',
  'lineBreak',
  'tooLong',
  'notANumber',
  'tooLarge',
  'tooPrecise',
  'notMoney',
  'unknownCurrency',
  'notADate',
  'yearOutOfRange',
  'unknownOption',
  'archivedOption',
  'tooMany',
  'notAnId',
  'notALink',
  'notYesNo',
] as const;
export type ValueRefusal = (typeof VALUE_REFUSALS)[number];

export type FieldReading =
  | { readonly kind: 'value'; readonly value: CustomValue }
  | { readonly kind: 'refused'; readonly code: ValueRefusal; readonly message: string };

/** What of a definition a value depends on. */
export interface ValueRules {
  readonly label: string;
  readonly type: FieldType;
  readonly options: readonly FieldOption[];
  readonly required: boolean;
}

export const LONGEST_TEXT = 500;
export const LONGEST_LONG_TEXT = 10_000;
/** Fifteen digits are exact in a JSON number. */
export const MOST_NUMBER = 1e15;
const MOST_DIGITS = 15;
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/**
 * Null, an empty text or list, and white space alone are "no value": null.
 *
 * Numbers, days and yes/no are also read from text (`1234.5`, `2026-03-31`, `yes`), with digits of any script; amounts
 * written with separators are for the reader of a file, which knows its language. An option is named by id or label.
 *
 * @param before the value that the record has: an archived option in it may stay.
 */
export function readFieldValue(field: ValueRules, raw: unknown, before: CustomValue = null): FieldReading {
  if (isNothing(raw)) {
    return field.required ? refuse(field, 'required', 'is needed; fill it in') : value(null);
  }
  switch (field.type) {
    case 'text':
      return readText(field, raw, LONGEST_TEXT, false);
    case 'longText':
      return readText(field, raw, LONGEST_LONG_TEXT, true);
    case 'number':
      return readNumber(field, raw);
    case 'money':
      return readMoneyValue(field, raw);
    case 'date':
      return readDay(field, raw);
    case 'choice':
    case 'choices':
      return readOptions(field, raw, before);
    case 'person':
    case 'company':
      return readId(field, raw);
    case 'link':
      return readLink(field, raw);
    case 'yesNo':
      return readYesNo(field, raw);
  }
}

function value(read: CustomValue): FieldReading {
  return { kind: 'value', value: read };
}

function refuse(field: ValueRules, code: ValueRefusal, says: string): FieldReading {
  return { kind: 'refused', code, message: `${field.label} ${says}` };
}

function isNothing(raw: unknown): boolean {
  if (raw === null || raw === undefined) return true;
  return typeof raw === 'string' ? raw.trim() === '' : Array.isArray(raw) && raw.length === 0;
}

/** As it was given, short enough for a message. */
function shown(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? typeof raw);
  return Array.from(text.slice(0, 100)).length > 40 ? `${Array.from(text).slice(0, 40).join('')}…` : text;
}

function readText(field: ValueRules, raw: unknown, longest: number, lines: boolean): FieldReading {
  if (typeof raw !== 'string') return refuse(field, 'notText', `is text; ${shown(raw)} is not`);
  if (raw.length > longest) {
    return refuse(field, 'tooLong', `has ${raw.length} characters; at most ${longest} fit, shorten it`);
  }
  if (!isStorable(raw)) {
    return refuse(field, 'notStorable', 'has a character that cannot be stored; type it again');
  }
  const text = raw.trim();
  if (!lines && /[\r\n\u2028\u2029]/u.test(text)) {
    return refuse(field, 'lineBreak', 'is one line; join the lines, or make the field a long text');
  }
  return value(text);
}

function readNumber(field: ValueRules, raw: unknown): FieldReading {
  if (typeof raw === 'number') return numberWithin(field, raw, raw);
  if (typeof raw !== 'string') return refuse(field, 'notANumber', `is a number; ${shown(raw)} is not`);
  const text = asciiDigits(raw.trim()).replace('٫', '.').replace('−', '-');
  const parts = text.length > 1000 ? null : /^[+-]?([0-9]*)(?:\.([0-9]+))?(?:e[+-]?[0-9]+)?$/iu.exec(text);
  if (parts === null || (parts[1] === '' && parts[2] === undefined)) {
    return refuse(
      field,
      'notANumber',
      `is a number such as 1234.5, without separators; "${shown(raw)}" is not`,
    );
  }
  const read = numberWithin(field, Number(text), raw);
  if (read.kind === 'refused') return read;
  const digits = `${parts[1] ?? ''}${parts[2] ?? ''}`.replace(/^0+/u, '');
  if (digits.length > MOST_DIGITS) {
    return refuse(
      field,
      'tooPrecise',
      `has ${digits.length} digits; at most ${MOST_DIGITS} are kept exactly, round it`,
    );
  }
  return read;
}

function numberWithin(field: ValueRules, number: number, raw: unknown): FieldReading {
  if (Number.isNaN(number)) return refuse(field, 'notANumber', 'is a number; this is not');
  if (Math.abs(number) >= MOST_NUMBER) {
    const what = typeof raw === 'string' ? `"${shown(raw)}"` : String(raw);
    return refuse(field, 'tooLarge', `holds numbers of at most ${MOST_DIGITS} digits; ${what} is larger`);
  }
  return value(number === 0 ? 0 : number);
}

function readMoneyValue(field: ValueRules, raw: unknown): FieldReading {
  const says = 'is an amount in minor units with its currency, such as {"minor": 1050, "currency": "EUR"}';
  if (typeof raw !== 'object' || raw === null)
    return refuse(field, 'notMoney', `${says}; ${shown(raw)} is not`);
  const { minor, currency, ...rest } = raw as { minor?: unknown; currency?: unknown };
  if (Object.keys(rest).length > 0 || typeof minor !== 'number') return refuse(field, 'notMoney', says);
  if (!Number.isFinite(minor) || Math.abs(minor) > MOST_MINOR) {
    return refuse(field, 'tooLarge', `holds at most ${MOST_DIGITS} digits of minor units; this is larger`);
  }
  if (!Number.isInteger(minor)) return refuse(field, 'notMoney', `${says}: minor units are whole`);
  const code = currencyCodeSchema.safeParse(currency);
  if (!code.success) {
    return refuse(
      field,
      'unknownCurrency',
      `has no currency "${shown(currency)}"; write its three letters, such as EUR`,
    );
  }
  return value({ minor: minor === 0 ? 0 : minor, currency: code.data });
}

function readDay(field: ValueRules, raw: unknown): FieldReading {
  const parts = typeof raw === 'string' ? /^(\d{4,6})-(\d{2})-(\d{2})$/u.exec(asciiDigits(raw.trim())) : null;
  if (parts === null) {
    return refuse(field, 'notADate', `is a day such as 2026-03-31; ${shown(raw)} is not`);
  }
  const [day, year, month, date] = parts.map((part) => part) as [string, string, string, string];
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) {
    return refuse(
      field,
      'yearOutOfRange',
      `lies between ${FIRST_YEAR} and ${LAST_YEAR}; the year ${year} does not`,
    );
  }
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (made.toISOString().slice(0, 10) !== day) {
    return refuse(field, 'notADate', `is a day of the calendar; there is no ${day}`);
  }
  return value(day);
}

function readOptions(field: ValueRules, raw: unknown, before: CustomValue): FieldReading {
  const several = field.type === 'choices';
  const given: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (given.length > (several ? 200 : 1)) {
    return refuse(field, 'tooMany', several ? 'takes at most 200 options' : 'takes one option; choose one');
  }
  const had = Array.isArray(before) ? before : [before];
  const chosen = new Set<string>();
  for (const one of given) {
    const option = typeof one === 'string' ? optionOf(field, one.trim()) : undefined;
    if (option === undefined) {
      const offered = field.options.filter(({ archived }) => !archived).map(({ label }) => label);
      const list = offered.slice(0, 10).join(', ') + (offered.length > 10 ? ', …' : '');
      return refuse(field, 'unknownOption', `has no option "${shown(one)}"; it offers ${list}`);
    }
    if (option.archived && !had.includes(option.id)) {
      return refuse(field, 'archivedOption', `no longer offers "${option.label}"; choose another`);
    }
    chosen.add(option.id);
  }
  const ids = [...chosen];
  return value(several ? ids : (ids[0] ?? null));
}

/** By id, else by label; one that is still offered first. */
function optionOf(field: ValueRules, named: string): FieldOption | undefined {
  const byId = field.options.find(({ id }) => id === named);
  if (byId !== undefined || named.length > 200) return byId;
  const alike = field.options.filter(({ label }) => fold(label) === fold(named));
  return alike.find(({ archived }) => !archived) ?? alike[0];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Whether there is such a record says the server. */
function readId(field: ValueRules, raw: unknown): FieldReading {
  if (typeof raw === 'string' && UUID.test(raw.trim())) return value(raw.trim().toLowerCase());
  const what = field.type === 'person' ? 'a member' : 'a company';
  return refuse(field, 'notAnId', `holds the id of ${what}; ${shown(raw)} is none`);
}

function readLink(field: ValueRules, raw: unknown): FieldReading {
  if (typeof raw === 'string' && raw.length > 2000) {
    return refuse(field, 'tooLong', `has ${raw.length} characters; at most 2000 fit, shorten it`);
  }
  if (typeof raw === 'string' && isWebLink(raw.trim())) return value(raw.trim());
  return refuse(
    field,
    'notALink',
    `is a web address that begins with https:// or http://; ${shown(raw)} is not, write all of it`,
  );
}

const YES: ReadonlySet<unknown> = new Set([true, 'true', 'yes', '1']);
const NO: ReadonlySet<unknown> = new Set([false, 'false', 'no', '0']);

function readYesNo(field: ValueRules, raw: unknown): FieldReading {
  const given = typeof raw === 'string' ? asciiDigits(fold(raw)) : raw;
  if (YES.has(given)) return value(true);
  return NO.has(given) ? value(false) : refuse(field, 'notYesNo', `is yes or no; ${shown(raw)} is neither`);
}
