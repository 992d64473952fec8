// One comparison as SQL. The result is true, false or null, where null counts as false.
// Indexes of plain columns stay usable: keys, money and times are compared as they are, never inside a function.
import { MONEY_AS, UNIT_MS, wantedTexts } from './evaluate.ts';
import { fold } from './fold.ts';
import { ISO_TIME } from './iso-time.ts';
import type { Comparison } from './rule.ts';
import type { JsonField, RuleField } from './sql-schema.ts';

interface CompareWork {
  readonly now: number;
  /** Whoever looks. */
  readonly me: string | null;
  readonly parameter: (value: string | number | readonly string[]) => string;
}
type Of<Op extends Comparison['op']> = Comparison & { readonly op: Op };
type TextComparison = Of<'is' | 'isNot' | 'contains' | 'startsWith' | 'oneOf'>;
type TimeComparison = Of<'on' | 'before' | 'after' | 'inLast' | 'inNext' | 'longerAgo'>;

/** @param is one of `operatorsOf(field.type)`. */
export function compareSql(field: RuleField, row: string, is: Comparison, work: CompareWork): string {
  switch (is.op) {
    case 'filled':
      return filled(field, row, work);
    case 'empty':
      return `(${filled(field, row, work)} is not true)`;
    case 'yes':
    case 'no':
      return `${plain(field, row, work)} is ${is.op === 'yes' ? 'true' : 'false'}`;
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
    case 'oneOf':
      return compareTexts(field, row, is, work);
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return Number.isNaN(is.number)
        ? 'false'
        : `${plain(field, row, work)} ${SIGNS[is.op]} ${work.parameter(String(is.number))}::numeric`;
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost': {
      const { minor, currency } = moneyOf(field, row, work);
      const least = `${work.parameter(String(is.minor))}::bigint`;
      return `(${currency} = ${work.parameter(is.currency)}::text and ${minor} ${SIGNS[MONEY_AS[is.op]]} ${least})`;
    }
    case 'on':
    case 'before':
    case 'after':
    case 'inLast':
    case 'inNext':
    case 'longerAgo':
      return compareTime(field, row, is, work);
  }
}

const SIGNS = { equals: '=', over: '>', atLeast: '>=', under: '<', atMost: '<=' } as const;

/** The value as PostgreSQL's own type; within JSON, what is of another type is null. */
function plain(field: RuleField, row: string, work: CompareWork): string {
  if ('sql' in field) return field.sql(row);
  if (!('json' in field)) throw new Error('Money is compared by its parts');
  const value = jsonOf(field, row, work);
  const only = (type: string, sql: string): string =>
    `case when jsonb_typeof(${value}) = '${type}' then ${sql} end`;
  if (field.type === 'number') return `(${only('number', `${value}::numeric`)})`;
  if (field.type === 'boolean') return `(${only('boolean', `${value}::boolean`)})`;
  return `(${only('string', `${value} #>> '{}'`)})`;
}

function jsonOf(field: JsonField, row: string, work: CompareWork): string {
  return `(${field.json(row)} -> ${work.parameter(field.key)}::text)`;
}

function moneyOf(
  field: RuleField,
  row: string,
  work: CompareWork,
): { readonly minor: string; readonly currency: string } {
  if ('minor' in field) return { minor: field.minor(row), currency: field.currency(row) };
  if (!('json' in field)) throw new Error('Money has two parts');
  const value = jsonOf(field, row, work);
  return {
    minor: `(case when jsonb_typeof(${value} -> 'minor') = 'number' then (${value} -> 'minor')::numeric end)`,
    currency: `(${value} ->> 'currency')`,
  };
}

function filled(field: RuleField, row: string, work: CompareWork): string {
  if ('json' in field) {
    const value = jsonOf(field, row, work);
    return `${value} not in ('null'::jsonb, '""'::jsonb, '[]'::jsonb)`;
  }
  if ('minor' in field) return `(${field.minor(row)} is not null and ${field.currency(row)} is not null)`;
  const value = field.sql(row);
  if (field.type === 'text' || field.type === 'choice') return `${value} <> ''`;
  return isList(field) ? `cardinality(${value}) > 0` : `${value} is not null`;
}

function isList(field: RuleField): boolean {
  return field.type === 'texts' || field.type === 'choices';
}

function compareTexts(field: RuleField, row: string, is: TextComparison, work: CompareWork): string {
  const [condition, inList] = textsCondition(field, row, is, work);
  if (is.op !== 'isNot') return inList;
  return condition === 'never' ? 'true' : `(${inList} is not true)`;
}

/** Whether one of the texts fits; for `isNot`, whether one is the text. `never` where no stored text can fit. */
function textsCondition(
  field: RuleField,
  row: string,
  is: TextComparison,
  work: CompareWork,
): readonly ['sometimes' | 'never', string] {
  const whole = is.op === 'is' || is.op === 'isNot' || is.op === 'oneOf';
  const wanted = (whole ? wantedTexts(is, work.me) : [fold(is.text)]).filter(canBeStored);
  const id = field.type === 'id' && 'sql' in field;
  const values = id ? wanted.filter((text) => UUID.test(text)) : wanted;
  const [value] = values;
  if (value === undefined) return ['never', 'false'];

  const one = (text: string): string => {
    const type = id ? 'uuid' : 'text';
    switch (is.op) {
      case 'is':
      case 'isNot':
      case 'oneOf':
        return is.op !== 'oneOf' && values.length === 1
          ? `${text} = ${work.parameter(value)}::${type}`
          : `${text} = any (${work.parameter(values)}::${type}[])`;
      case 'contains':
        return `strpos(${text}, ${work.parameter(value)}::text) > 0`;
      case 'startsWith':
        return `starts_with(${text}, ${work.parameter(value)}::text)`;
    }
  };
  // Keys in columns are folded already.
  const asItIs = 'sql' in field && field.type !== 'text' && field.type !== 'texts';
  if (!isList(field)) {
    const text = plain(field, row, work);
    return ['sometimes', one(asItIs ? text : `api.fold(${text})`)];
  }
  const list = 'json' in field ? elementsOf(jsonOf(field, row, work)) : `unnest(${plain(field, row, work)})`;
  return [
    'sometimes',
    `exists (select from ${list} item (value) where ${one(asItIs ? 'item.value' : 'api.fold(item.value)')})`,
  ];
}

function elementsOf(json: string): string {
  return `jsonb_array_elements_text(case when jsonb_typeof(${json}) = 'array' then ${json} end)`;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** PostgreSQL's text has no NUL: no record's text holds one. */
function canBeStored(text: string): boolean {
  return !text.includes('\0');
}

const DAY_MS = 86_400_000;

/** Times that fit, as milliseconds since 1970 UTC: from `from`, before `to`. */
function spanOf(is: TimeComparison, now: number): { readonly from: number; readonly to: number } {
  switch (is.op) {
    case 'on':
    case 'before':
    case 'after': {
      const day = Date.parse(is.day);
      if (is.op === 'on') return { from: day, to: day + DAY_MS };
      return is.op === 'before' ? { from: -Infinity, to: day } : { from: day + DAY_MS, to: Infinity };
    }
    case 'inLast':
    case 'inNext':
    case 'longerAgo': {
      // Records have whole milliseconds; a column's microseconds belong to the millisecond that they are in.
      const span = Math.floor(is.amount * UNIT_MS[is.unit]);
      if (is.op === 'inNext') return { from: now, to: now + span + 1 };
      return is.op === 'inLast' ? { from: now - span, to: now + 1 } : { from: -Infinity, to: now - span };
    }
  }
}

function compareTime(field: RuleField, row: string, is: TimeComparison, work: CompareWork): string {
  const value = plain(field, row, work);
  const { from, to } = spanOf(is, work.now);
  if ('json' in field) {
    if (is.op === 'on' || is.op === 'before' || is.op === 'after') {
      const sign = { on: '=', before: '<', after: '>' }[is.op];
      // The day that is written, in whatever offset.
      return `(${value} ~ '${ISO_TIME}' and left(${value}, 10) collate "C" ${sign} ${work.parameter(is.day)}::text)`;
    }
    const zoned = `(case when ${value} ~ '${ISO_TIME}' then (${value} || case when length(${value}) = 10 then 'T00:00Z' else '' end)::timestamptz end)`;
    return within(zoned, from, to, (ms) => `${work.parameter(instantText(ms))}::timestamptz`);
  }
  if (field.type === 'instant') {
    return within(value, from, to, (ms) => `${work.parameter(instantText(ms))}::timestamptz`);
  }
  // A day is its first instant: it is at or after a time when it is not before the next midnight.
  return within(
    value,
    from,
    to,
    (ms) => `${work.parameter(instantText(Math.ceil(ms / DAY_MS) * DAY_MS).slice(0, 10))}::date`,
  );
}

function within(value: string, from: number, to: number, bound: (ms: number) => string): string {
  const parts = [
    ...(from === -Infinity ? [] : [`${value} >= ${bound(from)}`]),
    ...(to === Infinity ? [] : [`${value} < ${bound(to)}`]),
  ];
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' and ')})`;
}

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');
const YEAR_9999 = Date.parse('9999-12-31T23:59:59.999Z');

/** Records lie between the years 1 and 9999; a bound may lie outside. */
function instantText(ms: number): string {
  if (ms < YEAR_1) return '-infinity';
  return ms > YEAR_9999 ? 'infinity' : new Date(ms).toISOString();
}
