// What kind of values an attribute of a log holds, for formats that declare it: told by all its values, so that a
// column has one kind from the first event to the last.
import type { Column } from '@portolan/mining';

export type ValueType = 'integer' | 'float' | 'boolean' | 'time' | 'string';

/** A date with time and zone, as XML and JSON schemas demand it. */
const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Words that all look like times or truth values are declared as such; everything else that is no number is text. */
export function valueTypeOf(column: Column): ValueType {
  if (column.kind === 'numbers') {
    return column.values.every((value) => Number.isNaN(value) || Number.isSafeInteger(value))
      ? 'integer'
      : 'float';
  }
  const { values } = column;
  if (values.length === 0) return 'string';
  if (values.every((value) => value === 'true' || value === 'false')) return 'boolean';
  if (values.every((value) => DATE_TIME.test(value))) return 'time';
  return 'string';
}
