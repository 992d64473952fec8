// Whether an open deal of somebody asks for something today, and why. Pure: the deal's row, what its stage says about time,
// and what time it is are given.
import { addWorkingHours } from '../calendar/working-hours.ts';
import type { TodayAction, TodayKind, TodayReason } from './rank.ts';

/** What a stage says about time; null where the map says nothing. */
export interface StageTimes {
  /** Whether deals begin in it. */
  readonly isStart: boolean;
  /** How long to wait before following up, in days. */
  readonly followUpDays: number | null;
}

/** Times are milliseconds since 1970. */
export interface DealTimes {
  readonly standing: 'working' | 'resting' | 'afterWon' | 'ended';
  readonly createdAt: number;
  readonly enteredAt: number;
  readonly lastActivityAt: number | null;
  /** When we first turned to the buyer. */
  readonly firstTouchAt: number | null;
  readonly nextStepAt: number | null;
  /** How long deals are expected to stay in the stage. */
  readonly expectedDays: number | null;
  /** `YYYY-MM-DD`: when something is owed again. */
  readonly backOn: string | null;
}

export interface Clock {
  readonly now: number;
  /** The workspace's day. */
  readonly day: string;
  readonly timeZone: string;
  readonly firstResponseHours: number;
}

export interface Asks {
  readonly kind: TodayKind;
  readonly why: TodayReason;
  readonly since: number;
  readonly by: number | null;
  readonly action: TodayAction;
}

const DAY_MS = 86_400_000;
/** A deal that nobody answered for so long is no new one: it is stalled, or was brought over from another tool. */
export const NEW_FOR_DAYS = 30;

/**
 * What it asks for first; null when it asks for nothing. In this order:
 * - at rest, its day has come; until then it asks for nothing, and behind the won milestone never;
 * - new, in a stage where deals begin, and nobody has turned to the buyer yet;
 * - nothing is planned;
 * - longer untouched than its stage lets it wait, and no step lies ahead;
 * - longer in its stage than expected.
 */
export function judgeDeal(deal: DealTimes, stage: StageTimes | undefined, clock: Clock): Asks | null {
  const { now, day, timeZone, firstResponseHours } = clock;
  if (deal.standing === 'resting') {
    if (deal.backOn === null || deal.backOn > day) return null;
    return { kind: 'back', why: 'restOver', since: Date.parse(deal.backOn), by: null, action: 'move' };
  }
  if (deal.standing !== 'working') return null;
  const isNew = now - deal.createdAt < NEW_FOR_DAYS * DAY_MS;
  if (stage?.isStart === true && deal.firstTouchAt === null && isNew) {
    const by = addWorkingHours(deal.createdAt, firstResponseHours, timeZone);
    const why = now > by ? 'unansweredLate' : 'unanswered';
    return { kind: 'newLead', why, since: deal.createdAt, by, action: 'answer' };
  }
  const touchedAt = Math.max(deal.enteredAt, deal.lastActivityAt ?? 0);
  if (deal.nextStepAt === null) {
    return { kind: 'noStep', why: 'nothingPlanned', since: touchedAt, by: null, action: 'plan' };
  }
  const waitsUntil = touchedAt + (stage?.followUpDays ?? Infinity) * DAY_MS;
  if (waitsUntil < now && deal.nextStepAt < now) {
    return { kind: 'stalled', why: 'untouched', since: waitsUntil, by: null, action: 'plan' };
  }
  const expectedUntil = deal.enteredAt + (deal.expectedDays ?? Infinity) * DAY_MS;
  if (expectedUntil < now) {
    return { kind: 'stalled', why: 'overExpected', since: expectedUntil, by: null, action: 'move' };
  }
  return null;
}
