// Fields of deals, contacts and companies: the built-in ones and the workspace's own in one list. Screens, filters,
// gates, imports and exports ask it what there is.
import { z } from 'zod';
import { recordAboutSchema } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema } from './schemas.ts';

export const FIELD_TYPES = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'person',
  'company',
  'link',
] as const;
/** What built-in fields hold besides. */
export const BUILT_IN_TYPES = [
  ...FIELD_TYPES,
  'name',
  'texts',
  'emails',
  'phones',
  'address',
  'instant',
  'people',
  'lines',
  'yesNo',
] as const;

export const fieldOptionSchema = z.strictObject({
  /** What is stored; stays when the label changes. */
  id: z.string().trim().min(1).max(100),
  label: z.string().trim().min(1).max(200),
  /** No longer offered; records that have it keep it. */
  archived: z.boolean().default(false),
});
export type FieldOption = z.infer<typeof fieldOptionSchema>;

export const listedFieldSchema = z.strictObject({
  /** Null for a built-in one. */
  id: idSchema.nullable(),
  about: recordAboutSchema,
  /** As rules, filters and imports name it: `amount`, `custom.region`. */
  field: z.string(),
  /** Of the workspace's own: the key under `custom`. */
  key: z.string().nullable(),
  /** Empty for a built-in one: screens have words for it. */
  label: z.string(),
  help: z.string(),
  type: z.enum(BUILT_IN_TYPES),
  options: z.array(fieldOptionSchema),
  /** Whether conditions can ask about it. */
  inRules: z.boolean(),
  archivedAt: instantSchema.nullable(),
  /** What the caller's role may do with it. */
  access: z.enum(['hidden', 'read', 'edit']),
});
export type ListedField = z.infer<typeof listedFieldSchema>;

export const listFields = defineRoute({
  name: 'listFields',
  method: 'GET',
  path: '/api/v1/fields',
  access: needs('records.read'),
  summary: 'The fields of a kind of record: the built-in ones and then the workspace’s own, in their order',
  query: z.strictObject({ about: recordAboutSchema }),
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
    /** Made of the label where it is left out. */
    key: z.string().max(60).optional(),
    help: z.string().trim().max(500).default(''),
    type: z.enum(FIELD_TYPES),
    options: z.array(fieldOptionSchema).max(500).default([]),
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
    help: z.string().trim().max(500).optional(),
    options: z.array(fieldOptionSchema).max(500).optional(),
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
