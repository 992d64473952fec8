// Stages, decisions and outcomes, and the paths that join them.
import { z } from 'zod';
import { ROLES } from '../access/roles.ts';
import { ruleSchema } from '../rules/rule.ts';
import { daysOrNull, elementIdSchema, lineText, listOf, longText, nameText, reference } from './parts.ts';

/** Where a person has put a node: a cell of the map's grid. `row` counts within the lane. */
export const placeSchema = z.strictObject({
  column: z.int().min(0).max(2000),
  row: z.int().min(0).max(200),
  /** Tidying leaves it where it is. */
  pinned: z.boolean().default(false),
});
export type Place = z.infer<typeof placeSchema>;

export const ACTIVITY_KINDS = ['call', 'meeting', 'email', 'task', 'note', 'message'] as const;

/** How a checklist item is settled. */
const checkSchema = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('tick') }),
  z.strictObject({ how: z.literal('field'), field: z.string().trim().min(1).max(100) }),
  z.strictObject({ how: z.literal('activity'), activity: z.enum(ACTIVITY_KINDS) }),
  z.strictObject({ how: z.literal('document'), document: z.string().trim().min(1).max(200) }),
  z.strictObject({ how: z.literal('approval'), role: z.enum(ROLES) }),
]);

/** What must be true before a deal leaves the stage. */
export const checklistItemSchema = z.strictObject({
  id: elementIdSchema,
  text: z.string().trim().min(1).max(500),
  /** Required items hold the deal back as the stage's gate says; others are advice. */
  required: z.boolean().default(true),
  /** `buyer`: settled by the buyer's own words or deed, not by our belief. */
  by: z.enum(['us', 'buyer']).default('us'),
  check: checkSchema.default({ how: 'tick' }),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

const lineItem = z.strictObject({ id: elementIdSchema, text: z.string().trim().min(1).max(1000) });

/** Something we do in answer to the buyer's statement, and the tools that serve it. */
const actionSchema = lineItem.extend({ tools: listOf(z.string().trim().min(1).max(100), 20) });

const kpiSchema = z.strictObject({
  id: elementIdSchema,
  name: nameText,
  target: z.number().nullable().default(null),
  unit: z.string().max(20).default(''),
});

const playbookSchema = z.strictObject({
  questions: listOf(lineItem),
  objections: listOf(lineItem.extend({ answer: longText })),
  /** Ids in the map's content library. */
  content: listOf(elementIdSchema),
});

/** The four questions every step is asked (MAP-7). */
export const REVIEW_QUESTIONS = ['helpsDecide', 'addsComplexity', 'needsTool', 'willBeUsed'] as const;
const answered = z.strictObject({
  answer: z.enum(['yes', 'no', 'unsure']),
  note: longText,
});
const reviewSchema = z.strictObject({
  helpsDecide: answered.nullable().default(null),
  addsComplexity: answered.nullable().default(null),
  needsTool: answered.nullable().default(null),
  willBeUsed: answered.nullable().default(null),
});

export const MILESTONES = ['won', 'quotaCredit', 'commission', 'goLive'] as const;
export type Milestone = (typeof MILESTONES)[number];

export const STAGE_KINDS = ['working', 'resting', 'audience'] as const;

const nodeParts = {
  id: elementIdSchema,
  name: nameText,
  /** The stage that this node is a sub-step of. */
  parent: reference,
  lane: reference,
  place: placeSchema.nullable().default(null),
  /** Other names under which logs and exports know it. */
  alsoKnownAs: listOf(z.string().trim().min(1).max(500), 50),
};

/**
 * A deal is in exactly one stage at a time. `working` is the usual kind; in a `resting` one nothing is owed before its
 * date; an `audience` one has figures only and no deals. Times are calendar days.
 */
export const stageSchema = z.strictObject({
  type: z.literal('stage'),
  ...nodeParts,
  kind: z.enum(STAGE_KINDS).default('working'),
  phase: reference,
  statement: longText.describe("What the buyer says here, in the buyer's own words"),
  actions: listOf(actionSchema, 50),
  definition: longText.describe('When is a deal here?'),
  happens: longText,
  entry: listOf(lineItem, 50),
  checklist: listOf(checklistItemSchema, 50),
  gate: z.enum(['block', 'warn', 'off']).default('warn'),
  confirming: lineText.describe('The question whose answer confirms that the buyer is here'),
  /** Lanes that have a say besides the owner. */
  stakeholders: listOf(elementIdSchema, 50),
  expectedDays: daysOrNull,
  followUpDays: daysOrNull,
  giveUp: z
    .strictObject({ touches: z.int().min(1).max(1000).nullable().default(null), days: daysOrNull })
    .nullable()
    .default(null),
  kpis: listOf(kpiSchema, 20),
  milestones: listOf(z.enum(MILESTONES), 4),
  playbook: playbookSchema.default({ questions: [], objections: [], content: [] }),
  serves: longText.describe('How it serves the next stage and the goal'),
  review: reviewSchema.default({
    helpsDecide: null,
    addsComplexity: null,
    needsTool: null,
    willBeUsed: null,
  }),
});
export type Stage = z.infer<typeof stageSchema>;

/** A question; every path that leaves it is an answer. */
export const decisionSchema = z.strictObject({
  type: z.literal('decision'),
  ...nodeParts,
  note: longText,
});
export type Decision = z.infer<typeof decisionSchema>;

export const OUTCOME_KINDS = ['lost', 'disqualified', 'churned', 'finished'] as const;

/** Where a case ends. */
export const outcomeSchema = z.strictObject({
  type: z.literal('outcome'),
  ...nodeParts,
  kind: z.enum(OUTCOME_KINDS),
  /** Reasons to choose from when a case ends here. */
  reasons: listOf(z.string().trim().min(1).max(200), 50),
  /** What the buyer is left with: a useful farewell, a door that stays open. */
  leaves: longText,
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const nodeSchema = z.discriminatedUnion('type', [stageSchema, decisionSchema, outcomeSchema]);
export type MapNode = z.infer<typeof nodeSchema>;

/** What a "no" means; each has its own way back, `never` has none. */
export const NO_KINDS = ['notNow', 'notThis', 'notYou', 'never'] as const;

/** From one node to another. Out of a decision it is an answer: chosen by a person, or by `rule` where there is one. */
export const pathSchema = z.strictObject({
  id: elementIdSchema,
  from: elementIdSchema,
  to: elementIdSchema,
  /** The answer, or what makes a deal go this way. */
  label: z.string().trim().max(200).default(''),
  no: z.enum(NO_KINDS).nullable().default(null),
  rule: ruleSchema.nullable().default(null),
  note: longText,
});
export type MapPath = z.infer<typeof pathSchema>;
