// What somebody can ask to be done with a deal. Every way in (board, API, import, bulk edit, automation) says it in
// these words, so that one set of rules answers.
import { z } from 'zod';
import { NO_KINDS } from '../map/nodes.ts';
import { elementIdSchema } from '../map/parts.ts';
import { causeSchema, dealFieldShapes, dealFieldsSchema } from './deal.ts';

const id = z.uuid();
const reason = z.string().trim().min(1).max(2000);
const happenedAt = z.iso
  .datetime({ offset: true })
  .optional()
  .describe('When it really happened, where that was earlier; within the limits of back-dating');

/** Passes by what stands in the way; needs a permission, and is recorded. */
export const overrideSchema = z.strictObject({ reason }).nullable().default(null);

export const dealChangesSchema = z.strictObject(dealFieldShapes).partial();
/** Fields to set; a custom field that is null is emptied. */
export type DealChanges = z.infer<typeof dealChangesSchema>;

export const moveSchema = z.strictObject({
  do: z.literal('move'),
  /** The stage or outcome. */
  to: elementIdSchema,
  happenedAt,
  cause: causeSchema.nullable().default(null).describe('What moved it on; on a loss, what stopped it'),
  no: z.enum(NO_KINDS).nullable().default(null),
  reason: z.string().trim().max(2000).default('').describe('Why it ends, for an outcome'),
  backOn: z.iso.date().nullable().default(null).describe('For a resting stage: when something is owed again'),
  override: overrideSchema,
});

const deeds = [
  z.strictObject({
    do: z.literal('tick'),
    item: elementIdSchema,
    done: z.boolean(),
    evidence: z.string().trim().max(2000).default(''),
    happenedAt,
  }),
  z.strictObject({ do: z.literal('askApproval'), item: elementIdSchema }),
  z.strictObject({
    do: z.literal('answerApproval'),
    item: elementIdSchema,
    approve: z.boolean(),
    reason: z.string().trim().max(2000).default(''),
  }),
  z.strictObject({ do: z.literal('confirm'), words: z.string().trim().min(1).max(2000), happenedAt }),
  z.strictObject({ do: z.literal('unconfirm') }),
  z.strictObject({ do: z.literal('acceptHandover') }),
  z.strictObject({ do: z.literal('refuseHandover'), reason }),
  z.strictObject({ do: z.literal('undoMove'), event: id }),
  /** What moved it on, said after the move. */
  z.strictObject({ do: z.literal('explainMove'), event: id, cause: causeSchema }),
  z.strictObject({ do: z.literal('doesNotFit'), text: reason }),
  z.strictObject({ do: z.literal('restore') }),
] as const;
/** What is done to one deal where it stands. */
export const dealDeedSchema = z.discriminatedUnion('do', deeds);
export type DealDeed = z.infer<typeof dealDeedSchema>;

export const dealCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('create'),
    fields: dealFieldsSchema,
    processId: id,
    versionId: id,
    /** Where it stands; without it, where the map begins. */
    nodeId: elementIdSchema.nullable().default(null),
    happenedAt,
    continuedFrom: id.nullable().default(null),
    /** For a place that it could not have been moved to. */
    override: overrideSchema,
  }),
  moveSchema,
  z.strictObject({
    do: z.literal('set'),
    changes: dealChangesSchema,
    /** What the caller saw in these fields; another value there is a conflict. */
    was: dealChangesSchema.default({}),
  }),
  ...deeds,
  z.strictObject({
    do: z.literal('transfer'),
    versionId: id,
    to: elementIdSchema,
    planId: id.nullable().default(null),
  }),
  z.strictObject({ do: z.literal('continueIn'), dealId: id, processId: id }),
  z.strictObject({ do: z.literal('delete') }),
  z.strictObject({ do: z.literal('mergeInto'), into: id }),
  z.strictObject({ do: z.literal('absorb'), from: id, changes: dealChangesSchema.default({}) }),
  z.strictObject({ do: z.literal('unmerge') }),
]);
export type DealCommand = z.infer<typeof dealCommandSchema>;
export type MoveCommand = z.infer<typeof moveSchema>;
/** As callers write it, with defaults left out. */
export type DealCommandInput = z.input<typeof dealCommandSchema>;
