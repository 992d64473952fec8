// Optimal alignments of a log with a Petri net. A net whose markings can be listed is one automaton, read in passes as a
// tree's is; one with more is searched with A* and the marking equation, up to a limit, and then answered with bounds.
import { StoppedError } from '../parallel/watch.ts';
import { variantsOf, type Variant } from '../discovery/variants.ts';
import type { EventLog } from '../log/event-log.ts';
import { NetRefusedError, reachNet, type ReachedNet } from '../model/petri-net-check.ts';
import { createMarkings } from '../model/petri-net-states.ts';
import type { PetriNet } from '../model/petri-net.ts';
import type { CountedTrace } from './align-log.ts';
import { createBlockCosts } from './block-costs.ts';
import { NEVER } from './block-rows.ts';
import { createMarkingEquation } from './marking-equation.ts';
import {
  deviationsOf,
  modelConformance,
  renamed,
  type Alignment,
  type AlignModelOptions,
  type ModelConformance,
  type Step,
} from './model-conformance.ts';
import { searchNet, type NetSearch } from './net-search.ts';
import { createSuffixes, NOTHING } from './suffixes.ts';
import { createVariantTime } from './time-limit.ts';
import { createTreeAligner } from './tree-aligner.ts';
import { automatonOf } from './automaton.ts';
import type { CompiledTree } from './tree-automaton.ts';
import { readMoves } from './tree-moves.ts';

/** How a net is aligned: which nets have their markings listed. */
export interface AlignNetOptions extends AlignModelOptions {
  /** A net with more markings is searched for each variant instead of listed once; 50,000 unless told otherwise. */
  readonly mostMarkings?: number;
}

/** Expansions in search of an upper bound once the search for the optimum was given up. */
const MOST_HASTY = 20_000;
const HASTE = 4;

/**
 * Aligns every case of `log` with `net`: a run from the first marking to the final one exactly that needs the fewest
 * deviations (A. Adriansyah, Aligning Observed and Modeled Behavior, 2014).
 *
 * Throws a `NetRefusedError` with the reason for a net that is unbounded, cannot end or can get where it cannot end any
 * more; a `StoppedError` when asked to stop. A net too large to be looked at to the last is taken as it is.
 * @param variants those of the log, where somebody has found them already
 */
export function alignNet(
  log: EventLog,
  net: PetriNet,
  options: AlignNetOptions = {},
  variants: readonly Variant[] = variantsOf(log),
): ModelConformance {
  return alignVariantsWithNet(log.activities, variants, net, options);
}

/** Aligns traces, distinct ones, whose activities are indexes into `names`. As `alignNet`. */
export function alignVariantsWithNet(
  names: readonly string[],
  variants: readonly CountedTrace[],
  net: PetriNet,
  options: AlignNetOptions = {},
): ModelConformance {
  const reached = reachNet(net, options);
  const { verdict } = reached.check;
  if (verdict === 'unbounded' || verdict === 'unsound') throw new NetRefusedError(reached.check);
  const { activities } = reached.net;
  const { names: allNames, traces } = renamed(names, variants, activities);
  const { align, shortest } =
    verdict === 'sound' ? alignerOfMarkings(reached, options) : alignerBySearch(reached, options);
  const aligned = traces.map(({ trace, cases }) => ({ trace, cases, alignment: align(trace) }));
  return modelConformance(allNames, activities.length, shortest, aligned);
}

interface NetAligner {
  readonly align: (trace: readonly number[]) => Alignment;
  /** Activities of the shortest run. */
  readonly shortest: number;
}

function alignerOfMarkings(reached: ReachedNet, options: AlignNetOptions): NetAligner {
  const { net, from, to, by, check, final } = reached;
  const edges = from.map((source, i) => ({ from: source, to: to[i]!, label: net.activity[by[i]!]! }));
  const automaton = automatonOf(check.markings, 0, final, edges);
  const bare: CompiledTree = {
    activities: net.activities,
    codeOf: new Map(net.activities.map((name, code) => [name, code])),
    automaton,
    parts: 0,
    blocks: 0,
    shortest: [],
  };
  const costs = createBlockCosts(bare, createSuffixes(1), 1, {
    longestWindow: Number.POSITIVE_INFINITY,
    spend: () => undefined,
  });
  const shortest = readMoves(costs, automaton, NOTHING, [], NEVER - 1).map(({ activity }) => activity);
  return { align: createTreeAligner({ ...bare, shortest }, options), shortest: shortest.length };
}

function alignerBySearch(
  { net, check }: ReachedNet,
  { mostStates = 200_000, timeLimit, shouldStop }: AlignNetOptions,
): NetAligner {
  const equation = createMarkingEquation(net);
  const time = createVariantTime(timeLimit);
  const within = (most: number, isOver: () => boolean) => (nodes: number) => {
    if (shouldStop?.() === true) throw new StoppedError();
    return nodes < most && !isOver();
  };
  // Markings are numbered anew for each trace, so that they do not pile up.
  const search = (): NetSearch => {
    const markings = createMarkings(net);
    return {
      net,
      markings,
      equation,
      initial: markings.numberOf(net.initial),
      final: markings.numberOf(net.final),
    };
  };
  // Of the model, not of a variant: without it nothing can be said of any.
  const run = searchNet(
    search(),
    [],
    1,
    within(mostStates, () => false),
  );
  if (run.steps === undefined) {
    throw new NetRefusedError({
      ...check,
      reason: `${check.reason}, and ${
        Number.isFinite(run.atLeast)
          ? `no way to the final marking was found within ${mostStates} of them`
          : 'the final marking cannot be reached'
      }`,
    });
  }
  const shortest = run.steps;
  return {
    shortest: deviationsOf(shortest),
    align(trace) {
      time.begin();
      const found = searchNet(search(), trace, 1, within(mostStates, time.isSearchOver));
      if (found.steps !== undefined) return { steps: found.steps, atLeast: found.atLeast };
      const hasty = searchNet(search(), trace, HASTE, within(MOST_HASTY, time.isOver)).steps;
      const apart: Step[] = [...trace.map((activity): Step => ({ kind: 'log', activity })), ...shortest];
      const steps = hasty !== undefined && deviationsOf(hasty) < apart.length ? hasty : apart;
      return { steps, atLeast: found.atLeast };
    },
  };
}
