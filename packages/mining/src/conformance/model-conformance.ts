// How well traces fit a model of any kind (tree or net), in the words that maps have too: plain data with names.
import { countActivities, type ActivityFit } from './activity-fit.ts';
import type { Move, MoveKind } from './name-moves.ts';
import type { TimeLimit } from './time-limit.ts';

/** One variant beside a tree or a net: its deviations, its fitness, and an alignment of it. */
export interface ModelVariant {
  readonly activities: readonly string[];
  readonly cases: number;
  /** Number of moves that are not `fits`. The least possible, where it equals `atLeast`; otherwise an upper bound. */
  readonly deviations: number;
  /** No alignment has fewer: below `deviations` only where a limit ended the search. */
  readonly atLeast: number;
  /** 1 - deviations / `most`: 0 to 1; 1 exactly where there are no deviations. */
  readonly fitness: number;
  /** Events and the activities of the model's shortest run together. */
  readonly most: number;
  /**
   * In order: without `skipped` and `notFinished` they are the trace; `fits`, `skipped` and `notFinished` together are
   * a run of the model (silent steps left out). Kinds are `fits`, `skipped`, `notFinished` (nothing follows), `unknown`
   * (the model lacks the activity), `rework` (the case did it before) and `extra`.
   */
  readonly moves: readonly Move[];
}

/** How well a log fits a tree or a net; plain data with names. */
export interface ModelConformance {
  readonly fitness: {
    /** Mean over cases, 0 to 1; null without cases. A lower bound where `undecided` is above 0. */
    readonly average: number | null;
    /** Cases without deviations, 0 to 100; null without cases. */
    readonly percentFitting: number | null;
  };
  readonly cases: number;
  /** Deviations of all cases together. */
  readonly deviations: number;
  /** Cases for which a limit ended the search: only bounds of their deviations are known. */
  readonly undecided: number;
  /** In the order given; that of `variantsOf` for a log. */
  readonly variants: readonly ModelVariant[];
  /** The model's activities in its order, then those that only the log has. */
  readonly activities: readonly ActivityFit[];
  /** The model's activities of which the log has no event. */
  readonly neverUsed: readonly string[];
}

/** Limits on the work of aligning with a tree or a net, and how to stop it. */
export interface AlignModelOptions {
  /**
   * How much may be looked at for one variant before the answer is bounds instead of the least number of deviations:
   * states, 50 million unless told otherwise; markings, 200,000, for a net with too many to be listed.
   */
  readonly mostStates?: number;
  /**
   * The same in time, by a clock that the caller hands in: what comes first ends the search. Looked at between steps, so
   * that a variant may take some milliseconds more. None unless told; then answers are the same on every machine.
   */
  readonly timeLimit?: TimeLimit;
  /** Asked now and then; once it says true, the call throws a `StoppedError`. */
  readonly shouldStop?: () => boolean;
}

/** An event and the model together, an event alone, the model alone; activities are indexes into one list of names. */
export interface Step {
  readonly kind: 'both' | 'log' | 'model';
  readonly activity: number;
}

export interface Alignment {
  readonly steps: readonly Step[];
  readonly atLeast: number;
}

/** How many deviations an alignment has. */
export function deviationsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { kind }) => (kind === 'both' ? sum : sum + 1), 0);
}

export interface AlignedTrace {
  readonly trace: readonly number[];
  readonly cases: number;
  readonly alignment: Alignment;
}

/**
 * @param names the first `known` are the model's.
 * @param shortest number of activities of the model's shortest run
 */
export function modelConformance(
  names: readonly string[],
  known: number,
  shortest: number,
  aligned: readonly AlignedTrace[],
): ModelConformance {
  const name = createNamer(names, known);
  let cases = 0;
  let fitting = 0;
  let undecided = 0;
  let deviations = 0;
  let sum = 0;
  const variants = aligned.map(({ trace, cases: count, alignment }): ModelVariant => {
    const { steps, atLeast } = alignment;
    const own = deviationsOf(steps);
    const most = trace.length + shortest;
    const fitness = most === 0 ? 1 : 1 - own / most;
    cases += count;
    sum += fitness * count;
    deviations += own * count;
    if (own === 0) fitting += count;
    if (atLeast < own) undecided += count;
    return {
      activities: trace.map((activity) => names[activity]!),
      cases: count,
      deviations: own,
      atLeast,
      fitness,
      most,
      moves: name(steps, trace.length),
    };
  });
  const activities = countActivities(names, known, variants);
  return {
    fitness: {
      average: cases === 0 ? null : sum / cases,
      percentFitting: cases === 0 ? null : (100 * fitting) / cases,
    },
    cases,
    deviations,
    undecided,
    variants,
    activities: activities.filter(({ inModel, events }) => inModel || events > 0),
    neverUsed: activities
      .filter(({ inModel, events }) => inModel && events === 0)
      .map(({ activity }) => activity),
  };
}

/** Between two events that fit, those of the log come first: the two sides may change places freely there. */
function createNamer(
  names: readonly string[],
  known: number,
): (steps: readonly Step[], events: number) => Move[] {
  // One object per kind and activity, however many moves there are.
  const shared = new Map<MoveKind, Move[]>();
  const move = (kind: MoveKind, activity: number): Move => {
    let list = shared.get(kind);
    if (list === undefined) shared.set(kind, (list = []));
    return (list[activity] ??= { kind, activity: names[activity]! });
  };
  /** Per activity, the last alignment that had an event of it. */
  const metIn = new Uint32Array(names.length);
  let alignment = 0;
  return (steps, events) => {
    alignment++;
    const moves: Move[] = [];
    let waiting: number[] = [];
    let read = 0;
    const release = (): void => {
      for (const activity of waiting) moves.push(move(read === events ? 'notFinished' : 'skipped', activity));
      waiting = [];
    };
    for (const { kind, activity } of steps) {
      if (kind === 'model') {
        waiting.push(activity);
        continue;
      }
      if (kind === 'both') {
        release();
        moves.push(move('fits', activity));
      } else if (activity >= known) moves.push(move('unknown', activity));
      else moves.push(move(metIn[activity] === alignment ? 'rework' : 'extra', activity));
      metIn[activity] = alignment;
      read++;
    }
    release();
    return moves;
  };
}

/** The names of the model, then the others of the log, and the traces in terms of them. */
export function renamed(
  names: readonly string[],
  variants: readonly { readonly activities: readonly number[]; readonly cases: number }[],
  model: readonly string[],
): { readonly names: readonly string[]; readonly traces: readonly { trace: number[]; cases: number }[] } {
  const codeOf = new Map(model.map((name, code) => [name, code]));
  for (const name of names) if (!codeOf.has(name)) codeOf.set(name, codeOf.size);
  const codes = Uint32Array.from(names, (name) => codeOf.get(name)!);
  return {
    names: [...codeOf.keys()],
    traces: variants.map(({ activities, cases }, v) => ({
      trace: activities.map((activity) => {
        if (codes[activity] === undefined) {
          throw new RangeError(
            `variant ${v} has activity ${activity}, but there are ${names.length} names: activities are indexes into the names`,
          );
        }
        return codes[activity];
      }),
      cases,
    })),
  };
}
