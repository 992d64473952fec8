// How well a log fits a model: every variant aligned once, its figures shared by its cases. Plain data with names, as
// screens and JSON need it. The definitions are in docs/metrics.md ("Map conformance").
import { variantsOf, type Variant } from '../discovery/variants.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import type { Watch } from '../parallel/watch.ts';
import { createAligner, LOG_ONLY, type RawAlignment } from './aligner.ts';
import { countActivities, type ActivityFit } from './activity-fit.ts';
import { flowOf, type Flow } from './flow.ts';
import { createNamer, hasNoEvent, type Move } from './name-moves.ts';
import { stageMachine, type StageMachine } from './stage-machine.ts';
import { stageOrder } from './stage-order.ts';
import type { TransitionSystem } from './transition-system.ts';
import { countTransitionUse, type TransitionUse } from './transition-use.ts';

/** How a log is aligned with a map. */
export interface AlignOptions {
  /**
   * How a run of the model has to end.
   * - `same-outcome` (unless told otherwise): a closed case's as the case did, an open case's anywhere, free of charge.
   * - `any`: every case's in some accepting state, and fitness is 1 - deviations / (length of the case + length of the
   *   shortest run of the model): the figures that PM4Py gives.
   */
  readonly ends?: 'same-outcome' | 'any';
  /** Is told how far it is, and may end it. */
  readonly watch?: Watch | undefined;
}

/** A sequence of activities (indexes into a list of names) and how many cases take it. `variantsOf` gives them. */
export interface CountedTrace {
  readonly activities: readonly number[];
  readonly cases: number;
}

/** One variant beside a map: its deviations, its fitness, and its alignment, move by move. */
export interface AlignedVariant {
  readonly activities: readonly string[];
  readonly cases: number;
  /** Whether its last activity closes a case. */
  readonly closed: boolean;
  /** Number of moves that are not `fits`: the least possible. */
  readonly deviations: number;
  /** 0 to 1; 1 exactly where there are no deviations. */
  readonly fitness: number;
  /** What the deviations are measured by: the number of them at which the fitness would be 0. */
  readonly most: number;
  /**
   * In order. All but `skipped` and `notFinished` take one event each. Equal moves are one object.
   */
  readonly moves: readonly Move[];
  /**
   * Beside each move, the transition of the system that the run takes there (perhaps after silent ones); -1 for an
   * event that the run does not have.
   */
  readonly transitions: readonly number[];
}

/** How well variants fit a map; plain data with names. */
export interface Conformance {
  readonly fitness: {
    /** Mean over cases, 0 to 1; null without cases. */
    readonly average: number | null;
    /** Cases without deviations, 0 to 100; null without cases. */
    readonly percentFitting: number | null;
  };
  readonly cases: number;
  readonly closed: number;
  readonly open: number;
  /** In the order given; that of `variantsOf` for a log. */
  readonly variants: readonly AlignedVariant[];
  /** The model's activities in its order, then those that only the log has. */
  readonly activities: readonly ActivityFit[];
  /** The model's activities of which the log has no event. */
  readonly neverUsed: readonly string[];
  /** The real flow laid on the model, by names. */
  readonly flow: Flow;
  /** One entry per transition of the system: how often cases really go along it. */
  readonly transitions: readonly TransitionUse[];
}

/** How well a log fits a map, with figures by case. */
export interface LogConformance extends Conformance {
  /** Per case, an index into `variants`. */
  readonly variantOfCase: Uint32Array;
  /** Per case. */
  readonly fitnessOfCase: Float64Array;
}

/**
 * Aligns every case of `log` with `system`. Throws a `RangeError` where the system contradicts itself.
 * @param variants those of the log, where somebody has found them already
 */
export function alignLog(
  log: EventLog,
  system: TransitionSystem,
  options: AlignOptions = {},
  variants: readonly Variant[] = variantsOf(log),
): LogConformance {
  const conformance = alignVariants(log.activities, variants, system, options);
  const variantOfCase = new Uint32Array(caseCount(log));
  const fitnessOfCase = new Float64Array(caseCount(log));
  for (const [v, { caseIndexes }] of variants.entries()) {
    const { fitness } = conformance.variants[v]!;
    for (const c of caseIndexes) {
      variantOfCase[c] = v;
      fitnessOfCase[c] = fitness;
    }
  }
  return { ...conformance, variantOfCase, fitnessOfCase };
}

/** Variants between two looks at the watch. */
const WATCHED = 64;

/** Aligns traces, distinct ones, whose activities are indexes into `names`. */
export function alignVariants(
  names: readonly string[],
  variants: readonly CountedTrace[],
  system: TransitionSystem,
  options: AlignOptions = {},
): Conformance {
  const machine = stageMachine(system);
  const known = machine.activities.length;
  const foreign = names.filter((name) => !machine.codeOf.has(name));
  const allNames = [...machine.activities, ...foreign];
  const codeOf = new Map(allNames.map((name, code) => [name, code]));
  const codes = Uint32Array.from(names, (name) => codeOf.get(name)!);
  const traces = variants.map(({ activities, cases }) => ({
    trace: activities.map((activity) => codes[activity]!),
    cases,
  }));

  const longest = traces.reduce((most, { trace }) => Math.max(most, trace.length), 0);
  const aligner = createAligner(machine, longest);
  const order = stageOrder(machine);
  const name = createNamer(machine, order, allNames);
  const use = countTransitionUse(machine);
  const endsOf = goalsOf(machine, options.ends ?? 'same-outcome');
  const aligned: AlignedVariant[] = Array.from({ length: traces.length });
  let done = 0;
  for (const v of inLexicographicOrder(traces)) {
    if (done++ % WATCHED === 0) options.watch?.step(done, traces.length);
    const { trace, cases } = traces[v]!;
    const { goals, mustArrive } = endsOf(trace);
    const raw = aligner.align(trace, goals);
    use.add(raw, cases);
    const worst = trace.length + (mustArrive ? aligner.shortest(goals) : 0);
    const moves = name(raw, trace.length);
    aligned[v] = {
      activities: trace.map((activity) => allNames[activity]!),
      cases,
      closed: isClosed(machine, trace),
      deviations: raw.cost,
      fitness: worst === 0 ? 1 : 1 - raw.cost / worst,
      most: worst,
      moves,
      transitions: transitionsOf(machine, raw, moves),
    };
  }

  const activities = countActivities(allNames, known, aligned);
  return {
    ...totalsOf(aligned),
    variants: aligned,
    activities: activities.filter(({ inModel, events }) => inModel || events > 0),
    neverUsed: activities
      .filter(({ inModel, events }) => inModel && events === 0)
      .map(({ activity }) => activity),
    flow: flowOf(traces, allNames, known, order),
    transitions: use.result(),
  };
}

/** Named moves stand in another order than raw ones, but those that the run takes keep theirs. */
function transitionsOf(machine: StageMachine, raw: RawAlignment, moves: readonly Move[]): number[] {
  let next = 0;
  return moves.map((move) => {
    if (move.kind !== 'fits' && !hasNoEvent(move)) return -1;
    while (raw.moves[next] === LOG_ONLY) next++;
    return machine.incoming.transition[raw.edges[next++]!]!;
  });
}

function totalsOf(
  variants: readonly AlignedVariant[],
): Pick<Conformance, 'fitness' | 'cases' | 'closed' | 'open'> {
  let cases = 0;
  let closed = 0;
  let fitting = 0;
  let sum = 0;
  for (const variant of variants) {
    cases += variant.cases;
    if (variant.closed) closed += variant.cases;
    if (variant.deviations === 0) fitting += variant.cases;
    sum += variant.fitness * variant.cases;
  }
  return {
    fitness: {
      average: cases === 0 ? null : sum / cases,
      percentFitting: cases === 0 ? null : (100 * fitting) / cases,
    },
    cases,
    closed,
    open: cases - closed,
  };
}

interface Ends {
  /** Places where the run may end. */
  readonly goals: Uint32Array;
  /** Whether what the run lacks to get there counts. */
  readonly mustArrive: boolean;
}

/**
 * Where a run for a trace has to end. An end that the machine cannot reach (no accepting place, an outcome that no run
 * ends with) cannot be asked for: such a trace is measured like an open one.
 */
function goalsOf(machine: StageMachine, ends: 'same-outcome' | 'any'): (trace: readonly number[]) => Ends {
  const anywhere: Ends = {
    goals: Uint32Array.from({ length: machine.places }, (_, i) => i),
    mustArrive: false,
  };
  const arriveAt = (goals: number[]): Ends =>
    goals.length === 0 ? anywhere : { goals: Uint32Array.from(goals), mustArrive: true };
  if (ends === 'any') {
    const accepting = arriveAt([...anywhere.goals].filter((place) => machine.accepting[place] === 1));
    return () => accepting;
  }
  const { offsets, to } = machine.byActivity;
  const byOutcome = machine.activities.map((_, activity) => {
    if (machine.closing[activity] === 0) return anywhere;
    const after = to.subarray(offsets[activity], offsets[activity + 1]);
    return arriveAt([...new Set(after)].filter((place) => machine.accepting[place] === 1));
  });
  return (trace) => byOutcome[trace.at(-1) ?? -1] ?? anywhere;
}

function isClosed(machine: StageMachine, trace: readonly number[]): boolean {
  const last = trace.at(-1);
  return last !== undefined && machine.closing[last] === 1;
}

/** The order in which traces with a common beginning stand side by side. */
function inLexicographicOrder(traces: readonly { readonly trace: readonly number[] }[]): Uint32Array {
  return Uint32Array.from(traces.keys()).toSorted((a, b) => {
    const left = traces[a]!.trace;
    const right = traces[b]!.trace;
    const shared = Math.min(left.length, right.length);
    for (let i = 0; i < shared; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
    return left.length - right.length;
  });
}
