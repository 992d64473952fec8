// Fields of deals, contacts and companies: the built-in ones and the workspace's own in one list. Screens, filters,
// gates, imports and exports ask it what there is.
import { FIELD_ACCESS, FIELD_TYPES, customValueSchema, fieldOptionSchema } from '@portolan/core';
import { z } from 'zod';
import { recordAboutSchema } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema } from './schemas.ts';

/** An option of a choice; one without an id is new. */
const optionDraftSchema = z.strictObject({
  id: z.string().max(60).optional(),
  label: z.string().trim().min(1).max(100),
  archived: z.boolean().default(false),
});

export const listedFieldSchema = z.strictObject({
  /** Null for a built-in one. */
  id: idSchema.nullable(),
  about: recordAboutSchema,
  /** As conditions, views and imports name it: `amount`, `custom.region`. */
  name: z.string(),
  /** Where a record holds it: `ownerId`, `address.city`, `custom.region`. */
  property: z.string(),
  /** English for a built-in one: screens have words of their own for it. */
  label: z.string(),
  description: z.string(),
  type: z.enum([...FIELD_TYPES, 'instant', 'texts', 'stage', 'process']),
  options: z.array(fieldOptionSchema),
  required: z.boolean(),
  default: customValueSchema,
  builtIn: z.boolean(),
  /** Whether anybody can set it; what follows from events is not set. */
  canSet: z.boolean(),
  archivedAt: instantSchema.nullable(),
  /** What the caller's role may do with it, in every process. */
  access: z.enum(FIELD_ACCESS),
});
export type ListedField = z.infer<typeof listedFieldSchema>;

export const listFields = defineRoute({
  name: 'listFields',
  method: 'GET',
  path: '/api/v1/fields',
  access: needs('records.read'),
  summary: 'The fields of a kind of record: the built-in ones and then the workspace’s own, in their order',
  query: z.strictObject({
    about: recordAboutSchema,
    archived: z.stringbool().default(false),
  }),
  response: z.strictObject({ items: z.array(listedFieldSchema) }),
});
export const createField = defineRoute({
  name: 'createField',
  method: 'POST',
  path: '/api/v1/fields',
  access: needs('fields.change'),
  summary: 'Adds a field of the workspace’s own',
  body: z.strictObject({
    about: recordAboutSchema,
    label: z.string().trim().min(1).max(100),
    description: z.string().trim().max(1000).default(''),
    type: z.enum(FIELD_TYPES),
    options: z.array(optionDraftSchema).max(200).default([]),
    required: z.boolean().default(false),
    default: customValueSchema.default(null),
  }),
  response: listedFieldSchema,
  status: 201,
});
export const updateField = defineRoute({
  name: 'updateField',
  method: 'PATCH',
  path: '/api/v1/fields/:id',
  access: needs('fields.change'),
  summary:
    'Renames a field, changes its help and options, archives it or brings it back; its key and type stay',
  params: idParams,
  body: z.strictObject({
    label: z.string().trim().min(1).max(100).optional(),
    description: z.string().trim().max(1000).optional(),
    type: z.enum(FIELD_TYPES).optional().describe('A text can become a long text, a choice several choices'),
    options: z.array(optionDraftSchema).max(200).optional(),
    required: z.boolean().optional(),
    default: customValueSchema.optional(),
    archived: z.boolean().optional(),
  }),
  response: listedFieldSchema,
});
export const orderFields = defineRoute({
  name: 'orderFields',
  method: 'PUT',
  path: '/api/v1/fields/order',
  access: needs('fields.change'),
  summary: 'Puts the workspace’s own fields of a kind of record in order; ones that are not named come last',
  body: z.strictObject({ about: recordAboutSchema, ids: z.array(idSchema).max(1000) }),
});
