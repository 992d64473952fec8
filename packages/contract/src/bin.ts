// What was deleted and can still be restored. Restoring is done at the record itself; after 30 days it is gone.
import { RECORD_KINDS } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idSchema, instantSchema, limitSchema, page } from './schemas.ts';

export const BIN_DAYS = 30;

export const binItemSchema = z.strictObject({
  about: z.enum(RECORD_KINDS),
  id: idSchema,
  name: z.string(),
  deletedAt: instantSchema,
  /** Null where the system did it, or somebody who is not known any more. */
  deletedBy: personSchema.nullable(),
  /** From then on it is deleted for good. */
  goneAt: instantSchema,
  /** Whether the caller may restore it. */
  canRestore: z.boolean(),
});
export type BinItem = z.infer<typeof binItemSchema>;

export const listBin = defineRoute({
  name: 'listBin',
  method: 'GET',
  path: '/api/v1/bin',
  access: needs('records.read'),
  summary: 'Deleted records of one kind that the caller may see, the latest first',
  query: z.strictObject({
    about: z.enum(RECORD_KINDS).default('deal'),
    after: cursorSchema.optional(),
    limit: limitSchema,
  }),
  response: page(binItemSchema),
});
