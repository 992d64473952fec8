// Today: one ordered list of what somebody has to do now. Clean-up: the regular review of what has gone stale, with
// decisions that are put down.
import {
  ACTIVITY_KINDS,
  CLEAN_UP_LISTS,
  TODAY_KINDS,
  TODAY_REASONS,
  TODAY_ACTIONS,
  PRIORITIES,
  dealAmountSchema,
  dueSchema,
  moveSchema,
  dealChangesSchema,
  plannedDaySchema,
} from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, idSchema, instantSchema, page } from './schemas.ts';

const named = z.strictObject({ id: idSchema, name: z.string() });

/** Something to do now, with why, since when, and the one action that settles it. */
export const todayItemSchema = z.strictObject({
  /** The same for the same thing at every call. */
  key: z.string(),
  kind: z.enum(TODAY_KINDS),
  why: z.enum(TODAY_REASONS),
  /** Since when it waits: due, asked, handed over, come in, expected to be done. */
  since: instantSchema,
  /** By when it should be settled, where there is such a time. */
  by: instantSchema.nullable(),
  action: z.enum(TODAY_ACTIONS),
  deal: z
    .strictObject({
      id: idSchema,
      name: z.string(),
      company: named.nullable(),
      owner: personSchema.nullable(),
      processId: idSchema,
      versionId: idSchema,
      nodeId: z.string(),
      amount: dealAmountSchema.nullable(),
      revision: z.int(),
    })
    .nullable(),
  /** Whom it is with: the people of the activity, or of the deal. */
  contacts: z.array(named),
  activity: z
    .strictObject({
      id: idSchema,
      kind: z.enum(ACTIVITY_KINDS),
      subject: z.string(),
      due: dueSchema.nullable(),
      priority: z.enum(PRIORITIES),
      repeats: z.boolean(),
      revision: z.int(),
    })
    .nullable(),
  /** The item of the checklist whose approval is asked for, its id in the map and its text. */
  item: z.strictObject({ id: z.string(), text: z.string() }).nullable(),
});
export type TodayItem = z.infer<typeof todayItemSchema>;

export const getToday = defineRoute({
  name: 'getToday',
  method: 'GET',
  path: '/api/v1/today',
  access: needs('records.read'),
  summary: 'What the caller has to do now, most pressing first',
  query: z.strictObject({
    /** Another person's, for who may read their records. */
    owner: z.union([idSchema, z.literal('me')]).default('me'),
    /** How many of each kind at most. */
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: z.strictObject({
    items: z.array(todayItemSchema),
    /** How many there are by kind; 1,000 stands for so many or more. */
    counts: z.record(z.enum(TODAY_KINDS), z.int()),
    /** Put off until later today: how many, and when the first comes back. */
    later: z.strictObject({ count: z.int(), next: instantSchema.nullable() }),
    /** By the workspace's clock. */
    day: z.iso.date(),
    timeZone: z.string(),
  }),
});

const whose = z.enum(['mine', 'team', 'all']).default('mine');
const whichDeals = { whose, process: idSchema.optional() };

const MISSING = ['amount', 'company', 'people', 'closeOn'] as const;

/** A deal that is on a list of the clean-up. What the caller's role may not see is null. */
export const cleanUpDealSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  processId: idSchema,
  versionId: idSchema,
  nodeId: z.string(),
  company: named.nullable(),
  owner: personSchema.nullable(),
  amount: dealAmountSchema.nullable(),
  closeOn: z.iso.date().nullable(),
  enteredAt: instantSchema,
  expectedDays: z.number().nullable(),
  nextStep: z.strictObject({ activityId: idSchema, subject: z.string(), at: instantSchema }).nullable(),
  lastActivityAt: instantSchema.nullable(),
  /** What is not filled in. */
  missing: z.array(z.enum(MISSING)),
  /** Touches without an answer and days in the stage, beside what the stage says when to give up. */
  touches: z.int(),
  revision: z.int(),
});
export type CleanUpDeal = z.infer<typeof cleanUpDealSchema>;

const runSchema = z.strictObject({
  id: idSchema,
  whose,
  processId: idSchema.nullable(),
  startedAt: instantSchema,
  startedBy: personSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  /** How many were on each list when it began, and when it ended. */
  before: z.record(z.enum(CLEAN_UP_LISTS), z.int()),
  after: z.record(z.enum(CLEAN_UP_LISTS), z.int()).nullable(),
  /** Deals decided upon, by what was decided. */
  decided: z.record(z.string(), z.int()),
  note: z.string(),
});
export type CleanUpRun = z.infer<typeof runSchema>;

export const getCleanUp = defineRoute({
  name: 'getCleanUp',
  method: 'GET',
  path: '/api/v1/clean-up',
  access: needs('records.read'),
  summary:
    'How many deals are on each list of the clean-up, and the review that is going on. A deal that was kept until a day is on none before',
  query: z.strictObject(whichDeals),
  response: z.strictObject({
    lists: z.array(z.strictObject({ list: z.enum(CLEAN_UP_LISTS), count: z.int() })),
    run: runSchema.nullable(),
  }),
});
export const listCleanUpDeals = defineRoute({
  name: 'listCleanUpDeals',
  method: 'GET',
  path: '/api/v1/clean-up/deals',
  access: needs('records.read'),
  summary: 'The deals of one list of the clean-up, those that wait longest first',
  query: z.strictObject({
    list: z.enum(CLEAN_UP_LISTS).default('stale'),
    ...whichDeals,
    after: cursorSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: page(cleanUpDealSchema),
});
export const decideCleanUp = defineRoute({
  name: 'decideCleanUp',
  method: 'POST',
  path: '/api/v1/clean-up/decisions',
  access: needs('records.change'),
  summary:
    'Decides upon deals of a list: keeps them as they are until a day, or moves, closes, hands back, reassigns or removes them, each asked by itself. Who decided what is put down',
  body: z.strictObject({
    list: z.enum(CLEAN_UP_LISTS),
    ids: z.array(idSchema).min(1).max(1000),
    deed: z.union([
      z.strictObject({
        do: z.literal('keep'),
        until: plannedDaySchema.nullable().describe('Null takes keeping back'),
        note: z.string().trim().max(1000).default(''),
      }),
      moveSchema,
      z.strictObject({ do: z.literal('set'), changes: dealChangesSchema }),
      z.strictObject({ do: z.literal('delete') }),
    ]),
  }),
  response: z.strictObject({
    done: z.int(),
    refused: z.array(
      z.strictObject({ id: idSchema, name: z.string(), code: z.string(), message: z.string() }),
    ),
  }),
});

export const listCleanUpRuns = defineRoute({
  name: 'listCleanUpRuns',
  method: 'GET',
  path: '/api/v1/clean-up/runs',
  access: needs('records.read'),
  summary: "The caller's reviews, newest first",
  query: z.strictObject({
    after: cursorSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: page(runSchema),
});
export const startCleanUpRun = defineRoute({
  name: 'startCleanUpRun',
  method: 'POST',
  path: '/api/v1/clean-up/runs',
  access: needs('records.change'),
  summary: 'Begins a review; what the caller decides belongs to it until it is ended. One at a time',
  body: z.strictObject({ whose, processId: idSchema.nullable().default(null) }),
  response: runSchema,
  status: 201,
});
export const finishCleanUpRun = defineRoute({
  name: 'finishCleanUpRun',
  method: 'POST',
  path: '/api/v1/clean-up/runs/:id/finish',
  access: needs('records.change'),
  summary: 'Ends a review and says what came of it',
  params: idParams,
  body: z.strictObject({ note: z.string().trim().max(2000).default('') }),
  response: runSchema,
});
