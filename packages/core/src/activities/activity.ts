// What people do and plan for a deal: tasks, calls and meetings that have a day, and what is only put down afterwards
// (e-mails, messages, notes). Its fields, how it can come out, and what may stand together.
import { z } from 'zod';
import { ACTIVITY_KINDS } from '../map/nodes.ts';
import type { ActivityKind } from '../pipeline/deal.ts';
import { repeatSchema } from './recurrence.ts';

/** Kinds that can be planned: the next step of a deal is one of these. The others are facts when they are put down. */
export const PLANNED_KINDS = ['task', 'call', 'meeting'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

export function isPlanned(kind: ActivityKind): kind is PlannedKind {
  return PLANNED_KINDS.some((one) => one === kind);
}

/** How it came out, by kind. */
export const OUTCOMES = {
  task: ['done', 'notNeeded'],
  call: ['reached', 'leftMessage', 'noAnswer', 'busy', 'wrongNumber'],
  meeting: ['held', 'noShow', 'cancelled'],
  email: ['sent', 'answered', 'bounced'],
  message: ['sent', 'answered'],
  note: [],
} as const satisfies Readonly<Record<ActivityKind, readonly string[]>>;
export type ActivityOutcome = (typeof OUTCOMES)[ActivityKind][number];
export const ACTIVITY_OUTCOMES = [...new Set(Object.values(OUTCOMES).flat())] as [
  ActivityOutcome,
  ...ActivityOutcome[],
];

export function fitsKind(kind: ActivityKind, outcome: ActivityOutcome): boolean {
  return OUTCOMES[kind].some((one) => one === outcome);
}

export const PRIORITIES = ['low', 'normal', 'high'] as const;

/** From the buyer to us, or from us to the buyer. A note and a task have none. */
export const DIRECTIONS = ['in', 'out'] as const;

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** A day of the calendar that something can be planned for. */
export const plannedDaySchema = z.iso
  .date()
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, 'A day between 1900 and 2199');
const plannedInstantSchema = z.iso.datetime({ offset: true }).refine((text) => {
  const at = Date.parse(text);
  return at >= Date.parse(FIRST_DAY) && at <= Date.parse(`${LAST_DAY}T23:59:59Z`);
}, 'An instant between 1900 and 2199');
export { plannedInstantSchema };

/** When: some time on a day, or from an instant for so many minutes. */
export const dueSchema = z.union([
  z.strictObject({ on: plannedDaySchema }),
  z.strictObject({
    at: plannedInstantSchema,
    minutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .default(30),
  }),
]);
export type Due = z.infer<typeof dueSchema>;

const id = z.uuid();

/** What people know and change about an activity; its body, rich text, is added by the contract. */
export const activityFieldsSchema = z.strictObject({
  kind: z.enum(ACTIVITY_KINDS),
  subject: z.string().trim().min(1).max(300),
  due: dueSchema.nullable().default(null),
  ownerId: id.nullable().default(null),
  dealId: id.nullable().default(null),
  companyId: id.nullable().default(null),
  contactIds: z.array(id).max(50).default([]),
  priority: z.enum(PRIORITIES).default('normal'),
  direction: z.enum(DIRECTIONS).nullable().default(null),
  repeat: repeatSchema.nullable().default(null),
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;

export interface ActivityProblem {
  readonly field: 'due' | 'repeat' | 'outcome' | 'direction';
  readonly message: string;
}

/** What cannot stand together; undefined when all is well. */
export function problemOfActivity(
  activity: Pick<ActivityFields, 'kind' | 'due' | 'direction' | 'repeat'>,
): ActivityProblem | undefined {
  const { kind, due, direction, repeat } = activity;
  if (due !== null && !isPlanned(kind)) {
    return { field: 'due', message: `Only a ${PLANNED_KINDS.join(', a ')} can be planned; leave it out` };
  }
  if (repeat !== null && due === null) {
    return { field: 'repeat', message: 'What repeats needs a first day: give it a due day or time' };
  }
  if (direction !== null && (kind === 'note' || kind === 'task')) {
    return { field: 'direction', message: `A ${kind} goes to nobody; leave it out` };
  }
  return undefined;
}
