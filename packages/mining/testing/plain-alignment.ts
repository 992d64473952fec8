// The cost of an optimal alignment in the plainest way: Dijkstra's algorithm over (events read, state, closing activity
// that the run did last), one trace at a time. Slow; what the fast one is compared with, in tests and benchmarks.
import type { TransitionSystem } from '../src/conformance/transition-system.ts';

/**
 * The least cost of the deviations (their number, unless told otherwise) of `trace` (names) from a run for which `mayEnd(state, last)` holds in the end, where
 * `last` is the run's last activity if it is a closing one, else undefined; undefined where there is no such run.
 */
export function plainCost(
  system: TransitionSystem,
  trace: readonly string[],
  mayEnd: (state: number, last: string | undefined) => boolean,
  costs = { logOnly: 1, modelOnly: 1 },
): number | undefined {
  const closing = new Set(system.closing.map((activity) => system.activities[activity]!));
  const leaving = new Map<number, { name: string | undefined; to: number }[]>();
  for (const [t, from] of system.from.entries()) {
    const name = system.activities[system.activity[t]!];
    leaving.set(from, [...(leaving.get(from) ?? []), { name, to: system.to[t]! }]);
  }
  type Node = { read: number; state: number; last: string | undefined };
  const done = new Set<string>();
  /** Nodes by their cost. */
  const waiting: (Node[] | undefined)[] = [[{ read: 0, state: system.start, last: undefined }]];
  for (let cost = 0; cost < waiting.length; cost++) {
    const here = waiting[cost];
    for (let node = here?.pop(); node; node = here?.pop()) {
      const { read, state, last } = node;
      const key = `${read} ${state} ${last}`;
      if (done.has(key)) continue;
      done.add(key);
      if (read === trace.length && mayEnd(state, last)) return cost;
      const go = (more: number, next: Node): void => {
        (waiting[cost + more] ??= []).push(next);
      };
      if (read < trace.length) go(costs.logOnly, { read: read + 1, state, last });
      for (const { name, to } of leaving.get(state) ?? []) {
        if (name === undefined) {
          go(0, { read, state: to, last });
          continue;
        }
        const outcome = closing.has(name) ? name : undefined;
        go(costs.modelOnly, { read, state: to, last: outcome });
        if (name === trace[read]) go(0, { read: read + 1, state: to, last: outcome });
      }
    }
  }
  return undefined;
}
