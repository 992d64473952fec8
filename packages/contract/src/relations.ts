// How people and companies stand to each other, and the tags that are in use.
import { z } from 'zod';
import { recordAboutSchema } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema } from './schemas.ts';

/** Read from the first record to the second: the first reports to the second. */
export const RELATION_KINDS = [
  'worksWith',
  'reportsTo',
  'worksAt',
  'formerlyAt',
  'referredBy',
  'knows',
  'assistantOf',
  'relativeOf',
  'partnerOf',
  'supplierOf',
  'customerOf',
  'competitorOf',
  'other',
] as const;
const relatedAbout = z.enum(['contact', 'company']);
const endSchema = z.strictObject({ about: relatedAbout, id: idSchema });

/** As one of the two sees it. */
export const relationSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(RELATION_KINDS),
  /** `out`: this record is the first of the two. */
  way: z.enum(['out', 'in']),
  with: z.strictObject({ about: relatedAbout, id: idSchema, name: z.string() }),
  note: z.string(),
  createdAt: instantSchema,
});
export type Relation = z.infer<typeof relationSchema>;

export const createRelation = defineRoute({
  name: 'createRelation',
  method: 'POST',
  path: '/api/v1/relations',
  access: needs('records.change'),
  summary: 'Says how two people or companies stand to each other',
  body: z.strictObject({
    from: endSchema,
    to: endSchema,
    kind: z.enum(RELATION_KINDS),
    note: z.string().trim().max(500).default(''),
  }),
  response: relationSchema,
  status: 201,
});
export const removeRelation = defineRoute({
  name: 'removeRelation',
  method: 'DELETE',
  path: '/api/v1/relations/:id',
  access: needs('records.change'),
  summary: 'Takes a relation away',
  params: idParams,
});

export const listTags = defineRoute({
  name: 'listTags',
  method: 'GET',
  path: '/api/v1/tags',
  access: needs('records.read'),
  summary: 'Tags in use that begin with what was typed, for suggestions',
  query: z.strictObject({
    about: recordAboutSchema,
    q: z.string().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        tag: z.string(),
        /** How many records carry it, counted up to 1,000. */
        count: z.int(),
        more: z.boolean(),
      }),
    ),
  }),
});
