// The map as a state machine over stages, for conformance with a log: decisions are silent and passed through, the
// start is free, outcomes and the won milestone close a case. It has the shape that `mining` calls a TransitionSystem.
import { fold } from '../rules/fold.ts';
import type { SalesMap } from './map.ts';
import type { MapNode } from './nodes.ts';
import { graphOf, isWon, movesFrom, reachableFrom, startsOf } from './traverse.ts';
import type { MapGraph } from './traverse.ts';

export interface MapMachine {
  readonly states: number;
  readonly start: number;
  /** What transitions carry: names of the log where one matches, otherwise the node's own name. */
  readonly activities: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Per transition, an index into `activities`. */
  readonly activity: readonly number[];
  readonly accepting: readonly number[];
  readonly closing: readonly number[];
  /** Per state, the id of its node; the start (state 0) has none. */
  readonly nodes: readonly (string | null)[];
  /** Per transition, the ids of the map's paths that it takes; none at the start and within a stage. */
  readonly paths: readonly (readonly string[])[];
}

/**
 * @param names the activities of the log. A node answers to its name and to what else it is known as, folded; several
 *   nodes may answer to one name (the same step in several orders), and a node to several names.
 */
export function machineOf(map: SalesMap, names: readonly string[] = []): MapMachine {
  const graph = graphOf(map);
  const nodes = map.nodes.filter(({ type }) => type !== 'decision');
  const stateOf = new Map(nodes.map((node, i) => [node.id, i + 1]));
  const labels = labelsOf(nodes, names);
  const from: number[] = [];
  const to: number[] = [];
  const activity: number[] = [];
  const paths: (readonly string[])[] = [];
  const seen = new Map<string, number>();
  const step = (a: number, node: MapNode, through: readonly string[]): void => {
    const b = stateOf.get(node.id)!;
    for (const label of labels.of.get(node.id) ?? []) {
      // Two ways of answers to one place are one transition; the shorter way is kept.
      const key = `${a} ${b} ${label}`;
      const known = seen.get(key);
      if (known !== undefined) {
        if (through.length < paths[known]!.length) paths[known] = through;
        continue;
      }
      seen.set(key, from.length);
      from.push(a);
      to.push(b);
      activity.push(label);
      paths.push(through);
    }
  };
  const enter = (a: number, node: MapNode, through: readonly string[]): void => {
    step(a, node, through);
    for (const part of firstParts(graph, node.id)) step(a, part, through);
  };
  for (const id of startsOf(graph)) {
    const node = graph.node(id);
    if (node?.type === 'decision') {
      for (const move of movesFrom(graph, id))
        enter(
          0,
          move.to,
          move.through.map((path) => path.id),
        );
    } else if (node !== undefined) enter(0, node, []);
  }
  for (const node of nodes) {
    const a = stateOf.get(node.id)!;
    for (const part of firstParts(graph, node.id)) step(a, part, []);
    for (const move of movesFrom(graph, node.id))
      enter(
        a,
        move.to,
        move.through.map((path) => path.id),
      );
    if (node.parent === null) continue;
    for (const part of looseParts(graph, node)) step(a, part, []);
    if (graph.out(node.id).length === 0) {
      for (const move of movesFrom(graph, node.parent))
        enter(
          a,
          move.to,
          move.through.map((path) => path.id),
        );
    }
  }
  const ends = endsOf(graph, nodes);
  return {
    states: nodes.length + 1,
    start: 0,
    activities: labels.names,
    from,
    to,
    activity,
    accepting: [...ends].map((id) => stateOf.get(id)!),
    closing: [
      ...new Set(
        nodes
          .filter((node) => node.type === 'outcome' || isWon(node))
          .flatMap((node) => labels.of.get(node.id) ?? []),
      ),
    ],
    nodes: [null, ...nodes.map(({ id }) => id)],
    paths,
  };
}

/** Outcomes, won and all that comes after it, and wherever no path leads on. */
function endsOf(graph: MapGraph, nodes: readonly MapNode[]): ReadonlySet<string> {
  const afterWon = reachableFrom(
    graph,
    nodes.filter(isWon).map(({ id }) => id),
  );
  const ends = nodes.filter((node) => {
    if (node.type === 'outcome' || afterWon.has(node.id)) return true;
    if (graph.out(node.id).length > 0) return false;
    return node.parent === null || graph.out(node.parent).length === 0;
  });
  return new Set(ends.map(({ id }) => id));
}

/** Sub-stages that a stage begins with: those that no other one leads to. */
function firstParts(graph: MapGraph, id: string): readonly MapNode[] {
  const parts = graph.parts(id).filter(({ type }) => type !== 'decision');
  const first = parts.filter((part) => graph.into(part.id).length === 0);
  return first.length > 0 ? first : parts;
}

/** Where no paths order the sub-stages of a stage, they come in any order. */
function looseParts(graph: MapGraph, node: MapNode): readonly MapNode[] {
  const parts = node.parent === null ? [] : graph.parts(node.parent);
  if (parts.some(({ id }) => graph.out(id).length > 0)) return [];
  return parts.filter(({ id, type }) => id !== node.id && type !== 'decision');
}

interface Labels {
  readonly names: readonly string[];
  /** By node id, indices into `names`. */
  readonly of: ReadonlyMap<string, readonly number[]>;
}

function labelsOf(nodes: readonly MapNode[], names: readonly string[]): Labels {
  const all: string[] = [];
  const indexOf = new Map<string, number>();
  const index = (name: string): number => {
    const known = indexOf.get(name);
    if (known !== undefined) return known;
    indexOf.set(name, all.length);
    all.push(name);
    return all.length - 1;
  };
  const byFolded = Map.groupBy(names, fold);
  const of = new Map<string, readonly number[]>();
  for (const node of nodes) {
    const matched = [node.name, ...node.alsoKnownAs].flatMap((name) => byFolded.get(fold(name)) ?? []);
    of.set(node.id, (matched.length > 0 ? [...new Set(matched)] : [node.name]).map(index));
  }
  return { names: all, of };
}

/** By activity of a log, the ids of the nodes that answer to it; an empty list for one that the map does not know. */
export function nodesOfActivities(
  map: SalesMap,
  names: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const node of map.nodes) {
    if (node.type === 'decision') continue;
    for (const name of new Set([node.name, ...node.alsoKnownAs].map(fold))) {
      known.set(name, [...(known.get(name) ?? []), node.id]);
    }
  }
  return new Map(names.map((name) => [name, known.get(fold(name)) ?? []]));
}
