// Who is signed in, first-run set-up, workspaces, members, invitations, API keys, audit log.
// Signing in and out with a password is better-auth's, under /api/auth/*.
import { currencyCodeSchema, isCountry } from '@portolan/core';
import { z } from 'zod';
import { defineRoute, needs, publicAccess, sessionAccess } from './route.ts';
import {
  cursorSchema,
  emailSchema,
  idParams,
  idSchema,
  instantSchema,
  limitSchema,
  nameSchema,
  page,
  passwordSchema,
  roleSchema,
} from './schemas.ts';

const TOKEN = z.string().min(20).max(200);

export const setupStateSchema = z.strictObject({
  /** `open`: no owner exists yet. */
  state: z.enum(['open', 'done']),
  version: z.string(),
});
export const getSetup = defineRoute({
  name: 'getSetup',
  method: 'GET',
  path: '/api/v1/setup',
  access: publicAccess,
  summary: 'Whether this installation has an owner yet',
  response: setupStateSchema,
});

export const sessionSchema = z.strictObject({
  user: z.strictObject({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    /** False for the owner who came by the one-time link and has not chosen a password yet. */
    hasPassword: z.boolean(),
  }),
  workspaces: z.array(z.strictObject({ id: idSchema, name: z.string(), role: roleSchema })),
});
export type Session = z.infer<typeof sessionSchema>;

export const createOwner = defineRoute({
  name: 'createOwner',
  method: 'POST',
  path: '/api/v1/setup',
  access: publicAccess,
  summary: 'Creates the owner and the first workspace, once, and signs in',
  body: z.strictObject({
    name: nameSchema,
    email: emailSchema,
    password: passwordSchema,
    workspaceName: nameSchema,
  }),
  response: sessionSchema,
  status: 201,
});
export const redeemStartToken = defineRoute({
  name: 'redeemStartToken',
  method: 'POST',
  path: '/api/v1/setup/redeem',
  access: publicAccess,
  summary:
    'Signs the owner in by the one-time token that the start command prints (loopback only, once). On a fresh installation creates a provisional owner without a password and a workspace with the demo.',
  body: z.strictObject({ token: TOKEN }),
  response: sessionSchema,
});
export const getSession = defineRoute({
  name: 'getSession',
  method: 'GET',
  path: '/api/v1/session',
  access: sessionAccess,
  summary: 'Who is signed in, and their workspaces',
  response: sessionSchema,
});
export const keepAccount = defineRoute({
  name: 'keepAccount',
  method: 'PUT',
  path: '/api/v1/session/credentials',
  access: sessionAccess,
  summary: 'A provisional owner chooses name, e-mail and password, to keep what they made',
  body: z.strictObject({
    name: nameSchema,
    email: emailSchema,
    password: passwordSchema,
    workspaceName: nameSchema.optional(),
  }),
  response: sessionSchema,
});

export const workspaceSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  timeZone: z.string(),
  /** In which sums of several currencies are told: ISO 4217. */
  currency: currencyCodeSchema,
  /** Where phone numbers without `+` are dialled: ISO 3166-1 alpha-2; null where nobody has said. */
  country: z.string().nullable(),
  /** Within so many hours a new lead is to hear from us; Today shows those who wait. */
  firstResponseHours: z.int(),
  createdAt: instantSchema,
});
export const getWorkspace = defineRoute({
  name: 'getWorkspace',
  method: 'GET',
  path: '/api/v1/workspace',
  access: needs('members.read'),
  summary: 'The current workspace',
  response: workspaceSchema,
});
export const updateWorkspace = defineRoute({
  name: 'updateWorkspace',
  method: 'PATCH',
  path: '/api/v1/workspace',
  access: needs('workspace.change'),
  summary:
    'Renames the workspace or sets its time zone (IANA name), its currency, its country and the hours until the first response',
  body: z.strictObject({
    name: nameSchema.optional(),
    timeZone: z.string().max(60).optional(),
    currency: currencyCodeSchema.optional(),
    country: z
      .string()
      .refine(isCountry, 'Not a country: write its two letters, as in LV, TH or TW.')
      .nullable()
      .optional(),
    firstResponseHours: z.int().min(1).max(400).optional(),
  }),
  response: workspaceSchema,
});
export const createWorkspace = defineRoute({
  name: 'createWorkspace',
  method: 'POST',
  path: '/api/v1/workspaces',
  access: sessionAccess,
  summary: 'A further workspace, owned by the caller',
  body: z.strictObject({ name: nameSchema }),
  response: workspaceSchema,
  status: 201,
});

export const memberSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** Empty where there is none to show. */
  email: z.string(),
  /** False for the people of an example workspace: they are named in what they did, and nobody can be them. */
  canSignIn: z.boolean(),
  role: roleSchema,
  joinedAt: instantSchema,
  /** Left the workspace: cannot enter it, and stays named in what they did. */
  deactivatedAt: instantSchema.nullable(),
});
export type Member = z.infer<typeof memberSchema>;
export const listMembers = defineRoute({
  name: 'listMembers',
  method: 'GET',
  path: '/api/v1/members',
  access: needs('members.read'),
  summary: 'Members of the workspace, by name; those who left are among them',
  response: z.strictObject({ items: z.array(memberSchema) }),
});
export const updateMember = defineRoute({
  name: 'updateMember',
  method: 'PATCH',
  path: '/api/v1/members/:id',
  access: needs('members.change'),
  summary: 'Changes a role',
  params: idParams,
  body: z.strictObject({ role: roleSchema }),
  response: memberSchema,
});
export const removeMember = defineRoute({
  name: 'removeMember',
  method: 'DELETE',
  path: '/api/v1/members/:id',
  access: needs('members.change'),
  summary: 'Takes a member out of the workspace',
  params: idParams,
});

/** How many records of each kind went over. */
export const handedOverSchema = z.strictObject({
  deals: z.int(),
  contacts: z.int(),
  companies: z.int(),
  activities: z.int(),
  views: z.int(),
});
export type HandedOver = z.infer<typeof handedOverSchema>;
export const countOpenWork = defineRoute({
  name: 'countOpenWork',
  method: 'GET',
  path: '/api/v1/members/:id/open-work',
  access: needs('members.change'),
  summary: 'How many records of each kind a member would hand over',
  params: idParams,
  response: handedOverSchema,
});
export const deactivateMember = defineRoute({
  name: 'deactivateMember',
  method: 'POST',
  path: '/api/v1/members/:id/deactivate',
  access: needs('members.change'),
  summary:
    'Closes the workspace to a member who leaves, and hands their open deals, contacts, companies, open activities and views to somebody else; the past keeps their name',
  params: idParams,
  body: z.strictObject({ handOverTo: idSchema.nullable().default(null) }),
  response: z.strictObject({ member: memberSchema, handedOver: handedOverSchema }),
});
export const reactivateMember = defineRoute({
  name: 'reactivateMember',
  method: 'POST',
  path: '/api/v1/members/:id/reactivate',
  access: needs('members.change'),
  summary: 'Lets a member who had left enter again; what was handed over stays where it is',
  params: idParams,
  response: memberSchema,
});

export const invitationSchema = z.strictObject({
  id: idSchema,
  email: z.string().nullable(),
  role: roleSchema,
  createdAt: instantSchema,
  expiresAt: instantSchema,
});
export const listInvitations = defineRoute({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/v1/invitations',
  access: needs('members.change'),
  summary: 'Open invitations',
  response: z.strictObject({ items: z.array(invitationSchema) }),
});
export const createInvitation = defineRoute({
  name: 'createInvitation',
  method: 'POST',
  path: '/api/v1/invitations',
  access: needs('members.change'),
  summary: 'An invitation link to copy; the link is shown only once',
  body: z.strictObject({ role: roleSchema, email: emailSchema.optional() }),
  response: z.strictObject({ invitation: invitationSchema, path: z.string() }),
  status: 201,
});
export const revokeInvitation = defineRoute({
  name: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/v1/invitations/:id',
  access: needs('members.change'),
  summary: 'Makes an invitation link useless',
  params: idParams,
});
export const acceptInvitation = defineRoute({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitations/accept',
  access: publicAccess,
  summary:
    'Joins the workspace; someone new gives name, e-mail and password, someone signed in only the token',
  body: z.strictObject({
    token: TOKEN,
    name: nameSchema.optional(),
    email: emailSchema.optional(),
    password: passwordSchema.optional(),
  }),
  response: sessionSchema,
});

export const apiKeySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  prefix: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable(),
});
export const listApiKeys = defineRoute({
  name: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  access: needs('keys.change'),
  apiKey: false,
  summary: 'API keys of the workspace, without their secrets',
  response: z.strictObject({ items: z.array(apiKeySchema) }),
});
export const createApiKey = defineRoute({
  name: 'createApiKey',
  method: 'POST',
  path: '/api/v1/api-keys',
  access: needs('keys.change'),
  apiKey: false,
  summary: 'A new key; the secret is shown only once. Send it as `authorization: Bearer <secret>`.',
  body: z.strictObject({
    name: nameSchema,
    role: roleSchema.exclude(['owner']),
    expiresInDays: z.int().min(1).max(3650).nullable(),
  }),
  response: z.strictObject({ key: apiKeySchema, secret: z.string() }),
  status: 201,
});
export const revokeApiKey = defineRoute({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  access: needs('keys.change'),
  apiKey: false,
  summary: 'Revokes a key at once',
  params: idParams,
});

export const auditEntrySchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  actor: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
/** What the log is searched by; all that is given has to fit. */
const auditSearch = {
  actor: idSchema.optional().describe('Id of a person or an API key'),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/, 'noun.verb, or a noun for all of it')
    .optional()
    .describe('`noun.verb`, such as `member.change`; a noun alone for everything about it'),
  subject: z.string().max(300).optional().describe('Id or name of what it was done to'),
  from: instantSchema.optional(),
  until: instantSchema.optional().describe('Before this moment'),
  q: z.string().trim().max(200).optional().describe('Part of a name, a subject or a detail'),
};
export const listAudit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit-entries',
  access: needs('audit.read'),
  summary:
    'What happened in the workspace, newest first; searched by who, what, to what, when and words. For words so many entries are looked at at a time: a page may be short, or empty, and still have a next one.',
  query: z.strictObject({ ...auditSearch, cursor: cursorSchema.optional(), limit: limitSchema }),
  response: page(auditEntrySchema),
});
export const exportAudit = defineRoute({
  name: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit-export',
  access: needs('audit.read'),
  summary: 'The same entries as a CSV file for a spreadsheet, at most 100,000; the export itself is audited',
  query: z.strictObject(auditSearch),
  response: 'bytes',
});
