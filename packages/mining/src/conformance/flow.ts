// The real flow laid on the model: what follows what in the log, and whether the model has that step, too.
import { compareNames } from '../discovery/dfg.ts';
import { BEGIN, type StageOrder } from './stage-order.ts';

/** One activity right after another in the log, and whether the model has such a step. */
export interface FlowStep {
  readonly from: string;
  readonly to: string;
  /** How often `to` comes right after `from`. */
  readonly count: number;
  /** In how many cases it does so at least once. */
  readonly cases: number;
  /** Whether the model has the step: a run may do `to` right after `from`, with silent moves between. */
  readonly allowed: boolean;
  /** What the model does between the two on its shortest way (nothing where `allowed`); null where it has no way. */
  readonly between: readonly string[] | null;
}

/** Cases that begin with an activity. */
export type FlowStart = Omit<FlowStep, 'from' | 'count'>;

/** The real flow laid on a model, by names: how cases begin, and what follows what, allowed or not. */
export interface Flow {
  /** By number of cases, largest first, then by names. */
  readonly starts: readonly FlowStart[];
  /** By count, largest first, then by names. */
  readonly steps: readonly FlowStep[];
}

/**
 * @param traces with the number of cases that take each; distinct.
 * @param names of activities: the first `known` are the model's.
 */
export function flowOf(
  traces: readonly { readonly trace: readonly number[]; readonly cases: number }[],
  names: readonly string[],
  known: number,
  order: StageOrder,
): Flow {
  const starting = new Map<number, number>();
  const pairs = new Map<number, { count: number; cases: number; last: number }>();
  for (const [t, { trace, cases }] of traces.entries()) {
    if (trace.length === 0) continue;
    starting.set(trace[0]!, (starting.get(trace[0]!) ?? 0) + cases);
    for (let i = 1; i < trace.length; i++) {
      const key = trace[i - 1]! * names.length + trace[i]!;
      let pair = pairs.get(key);
      if (pair === undefined) {
        pair = { count: 0, cases: 0, last: -1 };
        pairs.set(key, pair);
      }
      pair.count += cases;
      if (pair.last === t) continue;
      pair.last = t;
      pair.cases += cases;
    }
  }
  const onModel = (from: number, to: number): Pick<FlowStep, 'allowed' | 'between'> => {
    const way = from < known && to < known ? order.between(from, to) : null;
    return { allowed: way?.length === 0, between: way?.map((activity) => names[activity]!) ?? null };
  };
  const starts = Array.from(starting, ([to, cases]) => ({ to: names[to]!, cases, ...onModel(BEGIN, to) }));
  const steps = Array.from(pairs, ([key, { count, cases }]) => {
    const from = Math.floor(key / names.length);
    const to = key % names.length;
    return { from: names[from]!, to: names[to]!, count, cases, ...onModel(from, to) };
  });
  return {
    starts: starts.toSorted((a, b) => b.cases - a.cases || compareNames(a.to, b.to)),
    steps: steps.toSorted(
      (a, b) => b.count - a.count || compareNames(a.from, b.from) || compareNames(a.to, b.to),
    ),
  };
}
