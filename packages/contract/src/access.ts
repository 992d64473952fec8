// Who reaches which records: departments and teams, the rules of access by role, and why somebody sees what they see.
import { FIELD_ACCESS, RECORD_KINDS, RECORD_SCOPES, accessRulesSchema } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, nameSchema, roleSchema } from './schemas.ts';

/** A department is a team with teams below it. */
export const teamSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  parentId: idSchema.nullable(),
  archivedAt: instantSchema.nullable(),
  members: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      /** Reaches the records of the teams below, too. */
      lead: z.boolean(),
      /** No longer in the workspace; what they left stays within the team's reach. */
      deactivated: z.boolean(),
    }),
  ),
});
export type Team = z.infer<typeof teamSchema>;

export const listTeams = defineRoute({
  name: 'listTeams',
  method: 'GET',
  path: '/api/v1/teams',
  access: needs('members.read'),
  summary: 'Departments and teams with their members, by name; `parentId` makes the tree',
  response: z.strictObject({ items: z.array(teamSchema) }),
});
export const createTeam = defineRoute({
  name: 'createTeam',
  method: 'POST',
  path: '/api/v1/teams',
  access: needs('access.change'),
  summary: 'A new team; with `parentId` below another one',
  body: z.strictObject({ name: nameSchema, parentId: idSchema.nullable().default(null) }),
  response: teamSchema,
  status: 201,
});
export const updateTeam = defineRoute({
  name: 'updateTeam',
  method: 'PATCH',
  path: '/api/v1/teams/:id',
  access: needs('access.change'),
  summary:
    'Renames a team, moves it in the tree, archives it or brings it back; an archived team gives no reach',
  params: idParams,
  body: z.strictObject({
    name: nameSchema.optional(),
    parentId: idSchema.nullable().optional(),
    archived: z.boolean().optional(),
  }),
  response: teamSchema,
});
export const setTeamMembers = defineRoute({
  name: 'setTeamMembers',
  method: 'PUT',
  path: '/api/v1/teams/:id/members',
  access: needs('access.change'),
  summary: 'Says who is in a team, in place of who was',
  params: idParams,
  body: z.strictObject({
    members: z.array(z.strictObject({ id: idSchema, lead: z.boolean().default(false) })).max(1000),
  }),
  response: teamSchema,
});
export const removeTeam = defineRoute({
  name: 'removeTeam',
  method: 'DELETE',
  path: '/api/v1/teams/:id',
  access: needs('access.change'),
  summary: 'Removes a team that has no teams below it',
  params: idParams,
});

export const accessStateSchema = z.strictObject({
  rules: accessRulesSchema,
  /** Counts changes; say it when replacing the rules, so that nobody overwrites what they have not seen. */
  revision: z.int(),
  changedAt: instantSchema.nullable(),
  changedBy: personSchema.nullable(),
});
export type AccessState = z.infer<typeof accessStateSchema>;
export const getAccessRules = defineRoute({
  name: 'getAccessRules',
  method: 'GET',
  path: '/api/v1/access/rules',
  access: needs('access.change'),
  summary: 'Which records and fields each role reaches; what is not said is all, and edit',
  response: accessStateSchema,
});
export const replaceAccessRules = defineRoute({
  name: 'replaceAccessRules',
  method: 'PUT',
  path: '/api/v1/access/rules',
  access: needs('access.change'),
  summary: 'Replaces the rules; takes effect with the next request. Owners and admins cannot be narrowed.',
  body: z.strictObject({ rules: accessRulesSchema, revision: z.int().min(0) }),
  response: accessStateSchema,
});

export const accessExplanationSchema = z.strictObject({
  user: personSchema,
  role: roleSchema,
  about: z.enum(RECORD_KINDS),
  processId: idSchema.nullable(),
  read: z.enum(RECORD_SCOPES),
  change: z.enum(RECORD_SCOPES),
  /** What decides: the role is not narrowed by any rule, a rule for all, or one for this process. */
  because: z.enum(['role', 'rule', 'process_rule']),
  /** Whether the role may change records at all. */
  mayChange: z.boolean(),
  /** Teams that count: those the person is in and, where they lead, those below. */
  teams: z.array(z.strictObject({ id: idSchema, name: z.string(), lead: z.boolean() })),
  /** Whose records are reached for reading; null for everybody's. Those of nobody are always reached. */
  owners: z.array(personSchema).nullable(),
  fields: z.array(z.strictObject({ field: z.string(), access: z.enum(FIELD_ACCESS) })),
});
export type AccessExplanation = z.infer<typeof accessExplanationSchema>;
export const explainAccess = defineRoute({
  name: 'explainAccess',
  method: 'GET',
  path: '/api/v1/access/explain',
  access: needs('access.change'),
  summary: 'What a person reaches of one kind of record, and why',
  query: z.strictObject({
    user: idSchema,
    about: z.enum(RECORD_KINDS).default('deal'),
    process: idSchema.optional(),
  }),
  response: accessExplanationSchema,
});
