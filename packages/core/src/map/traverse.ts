// Walks over a map that others need: where it starts, what can be reached, the shortest way to won, and the moves that
// a deal may make. Decisions are passed through: a deal is never in one.
import { fits } from '../rules/evaluate.ts';
import type { RuleRecord } from '../rules/evaluate.ts';
import type { SalesMap } from './map.ts';
import type { MapNode, MapPath, Outcome, Stage } from './nodes.ts';

/** A map with its nodes by id and the paths that leave and enter each of them; made once per walk. */
export interface MapGraph {
  readonly map: SalesMap;
  readonly node: (id: string) => MapNode | undefined;
  readonly out: (id: string) => readonly MapPath[];
  readonly into: (id: string) => readonly MapPath[];
  /** Sub-stages of a stage, in order. */
  readonly parts: (id: string) => readonly MapNode[];
}

export function graphOf(map: SalesMap): MapGraph {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const out = Map.groupBy(map.paths, ({ from }) => from);
  const into = Map.groupBy(map.paths, ({ to }) => to);
  const parts = Map.groupBy(map.nodes, ({ parent }) => parent);
  return {
    map,
    node: (id) => nodes.get(id),
    out: (id) => out.get(id) ?? [],
    into: (id) => into.get(id) ?? [],
    parts: (id) => parts.get(id) ?? [],
  };
}

/** Ids of the nodes where cases begin: as the map says, otherwise its stages that no path leads to, or the first one. */
export function startsOf(graph: MapGraph): readonly string[] {
  if (graph.map.starts.length > 0) return graph.map.starts;
  const top = graph.map.nodes.filter(({ parent, type }) => parent === null && type !== 'outcome');
  const open = top.filter(({ id }) => graph.into(id).length === 0).map(({ id }) => id);
  return open.length > 0 ? open : top.slice(0, 1).map(({ id }) => id);
}

/** Everything that can be reached from these nodes, themselves included; with a stage its sub-stages. */
export function reachableFrom(graph: MapGraph, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || graph.node(id) === undefined) continue;
    seen.add(id);
    for (const { to } of graph.out(id)) waiting.push(to);
    for (const part of graph.parts(id)) waiting.push(part.id);
  }
  return seen;
}

/** Everything from which one of these nodes can be reached, themselves included. */
export function leadingTo(graph: MapGraph, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { from } of graph.into(id)) waiting.push(from);
    const parent = graph.node(id)?.parent;
    if (parent != null) waiting.push(parent);
  }
  return seen;
}

export function isWon(node: MapNode): node is Stage {
  return node.type === 'stage' && node.milestones.includes('won');
}

/** Top-level nodes where a case has its end or its success. */
export function wonStages(map: SalesMap): readonly Stage[] {
  return map.nodes.filter(isWon);
}

/** Node ids of a shortest way from a node (or from the starts) to won, both ends included; null where there is none. */
export function shortestToWon(graph: MapGraph, from?: string): readonly string[] | null {
  const before = new Map<string, string | null>();
  const queue: string[] = [];
  for (const id of from === undefined ? startsOf(graph) : [from]) {
    before.set(id, null);
    queue.push(id);
  }
  for (const id of queue) {
    const node = graph.node(id);
    if (node === undefined) continue;
    if (isWon(node)) return wayBack(before, id);
    for (const { to } of graph.out(id)) {
      if (before.has(to)) continue;
      before.set(to, id);
      queue.push(to);
    }
  }
  return null;
}

function wayBack(before: ReadonlyMap<string, string | null>, end: string): string[] {
  const way: string[] = [];
  for (let id: string | null | undefined = end; id != null; id = before.get(id)) way.unshift(id);
  return way;
}

/** One step of a deal: from its stage through any decisions to the next stage or outcome. */
export interface Move {
  readonly to: Stage | Outcome;
  /** Paths taken, in order: one, or one more per decision passed. */
  readonly through: readonly MapPath[];
  /** `rule` where a condition on the way decides, `person` where somebody chooses. */
  readonly by: 'person' | 'rule';
  /** Whether the conditions on the way hold for the deal; true where there are none or no deal was given. */
  readonly allowed: boolean;
}

/**
 * The moves that the map has from a stage: one per path that leads to a stage or outcome, by the shortest way of
 * answers to it, in the order of the paths.
 * @param deal its fields, for answers that a condition gives; moves whose conditions do not hold are not allowed
 * @param now milliseconds since 1970, for relative time in conditions
 */
export function movesFrom(graph: MapGraph, stage: string, deal?: RuleRecord, now = 0): readonly Move[] {
  const holds = (path: MapPath): boolean =>
    path.rule === null || deal === undefined || fits(path.rule, deal, now);
  const open = waysFrom(graph, stage, holds);
  if (deal === undefined) return open.map((through) => moveBy(graph, through, true));
  const reached = new Set(open.map((through) => through.at(-1)!.id));
  const all = waysFrom(graph, stage, () => true);
  const shut = all.filter((through) => !reached.has(through.at(-1)!.id));
  return [
    ...open.map((through) => moveBy(graph, through, true)),
    ...shut.map((through) => moveBy(graph, through, false)),
  ];
}

/** Each decision is passed once, by its shortest way, so that no tangle of decisions makes this long. */
function waysFrom(
  graph: MapGraph,
  stage: string,
  may: (path: MapPath) => boolean,
): readonly (readonly MapPath[])[] {
  const found: (readonly MapPath[])[] = [];
  const passed = new Set([stage]);
  const queue: { readonly id: string; readonly through: readonly MapPath[] }[] = [{ id: stage, through: [] }];
  for (const { id, through } of queue) {
    for (const path of graph.out(id)) {
      const node = graph.node(path.to);
      if (node === undefined || !may(path)) continue;
      if (node.type !== 'decision') found.push([...through, path]);
      else if (!passed.has(node.id)) {
        passed.add(node.id);
        queue.push({ id: node.id, through: [...through, path] });
      }
    }
  }
  return found;
}

function moveBy(graph: MapGraph, through: readonly MapPath[], allowed: boolean): Move {
  const to = graph.node(through.at(-1)!.to);
  if (to === undefined || to.type === 'decision') throw new Error('a way ends in a stage or an outcome');
  return { to, through, by: through.some(({ rule }) => rule !== null) ? 'rule' : 'person', allowed };
}
