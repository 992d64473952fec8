// Files on deals, contacts and companies: kept as they came, given back only to be saved.
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { pageOf, recordAboutSchema } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, page } from './schemas.ts';

/** Bytes of one file at most. */
export const MOST_FILE_BYTES = 25 * 2 ** 20;

export const fileSchema = z.strictObject({
  id: idSchema,
  about: recordAboutSchema,
  recordId: idSchema,
  /** Without folders. */
  name: z.string(),
  /** What the bytes are, whatever the name says. */
  contentType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  by: personSchema.nullable(),
  createdAt: instantSchema,
  deletedAt: instantSchema.nullable(),
  can: z.strictObject({ remove: z.boolean() }),
});
export type RecordFile = z.infer<typeof fileSchema>;

export const listFiles = defineRoute({
  name: 'listFiles',
  method: 'GET',
  path: '/api/v1/files',
  access: needs('records.read'),
  summary: 'Files on a record, newest first',
  query: z.strictObject({ about: recordAboutSchema, record: idSchema, ...pageOf }),
  response: page(fileSchema),
});
export const uploadFile = defineRoute({
  name: 'uploadFile',
  method: 'POST',
  path: '/api/v1/files',
  access: needs('records.change'),
  summary: 'Adds a file to a record; what kind it is is told by its bytes',
  query: z.strictObject({ about: recordAboutSchema, record: idSchema, name: z.string().min(1).max(1000) }),
  body: 'bytes',
  response: fileSchema,
  status: 201,
});
export const downloadFile = defineRoute({
  name: 'downloadFile',
  method: 'GET',
  path: '/api/v1/files/:id/content',
  access: needs('records.read'),
  summary: 'The bytes of a file, to be saved',
  params: idParams,
  query: z.strictObject({ workspace: idSchema.optional() }),
  response: 'bytes',
  inTab: true,
});
export const removeFile = defineRoute({
  name: 'removeFile',
  method: 'DELETE',
  path: '/api/v1/files/:id',
  access: needs('records.change'),
  summary: 'Takes a file away; whoever added it and managers may',
  params: idParams,
});
export const restoreFile = defineRoute({
  name: 'restoreFile',
  method: 'POST',
  path: '/api/v1/files/:id/restore',
  access: needs('records.change'),
  summary: 'Brings a file back that was taken away',
  params: idParams,
  response: fileSchema,
});
