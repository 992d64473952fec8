// A map drawn anew with the paths that deals really take: stages that are on it already keep their ids and all that is
// written about them, and so do the ways that are still taken, with their questions and answers. What nobody takes goes.
import { nodesOfActivities } from './machine.ts';
import type { SalesMap } from './map.ts';
import type { MapNode, MapPath } from './nodes.ts';
import { pathSchema } from './nodes.ts';
import { graphOf, movesFrom, startsOf } from './traverse.ts';

/**
 * @param map what is there
 * @param drawn the real flow as a map (`mapFromFlow`, `mapFromTree`), its stages called as in the log
 * @param newId makes ids that are free on both; called in a fixed order
 * @returns a valid map. Its commands from `map` are `commandsBetween`'s.
 */
export function redrawMap(map: SalesMap, drawn: SalesMap, newId: () => string): SalesMap {
  const graph = graphOf(map);
  const real = graphOf(drawn);
  const steps = drawn.nodes.filter(({ type }) => type !== 'decision');
  const known = nodesOfActivities(
    map,
    steps.map(({ name }) => name),
  );
  const fresh: MapNode[] = [];
  const idOf = new Map(
    steps.map((step): [string, string] => {
      const [there] = known.get(step.name) ?? [];
      if (there !== undefined) return [step.id, there];
      const node = { ...step, id: newId(), lane: null, phase: null, parent: null, place: null };
      fresh.push(node);
      return [step.id, node.id];
    }),
  );
  const nodeOf = new Map([...map.nodes, ...fresh].map((node) => [node.id, node]));
  const keptPaths = new Set<string>();
  const keptNodes = new Set(idOf.values());
  const added = new Map<string, MapPath>();
  const join = (from: string, to: string): void => {
    const [a, b] = onOneLevel(nodeOf.get(from)!, nodeOf.get(to)!);
    if (a === b || nodeOf.get(a)!.type === 'outcome') return;
    keptNodes.add(a);
    keptNodes.add(b);
    const ways = movesFrom(graph, a).filter((move) => move.to.id === b);
    for (const path of ways.flatMap(({ through }) => through)) {
      keptPaths.add(path.id);
      keptNodes.add(path.from);
      keptNodes.add(path.to);
    }
    const key = `${a} ${b}`;
    if (ways.length > 0 || added.has(key)) return;
    added.set(key, pathSchema.parse({ id: newId(), from: a, to: b }));
  };
  for (const step of steps) {
    for (const { to } of movesFrom(real, step.id)) join(idOf.get(step.id)!, idOf.get(to.id)!);
  }
  // A part stays with the stage that it is a part of.
  for (const id of keptNodes) {
    const parent = nodeOf.get(id)?.parent;
    if (parent != null) keptNodes.add(parent);
  }
  const starts = startsOf(real).flatMap((id) =>
    real.node(id)?.type === 'decision' ? movesFrom(real, id).map(({ to }) => to.id) : [id],
  );
  return {
    ...map,
    nodes: [...map.nodes.filter(({ id }) => keptNodes.has(id)), ...fresh],
    paths: [...map.paths.filter(({ id }) => keptPaths.has(id)), ...added.values()],
    starts: [...new Set(starts.map((id) => idOf.get(id)!))].filter(
      (id) => nodeOf.get(id)?.type !== 'outcome',
    ),
  };
}

/** Paths join stages of one level: those of parts lead from and to the stages that they are parts of. */
function onOneLevel(a: MapNode, b: MapNode): readonly [string, string] {
  return a.parent === b.parent ? [a.id, b.id] : [a.parent ?? a.id, b.parent ?? b.id];
}
