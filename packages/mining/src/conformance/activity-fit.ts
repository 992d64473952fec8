// Per activity, how often each kind of move happens and in how many cases.
import { MOVE_KINDS, type Move, type MoveKind } from './name-moves.ts';

/** How an activity fares beside a model: events, moves and cases by kind of move. */
export interface ActivityFit {
  readonly activity: string;
  /** Whether the model has it, connected or not. */
  readonly inModel: boolean;
  readonly events: number;
  /** Moves of each kind, over all cases. */
  readonly moves: Readonly<Record<MoveKind, number>>;
  /** Cases with at least one move of the kind. */
  readonly cases: Readonly<Record<MoveKind, number>>;
}

const none = (): Record<MoveKind, number> => ({
  fits: 0,
  skipped: 0,
  extra: 0,
  rework: 0,
  reversed: 0,
  jump: 0,
  unknown: 0,
  notFinished: 0,
});

/**
 * Counts, per activity, the moves of each kind and the cases that have one.
 * @param names the first `known` are the model's.
 */
export function countActivities(
  names: readonly string[],
  known: number,
  variants: readonly { readonly cases: number; readonly moves: readonly Move[] }[],
): ActivityFit[] {
  const tallies = names.map((activity, code) => ({
    activity,
    inModel: code < known,
    events: 0,
    moves: none(),
    cases: none(),
    lastIn: none(),
  }));
  const tallyOf = new Map(tallies.map((tally) => [tally.activity, tally]));
  for (const [v, { cases, moves }] of variants.entries()) {
    for (const { kind, activity } of moves) {
      const tally = tallyOf.get(activity)!;
      tally.moves[kind] += cases;
      // Variants are numbered from 1 here: 0 is none so far.
      if (tally.lastIn[kind] === v + 1) continue;
      tally.lastIn[kind] = v + 1;
      tally.cases[kind] += cases;
    }
  }
  return tallies.map(({ activity, inModel, moves, cases }) => {
    const all = MOVE_KINDS.reduce((sum, kind) => sum + moves[kind], 0);
    return { activity, inModel, events: all - moves.skipped - moves.notFinished, moves, cases };
  });
}
