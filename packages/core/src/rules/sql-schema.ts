// What a server tells `toSql` about its tables: for every field its type and where it stands, for every kind of related
// record where they are. Everything here is written by programmers; nothing of it comes from a request.
import type { RELATED } from './rule.ts';
import type { RuleFieldType } from './operators.ts';

/** SQL of a value, given the alias of the row that holds it. */
export type RowSql = (row: string) => string;

/**
 * `sql` is of this type in PostgreSQL: text (text), choice (text), texts and choices (text[]), id (uuid),
 * number (integer or numeric), boolean, day (date), instant (timestamptz).
 */
export interface PlainField {
  readonly type: Exclude<RuleFieldType, 'money'>;
  readonly sql: RowSql;
}

/** bigint and text. */
export interface MoneyField {
  readonly type: 'money';
  readonly minor: RowSql;
  readonly currency: RowSql;
}

/** A value in a jsonb object, as JSON: money as `{minor, currency}`, days and instants as ISO text. */
export interface JsonField {
  readonly type: RuleFieldType;
  readonly json: RowSql;
  readonly key: string;
}

export type RuleField = PlainField | MoneyField | JsonField;

/** Records that hang on a row. */
export interface RuleRelation {
  /** What stands after `from`, without an alias, e.g. `activities` or `(select ...)`. */
  readonly from: string;
  /** Which of them belong to the outer row; names the workspace. */
  readonly where: (row: string, outer: string) => string;
  readonly schema: RuleSchema;
}

export interface RuleSchema {
  /** Undefined for a field that does not exist or may not be asked about. */
  readonly field: (name: string) => RuleField | undefined;
  readonly related?: Readonly<Partial<Record<(typeof RELATED)[number], RuleRelation>>>;
}

/** A column of the row's own table. */
export function column(name: string): RowSql {
  return (row) => `${row}.${name}`;
}

/** A look-up by name that knows these fields and no more, whatever a name says (`constructor`). */
export function fieldsNamed(fields: Readonly<Record<string, RuleField>>): RuleSchema['field'] {
  return (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
}
