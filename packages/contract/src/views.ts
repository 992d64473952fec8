// Saved views of records: private, or shared with the workspace. A view says what to look at; what each reader then sees
// is what they may see.
import { VIEW_PLACES, viewAboutSchema, viewDefinitionSchema } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, nameSchema } from './schemas.ts';

export const viewSchema = z.strictObject({
  id: idSchema,
  about: viewAboutSchema,
  name: z.string(),
  definition: viewDefinitionSchema,
  shared: z.boolean(),
  owner: personSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  revision: z.int(),
  /** The caller's own arrangement; others have theirs. */
  pinned: z.boolean(),
  isDefault: z.boolean(),
  /** Whether the caller may change, share and remove it. */
  canChange: z.boolean(),
  /** Fields that it names and that the caller cannot use; they stay in the view. */
  problems: z.array(
    z.strictObject({
      field: z.string(),
      place: z.enum(VIEW_PLACES),
      why: z.enum(['archived', 'unknown', 'hidden']),
    }),
  ),
});
export type View = z.infer<typeof viewSchema>;

export const listViews = defineRoute({
  name: 'listViews',
  method: 'GET',
  path: '/api/v1/views',
  access: needs('records.read'),
  summary:
    'Views that the caller owns or that are shared: pinned ones first, in the caller’s own order, then by name',
  query: z.strictObject({ about: viewAboutSchema.optional() }),
  response: z.strictObject({ items: z.array(viewSchema) }),
});
export const getView = defineRoute({
  name: 'getView',
  method: 'GET',
  path: '/api/v1/views/:id',
  access: needs('records.read'),
  summary: 'One view, for a link that names it',
  params: idParams,
  response: viewSchema,
});
export const createView = defineRoute({
  name: 'createView',
  method: 'POST',
  path: '/api/v1/views',
  access: needs('records.read'),
  summary: 'Saves a view; `shared` needs the permission `views.share`',
  body: z.strictObject({
    about: viewAboutSchema,
    name: nameSchema,
    definition: viewDefinitionSchema,
    shared: z.boolean().default(false),
  }),
  response: viewSchema,
  status: 201,
});
export const updateView = defineRoute({
  name: 'updateView',
  method: 'PATCH',
  path: '/api/v1/views/:id',
  access: needs('records.read'),
  summary:
    'Changes a view of one’s own; a shared one can also be changed by managers. With `revision`, only where it still is that one.',
  params: idParams,
  body: z.strictObject({
    name: nameSchema.optional(),
    definition: viewDefinitionSchema.optional(),
    shared: z.boolean().optional(),
    revision: z.int().optional(),
  }),
  response: viewSchema,
});
export const removeView = defineRoute({
  name: 'removeView',
  method: 'DELETE',
  path: '/api/v1/views/:id',
  access: needs('records.read'),
  summary: 'Removes a view of one’s own; a shared one can also be removed by managers',
  params: idParams,
});
export const arrangeViews = defineRoute({
  name: 'arrangeViews',
  method: 'PUT',
  path: '/api/v1/views/arrangement',
  access: needs('records.read'),
  apiKey: false,
  summary: 'Which views of one kind the caller has pinned, in their order, and which one opens first',
  body: z.strictObject({
    about: viewAboutSchema,
    pinned: z.array(idSchema).max(200),
    defaultId: idSchema.nullable(),
  }),
  response: z.strictObject({ items: z.array(viewSchema) }),
});
