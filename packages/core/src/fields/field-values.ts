// All values of a record's own fields at once: read by the definitions in one pass, and compared for the history.
import { z } from 'zod';
import type { CustomValue } from '../pipeline/deal.ts';
import { sameValue } from '../pipeline/decide-set.ts';
import { customFieldName, type FieldDefinition } from './field-definition.ts';
import { readFieldValue } from './field-value.ts';

export type FieldValues = Readonly<Record<string, CustomValue>>;

/**
 * The schema of `custom` for one kind of record. An unknown key and each value that is refused is an issue at its key;
 * null empties a field. With `whole` it is a new record: defaults fill what is missing, and required fields are asked
 * for; without it only what is given is read.
 *
 * @param definitions those of one kind of record; archived ones take no new value.
 */
export function valuesSchemaOf(
  definitions: readonly FieldDefinition[],
  options: { readonly whole?: boolean; readonly before?: FieldValues } = {},
): z.ZodType<FieldValues, Record<string, unknown>> {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  const before = new Map(Object.entries(options.before ?? {}));
  return z.record(z.string(), z.unknown()).transform((raw, context) => {
    const values: [string, CustomValue][] = [];
    const add = (key: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [key], message });
    for (const [key, given] of Object.entries(raw)) {
      const definition = byKey.get(key);
      if (definition === undefined) {
        add(key, `There is no field "${key}"; add it in the settings, or take it away.`);
        continue;
      }
      if (definition.archivedAt !== null && given !== null) {
        add(key, `${definition.label} was archived; restore the field, or leave it out.`);
        continue;
      }
      const read = readFieldValue(definition, given, before.get(key) ?? null);
      if (read.kind === 'refused') add(key, read.message);
      else values.push([key, read.value]);
    }
    if (options.whole === true) {
      for (const definition of definitions) {
        if (definition.archivedAt !== null || Object.hasOwn(raw, definition.key)) continue;
        if (definition.default !== null) values.push([definition.key, definition.default]);
        else if (definition.required) add(definition.key, `${definition.label} is needed; fill it in`);
      }
    }
    return Object.fromEntries(values);
  });
}

export interface RecordChange {
  /** As conditions name it: `name`, `custom.industry`. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * What differs between two states of a record, for its history: fields in the order of `after`, own fields one by one.
 * A field that is missing and one that is null are the same.
 */
export function changeOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): RecordChange[] {
  const [from, to] = [flat(before), flat(after)];
  return [...new Set([...to.keys(), ...from.keys()])].flatMap((field) => {
    const change = { field, from: from.get(field) ?? null, to: to.get(field) ?? null };
    return sameValue(change.from, change.to) ? [] : [change];
  });
}

function flat(record: Readonly<Record<string, unknown>>): Map<string, unknown> {
  return new Map(
    Object.entries(record).flatMap(([key, value]): [string, unknown][] =>
      key === 'custom' && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([own, held]) => [customFieldName(own), held])
        : [[key, value]],
    ),
  );
}
