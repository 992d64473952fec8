// The definition of a field that a workspace has added to its deals, contacts or companies. Its key never changes, so
// that conditions, imports and the API can name it; its values lie under that key in the record's `custom`.
import { z } from 'zod';
import { customValueSchema } from '../pipeline/deal.ts';
import { fold } from '../rules/fold.ts';
import {
  FIELD_ABOUT,
  FIELD_TYPES,
  MOST_OPTIONS,
  fieldKeySchema,
  fieldOptionSchema,
  storedText,
} from './field-type.ts';
import { readFieldValue } from './field-value.ts';

/** Fields of a workspace that are not archived. */
export const MOST_FIELDS = 1000;

export const fieldDefinitionSchema = z
  .strictObject({
    key: fieldKeySchema,
    label: storedText(100).min(1),
    about: z.enum(FIELD_ABOUT),
    type: z.enum(FIELD_TYPES),
    /** For `choice` and `choices`, in the order in which they are offered. */
    options: z.array(fieldOptionSchema).max(MOST_OPTIONS).default([]),
    required: z.boolean().default(false),
    description: storedText(1000).default(''),
    /** For new records. */
    default: customValueSchema.default(null),
    archivedAt: z.iso.datetime({ offset: true }).nullable().default(null),
  })
  .superRefine((definition, context) => {
    const add = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const isChoice = definition.type === 'choice' || definition.type === 'choices';
    if (!isChoice && definition.options.length > 0) {
      add(['options'], 'Only a choice has options; take them away, or make the field a choice.');
    }
    if (isChoice && definition.options.every(({ archived }) => archived)) {
      add(['options'], 'A choice needs an option that can be chosen; add one.');
    }
    const ids = new Set<string>();
    const labels = new Set<string>();
    for (const [i, { id, label, archived }] of definition.options.entries()) {
      if (ids.has(id)) add(['options', i, 'id'], `The id "${id}" is used twice; give one of them another.`);
      ids.add(id);
      if (archived) continue;
      if (labels.has(fold(label))) {
        add(['options', i, 'label'], `"${label}" is offered twice; take one away or rename it.`);
      }
      labels.add(fold(label));
    }
    const value = readFieldValue({ ...definition, required: false }, definition.default);
    if (value.kind === 'refused') add(['default'], value.message);
  });
export type FieldDefinition = Readonly<z.infer<typeof fieldDefinitionSchema>>;

/** How conditions name the field: `custom.industry`. */
export function customFieldName(key: string): string {
  return `custom.${key}`;
}
