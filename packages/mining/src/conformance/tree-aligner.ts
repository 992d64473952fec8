// Aligns one trace after the other with a compiled tree: seeks with a cap on the deviations that rises until there is an
// alignment within it, so that traces that nearly fit, most of them, take little; gives bounds when a limit comes first.
import { StoppedError } from '../parallel/watch.ts';
import { createBlockCosts, TooLargeError, type BlockCosts, type Budget } from './block-costs.ts';
import { NEVER } from './block-rows.ts';
import { deviationsOf, type Alignment, type AlignModelOptions, type Step } from './model-conformance.ts';
import { createSuffixes } from './suffixes.ts';
import { createVariantTime } from './time-limit.ts';
import type { CompiledTree } from './tree-automaton.ts';
import { readMoves } from './tree-moves.ts';

/** With longer traces, or runs, ties are not settled by the number of events that fit: keys would grow too large. */
const UNIT = 16_384;
/** Once so many cells (4 bytes each) are kept from earlier variants, they are forgotten. */
const MOST_KEPT = 16_000_000;
const ASK_EVERY = 100_000;
/** Windows where the search was given up: long enough to give a fair upper bound. */
const SHORT_WINDOW = 64;

/** Thrown inside when a variant has had its share of work. */
class SpentError extends Error {}

/** Activities of a trace from the number of the tree's on are those that it lacks. */
export function createTreeAligner(
  compiled: CompiledTree,
  { mostStates = 50_000_000, timeLimit, shouldStop }: AlignModelOptions,
): (trace: readonly number[]) => Alignment {
  const known = compiled.activities.length;
  const time = createVariantTime(timeLimit);
  let spent = 0;
  let untilAsked = 0;
  const budget: Budget = {
    longestWindow: Number.POSITIVE_INFINITY,
    spend(states) {
      spent += states;
      untilAsked -= states;
      if (untilAsked <= 0) {
        untilAsked = ASK_EVERY;
        if (shouldStop?.() === true) throw new StoppedError();
        const isSearching = budget.longestWindow === Number.POSITIVE_INFINITY;
        if (isSearching ? time.isSearchOver() : time.isOver()) throw new SpentError();
      }
      if (spent > mostStates) throw new SpentError();
    },
  };
  const fresh = (unit: number): BlockCosts =>
    createBlockCosts(compiled, createSuffixes(Math.max(1, known)), unit, budget);
  let current: BlockCosts | undefined;
  const costsFor = (unit: number): BlockCosts => {
    if (current?.unit !== unit || current.kept() + current.suffixes.size() * 4 > MOST_KEPT) {
      current = fresh(unit);
    }
    return current;
  };

  /** What is known of the trace at hand, whether its moves can be read back or not. */
  let atLeast = 0;

  /** Steps of the best explanation of the known events with at most `most` deviations. */
  function explain(costs: BlockCosts, trace: readonly number[], most: number): Step[] | undefined {
    const { unit } = costs;
    const events: number[] = [];
    for (const [e, activity] of trace.entries()) if (activity < known) events.push(e);
    const sequence = costs.suffixes.of(events.map((e) => trace[e]!));
    const cap = Math.min(NEVER - 1, most * unit + unit - 1);
    const key = costs.find(compiled.automaton, sequence, events.length, cap);
    if (key > cap) return undefined;
    if (budget.longestWindow === Number.POSITIVE_INFINITY)
      atLeast = Math.floor(key / unit) + trace.length - events.length;
    const steps: Step[] = [];
    let next = 0;
    const passForeign = (until: number): void => {
      for (; next < until; next++) steps.push({ kind: 'log', activity: trace[next]! });
    };
    for (const step of readMoves(costs, compiled.automaton, sequence, events, key)) {
      if (step.kind !== 'model') {
        passForeign(step.event);
        next = step.event + 1;
      }
      steps.push({ kind: step.kind, activity: step.activity });
    }
    passForeign(trace.length);
    return steps;
  }

  return (trace) => {
    const worst = trace.length + compiled.shortest.length;
    const foreign = trace.reduce((count, activity) => (activity < known ? count : count + 1), 0);
    const unit = worst < UNIT ? UNIT : 1;
    spent = 0;
    time.begin();
    atLeast = foreign;
    try {
      for (let most = 0; ; most = most * 3 + 2) {
        const steps = explain(costsFor(unit), trace, Math.min(most, worst));
        if (steps !== undefined) {
          return { steps, atLeast: deviationsOf(steps) };
        }
        atLeast = foreign + most + 1;
      }
    } catch (error) {
      if (!(error instanceof SpentError || error instanceof TooLargeError)) throw error;
    }
    // What was found so far is a lower bound; short windows, or else no event at all that fits, give an upper one.
    const least = atLeast;
    current = fresh(unit);
    budget.longestWindow = SHORT_WINDOW;
    spent = 0;
    try {
      const steps = explain(current, trace, worst);
      if (steps !== undefined) return { steps, atLeast: least };
    } catch (error) {
      if (!(error instanceof SpentError || error instanceof TooLargeError)) throw error;
    } finally {
      budget.longestWindow = Number.POSITIVE_INFINITY;
      current = undefined;
    }
    return {
      steps: [
        ...trace.map((activity): Step => ({ kind: 'log', activity })),
        ...compiled.shortest.map((activity): Step => ({ kind: 'model', activity })),
      ],
      atLeast: least,
    };
  };
}
