// Activities: what is planned, done and put down for deals, people and companies; the calendar of a person or team and
// the feed that calendar programs read. An activity of a deal is seen and changed by who sees and changes the deal.
import {
  ACTIVITY_KINDS,
  ACTIVITY_OUTCOMES,
  DIRECTIONS,
  PRIORITIES,
  activityFieldsSchema,
  dueSchema,
  plannedInstantSchema,
  repeatSchema,
  richTextSchema,
} from '@portolan/core';
import type { RichText } from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs, publicAccess } from './route.ts';
import { cursorSchema, idParams, idSchema, instantSchema, page } from './schemas.ts';

const named = z.strictObject({ id: idSchema, name: z.string() });

/** Rich text (`richTextSchema` of core) as it was checked when it came in. */
const shownTextSchema = z.custom<RichText | null>().describe('Rich text: ProseMirror JSON; null without any');

/** An activity in a list, on the calendar, in Today: all but its text. */
export const activityRowSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ACTIVITY_KINDS),
  subject: z.string(),
  due: dueSchema.nullable(),
  owner: personSchema.nullable(),
  deal: named.nullable(),
  company: named.nullable(),
  contacts: z.array(named),
  priority: z.enum(PRIORITIES),
  direction: z.enum(DIRECTIONS).nullable(),
  outcome: z.enum(ACTIVITY_OUTCOMES).nullable(),
  doneAt: instantSchema.nullable(),
  doneBy: personSchema.nullable(),
  /** Not shown in Today before then; when it is due does not change. */
  snoozedUntil: instantSchema.nullable(),
  repeats: z.boolean(),
  createdAt: instantSchema,
  createdBy: personSchema.nullable(),
  updatedAt: instantSchema,
  deletedAt: instantSchema.nullable(),
  revision: z.int(),
});
export type ActivityRow = z.infer<typeof activityRowSchema>;

export const activitySchema = activityRowSchema.extend({
  body: shownTextSchema,
  repeat: repeatSchema
    .extend({
      /** What it is counted from, and the how manieth this one is. */
      from: z.iso.date(),
      number: z.int(),
    })
    .nullable(),
  can: z.strictObject({ change: z.boolean() }),
});
export type Activity = z.infer<typeof activitySchema>;

const outcome = z.enum(ACTIVITY_OUTCOMES).nullable().default(null);
const happenedAt = plannedInstantSchema
  .optional()
  .describe('When it really happened, where that was earlier');

const fieldsSchema = z.strictObject({
  ...activityFieldsSchema.shape,
  /** Without it, the caller. */
  ownerId: idSchema.nullable().optional(),
  body: richTextSchema.nullable().default(null),
});
export type NewActivity = z.infer<typeof fieldsSchema>;

const { shape } = activityFieldsSchema;
/** Fields to set. Without defaults: what is left out stays as it is. */
export const activityChangesSchema = z
  .strictObject({
    subject: shape.subject,
    due: shape.due.unwrap(),
    ownerId: shape.ownerId.unwrap(),
    dealId: shape.dealId.unwrap(),
    companyId: shape.companyId.unwrap(),
    contactIds: shape.contactIds.unwrap(),
    priority: shape.priority.unwrap(),
    direction: shape.direction.unwrap(),
    repeat: shape.repeat.unwrap(),
    body: richTextSchema.nullable(),
    outcome: outcome.unwrap(),
  })
  .partial();
export type ActivityChanges = z.infer<typeof activityChangesSchema>;

export const listActivities = defineRoute({
  name: 'listActivities',
  method: 'GET',
  path: '/api/v1/activities',
  access: needs('records.read'),
  summary:
    'Activities that the caller may see, by keyset pages: open ones by when they are due (those without a day last), others newest first',
  query: z.strictObject({
    state: z.enum(['open', 'done', 'any', 'deleted']).default('open'),
    deal: idSchema.optional(),
    company: idSchema.optional().describe('Its own, and those of its deals'),
    contact: idSchema.optional(),
    /** `me` for the caller, `team` for the caller and who shares a team. */
    owner: z.union([idSchema, z.enum(['me', 'team', 'none'])]).optional(),
    kind: z.enum(ACTIVITY_KINDS).optional(),
    from: plannedInstantSchema
      .optional()
      .describe('Due then or later; of done ones, done; of any, done, due or made'),
    to: plannedInstantSchema.optional().describe('Before then'),
    after: cursorSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: page(activitySchema),
});
export const getActivity = defineRoute({
  name: 'getActivity',
  method: 'GET',
  path: '/api/v1/activities/:id',
  etag: true,
  access: needs('records.read'),
  summary: 'One activity with its text',
  params: idParams,
  response: activitySchema,
});
export const createActivity = defineRoute({
  name: 'createActivity',
  method: 'POST',
  path: '/api/v1/activities',
  access: needs('records.change'),
  summary:
    'Plans an activity, or puts one down that has happened (`done`; always so for e-mails, messages and notes)',
  body: fieldsSchema.extend({
    done: z.strictObject({ outcome, happenedAt }).nullable().default(null),
  }),
  response: activitySchema,
  status: 201,
});
export const updateActivity = defineRoute({
  name: 'updateActivity',
  method: 'PATCH',
  path: '/api/v1/activities/:id',
  etag: true,
  access: needs('records.change'),
  summary:
    'Changes fields (also when it is due); with `was`, only where they still are what the caller saw: otherwise 409 with the fields',
  params: idParams,
  body: z.strictObject({ changes: activityChangesSchema, was: activityChangesSchema.default({}) }),
  response: activitySchema,
});
export const finishActivity = defineRoute({
  name: 'finishActivity',
  method: 'POST',
  path: '/api/v1/activities/:id/done',
  access: needs('records.change'),
  summary:
    'Done, with how it came out, and in the same request what comes next. One that repeats makes the next of its row',
  params: idParams,
  body: z.strictObject({
    outcome,
    happenedAt,
    /** Takes the place of its text. */
    body: richTextSchema.nullable().optional(),
    /** The next step; deal, company and people are the same where they are left out. */
    next: z
      .strictObject({
        ...fieldsSchema.shape,
        dealId: idSchema.nullable().optional(),
        companyId: idSchema.nullable().optional(),
        contactIds: fieldsSchema.shape.contactIds.unwrap().optional(),
      })
      .nullable()
      .default(null),
    /** Ends the row of one that repeats. */
    last: z.boolean().default(false),
  }),
  response: z.strictObject({
    activity: activitySchema,
    next: activitySchema.nullable(),
    repeated: activitySchema.nullable(),
  }),
});
export const reopenActivity = defineRoute({
  name: 'reopenActivity',
  method: 'POST',
  path: '/api/v1/activities/:id/reopen',
  access: needs('records.change'),
  summary: 'Not done after all; the next of its row goes with it, unless somebody has changed it',
  params: idParams,
  response: activitySchema,
});
export const snoozeActivity = defineRoute({
  name: 'snoozeActivity',
  method: 'POST',
  path: '/api/v1/activities/:id/snooze',
  access: needs('records.change'),
  summary: 'Takes it out of Today until then (null: shows it again); when it is due does not change',
  params: idParams,
  body: z.strictObject({ until: plannedInstantSchema.nullable() }),
  response: activitySchema,
});
export const removeActivity = defineRoute({
  name: 'removeActivity',
  method: 'DELETE',
  path: '/api/v1/activities/:id',
  access: needs('records.change'),
  summary: 'Puts an activity into the bin, from where it can be restored for 30 days',
  params: idParams,
});
export const restoreActivity = defineRoute({
  name: 'restoreActivity',
  method: 'POST',
  path: '/api/v1/activities/:id/restore',
  access: needs('records.change'),
  summary: 'Takes an activity out of the bin',
  params: idParams,
  response: activitySchema,
});
export const bulkActivities = defineRoute({
  name: 'bulkActivities',
  method: 'POST',
  path: '/api/v1/activities/bulk',
  access: needs('records.change'),
  summary:
    'One thing done with many activities, each asked by itself; what is refused is told, the others are done',
  body: z.strictObject({
    ids: z.array(idSchema).min(1).max(500),
    deed: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('finish'), outcome, happenedAt }),
      z.strictObject({ do: z.literal('reopen') }),
      z.strictObject({ do: z.literal('snooze'), until: plannedInstantSchema.nullable() }),
      z.strictObject({
        do: z.literal('set'),
        changes: activityChangesSchema.pick({ ownerId: true, priority: true, due: true }),
      }),
      z.strictObject({ do: z.literal('delete') }),
      z.strictObject({ do: z.literal('restore') }),
    ]),
  }),
  response: z.strictObject({
    done: z.int(),
    refused: z.array(
      z.strictObject({ id: idSchema, subject: z.string(), code: z.string(), message: z.string() }),
    ),
  }),
});

/** The calendar: what was done then, and what is due then. */
export const getCalendar = defineRoute({
  name: 'getCalendar',
  method: 'GET',
  path: '/api/v1/calendar',
  access: needs('records.read'),
  summary:
    'Activities within at most 100 days, oldest first: done ones where they were done, open ones where they are due',
  query: z.strictObject({
    from: plannedInstantSchema,
    to: plannedInstantSchema,
    owner: z.union([idSchema, z.enum(['me', 'team', 'all'])]).default('me'),
  }),
  response: z.strictObject({
    items: z.array(activityRowSchema),
    /** There are more than 2,000: the last ones are missing. */
    cut: z.boolean(),
  }),
});

/** The address that calendar programs read; what it shows is what its person may see. */
export const calendarFeedSchema = z.strictObject({
  createdAt: instantSchema,
  lastReadAt: instantSchema.nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

export const getCalendarFeed = defineRoute({
  name: 'getCalendarFeed',
  method: 'GET',
  path: '/api/v1/calendar-feed',
  access: needs('records.read'),
  apiKey: false,
  summary: 'Whether the caller has a calendar feed, and when it was last read',
  response: z.strictObject({ feed: calendarFeedSchema.nullable() }),
});
export const renewCalendarFeed = defineRoute({
  name: 'renewCalendarFeed',
  method: 'POST',
  path: '/api/v1/calendar-feed',
  access: needs('records.read'),
  apiKey: false,
  summary: "Makes the caller's calendar feed; its address is told once, and an earlier one ends",
  response: z.strictObject({
    feed: calendarFeedSchema,
    /** To put behind the server's own address. */
    path: z.string(),
  }),
  status: 201,
});
export const revokeCalendarFeed = defineRoute({
  name: 'revokeCalendarFeed',
  method: 'DELETE',
  path: '/api/v1/calendar-feed',
  access: needs('records.read'),
  apiKey: false,
  summary: "Ends the caller's calendar feed",
});
export const readCalendarFeed = defineRoute({
  name: 'readCalendarFeed',
  method: 'GET',
  path: '/api/v1/calendars/:token',
  access: publicAccess,
  summary:
    'An iCalendar (RFC 5545) for whoever has its address: activities of the last 90 days and of all days to come. 404 when it is unknown or revoked',
  params: z.strictObject({
    token: z.string().regex(/^[\w-]{20,100}(?:\.ics)?$/u, 'The secret of the address'),
  }),
  response: 'bytes',
});
