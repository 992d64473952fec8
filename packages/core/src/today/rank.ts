// In which order things are shown in Today. Pure: what is to be done, by when, and what time it is are given.

export const TODAY_KINDS = ['newLead', 'step', 'approval', 'handover', 'back', 'stalled', 'noStep'] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

/**
 * - of a step: `overdue`, or `dueToday`
 * - of a new deal that nobody has answered: `unanswered`, and `unansweredLate` past the time that the workspace gives itself
 * - `asked`: an approval is asked for; `handedOver`: it came over from another lane; `restOver`: its rest has ended
 * - of a deal that lies still: `nothingPlanned`; `untouched` for longer than its stage lets a deal wait; `overExpected`,
 *   longer in its stage than the map expects
 */
export const TODAY_REASONS = [
  'overdue',
  'dueToday',
  'unanswered',
  'unansweredLate',
  'asked',
  'handedOver',
  'restOver',
  'nothingPlanned',
  'untouched',
  'overExpected',
] as const;
export type TodayReason = (typeof TODAY_REASONS)[number];

/** What settles it. */
export const TODAY_ACTIONS = ['finish', 'answer', 'approve', 'acceptHandover', 'move', 'plan'] as const;
export type TodayAction = (typeof TODAY_ACTIONS)[number];

/** What the order is made of. Times are milliseconds since 1970. */
export interface Ranked {
  readonly key: string;
  readonly kind: TodayKind;
  readonly why: TodayReason;
  /** Since when it waits. */
  readonly since: number;
  /** By when it should be settled. */
  readonly by: number | null;
  readonly priority: 'low' | 'normal' | 'high';
  /** A step with a time of day, rather than some time on the day. */
  readonly timed: boolean;
}

/** Before and after its time, an appointment stands above everything. */
export const SOON_MINUTES = 30;

/**
 * The bands, from the top:
 * 1. steps with a time that is within half an hour, before or after: somebody is on the line;
 * 2. new deals whose first answer is late: here every hour costs most;
 * 3. steps that are overdue: promised and not kept;
 * 4. new deals that are still in time;
 * 5. what others wait for: approvals, then hand-overs;
 * 6. steps of today, those with a time first; then rests that are over;
 * 7. deals that lie still: without a next step, untouched, over the expected time.
 */
function bandOf(item: Ranked, now: number): number {
  if (item.timed && item.by !== null && Math.abs(item.by - now) <= SOON_MINUTES * 60_000) return 0;
  switch (item.why) {
    case 'unansweredLate':
      return 1;
    case 'overdue':
      return 2;
    case 'unanswered':
      return 3;
    case 'asked':
      return 4;
    case 'handedOver':
      return 5;
    case 'dueToday':
      return item.timed ? 6 : 7;
    case 'restOver':
      return 8;
    case 'nothingPlanned':
      return 9;
    case 'untouched':
      return 10;
    case 'overExpected':
      return 11;
  }
}

const WEIGHT = { high: 0, normal: 1, low: 2 } as const;
/** After every instant; unlike infinity, it can be taken from itself. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * A new list, most pressing first. Within a band, high priority comes first and low last; then what has to be settled
 * first; then what waits longest; then by key, so that the order never depends on how things came.
 */
export function rankToday<T extends Ranked>(items: readonly T[], now: number): T[] {
  return items
    .map((item) => ({ item, band: bandOf(item, now) }))
    .toSorted(
      ({ item: a, band: bandA }, { item: b, band: bandB }) =>
        bandA - bandB ||
        WEIGHT[a.priority] - WEIGHT[b.priority] ||
        (a.by ?? NEVER) - (b.by ?? NEVER) ||
        a.since - b.since ||
        (a.key < b.key ? -1 : Number(a.key > b.key)),
    )
    .map(({ item }) => item);
}
