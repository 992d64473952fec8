// A deal as its events make it: where it stands on the map, what is known about it, and what has been settled there.
// Everything in it follows from its events (see evolve.ts); nothing else may be kept here.
import { z } from 'zod';
import type { ACTIVITY_KINDS, NO_KINDS, OUTCOME_KINDS } from '../map/nodes.ts';
import { PURCHASE_PARTS } from '../map/parts.ts';

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
export type NoKind = (typeof NO_KINDS)[number];
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
export const currencyCodeSchema = z
  .string()
  .regex(/^[A-Z]{3}$/u, 'A currency has three capital letters, such as EUR')
  .meta({ example: 'EUR' });

/** The most that an amount can be: above every sale, far below what a 64-bit integer and a JSON number hold exactly. */
export const MOST_MINOR = 1e15;

/** Integer minor units of an ISO 4217 currency. */
export const dealAmountSchema = z.strictObject({
  minor: z.int().min(0).max(MOST_MINOR),
  currency: currencyCodeSchema,
});
export type DealAmount = z.infer<typeof dealAmountSchema>;

export const dealPersonSchema = z.strictObject({
  contactId: id,
  part: z.enum(PURCHASE_PARTS).nullable().default(null),
});
export type DealPerson = z.infer<typeof dealPersonSchema>;

/** One line of what is sold. Quantity in thousandths, so that half a day and 1.25 t are exact. */
export const dealLineSchema = z.strictObject({
  id,
  productId: id.nullable().default(null),
  name: z.string().trim().min(1).max(300),
  quantityMilli: z.int().min(1).max(1e12).default(1000),
  unitMinor: z.int().min(-MOST_MINOR).max(MOST_MINOR),
  /** In hundredths of a percent: 1250 is 12.5 %. */
  discount: z.int().min(0).max(10_000).default(0),
});
export type DealLine = z.infer<typeof dealLineSchema>;

/** What a custom field holds; which of these it may be says its definition. */
export const customValueSchema = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.strictObject({ minor: z.int(), currency: currencyCodeSchema }),
  z.array(z.string().max(500)).max(200),
  z.null(),
]);
export type CustomValue = z.infer<typeof customValueSchema>;

const line = (max: number) => z.string().trim().max(max);
const day = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text <= '2199-12-31', 'A day between 1900 and 2199');

/** Each field without what it is when nobody has said: for changes. */
export const dealFieldShapes = {
  name: z.string().trim().min(1).max(300),
  amount: dealAmountSchema.nullable(),
  closeOn: day.nullable(),
  source: line(200),
  companyId: id.nullable(),
  ownerId: id.nullable(),
  problem: line(10_000),
  competitors: z.array(line(200).min(1)).max(50),
  tags: z.array(line(100).min(1)).max(50),
  people: z.array(dealPersonSchema).max(100),
  lines: z.array(dealLineSchema).max(500),
  /** In a resting stage: the day on which something is owed again. */
  backOn: day.nullable(),
  /** By key of the field's definition. */
  custom: z.record(z.string().min(1).max(100), customValueSchema),
} as const;

/** What people know and change about a deal. */
export const dealFieldsSchema = z.strictObject({
  ...dealFieldShapes,
  amount: dealFieldShapes.amount.default(null),
  closeOn: dealFieldShapes.closeOn.default(null),
  source: dealFieldShapes.source.default(''),
  companyId: dealFieldShapes.companyId.default(null),
  ownerId: dealFieldShapes.ownerId.default(null),
  problem: dealFieldShapes.problem.default(''),
  competitors: dealFieldShapes.competitors.default([]),
  tags: dealFieldShapes.tags.default([]),
  people: dealFieldShapes.people.default([]),
  lines: dealFieldShapes.lines.default([]),
  backOn: dealFieldShapes.backOn.default(null),
  custom: dealFieldShapes.custom.default({}),
});
export type DealFields = z.infer<typeof dealFieldsSchema>;
export type DealField = keyof DealFields;
export const DEAL_FIELDS = Object.keys(dealFieldsSchema.shape) as readonly DealField[];

/** How a checklist item stands in the current visit of the stage. */
export const tickSchema = z.strictObject({
  /** `asked`: an approval that somebody waits for. */
  state: z.enum(['done', 'asked']),
  at: instant,
  by: id.nullable(),
  /** What the buyer said or did, where the item asks for it. */
  evidence: z.string().max(2000).default(''),
});
export type Tick = z.infer<typeof tickSchema>;

/** What moved a deal on, or stopped it. */
export const MOVERS = ['pain', 'feature', 'proof', 'offer', 'relation', 'timing', 'other'] as const;
export const causeSchema = z.strictObject({
  what: z.enum(MOVERS),
  note: z.string().trim().max(1000).default(''),
});
export type Cause = z.infer<typeof causeSchema>;

export interface DealEnd {
  readonly kind: OutcomeKind;
  readonly reason: string;
  readonly stopped: Cause | null;
  readonly no: NoKind | null;
}

/** A deal that came over from another lane, until that lane has taken it. */
export interface Handover {
  readonly from: string;
  readonly fromLane: string;
  readonly toLane: string;
  readonly by: string | null;
  readonly at: string;
  readonly state: 'waiting' | 'accepted';
}

export interface Deal extends DealFields {
  readonly id: string;
  readonly processId: string;
  readonly versionId: string;
  /** The stage or outcome that it is in. */
  readonly nodeId: string;
  /** When it came there. */
  readonly enteredAt: string;
  readonly ticks: Readonly<Record<string, Tick>>;
  /** The buyer's own confirmation that the deal is where we believe it to be. */
  readonly confirmed: { readonly at: string; readonly by: string | null; readonly words: string } | null;
  readonly handover: Handover | null;
  readonly wonAt: string | null;
  readonly endedAt: string | null;
  readonly end: DealEnd | null;
  /** How often the buyer has said no. */
  readonly noes: number;
  /** By kind of activity, when one was last done. */
  readonly done: Readonly<Partial<Record<ActivityKind, string>>>;
  /** Names of the files that were added. */
  readonly documents: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly mergedInto: string | null;
  readonly continuedFrom: string | null;
  readonly continuesIn: string | null;
  /** Counts its events; what a caller knew is named by it. */
  readonly revision: number;
}

/** Whether it is still being sold or served: in a stage, not in an outcome, not deleted. */
export function isOpen(deal: Deal): boolean {
  return deal.endedAt === null && deal.deletedAt === null;
}
