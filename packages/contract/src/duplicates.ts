// Records that are probably the same: found while one is written, reviewed as a list, merged, and merges taken back.
import { z } from 'zod';
import { companyFieldsSchema } from './companies.ts';
import { contactFieldsSchema } from './contacts.ts';
import { likelySchema, pageOf } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, page } from './schemas.ts';

const aboutSchema = z.enum(['contact', 'company']);
/** Enough of a record to tell it from another. */
const sideSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  domain: z.string().nullable(),
  company: z.string().nullable(),
  createdAt: instantSchema,
  lastActiveAt: instantSchema.nullable(),
});
export const duplicatePairSchema = z.strictObject({
  about: aboutSchema,
  /** The older one first. */
  a: sideSchema,
  b: sideSchema,
  score: likelySchema.shape.score,
  verdict: likelySchema.shape.verdict,
  because: likelySchema.shape.because,
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

export const listDuplicates = defineRoute({
  name: 'listDuplicates',
  method: 'GET',
  path: '/api/v1/duplicates',
  access: needs('records.read'),
  summary: 'Pairs that are probably the same, likeliest first, with the reasons',
  query: z.strictObject({
    about: aboutSchema,
    record: idSchema.optional().describe('Only pairs with this one'),
    ...pageOf,
  }),
  response: page(duplicatePairSchema),
});
export const findLikely = defineRoute({
  name: 'findLikely',
  method: 'POST',
  path: '/api/v1/duplicates/find',
  access: needs('records.read'),
  summary: 'Records that are probably the same as one that is being written; nothing is stored',
  body: z.discriminatedUnion('about', [
    z.strictObject({ about: z.literal('contact'), fields: contactFieldsSchema }),
    z.strictObject({ about: z.literal('company'), fields: companyFieldsSchema }),
  ]),
  response: z.strictObject({ items: z.array(likelySchema) }),
});
export const dismissDuplicate = defineRoute({
  name: 'dismissDuplicate',
  method: 'POST',
  path: '/api/v1/duplicates/dismiss',
  access: needs('records.change'),
  summary: 'These two are not the same: the pair does not come back',
  body: z.strictObject({ about: aboutSchema, a: idSchema, b: idSchema }),
});
export const undoMerge = defineRoute({
  name: 'undoMerge',
  method: 'POST',
  path: '/api/v1/merges/:id/undo',
  access: needs('records.change'),
  summary: 'Takes a merge back: both records as they were, except for what has changed since',
  params: idParams,
  response: z.strictObject({
    about: aboutSchema,
    survivor: idSchema,
    other: idSchema,
    /** Fields of the survivor that were changed after the merge and stay as they are. */
    kept: z.array(z.string()),
    /** What hung on the other record and could not be put back, because it points elsewhere by now. */
    notMovedBack: z.array(
      z.strictObject({ about: z.string(), id: idSchema, name: z.string(), reason: z.string() }),
    ),
  }),
});
