// The parts of a map besides its nodes and paths: goal, lanes, personas, phases of the buyer's journey, content library.
// Every field has a default, so that a map written by hand needs to say only what it has to say.
import { z } from 'zod';

/** Ids are stable over versions, so that history and measurements survive a rename. */
export const elementIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/u, 'An id has 1 to 64 letters, digits, - or _');
export type ElementId = string;

export const nameText = z.string().trim().min(1).max(200);
export const lineText = z.string().max(500).default('');
export const longText = z.string().max(10_000).default('');
export const reference = elementIdSchema.nullable().default(null);
const days = z.number().min(0).max(3650);
export const daysOrNull = days.nullable().default(null);

export function listOf<T extends z.ZodType>(item: T, max = 100) {
  return z.array(item).max(max).default([]);
}

/** A thing that people control and count: calls, proposals, upsells offered. */
export const activityGoalSchema = z.strictObject({
  id: elementIdSchema,
  text: z.string().trim().min(1).max(500),
  target: z.number().nullable().default(null),
  per: z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable().default(null),
});

export const GOAL_METRICS = [
  'winRate',
  'wonAmount',
  'wonDeals',
  'cycleDays',
  'retention',
  'newCompanies',
  'qualifiedLeads',
  'other',
] as const;

/** Where the process leads: a metric, a target, a date (MAP-1). */
export const goalSchema = z.strictObject({
  text: longText,
  metric: z.enum(GOAL_METRICS).nullable().default(null),
  /** In `unit`; for a share, percent. */
  target: z.number().nullable().default(null),
  /** `+` means "change by", otherwise "reach". */
  change: z.boolean().default(false),
  unit: z.string().max(20).default(''),
  /** The day by which it should hold. */
  by: z.iso.date().nullable().default(null),
  activities: listOf(activityGoalSchema, 20),
});
export type Goal = z.infer<typeof goalSchema>;

/** The department or role that owns stages; drawn as a swim lane. */
export const laneSchema = z.strictObject({
  id: elementIdSchema,
  name: nameText,
  note: longText,
});
export type Lane = z.infer<typeof laneSchema>;

export const PURCHASE_PARTS = ['decider', 'champion', 'influencer', 'user', 'blocker', 'gatekeeper'] as const;

/** A kind of person on the buyer's side. */
export const personaSchema = z.strictObject({
  id: elementIdSchema,
  name: nameText,
  part: z.enum(PURCHASE_PARTS).nullable().default(null),
  pains: longText,
  motives: longText,
  channels: lineText,
});
export type Persona = z.infer<typeof personaSchema>;

const buyerLine = z.strictObject({
  id: elementIdSchema,
  text: z.string().trim().min(1).max(1000),
  /** Only for this persona; null for all. */
  persona: reference,
});

/** A phase of the buyer's journey, in the buyer's own words (MAP-4). */
export const phaseSchema = z.strictObject({
  id: elementIdSchema,
  name: nameText,
  /** What problem they have, how they solve it today, what must change in what they know and feel. */
  problem: longText,
  today: longText,
  change: longText,
  words: listOf(buyerLine),
  questions: listOf(buyerLine),
  obstacles: listOf(buyerLine.extend({ answer: longText })),
  triggers: listOf(buyerLine),
});
export type Phase = z.infer<typeof phaseSchema>;

/** One piece of the content library, by phase, persona and variant of the problem. */
export const contentSchema = z.strictObject({
  id: elementIdSchema,
  name: nameText,
  purpose: z.enum(['explain', 'compare', 'nudge', 'story', 'other']).default('other'),
  /** http(s) only: it becomes a link on screens and in exports. */
  link: z
    .string()
    .max(2000)
    .regex(/^(https?:\/\/\S+)?$/iu, 'A link begins with https:// or http://')
    .default(''),
  phase: reference,
  persona: reference,
  problem: lineText,
});
export type Content = z.infer<typeof contentSchema>;
