// Deals and the board: what a list row says, one deal with its gate and its ways on, and everything that can be done
// with one. A refusal by the rules of the map is `deal_refused` with its code in `reason`.
import {
  ACTIVITY_KINDS,
  NO_KINDS,
  OUTCOME_KINDS,
  PURCHASE_PARTS,
  causeSchema,
  customValueSchema,
  dealAmountSchema,
  dealChangesSchema,
  dealDeedSchema,
  dealFieldsSchema,
  dealLineSchema,
  elementIdSchema,
  moveSchema,
  overrideSchema,
} from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, idSchema, instantSchema, page } from './schemas.ts';

const named = z.strictObject({ id: idSchema, name: z.string() });

/** How the checklist of the stage stands. */
const gateCountSchema = z.strictObject({
  done: z.int(),
  total: z.int(),
  /** Required items that are not settled. */
  missing: z.int(),
});

export const DEAL_STANDINGS = ['working', 'resting', 'afterWon', 'ended'] as const;

/** A row of a list, a card of the board. What the caller's role may not see is null. */
export const dealCardSchema = z.strictObject({
  id: idSchema,
  processId: idSchema,
  versionId: idSchema,
  nodeId: z.string(),
  name: z.string(),
  company: named.nullable(),
  owner: personSchema.nullable(),
  amount: dealAmountSchema.nullable(),
  closeOn: z.iso.date().nullable(),
  source: z.string().nullable(),
  tags: z.array(z.string()),
  enteredAt: instantSchema,
  /** How long deals are expected to stay in the stage; null where the map does not say. */
  expectedDays: z.number().nullable(),
  /** Its earliest open activity with a date. */
  nextStep: z.strictObject({ activityId: idSchema, subject: z.string(), at: instantSchema }).nullable(),
  lastActivityAt: instantSchema.nullable(),
  gate: gateCountSchema,
  standing: z.enum(DEAL_STANDINGS),
  /** Whether the buyer has confirmed that the deal is where we believe it to be. */
  confirmed: z.boolean(),
  /** A hand-over from another lane that waits for an answer, or was accepted. */
  handover: z.enum(['waiting', 'accepted']).nullable(),
  backOn: z.iso.date().nullable(),
  wonAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  endKind: z.enum(OUTCOME_KINDS).nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  deletedAt: instantSchema.nullable(),
  revision: z.int(),
});
export type DealCard = z.infer<typeof dealCardSchema>;

const customSchema = z.record(z.string(), customValueSchema);

/** A row of the deal list: with the workspace's own fields that were asked for. */
export const listedDealSchema = dealCardSchema.extend({
  custom: customSchema.optional().describe('By key; only with `fields`'),
});
export type ListedDeal = z.infer<typeof listedDealSchema>;

export const gateItemSchema = z.strictObject({
  /** The stage whose checklist it stands on: the deal's own or the one around it. */
  stage: z.string(),
  id: z.string(),
  text: z.string(),
  required: z.boolean(),
  by: z.enum(['us', 'buyer']),
  how: z.enum(['tick', 'field', 'activity', 'document', 'approval']),
  /** The field, activity, document or role that settles it. */
  what: z.string().nullable(),
  state: z.enum(['done', 'missing', 'asked']),
  at: instantSchema.nullable(),
  doneBy: personSchema.nullable(),
  evidence: z.string(),
});
export type DealGateItem = z.infer<typeof gateItemSchema>;

export const dealGateSchema = z.strictObject({
  mode: z.enum(['block', 'warn', 'off']),
  items: z.array(gateItemSchema),
  confirming: z.string(),
  confirmed: z.strictObject({ at: instantSchema, by: personSchema.nullable(), words: z.string() }).nullable(),
});
export type DealGate = z.infer<typeof dealGateSchema>;

/** One place where the deal can go next. */
export const dealWaySchema = z.strictObject({
  to: z.string(),
  name: z.string(),
  type: z.enum(['stage', 'outcome']),
  /** Answers of the decisions on the way, and the label of the path. */
  answers: z.array(z.string()),
  no: z.enum(NO_KINDS).nullable(),
  /** What an override would have to pass by; empty where the way is free. */
  passes: z.array(z.enum(['jump', 'condition', 'gate'])),
  /** Required items of the checklist that are missing, by id; also where they only warn. */
  missing: z.array(z.string()),
  needsReason: z.boolean(),
  /** Reasons that the map offers. */
  reasons: z.array(z.string()),
  needsBackOn: z.boolean(),
  forward: z.boolean(),
});
export type DealWay = z.infer<typeof dealWaySchema>;

/** Where it stands on the map: what leaving asks for, where it can go, and the real way it came. */
export const dealGuideSchema = z.strictObject({
  checklist: dealGateSchema,
  /** Where it can go; first the ways of the map. */
  ways: z.array(dealWaySchema),
  /** Of a deal that has ended: stages that it can be reopened in without an override. */
  reopensIn: z.array(z.string()),
  /** Every stage it was in, oldest first; moves that were taken back are left out. */
  trail: z.array(
    z.strictObject({
      nodeId: z.string(),
      at: instantSchema,
      override: z.boolean(),
      by: personSchema.nullable(),
    }),
  ),
  /** What the caller may do with it. */
  can: z.strictObject({ change: z.boolean(), override: z.boolean() }),
});
export type DealGuide = z.infer<typeof dealGuideSchema>;

export const dealSchema = dealCardSchema.extend({
  problem: z.string().nullable(),
  competitors: z.array(z.string()),
  people: z.array(z.strictObject({ contact: named, part: z.enum(PURCHASE_PARTS).nullable() })),
  lines: z.array(dealLineSchema),
  custom: customSchema,
  createdBy: personSchema.nullable(),
  end: z
    .strictObject({
      kind: z.enum(OUTCOME_KINDS),
      reason: z.string(),
      stopped: causeSchema.nullable(),
      no: z.enum(NO_KINDS).nullable(),
    })
    .nullable(),
  noes: z.int(),
  documents: z.array(z.string()),
  /** Where it was handed over from, by whom and when. */
  handoverOf: z
    .strictObject({
      from: z.string(),
      fromLane: z.string(),
      toLane: z.string(),
      by: idSchema.nullable(),
      at: instantSchema,
    })
    .nullable(),
  continuedFrom: idSchema.nullable(),
  continuesIn: idSchema.nullable(),
  mergedInto: idSchema.nullable(),
  guide: dealGuideSchema.nullable().describe('With `guide=true`, and after every command'),
  /** Fields that the caller's role sees but cannot change, and ones that it does not see. */
  readOnly: z.array(z.string()),
  hidden: z.array(z.string()),
});
export type DealDetail = z.infer<typeof dealSchema>;

export const DEAL_SORTS = [
  'nextStepAt',
  'enteredAt',
  'createdAt',
  'updatedAt',
  'amount',
  'closeOn',
  'name',
  'endedAt',
] as const;
export type DealSort = (typeof DEAL_SORTS)[number];

/** Types of own fields that deals can be put in order by. */
export const OWN_SORT_TYPES = ['text', 'link', 'number', 'money', 'date', 'choice', 'yesNo'] as const;
export type OwnSortType = (typeof OWN_SORT_TYPES)[number];

const ownKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/u);
/** One of the workspace's own fields, as conditions, views and orders name it. */
const ownFieldSchema = z.templateLiteral(['custom.', ownKey]);

const listShape = {
  process: idSchema.optional(),
  stage: elementIdSchema.optional(),
  state: z.enum(['open', 'won', 'ended', 'any', 'deleted']).default('open'),
  /** `me` for the caller. */
  owner: z.union([idSchema, z.literal('me'), z.literal('none')]).optional(),
  company: idSchema.optional(),
  contact: idSchema.optional(),
  q: z.string().max(500).optional().describe('Words of its name, company or people, in any script'),
  filter: z.string().max(20_000).optional().describe('A condition (the rule format) as JSON'),
};
const listQuery = z.strictObject({
  ...listShape,
  sort: z
    .union([
      z.enum([...DEAL_SORTS, ...DEAL_SORTS.map((sort) => `-${sort}` as const)]),
      ownFieldSchema,
      z.templateLiteral(['-custom.', ownKey]),
    ])
    .default('-createdAt')
    .describe('Also `custom.<key>`, for own fields of one text, number, amount, day, choice, or yes and no'),
  fields: z
    .string()
    .max(5000)
    .optional()
    .describe('Keys of own fields, separated by commas: rows have their values in `custom`')
    .meta({ examples: ['region,renewal_on'] }),
  after: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});

export const listDeals = defineRoute({
  name: 'listDeals',
  method: 'GET',
  path: '/api/v1/deals',
  access: needs('records.read'),
  summary: 'Deals that the caller may see, filtered and sorted, by keyset pages',
  query: listQuery,
  response: page(listedDealSchema),
});

const sumsSchema = z.array(z.strictObject({ currency: z.string(), minor: z.int(), deals: z.int() }));

export const summariseDeals = defineRoute({
  name: 'summariseDeals',
  method: 'GET',
  path: '/api/v1/deal-summary',
  access: needs('records.read'),
  summary: 'How many deals a list has and what they add up to, by group',
  query: z.strictObject({
    ...listShape,
    group: z
      .union([z.enum(['none', 'stage', 'owner', 'company', 'source', 'month']), ownFieldSchema])
      .default('none')
      .describe('Also `custom.<key>`, for own fields that are a choice'),
  }),
  response: z.strictObject({
    count: z.int(),
    sums: sumsSchema,
    groups: z.array(
      z.strictObject({
        key: z.string().nullable(),
        label: z.string().nullable(),
        count: z.int(),
        sums: sumsSchema,
      }),
    ),
  }),
});

export const boardColumnSchema = z.strictObject({
  nodeId: z.string(),
  count: z.int(),
  sums: sumsSchema,
  /** All in the workspace's currency, as far as there are exchange rates; null where a rate is missing. */
  total: dealAmountSchema.nullable(),
  /** The same, each deal weighted by the measured chance to be won from here; null with too few ended deals. */
  weighted: dealAmountSchema.nullable(),
  medianDays: z.number().nullable(),
  /** How long the open deals have been here, shares by twelfths of twice the expected (or median) time. */
  ages: z.array(z.int()),
  /** Deals that are over the expected time. */
  over: z.int(),
  cards: z.array(dealCardSchema),
  nextCursor: cursorSchema.nullable(),
});
export type BoardColumn = z.infer<typeof boardColumnSchema>;

export const getBoard = defineRoute({
  name: 'getBoard',
  method: 'GET',
  path: '/api/v1/processes/:id/board',
  access: needs('records.read'),
  summary: 'The board of a process: a column per stage of its published map, each with its first cards',
  params: idParams,
  query: z.strictObject({
    owner: listShape.owner,
    q: listShape.q,
    filter: listShape.filter,
    sort: z.enum(['nextStepAt', 'enteredAt', '-amount', 'closeOn', 'name']).default('nextStepAt'),
    cards: z.coerce.number().int().min(0).max(200).default(50),
  }),
  response: z.strictObject({
    /** The published version, whose map the columns follow; null where nothing is published yet. */
    versionId: idSchema.nullable(),
    currency: z.string(),
    columns: z.array(boardColumnSchema),
    /** Deals whose stage the published map does not have: they wait for a transfer. */
    elsewhere: z.array(boardColumnSchema),
    /** What live updates go on from. */
    cursor: z.string(),
  }),
});

export const createDeal = defineRoute({
  name: 'createDeal',
  method: 'POST',
  path: '/api/v1/deals',
  access: needs('records.change'),
  summary: 'A new deal in a stage of the published map',
  body: z.strictObject({
    ...dealFieldsSchema.shape,
    processId: idSchema,
    nodeId: elementIdSchema.nullable().default(null),
    happenedAt: instantSchema.optional(),
    /** Begins in a place that it could not have been moved to from where the map begins. */
    override: overrideSchema,
  }),
  response: dealSchema,
  status: 201,
});
export const getDeal = defineRoute({
  name: 'getDeal',
  method: 'GET',
  path: '/api/v1/deals/:id',
  etag: true,
  access: needs('records.read'),
  summary: 'One deal; with `guide=true` also its checklist, the ways on and the way taken',
  params: idParams,
  query: z.strictObject({ guide: z.stringbool().default(false) }),
  response: dealSchema,
});
export const updateDeal = defineRoute({
  name: 'updateDeal',
  method: 'PATCH',
  path: '/api/v1/deals/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Changes fields; with `was`, only where they still are what the caller saw',
  params: idParams,
  body: z.strictObject({ changes: dealChangesSchema, was: dealChangesSchema.default({}) }),
  response: dealSchema,
});
export const moveDeal = defineRoute({
  name: 'moveDeal',
  method: 'POST',
  path: '/api/v1/deals/:id/move',
  etag: true,
  access: needs('records.change'),
  summary: 'Moves a deal along the map, or elsewhere with an override; ends it or reopens it',
  params: idParams,
  body: moveSchema.omit({ do: true }),
  response: z.strictObject({ deal: dealSchema, event: idSchema.describe('For taking the move back') }),
});

export const commandDeal = defineRoute({
  name: 'commandDeal',
  method: 'POST',
  path: '/api/v1/deals/:id/commands',
  etag: true,
  access: needs('records.change'),
  summary:
    'Ticks, confirmations, approvals, hand-overs, taking a move back, "this step does not fit", restoring',
  params: idParams,
  body: dealDeedSchema,
  response: dealSchema,
});
export const removeDeal = defineRoute({
  name: 'removeDeal',
  method: 'DELETE',
  path: '/api/v1/deals/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Puts a deal into the bin, from where it can be restored for 30 days',
  params: idParams,
});

export const bulkDeals = defineRoute({
  name: 'bulkDeals',
  method: 'POST',
  path: '/api/v1/deals/bulk',
  access: needs('records.change'),
  summary:
    'One thing done with many deals, each asked by itself; what is refused is told, the others are done',
  body: z.strictObject({
    ids: z.array(idSchema).min(1).max(1000),
    command: z
      .union([
        moveSchema,
        z.strictObject({ do: z.literal('set'), changes: dealChangesSchema }),
        z.strictObject({ do: z.literal('delete') }),
        z.strictObject({ do: z.literal('restore') }),
        z.strictObject({
          do: z.literal('undoMove'),
          events: z.record(idSchema, idSchema).describe('By deal, the event of its move'),
        }),
      ])
      .meta({ examples: [{ do: 'delete' }] }),
  }),
  response: z.strictObject({
    done: z.int(),
    moves: z
      .array(z.strictObject({ id: idSchema, event: idSchema }))
      .describe('Of deals that were moved, for taking it back'),
    refused: z.array(
      z.strictObject({ id: idSchema, name: z.string(), code: z.string(), message: z.string() }),
    ),
  }),
});

export const mergeDeals = defineRoute({
  name: 'mergeDeals',
  method: 'POST',
  path: '/api/v1/deals/:id/merge',
  access: needs('records.change'),
  summary: 'Takes another deal of the same company into this one; both histories stay',
  params: idParams,
  body: z.strictObject({ from: idSchema, changes: dealChangesSchema.default({}) }),
  response: dealSchema,
});
export const unmergeDeal = defineRoute({
  name: 'unmergeDeal',
  method: 'POST',
  path: '/api/v1/deals/:id/unmerge',
  access: needs('records.change'),
  summary: 'Takes a merge back: the deal that was merged away stands by itself again',
  params: idParams,
  response: dealSchema,
});
export const continueDeal = defineRoute({
  name: 'continueDeal',
  method: 'POST',
  path: '/api/v1/deals/:id/continue',
  access: needs('records.change'),
  summary:
    'Goes on in another process, such as onboarding after won: a new deal that knows where it came from',
  params: idParams,
  body: z.strictObject({
    processId: idSchema,
    nodeId: elementIdSchema.nullable().default(null),
    name: z.string().trim().min(1).max(300).optional(),
    override: overrideSchema,
  }),
  response: dealSchema,
  status: 201,
});

/** Something that happened to a deal, as its timeline shows it. */
export const dealEventSchema = z.strictObject({
  id: idSchema,
  about: z.string(),
  kind: z.string(),
  happenedAt: instantSchema,
  recordedAt: instantSchema,
  actor: personSchema.nullable(),
  fromNode: z.string().nullable(),
  toNode: z.string().nullable(),
  /** Of the kind: see `DealEventBody` in core. Values of fields that the caller may not see are left out. */
  payload: z.record(z.string(), z.unknown()),
});
export type DealEventRow = z.infer<typeof dealEventSchema>;

export const listDealEvents = defineRoute({
  name: 'listDealEvents',
  method: 'GET',
  path: '/api/v1/deals/:id/events',
  access: needs('records.read'),
  summary: 'The history of a deal, newest first',
  params: idParams,
  query: z.strictObject({
    after: cursorSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: page(dealEventSchema),
});

/** Moving the open deals of older versions to the published one, stage to stage. */
export const transferPlanSchema = z.strictObject({
  id: idSchema,
  processId: idSchema,
  toVersion: idSchema,
  /** From each stage of an older version to one of the new. */
  steps: z.array(z.strictObject({ fromVersion: idSchema, from: z.string(), to: z.string(), deals: z.int() })),
  at: instantSchema,
  by: personSchema.nullable(),
  undoneAt: instantSchema.nullable(),
  refused: z.int(),
});
export type TransferPlan = z.infer<typeof transferPlanSchema>;
export const previewTransfer = defineRoute({
  name: 'previewTransfer',
  method: 'GET',
  path: '/api/v1/processes/:id/transfer',
  access: needs('records.read'),
  summary:
    'Open deals on older versions by stage, with the stage of the published map that is proposed for each',
  params: idParams,
  response: z.strictObject({
    toVersion: idSchema.nullable(),
    steps: z.array(
      z.strictObject({
        fromVersion: idSchema,
        fromNumber: z.int(),
        from: z.string(),
        fromName: z.string(),
        to: z.string().nullable(),
        deals: z.int(),
      }),
    ),
    plans: z.array(transferPlanSchema),
  }),
});
export const runTransfer = defineRoute({
  name: 'runTransfer',
  method: 'POST',
  path: '/api/v1/processes/:id/transfer',
  access: needs('maps.publish'),
  summary: 'Carries the plan out: all its deals in one transaction',
  params: idParams,
  body: z.strictObject({
    toVersion: idSchema,
    steps: z
      .array(z.strictObject({ fromVersion: idSchema, from: elementIdSchema, to: elementIdSchema }))
      .min(1)
      .max(1000),
  }),
  response: transferPlanSchema,
});
export const undoTransfer = defineRoute({
  name: 'undoTransfer',
  method: 'DELETE',
  path: '/api/v1/transfers/:id',
  access: needs('maps.publish'),
  summary: 'Takes a plan back for the deals that have not moved since',
  params: idParams,
  response: transferPlanSchema,
});

/** Kinds of activities that a gate can ask for, for screens. */
export const GATE_ACTIVITIES = ACTIVITY_KINDS;
