// Contacts: lists, one with all that hangs on it, changes with what the caller saw, the bin, and their history.
import { personNameSchema } from '@portolan/core';
import { z } from 'zod';
import {
  countedSchema,
  doneWithManySchema,
  emailAddressSchema,
  likelySchema,
  listedBy,
  manyDeeds,
  namedSchema,
  pageOf,
  recordEventSchema,
  sharedCard,
  sharedDetail,
  sharedFields,
  sharedShapes,
  textOf,
} from './record-parts.ts';
import { relationSchema } from './relations.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, idSchema, page } from './schemas.ts';

export const CHANNELS = ['email', 'phone', 'message', 'post', 'inPerson'] as const;

const shapes = {
  /** Its parts; a whole name can stand in `given`. How it is written follows its script (core's `displayName`). */
  name: personNameSchema,
  title: textOf(200),
  /** The first is the main one. */
  emails: z.array(emailAddressSchema).max(20),
  preferredChannel: z.enum(CHANNELS).nullable(),
  companyId: idSchema.nullable(),
  ...sharedShapes,
};
export const contactFieldsSchema = z.strictObject({
  name: shapes.name,
  title: shapes.title.default(''),
  emails: shapes.emails.default([]),
  preferredChannel: shapes.preferredChannel.default(null),
  companyId: shapes.companyId.default(null),
  ...sharedFields,
});
export type ContactFields = z.infer<typeof contactFieldsSchema>;
export const contactChangesSchema = z.strictObject(shapes).partial();
/** Fields to set; one of the workspace's own that is null is emptied. */
export type ContactChanges = z.infer<typeof contactChangesSchema>;

export const contactCardSchema = z.strictObject({
  ...sharedCard,
  /** As it is written in its own script. */
  name: z.string(),
  nameParts: personNameSchema,
  title: z.string().nullable(),
  emails: z.array(emailAddressSchema),
  preferredChannel: z.enum(CHANNELS).nullable(),
  company: namedSchema.nullable(),
});
export type ContactCard = z.infer<typeof contactCardSchema>;

export const contactSchema = contactCardSchema.extend({
  ...sharedDetail,
  relations: z.array(relationSchema),
});
export type ContactDetail = z.infer<typeof contactSchema>;

export const CONTACT_SORTS = ['name', 'createdAt', 'updatedAt', 'lastActiveAt'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

export const listContacts = defineRoute({
  name: 'listContacts',
  method: 'GET',
  path: '/api/v1/contacts',
  access: needs('records.read'),
  summary: 'Contacts that the caller may see, filtered and sorted, by keyset pages',
  query: z.strictObject({
    ...listedBy,
    company: idSchema.optional(),
    sort: z
      .enum([...CONTACT_SORTS, ...CONTACT_SORTS.map((sort) => `-${sort}` as const)])
      .optional()
      .describe('Without it the best hits of `q` first, else the newest'),
    ...pageOf,
  }),
  response: page(contactCardSchema),
});
export const countContacts = defineRoute({
  name: 'countContacts',
  method: 'GET',
  path: '/api/v1/contact-count',
  access: needs('records.read'),
  summary: 'How many contacts a list has, exact up to 10,000',
  query: z.strictObject({ ...listedBy, company: idSchema.optional() }),
  response: countedSchema,
});
export const createContact = defineRoute({
  name: 'createContact',
  method: 'POST',
  path: '/api/v1/contacts',
  access: needs('records.change'),
  summary: 'A new contact; the answer names the ones that are probably the same',
  body: contactFieldsSchema,
  response: z.strictObject({ contact: contactSchema, likely: z.array(likelySchema) }),
  status: 201,
});
export const getContact = defineRoute({
  name: 'getContact',
  method: 'GET',
  path: '/api/v1/contacts/:id',
  etag: true,
  access: needs('records.read'),
  summary: 'One contact with its company, deals and relations',
  params: idParams,
  response: contactSchema,
});
export const updateContact = defineRoute({
  name: 'updateContact',
  method: 'PATCH',
  path: '/api/v1/contacts/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Changes fields; with `was`, only where they still are what the caller saw',
  params: idParams,
  body: z.strictObject({ changes: contactChangesSchema, was: contactChangesSchema.default({}) }),
  response: contactSchema,
});
export const removeContact = defineRoute({
  name: 'removeContact',
  method: 'DELETE',
  path: '/api/v1/contacts/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Puts a contact into the bin, from where it can be restored for 30 days',
  params: idParams,
});
export const restoreContact = defineRoute({
  name: 'restoreContact',
  method: 'POST',
  path: '/api/v1/contacts/:id/restore',
  access: needs('records.change'),
  summary: 'Takes a contact out of the bin',
  params: idParams,
  response: contactSchema,
});
export const bulkContacts = defineRoute({
  name: 'bulkContacts',
  method: 'POST',
  path: '/api/v1/contacts/bulk',
  access: needs('records.change'),
  summary: 'One thing done with many contacts; what is refused is told, the others are done',
  body: z.strictObject({
    ids: z.array(idSchema).min(1).max(1000),
    command: z
      .discriminatedUnion('do', [
        z.strictObject({ do: z.literal('set'), changes: contactChangesSchema }),
        ...manyDeeds,
      ])
      .meta({ examples: [{ do: 'tag', add: ['fair 2026'], remove: [] }] }),
  }),
  response: doneWithManySchema,
});
export const listContactEvents = defineRoute({
  name: 'listContactEvents',
  method: 'GET',
  path: '/api/v1/contacts/:id/events',
  access: needs('records.read'),
  summary: 'The history of a contact, and of those that were merged into it, newest first',
  params: idParams,
  query: z.strictObject({ after: cursorSchema.optional(), limit: pageOf.limit }),
  response: page(recordEventSchema),
});
export const mergeContacts = defineRoute({
  name: 'mergeContacts',
  method: 'POST',
  path: '/api/v1/contacts/:id/merge',
  access: needs('records.change'),
  summary: 'Takes another contact into this one with all that points to it; both histories stay',
  params: idParams,
  body: z.strictObject({
    from: idSchema,
    /** By field: whose value stays; without a choice, the first that is filled, and lists united. */
    choices: z.record(z.string().max(120), z.enum(['survivor', 'other'])).default({}),
  }),
  response: contactSchema,
});
