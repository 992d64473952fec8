// What deciding is given, and what it comes to.
import type { Permission, Role } from '../access/roles.ts';
import type { MapGraph } from '../map/traverse.ts';
import type { RuleRecord } from '../rules/evaluate.ts';
import type { Deal } from './deal.ts';
import type { DealEvent, DealEventBody } from './event.ts';
import { refuse } from './refusal.ts';
import type { DealRefusal } from './refusal.ts';

export interface DecideContext {
  /** Of the version that the deal is pinned to; for a transfer and a new deal, of the version it goes to. */
  readonly graph: MapGraph;
  /** When it is written down: an ISO instant in UTC. */
  readonly now: string;
  readonly newId: () => string;
  readonly actorId: string | null;
  readonly role: Role;
  readonly may: (permission: Permission) => boolean;
  /** The deal as conditions see it, with what surrounds it. */
  readonly recordOf: (deal: Deal) => RuleRecord;
  /** Why a value does not fit a field of this workspace; undefined when it does. */
  readonly problemWith?: (field: string, value: unknown) => string | undefined;
  /**
   * Facts of another system: they happened elsewhere, so no gate held them and they may be old. For imports of history,
   * whose permission the caller has asked for.
   */
  readonly asHistory?: boolean;
  /** All events of the deal, oldest first; only for what is about an earlier move, and for reopening. */
  readonly history?: readonly DealEvent[];
}

/** What a command comes to, before its events are stamped. */
export type Bodies =
  | { readonly ok: true; readonly bodies: readonly DealEventBody[]; readonly happenedAt?: string }
  | { readonly ok: false; readonly refusal: DealRefusal };

export const done = (...bodies: readonly DealEventBody[]): Bodies => ({ ok: true, bodies });

/** How far back a fact may be dated by hand. */
export const BACKDATE_DAYS = 90;
const DAY_MS = 86_400_000;
/** Clocks of callers may run ahead by this much. */
const SKEW_MS = 60_000;

/** When it happened, or why that cannot be: in the future, before the deal came where it is, too long ago. */
export function timeOf(
  told: string | undefined,
  deal: Deal | undefined,
  context: Pick<DecideContext, 'now' | 'asHistory'>,
): string | { readonly ok: false; readonly refusal: DealRefusal } {
  if (told === undefined) return context.now;
  const at = Date.parse(told);
  const now = Date.parse(context.now);
  if (at > now + SKEW_MS)
    return refuse('in_the_future', 'It cannot have happened in the future', 'happenedAt');
  if (context.asHistory !== true && now - at > BACKDATE_DAYS * DAY_MS) {
    return refuse('too_long_ago', `A fact can be dated back by ${BACKDATE_DAYS} days at most`, 'happenedAt', {
      days: BACKDATE_DAYS,
    });
  }
  if (deal !== undefined && at < Date.parse(deal.enteredAt)) {
    return refuse(
      'before_last_move',
      `The deal came to its stage only at ${deal.enteredAt}; this cannot be earlier`,
      'happenedAt',
      { at: deal.enteredAt },
    );
  }
  return new Date(Math.min(at, now)).toISOString();
}
