// The column of every node of a map's main line and branches: how far from the start it is, phase by phase.
import type { MapNode, MapPath } from '@portolan/core';

interface ColumnInput {
  readonly nodes: readonly MapNode[];
  readonly ahead: readonly MapPath[];
  readonly beside: ReadonlySet<string>;
  readonly phase: ReadonlyMap<string, number>;
  readonly fixed: ReadonlyMap<string, number>;
  /** How far down the node's lane is. */
  readonly depth: (id: string) => number;
}

/**
 * Longest way from the start, phase by phase: a later phase begins right of everything of the earlier ones. What is
 * handed down to a lower lane stays in its column, once: so the hand-over is one line down, and the map half as wide.
 */
export function columnsOf({
  nodes,
  ahead,
  beside,
  phase,
  fixed,
  depth,
}: ColumnInput): ReadonlyMap<string, number> {
  const main = nodes.filter(({ id }) => !beside.has(id));
  const joined = new Set(ahead.flatMap((path) => [path.from, path.to]));
  const into = new Map<string, string[]>();
  const lead = (from: string, to: string): void => {
    const list = into.get(to);
    if (list) list.push(from);
    else into.set(to, [from]);
  };
  for (const path of ahead) if (!beside.has(path.from) && !beside.has(path.to)) lead(path.from, path.to);
  // A stage that nothing joins yet stands after the one before it in the list.
  for (const [i, { id }] of main.entries()) {
    if (i > 0 && !joined.has(id)) lead(main[i - 1]!.id, id);
  }
  const column = new Map<string, number>();
  const order = topological(main, into);
  const latest = Math.max(-1, ...phase.values());
  // Who was handed something within a column, and who handed it.
  const handed = new Set<string>();
  const handsOn = new Set<string>();
  let floor = 0;
  for (let p = -1; p <= latest; p++) {
    let widest = floor - 1;
    for (const id of order) {
      if ((phase.get(id) ?? -1) !== p) continue;
      const after = (into.get(id) ?? []).map((from) => {
        const down = depth(id) > depth(from) && depth(from) >= 0 && !handed.has(from) && !handsOn.has(from);
        return (column.get(from) ?? -1) + (down ? 0 : 1);
      });
      const at = fixed.get(id) ?? Math.max(floor, ...after);
      column.set(id, at);
      for (const from of into.get(id) ?? []) {
        if (column.get(from) !== at) continue;
        handed.add(id);
        handsOn.add(from);
      }
      widest = Math.max(widest, at);
    }
    floor = widest + 1;
  }
  return column;
}

/** Kahn; among those that are free, the order of the map. What hangs in a circle of pseudo paths follows at the end. */
function topological(
  main: readonly MapNode[],
  into: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const waits = new Map(main.map(({ id }) => [id, (into.get(id) ?? []).length]));
  const next = new Map<string, string[]>();
  for (const [to, list] of into) {
    for (const from of list) {
      const after = next.get(from);
      if (after) after.push(to);
      else next.set(from, [to]);
    }
  }
  const queue = main.filter(({ id }) => waits.get(id) === 0).map(({ id }) => id);
  for (let i = 0; i < queue.length; i++) {
    for (const to of next.get(queue[i]!) ?? []) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      if (left === 0) queue.push(to);
    }
  }
  const done = new Set(queue);
  return [...queue, ...main.filter(({ id }) => !done.has(id)).map(({ id }) => id)];
}
