// What companies, contacts, notes, files and duplicates share: ways to reach somebody, which record is meant, how a list
// is asked for, and what came of doing one thing with many.
import { customValueSchema, dealAmountSchema, postalAddressSchema } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { cursorSchema, idSchema, instantSchema } from './schemas.ts';

/** Records that carry notes, files, tags and fields of the workspace's own. */
export const RECORD_ABOUTS = ['deal', 'contact', 'company'] as const;
export const recordAboutSchema = z.enum(RECORD_ABOUTS);
export type RecordAbout = z.infer<typeof recordAboutSchema>;
export const recordRefSchema = z.strictObject({ about: recordAboutSchema, id: idSchema });

export const namedSchema = z.strictObject({ id: idSchema, name: z.string() });

export const CHANNEL_KINDS = ['work', 'mobile', 'home', 'other'] as const;
export const emailAddressSchema = z.strictObject({
  address: z.string().trim().min(1).max(254),
  kind: z.enum(CHANNEL_KINDS).default('work'),
});
export type EmailAddress = z.infer<typeof emailAddressSchema>;
export const phoneNumberSchema = z.strictObject({
  /** As it was typed. */
  number: z.string().trim().min(1).max(100),
  kind: z.enum(CHANNEL_KINDS).default('work'),
  /** `+37121234567`; null where the number cannot be read. Made by the server, whatever is sent. */
  e164: z.string().max(20).nullable().default(null),
});
export type PhoneNumber = z.infer<typeof phoneNumberSchema>;

export const textOf = (most: number) => z.string().trim().max(most);
export const tagSchema = textOf(100).min(1);
export const tagsSchema = z.array(tagSchema).max(50);
export const customFieldsSchema = z.record(z.string().min(1).max(100), customValueSchema);

/** Fields of companies and contacts alike, for changes: what is not said is not changed. */
export const sharedShapes = {
  phones: z.array(phoneNumberSchema).max(20),
  address: postalAddressSchema.nullable(),
  ownerId: idSchema.nullable(),
  source: textOf(200),
  tags: tagsSchema,
  custom: customFieldsSchema,
};
/** The same for a new record. */
export const sharedFields = {
  phones: sharedShapes.phones.default([]),
  address: sharedShapes.address.default(null),
  ownerId: sharedShapes.ownerId.default(null),
  source: sharedShapes.source.default(''),
  tags: sharedShapes.tags.default([]),
  custom: sharedShapes.custom.default({}),
};

/** In answers: what the caller's role may not see is null or empty, and left out of `custom`. */
export const sharedCard = {
  id: idSchema,
  phones: z.array(phoneNumberSchema),
  address: postalAddressSchema.nullable(),
  owner: personSchema.nullable(),
  source: z.string().nullable(),
  tags: z.array(z.string()),
  custom: customFieldsSchema,
  lastActiveAt: instantSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  deletedAt: instantSchema.nullable(),
  revision: z.int(),
};

/** How records are chosen, for lists and counts. */
export const listedBy = {
  state: z.enum(['active', 'deleted']).default('active'),
  /** `me` for the caller. */
  owner: z.union([idSchema, z.literal('me'), z.literal('none')]).optional(),
  tag: tagSchema.optional(),
  q: z.string().max(500).optional().describe('Words or beginnings of words, in any script'),
  filter: z.string().max(20_000).optional().describe('A condition (the rule format) as JSON'),
};
export const pageOf = {
  after: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
};
export const countedSchema = z.strictObject({
  count: z.int(),
  /** There are more than were counted. */
  more: z.boolean(),
});

/** A deal as a company's or contact's page lists it. */
export const relatedDealSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  processId: idSchema,
  versionId: idSchema,
  nodeId: z.string(),
  amount: dealAmountSchema.nullable(),
  owner: personSchema.nullable(),
  closeOn: z.iso.date().nullable(),
  nextStepAt: instantSchema.nullable(),
  wonAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** The person's part in the purchase, on a contact's page. */
  part: z.string().nullable(),
});
export type RelatedDeal = z.infer<typeof relatedDealSchema>;

/** A contact as a company's page lists it. */
export const relatedContactSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** A merge that went into this record, as long as it can be undone. */
const absorbedSchema = z.strictObject({
  mergeId: idSchema,
  id: idSchema,
  name: z.string(),
  at: instantSchema,
  by: personSchema.nullable(),
});
/** What a detail has besides its fields. */
export const sharedDetail = {
  createdBy: personSchema.nullable(),
  deals: z.array(relatedDealSchema),
  moreDeals: z.boolean(),
  absorbed: z.array(absorbedSchema),
  mergedInto: idSchema.nullable(),
  can: z.strictObject({ change: z.boolean(), remove: z.boolean() }),
  /** Fields that the caller's role sees but cannot change, and ones that it does not see. */
  readOnly: z.array(z.string()),
  hidden: z.array(z.string()),
};

export const doneWithManySchema = z.strictObject({
  done: z.int(),
  refused: z.array(z.strictObject({ id: idSchema, name: z.string(), code: z.string(), message: z.string() })),
});
export type DoneWithMany = z.infer<typeof doneWithManySchema>;

/** What is done with many records besides setting fields. */
export const manyDeeds = [
  z.strictObject({ do: z.literal('tag'), add: tagsSchema.default([]), remove: tagsSchema.default([]) }),
  z.strictObject({ do: z.literal('delete') }),
  z.strictObject({ do: z.literal('restore') }),
] as const;

/** Something that happened to a record: `payload` depends on `kind`; values that the caller may not see are left out. */
export const recordEventSchema = z.strictObject({
  id: idSchema,
  about: z.string(),
  recordId: idSchema,
  kind: z.string(),
  happenedAt: instantSchema,
  recordedAt: instantSchema,
  actor: personSchema.nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type RecordEvent = z.infer<typeof recordEventSchema>;

/** A record that is probably the same as another, and why. */
export const likelySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** 0 to 1. */
  score: z.number(),
  verdict: z.enum(['certain', 'likely', 'unlikely']),
  because: z.array(z.strictObject({ field: z.string(), kind: z.enum(['same', 'similar', 'different']) })),
});
export type Likely = z.infer<typeof likelySchema>;
