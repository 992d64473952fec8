// Turns the figures of a log into a scene: nodes, edges, main path, what needs attention, order of appearance.
import { revealSteps } from '@portolan/mining';
import { mainPath, processOrder } from './main-path.ts';
import {
  edgeId,
  END,
  nodeId,
  START,
  type FlowSummary,
  type Scene,
  type SceneEdge,
  type SceneNode,
} from './scene.ts';

/** Returns and slow activities below this share of the cases are not worth the attention colour. */
const ATTENTION_SHARE = 0.03;

/**
 * @param summary the figures of a log (`LogSummary` of mining, `Analysis` of the server).
 * @returns nodes by falling cases then name, `@start` first and `@end` last; edges likewise by falling count.
 */
export function flowScene(summary: FlowSummary): Scene {
  const activities = summary.activities.toSorted(
    (a, b) => b.cases - a.cases || b.events - a.events || compare(a.activity, b.activity),
  );
  const indexOf = new Map(activities.map((item, index) => [item.activity, index]));
  const starts = activities.map(() => 0);
  const ends = activities.map(() => 0);
  for (const { activity, cases } of summary.startActivities) {
    const index = indexOf.get(activity);
    if (index !== undefined) starts[index]! += cases;
  }
  for (const { activity, cases } of summary.endActivities) {
    const index = indexOf.get(activity);
    if (index !== undefined) ends[index]! += cases;
  }
  const arcs = summary.arcs.filter((arc) => indexOf.has(arc.from) && indexOf.has(arc.to));
  const graph = {
    size: activities.length,
    edges: arcs
      .map((arc) => ({ from: indexOf.get(arc.from)!, to: indexOf.get(arc.to)!, weight: arc.count }))
      .toSorted((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to),
    starts,
    ends,
  };
  const position = processOrder(graph);
  const path = mainPath(graph, position);
  const spineIndex = new Map(path.map((node, index) => [node, index]));

  const nodes: SceneNode[] = [];
  const add = (node: Omit<SceneNode, 'index'>): void => void nodes.push({ ...node, index: nodes.length });
  const end = { name: '', cases: summary.log.cases, events: 0, seconds: null, starts: 0, ends: 0 };
  add({ ...end, id: START, kind: 'start', onSpine: true });
  activities.forEach((item, index) =>
    add({
      id: nodeId(item.activity),
      kind: 'activity',
      name: item.activity,
      cases: item.cases,
      events: item.events,
      seconds: item.seconds ?? null,
      starts: starts[index]!,
      ends: ends[index]!,
      onSpine: spineIndex.has(index),
    }),
  );
  add({ ...end, id: END, kind: 'end', onSpine: true });

  const edges = edgesOf(arcs, { activities, indexOf, starts, ends, position, path, spineIndex });
  const attention = attentionOf(summary, nodes, edges);
  const soon = edges.findIndex((edge) => edge.id === attention.edge);
  const { step, steps } = revealSteps(edges, START, END, soon < 0 ? null : soon);
  const finished: SceneEdge[] = edges.map((edge, index) => ({ ...edge, step: step[index]!, index }));
  return {
    nodes,
    edges: finished,
    spine:
      path.length === 0 ? [START, END] : [START, ...path.map((i) => nodeId(activities[i]!.activity)), END],
    cases: summary.log.cases,
    moves: arcs.reduce((total, arc) => total + arc.count, 0),
    steps,
    attention,
  };
}

function edgesOf(
  arcs: FlowSummary['arcs'],
  given: {
    readonly activities: FlowSummary['activities'];
    readonly indexOf: ReadonlyMap<string, number>;
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    readonly position: readonly number[];
    readonly path: readonly number[];
    readonly spineIndex: ReadonlyMap<number, number>;
  },
): Omit<SceneEdge, 'step' | 'index'>[] {
  const { activities, indexOf, starts, ends, position, path, spineIndex } = given;
  const edges: Omit<SceneEdge, 'step' | 'index'>[] = arcs.map((arc) => {
    const from = indexOf.get(arc.from)!;
    const to = indexOf.get(arc.to)!;
    const a = spineIndex.get(from);
    const b = spineIndex.get(to);
    const both = a !== undefined && b !== undefined;
    return {
      id: edgeId(nodeId(arc.from), nodeId(arc.to)),
      from: nodeId(arc.from),
      to: nodeId(arc.to),
      kind: 'arc' as const,
      count: arc.count,
      cases: arc.cases,
      seconds: arc.seconds,
      onSpine: both && b === a + 1,
      returns: both ? b <= a : position[to]! <= position[from]!,
    };
  });
  activities.forEach((item, index) => {
    const id = nodeId(item.activity);
    if (starts[index]! > 0) {
      edges.push({
        id: edgeId(START, id),
        from: START,
        to: id,
        kind: 'start',
        count: starts[index]!,
        cases: starts[index]!,
        seconds: null,
        onSpine: path[0] === index,
        returns: false,
      });
    }
    if (ends[index]! > 0) {
      edges.push({
        id: edgeId(id, END),
        from: id,
        to: END,
        kind: 'end',
        count: ends[index]!,
        cases: ends[index]!,
        seconds: null,
        onSpine: path.at(-1) === index,
        returns: false,
      });
    }
  });
  return edges.toSorted((a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to));
}

/** The findings of mining decide, where they are given; else the strongest return and the slowest main step. */
function attentionOf(
  summary: FlowSummary,
  nodes: readonly SceneNode[],
  edges: readonly Omit<SceneEdge, 'step' | 'index'>[],
): Scene['attention'] {
  const least = summary.log.cases * ATTENTION_SHARE;
  let edge: string | null = null;
  let node: string | null = null;
  for (const insight of summary.insights ?? []) {
    if (insight.kind === 'return') edge ??= edgeId(nodeId(insight.from), nodeId(insight.to));
    if (insight.kind === 'slow') node ??= nodeId(insight.activity);
  }
  if (edge === null || !edges.some((item) => item.id === edge)) {
    const returns = edges.filter((item) => item.returns && item.from !== item.to && item.cases >= least);
    edge = returns[0]?.id ?? null;
  }
  if (node === null || !nodes.some((item) => item.id === node)) {
    const slow = nodes
      .filter((item) => item.onSpine && item.seconds !== null && item.cases >= least)
      .toSorted((a, b) => (b.seconds?.median ?? 0) - (a.seconds?.median ?? 0));
    node = slow[0]?.seconds && slow[0].seconds.median > 0 ? slow[0].id : null;
  }
  return { edge, node };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
