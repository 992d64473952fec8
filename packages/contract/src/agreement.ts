// Agreeing on a version: comments, signatures, publishing, having read it; and sharing it with those outside.
import { mapSchema, processFactsSchema } from '@portolan/core';
import type { SalesMap } from '@portolan/core';
import { z } from 'zod';
import { defineRoute, needs, publicAccess } from './route.ts';
import { idParams, idSchema, instantSchema } from './schemas.ts';
import { personSchema, versionSchema } from './processes.ts';

/** An element of the map, such as `nodes/qualify` or `lanes/sales`; `map` for the whole. */
const aboutSchema = z
  .string()
  .regex(/^(map|(lanes|personas|phases|library|nodes|paths)\/[A-Za-z0-9_-]{1,64})$/u);
const commentText = z.string().trim().min(1).max(5000);

export const commentSchema = z.strictObject({
  id: idSchema,
  /** The comment that this one answers. */
  replyTo: idSchema.nullable(),
  about: aboutSchema,
  /** `doesNotFit`: "this step does not fit", from somebody's daily work. */
  kind: z.enum(['comment', 'proposal', 'doesNotFit']),
  text: z.string(),
  by: personSchema.nullable(),
  /** The number of the version it was said about. */
  version: z.int(),
  createdAt: instantSchema,
  editedAt: instantSchema.nullable(),
  resolvedAt: instantSchema.nullable(),
  resolvedBy: personSchema.nullable(),
  mine: z.boolean(),
});
export type MapComment = z.infer<typeof commentSchema>;

export const listComments = defineRoute({
  name: 'listComments',
  method: 'GET',
  path: '/api/v1/processes/:id/comments',
  access: needs('maps.read'),
  summary: 'Comments on a process and its elements, oldest first; resolved ones too',
  params: idParams,
  response: z.strictObject({ items: z.array(commentSchema) }),
});
export const addComment = defineRoute({
  name: 'addComment',
  method: 'POST',
  path: '/api/v1/versions/:id/comments',
  access: needs('maps.comment'),
  summary: 'Comments on an element of a version, or answers a comment',
  params: idParams,
  body: z.strictObject({
    about: aboutSchema,
    kind: z.enum(['comment', 'proposal', 'doesNotFit']).default('comment'),
    text: commentText,
    replyTo: idSchema.optional(),
  }),
  response: commentSchema,
  status: 201,
});
export const updateComment = defineRoute({
  name: 'updateComment',
  method: 'PATCH',
  path: '/api/v1/comments/:id',
  access: needs('maps.comment'),
  summary: 'Rewords an own comment; resolves or reopens any',
  params: idParams,
  body: z.strictObject({ text: commentText.optional(), resolved: z.boolean().optional() }),
  response: commentSchema,
});
export const removeComment = defineRoute({
  name: 'removeComment',
  method: 'DELETE',
  path: '/api/v1/comments/:id',
  access: needs('maps.comment'),
  summary: 'Takes an own comment away, with its answers',
  params: idParams,
});

export const stakeholderSchema = z.strictObject({
  person: personSchema,
  /** The lane they speak for; null for none. */
  lane: z.string().nullable(),
  state: z
    .enum(['waiting', 'signed', 'objected', 'outdated'])
    .describe('`outdated`: what the map says has changed since they answered'),
  note: z.string(),
  answeredAt: instantSchema.nullable(),
  revision: z.int().nullable(),
});
export const readerSchema = z.strictObject({ person: personSchema, readAt: instantSchema.nullable() });

export const agreementSchema = z.strictObject({
  stakeholders: z.array(stakeholderSchema),
  /** Whether the process asks for all signatures. */
  needed: z.boolean(),
  missing: z.int(),
  /** Of a published version: who is asked to confirm having read it. */
  readers: z.array(readerSchema),
  mine: z.strictObject({ maySign: z.boolean(), mustRead: z.boolean() }),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const getAgreement = defineRoute({
  name: 'getAgreement',
  method: 'GET',
  path: '/api/v1/versions/:id/agreement',
  access: needs('maps.read'),
  summary: 'Who is asked to sign a version, who has; who has read it',
  params: idParams,
  response: agreementSchema,
});
export const setStakeholders = defineRoute({
  name: 'setStakeholders',
  method: 'PUT',
  path: '/api/v1/versions/:id/stakeholders',
  access: needs('maps.change'),
  summary: 'Whose signatures are asked for; answers of those who stay are kept',
  params: idParams,
  body: z.strictObject({
    stakeholders: z
      .array(z.strictObject({ userId: idSchema, lane: z.string().max(64).nullable().default(null) }))
      .max(100),
  }),
  response: agreementSchema,
});
export const signVersion = defineRoute({
  name: 'signVersion',
  method: 'POST',
  path: '/api/v1/versions/:id/signature',
  access: needs('maps.sign'),
  summary: 'Signs the draft as it stands at a revision, or objects with a reason; only a stakeholder may',
  params: idParams,
  body: z.strictObject({
    answer: z.enum(['signed', 'objected']),
    note: z.string().max(2000).default(''),
    revision: z.int().min(0),
  }),
  response: agreementSchema,
  apiKey: false,
});
export const publishVersion = defineRoute({
  name: 'publishVersion',
  method: 'POST',
  path: '/api/v1/versions/:id/publish',
  access: needs('maps.publish'),
  summary:
    'Publishes the draft: it never changes again, and takes the place of the version before. Asks for the signatures that the process asks for; an owner may override with a reason. Of two at once one wins.',
  params: idParams,
  body: z.strictObject({
    /** The revision that was looked at; refused when the draft has moved on. */
    revision: z.int().min(0),
    override: z.strictObject({ reason: z.string().trim().min(3).max(2000) }).optional(),
    /** Who confirms having read it; all members unless told. */
    readers: z.array(idSchema).max(1000).optional(),
    nextReviewOn: z.iso.date().nullable().optional(),
  }),
  response: versionSchema,
});
export const confirmRead = defineRoute({
  name: 'confirmRead',
  method: 'POST',
  path: '/api/v1/versions/:id/read',
  access: needs('maps.read'),
  summary: 'Confirms that the caller has read a published version',
  params: idParams,
  response: agreementSchema,
  apiKey: false,
});

export const shareSchema = z.strictObject({
  id: idSchema,
  label: z.string(),
  /** The path of the link; null for who may not share. */
  path: z.string().nullable(),
  /** Only this version; null: always the published one. */
  version: z.int().nullable(),
  hasPassword: z.boolean(),
  expiresAt: instantSchema.nullable(),
  createdAt: instantSchema,
  createdBy: personSchema.nullable(),
  lastOpenedAt: instantSchema.nullable(),
  opened: z.int(),
  revokedAt: instantSchema.nullable(),
});
export type Share = z.infer<typeof shareSchema>;

export const listShares = defineRoute({
  name: 'listShares',
  method: 'GET',
  path: '/api/v1/processes/:id/shares',
  access: needs('maps.share'),
  summary: 'Read-only links to a process, newest first',
  params: idParams,
  response: z.strictObject({ items: z.array(shareSchema) }),
});
export const createShare = defineRoute({
  name: 'createShare',
  method: 'POST',
  path: '/api/v1/processes/:id/shares',
  access: needs('maps.share'),
  summary: 'A read-only link, which can expire and ask for a password',
  params: idParams,
  body: z.strictObject({
    label: z.string().trim().max(200).default(''),
    versionId: idSchema.optional(),
    password: z.string().min(6).max(200).optional(),
    expiresAt: instantSchema.optional(),
  }),
  response: shareSchema,
  status: 201,
});
export const revokeShare = defineRoute({
  name: 'revokeShare',
  method: 'DELETE',
  path: '/api/v1/shares/:id',
  access: needs('maps.share'),
  summary: 'Revokes a link at once',
  params: idParams,
});

const sharedMap: z.ZodType<SalesMap> = mapSchema;
export const openShare = defineRoute({
  name: 'openShare',
  method: 'POST',
  path: '/api/v1/shared/:token',
  access: publicAccess,
  summary:
    'The map behind a link, for anyone who has it. 404 for a link that is unknown, expired or revoked; 401 while the password is missing or wrong',
  params: z.strictObject({ token: z.string().min(20).max(100) }),
  body: z.strictObject({ password: z.string().max(200).optional() }),
  response: z.strictObject({
    process: processFactsSchema,
    number: z.int(),
    publishedAt: instantSchema.nullable(),
    map: sharedMap,
  }),
});
