// Gives every move of an alignment the name that people use for it. docs/metrics.md has the same rules in words.
import { BOTH, LOG_ONLY, MODEL_ONLY, type RawAlignment } from './aligner.ts';
import type { StageMachine } from './stage-machine.ts';
import { BEGIN, type StageOrder } from './stage-order.ts';

/**
 * - `fits`: the event and the model agree.
 * - `skipped`: the model asks for the activity before the next event; the case has no event for it.
 * - `notFinished`: the same after the last event: what the case still lacked to end as it should.
 * - `unknown`, `rework`, `reversed`, `jump`, `extra`: an event that no run of the model explains; the first that holds
 *   of: no transition carries the activity; the case did it before; it comes before the place where the case stands;
 *   the model has no step from there to it; none of these (there is a step, but the rest of the case cannot follow).
 */
export const MOVE_KINDS = [
  'fits',
  'skipped',
  'extra',
  'rework',
  'reversed',
  'jump',
  'unknown',
  'notFinished',
] as const;

/** What a step of an alignment is; `docs/metrics.md` ("Map conformance") defines each. */
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Every kind of move but `fits`: each is one deviation. */
export type DeviationKind = Exclude<MoveKind, 'fits'>;

/** One step of an alignment: its kind, and the activity it is about. */
export interface Move {
  readonly kind: MoveKind;
  readonly activity: string;
}

/** Whether the model alone moves: nothing of the log stands behind it. */
export function hasNoEvent({ kind }: Move): boolean {
  return kind === 'skipped' || kind === 'notFinished';
}

/** @param names of activities: the machine's first, then those that only the log has. */
export function createNamer(
  machine: StageMachine,
  order: StageOrder,
  names: readonly string[],
): (raw: RawAlignment, events: number) => Move[] {
  const known = machine.activities.length;
  // One object per kind and activity, however many moves there are.
  const shared = new Map<MoveKind, Move[]>(MOVE_KINDS.map((kind) => [kind, []]));
  const move = (kind: MoveKind, activity: number): Move =>
    (shared.get(kind)![activity] ??= { kind, activity: names[activity]! });
  /** Per activity, the last alignment that had an event of it. */
  const metIn = new Uint32Array(names.length);
  let alignment = 0;

  const logOnly = (activity: number, here: number): MoveKind => {
    if (activity >= known || machine.known[activity] === 0) return 'unknown';
    if (metIn[activity] === alignment) return 'rework';
    if (here !== BEGIN && order.isEarlier(activity, here)) return 'reversed';
    return order.steps(here, activity) ? 'extra' : 'jump';
  };

  return ({ length, moves, activities }, events) => {
    alignment++;
    const named: Move[] = [];
    let read = 0;
    let here = BEGIN;
    for (let m = 0; m < length; m++) {
      // Up to the next move of both: first the events, seen from where the case stands, then what the model does.
      const gap = m;
      for (; m < length && moves[m] !== BOTH; m++) {
        if (moves[m] !== LOG_ONLY) continue;
        const activity = activities[m]!;
        named.push(move(logOnly(activity, here), activity));
        metIn[activity] = alignment;
        read++;
      }
      for (let g = gap; g < m; g++) {
        if (moves[g] !== MODEL_ONLY) continue;
        here = activities[g]!;
        named.push(move(read === events ? 'notFinished' : 'skipped', here));
      }
      if (m === length) break;
      here = activities[m]!;
      named.push(move('fits', here));
      metIn[here] = alignment;
      read++;
    }
    return named;
  };
}
