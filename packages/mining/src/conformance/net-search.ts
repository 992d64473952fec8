// Optimal alignments with nets whose markings are too many to be listed: A* over (marking, events read) with the marking
// equation as the bound of what is still to come, looked up or solved only for what comes to the head of the queue.
import type { FiringNet, Markings } from '../model/petri-net-states.ts';
import type { Step } from './model-conformance.ts';
import type { MarkingEquation } from './marking-equation.ts';

export interface NetSearch {
  readonly net: FiringNet;
  readonly markings: Markings;
  readonly equation: MarkingEquation;
  readonly initial: number;
  readonly final: number;
}

export interface Searched {
  /** Undefined where the limit came before the end. */
  readonly steps: readonly Step[] | undefined;
  readonly atLeast: number;
}

interface Node {
  readonly marking: number;
  readonly read: number;
  readonly cost: number;
  readonly parent: Node | undefined;
  /** The transition fired, -1 for none. */
  readonly fired: number;
  /** Whether an event was taken. */
  readonly took: boolean;
  /** Bound of what is to come; `exact` where the equation was asked. */
  rest: number;
  exact: boolean;
}

/**
 * @param trace activities; those that the net lacks are from `net.activities.length` on
 * @param haste how much more what is to come counts than what was spent: with 1 the answer is optimal; with more it
 * comes sooner, and is an upper bound
 * @param goesOn asked before every expansion, with how many there were; false gives up; may throw
 */
export function searchNet(
  search: NetSearch,
  trace: readonly number[],
  haste: number,
  goesOn: (nodes: number) => boolean,
): Searched {
  const { net, markings, equation, initial, final } = search;
  const known = net.activities.length;
  const tokens = new Int32Array(net.places);
  // What is left of each activity after so many events.
  const left = Array.from({ length: trace.length + 1 }, () => new Int32Array(known));
  for (let read = trace.length - 1; read >= 0; read--) {
    left[read]!.set(left[read + 1]!);
    if (trace[read]! < known) left[read]![trace[read]!]!++;
  }
  const foreignLeft = new Int32Array(trace.length + 1);
  for (let read = trace.length - 1; read >= 0; read--) {
    foreignLeft[read] = foreignLeft[read + 1]! + (trace[read]! < known ? 0 : 1);
  }

  const best = new Map<number, number>();
  const bounds = new Map<number, number>();
  const keyOf = (marking: number, read: number): number => marking * (trace.length + 1) + read;
  const queue: (Node[] | undefined)[] = [];
  let lowest = 0;
  let atLeast = 0;
  const add = (node: Node): void => {
    if (!Number.isFinite(node.rest)) return;
    const key = keyOf(node.marking, node.read);
    const before = best.get(key);
    if (before !== undefined && before <= node.cost) return;
    best.set(key, node.cost);
    const bound = bounds.get(key);
    if (bound !== undefined) {
      node.rest = bound;
      node.exact = true;
      if (!Number.isFinite(bound)) return;
    }
    put(node);
  };
  const put = (node: Node): void => {
    const at = node.cost + Math.ceil(node.rest * haste);
    (queue[at] ??= []).push(node);
    if (at < lowest) lowest = at;
  };

  add({
    marking: initial,
    read: 0,
    cost: 0,
    parent: undefined,
    fired: -1,
    took: false,
    rest: 0,
    exact: false,
  });
  let nodes = 0;
  for (;;) {
    while (lowest < queue.length && (queue[lowest]?.length ?? 0) === 0) lowest++;
    const node = queue[lowest]?.pop();
    if (node === undefined) return { steps: undefined, atLeast: Number.POSITIVE_INFINITY };
    const { marking, read, cost } = node;
    const key = keyOf(marking, read);
    if (best.get(key)! < cost) continue;
    if (!node.exact) {
      markings.read(marking, tokens);
      const bound = equation.bound(tokens, left[read]!) + foreignLeft[read]!;
      bounds.set(key, bound);
      node.exact = true;
      if (bound > node.rest) {
        node.rest = bound;
        if (Number.isFinite(bound)) put(node);
        continue;
      }
    }
    if (haste === 1) atLeast = Math.max(atLeast, lowest);
    if (read === trace.length && marking === final)
      return { steps: stepsTo(net, trace, node), atLeast: cost };
    if (!goesOn(nodes++)) return { steps: undefined, atLeast };

    const step = (more: number, next: number, taken: number, fired: number): void => {
      add({
        marking: next,
        read: taken,
        cost: cost + more,
        parent: node,
        fired,
        took: taken > read,
        // What is to come cannot fall by more than the step costs.
        rest: Math.max(0, node.rest - more),
        exact: false,
      });
    };
    const activity = trace[read];
    for (let t = 0; t < net.transitions; t++) {
      if (!markings.enabled(marking, t)) continue;
      const next = markings.fire(marking, t);
      step(net.activity[t] === -1 ? 0 : 1, next, read, t);
      if (activity !== undefined && net.activity[t] === activity) step(0, next, read + 1, t);
    }
    // Events alone before the model alone: the other order leads to the same.
    const modelAlone = node.fired !== -1 && !node.took && net.activity[node.fired] !== -1;
    if (activity !== undefined && !modelAlone) step(1, marking, read + 1, -1);
  }
}

function stepsTo(net: FiringNet, trace: readonly number[], last: Node): Step[] {
  const steps: Step[] = [];
  for (let node: Node | undefined = last; node?.parent !== undefined; node = node.parent) {
    const activity = node.fired === -1 ? -1 : net.activity[node.fired]!;
    if (node.took)
      steps.push({ kind: node.fired === -1 ? 'log' : 'both', activity: trace[node.parent.read]! });
    else if (activity !== -1) steps.push({ kind: 'model', activity });
  }
  return steps.toReversed();
}
