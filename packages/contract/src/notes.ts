// Notes on deals, contacts and companies. Rich text is a document as JSON, never HTML; whoever is mentioned in it is told.
import { richTextSchema } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { pageOf, recordAboutSchema } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, page } from './schemas.ts';

export const noteSchema = z.strictObject({
  id: idSchema,
  about: recordAboutSchema,
  recordId: idSchema,
  body: richTextSchema,
  /** Its plain text. */
  text: z.string(),
  mentions: z.array(personSchema),
  author: personSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  deletedAt: instantSchema.nullable(),
  revision: z.int(),
  can: z.strictObject({ change: z.boolean(), remove: z.boolean() }),
});
export type Note = z.infer<typeof noteSchema>;

export const listNotes = defineRoute({
  name: 'listNotes',
  method: 'GET',
  path: '/api/v1/notes',
  access: needs('records.read'),
  summary: 'Notes on a record, newest first',
  query: z.strictObject({ about: recordAboutSchema, record: idSchema, ...pageOf }),
  response: page(noteSchema),
});
export const createNote = defineRoute({
  name: 'createNote',
  method: 'POST',
  path: '/api/v1/notes',
  access: needs('records.change'),
  summary: 'Writes a note on a record',
  body: z.strictObject({ about: recordAboutSchema, record: idSchema, body: richTextSchema }),
  response: noteSchema,
  status: 201,
});
export const updateNote = defineRoute({
  name: 'updateNote',
  method: 'PATCH',
  path: '/api/v1/notes/:id',
  access: needs('records.change'),
  summary: 'Changes one’s own note, unless it was changed since the revision that the caller knows',
  params: idParams,
  body: z.strictObject({ body: richTextSchema, revision: z.int().optional() }),
  response: noteSchema,
});
export const removeNote = defineRoute({
  name: 'removeNote',
  method: 'DELETE',
  path: '/api/v1/notes/:id',
  access: needs('records.change'),
  summary: 'Takes a note away; its author and managers may',
  params: idParams,
});
export const restoreNote = defineRoute({
  name: 'restoreNote',
  method: 'POST',
  path: '/api/v1/notes/:id/restore',
  access: needs('records.change'),
  summary: 'Brings a note back that was taken away',
  params: idParams,
  response: noteSchema,
});
