// What many rules ask of a map, found out once per run: its stages by kind, where it starts, what can be reached before
// won, and from where a case can come to an end.
import type { ProcessFacts } from '../map/map-file.ts';
import type { SalesMap } from '../map/map.ts';
import type { Decision, MapNode, Outcome, Stage } from '../map/nodes.ts';
import { graphOf, isWon, leadingTo, reachableFrom, startsOf } from '../map/traverse.ts';
import type { MapGraph } from '../map/traverse.ts';

export interface MapFacts {
  readonly graph: MapGraph;
  /** Stages that are no part of another one, in document order. */
  readonly stages: readonly Stage[];
  /** Those of the usual kind. */
  readonly working: readonly Stage[];
  readonly decisions: readonly Decision[];
  readonly outcomes: readonly Outcome[];
  readonly starts: ReadonlySet<string>;
  readonly reachable: ReadonlySet<string>;
  /** What a deal can come to before it is won, the won stages included. */
  readonly beforeWon: ReadonlySet<string>;
  /** Stages with the won milestone, on themselves or on one of their parts. */
  readonly won: ReadonlySet<string>;
  /** Nodes where a case cannot go on and should: no path out, or in a circle with no way out. */
  readonly stuck: ReadonlySet<string>;
  /** Stages and outcomes that come next, decisions passed through. */
  readonly next: (id: string) => readonly (Stage | Outcome)[];
  /** Stages that come before, decisions passed through. */
  readonly previous: (id: string) => readonly Stage[];
}

export function factsOf(map: SalesMap, process: ProcessFacts): MapFacts {
  const graph = graphOf(map);
  const top = map.nodes.filter(({ parent }) => parent === null);
  const stages = top.filter((node) => node.type === 'stage');
  const starts = new Set(startsIn(graph));
  const reachable = reachableFrom(graph, [...starts]);
  const isWonInside = (stage: Stage): boolean => [stage, ...graph.parts(stage.id)].some(isWon);
  const won = new Set(stages.filter(isWonInside).map(({ id }) => id));
  return {
    graph,
    stages,
    working: stages.filter(({ kind }) => kind === 'working'),
    decisions: map.nodes.filter((node) => node.type === 'decision'),
    outcomes: top.filter((node) => node.type === 'outcome'),
    starts,
    reachable,
    beforeWon: reachableBefore(graph, starts, won),
    won,
    stuck: stuckNodes(graph, top, sellsToAnEnd(process)),
    next: (id) => throughDecisions(graph, id, 'to').filter((node) => node.type !== 'decision'),
    previous: (id) => throughDecisions(graph, id, 'from').filter((node) => node.type === 'stage'),
  };
}

/** Deals and leads come to an end; accounts, periods and territories may go round for years. */
export function sellsToAnEnd({ caseKind }: ProcessFacts): boolean {
  return caseKind === 'deal' || caseKind === 'lead';
}

/** A node that nothing is joined to is forgotten rather than a place where cases begin. */
function startsIn(graph: MapGraph): readonly string[] {
  const all = startsOf(graph);
  if (graph.map.starts.length > 0) return all;
  const joined = all.filter((id) => graph.out(id).length > 0);
  return joined.length > 0 ? joined : all.slice(0, 1);
}

function reachableBefore(
  graph: MapGraph,
  starts: ReadonlySet<string>,
  won: ReadonlySet<string>,
): ReadonlySet<string> {
  const seen = new Set(starts);
  for (const id of seen) {
    if (won.has(id)) continue;
    for (const { to } of graph.out(id)) seen.add(to);
  }
  return seen;
}

function stuckNodes(graph: MapGraph, top: readonly MapNode[], circlesCount: boolean): ReadonlySet<string> {
  const ends = top.filter((node) => isEnd(graph, node)).map(({ id }) => id);
  const fine = circlesCount
    ? leadingTo(graph, ends)
    : new Set([...ends, ...top.filter(({ id }) => graph.out(id).length > 0).map(({ id }) => id)]);
  return new Set(top.filter(({ id }) => !fine.has(id)).map(({ id }) => id));
}

/** A case may stay here for good: an outcome, a stage that counts for the books, a resting stage such as "customer". */
function isEnd(graph: MapGraph, node: MapNode): boolean {
  if (node.type !== 'stage') return node.type === 'outcome';
  return (
    node.kind === 'resting' ||
    node.milestones.length > 0 ||
    graph.parts(node.id).some((part) => part.type === 'stage' && part.milestones.length > 0)
  );
}

/** Each node once, however many ways of answers lead there. */
function throughDecisions(graph: MapGraph, id: string, end: 'from' | 'to'): readonly MapNode[] {
  const found: MapNode[] = [];
  const seen = new Set<string>();
  const waiting = [id];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    for (const path of end === 'to' ? graph.out(one) : graph.into(one)) {
      const node = graph.node(path[end]);
      if (node === undefined || seen.has(node.id)) continue;
      seen.add(node.id);
      if (node.type === 'decision') waiting.push(node.id);
      found.push(node);
    }
  }
  return found;
}
