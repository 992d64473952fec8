// Automata whose edges carry activities, nothing, or whole parallel blocks: drafts that are put together from one another,
// made smaller, and finished as typed arrays for the passes of block-costs.ts.

/** What an edge carries: an activity (0 and up), `SILENT`, or a block: `BLOCK - b` for number `b` of the `blocks`. */
export const SILENT = -1;
export const BLOCK = -2;

/** Edges that take no event, grouped by the state they leave. */
export interface FreeEdges {
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Visible moves of the model: 0, 1, or those of the shortest way through a block. */
  readonly cost: Uint32Array;
  readonly label: Int32Array;
}

export interface Automaton {
  readonly states: number;
  readonly start: number;
  readonly end: number;
  /**
   * The edges that carry activity `a` are `offsets[a - first]` to `offsets[a - first + 1]` (exclusive); activities beyond
   * have none. Parts have neighbouring activities, so that many small parts stay small.
   */
  readonly first: number;
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly free: FreeEdges;
  readonly blocks: readonly BlockEdge[];
}

export interface BlockEdge {
  readonly from: number;
  readonly to: number;
  readonly block: Block;
}

/** A parallel block; its parts have no activity in common. */
export interface Block {
  readonly id: number;
  readonly parts: readonly Part[];
  /** Per activity, the part that has it; -1 where none has. */
  readonly partOf: Int32Array;
  /** Per activity, 1 where some part has it. */
  readonly has: Int32Array;
  /** A shortest way through it, activities. */
  readonly shortest: readonly number[];
}

export interface Part {
  /** Distinct among all parts of the tree. */
  readonly id: number;
  readonly automaton: Automaton;
  /** Number of activities of its shortest run. */
  readonly shortest: number;
}

/** Parallel parts that share activities are written out up to so many states. */
const MOST_SHARED_STATES = 20_000;
/** Thrown where parallel parts share activities and have more states than that. */
export class SharedActivitiesError extends RangeError {}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** States are 0 to `states - 1`: 0 the start, which nothing leads into while building, and 1 the end, which nothing leaves. */
export interface Draft {
  states: number;
  start: number;
  end: number;
  edges: Edge[];
  blocks: Block[];
}

/** An automaton given by its edges, which carry activities or are `SILENT`; the same runs with as few states as is easy. */
export function automatonOf(states: number, start: number, end: number, edges: Edge[]): Automaton {
  return finish(reduced({ states, start, end, edges, blocks: [] }));
}

/** Puts `part` between two states; silent edges keep its start and end its own, so that its loops stay inside. */
export function embed(draft: Draft, part: Draft, from: number, to: number): void {
  const first = draft.states;
  draft.states += part.states;
  const firstBlock = draft.blocks.length;
  draft.blocks.push(...part.blocks);
  draft.edges.push(
    { from, to: first + part.start, label: SILENT },
    { from: first + part.end, to, label: SILENT },
  );
  for (const edge of part.edges) {
    draft.edges.push({
      from: first + edge.from,
      to: first + edge.to,
      label: edge.label <= BLOCK ? edge.label - firstBlock : edge.label,
    });
  }
}

/** All interleavings of automata without blocks: a state is one state of each. */
export function productOf(parts: readonly Draft[]): Draft {
  const states = parts.reduce((product, part) => product * part.states, 1);
  if (states > MOST_SHARED_STATES) {
    throw new SharedActivitiesError(
      `parallel parts with activities in common have ${states} states together, more than ${MOST_SHARED_STATES}`,
    );
  }
  const edges: Edge[] = [];
  let start = 0;
  let end = 0;
  let weight = 1;
  for (const part of parts) {
    start += part.start * weight;
    end += part.end * weight;
    const above = weight * part.states;
    for (let high = 0; high < states; high += above) {
      for (let low = 0; low < weight; low++) {
        for (const { from, to, label } of part.edges) {
          edges.push({ from: high + from * weight + low, to: high + to * weight + low, label });
        }
      }
    }
    weight = above;
  }
  return { states, start, end, edges, blocks: [] };
}

/**
 * The same runs with fewer states: one that can only go on silently is one with where it goes; one that is only come to
 * silently, from one place, is one with where it comes from.
 */
export function reduced(draft: Draft): Draft {
  let { states, start, end, edges } = draft;
  for (let forward = true, idle = 0; idle < 2; forward = !forward) {
    const count = new Uint32Array(states);
    const other = new Int32Array(states).fill(-1);
    for (const { from, to, label } of edges) {
      const state = forward ? from : to;
      count[state]!++;
      if (label === SILENT) other[state] = forward ? to : from;
    }
    const kept = forward ? end : start;
    const target = Int32Array.from({ length: states }, (_, s) =>
      s !== kept && count[s] === 1 && other[s] !== -1 ? other[s]! : s,
    );
    const rootOf = (state: number): number => {
      let root = state;
      for (let steps = 0; target[root] !== root && steps <= states; steps++) root = target[root]!;
      return root;
    };
    const numbers = new Map<number, number>();
    const numberOf = (state: number): number => {
      const root = rootOf(state);
      const number = numbers.get(root) ?? numbers.size;
      numbers.set(root, number);
      return number;
    };
    start = numberOf(start);
    const seen = new Set<string>();
    const next: Edge[] = [];
    for (const edge of edges) {
      const from = numberOf(edge.from);
      const to = numberOf(edge.to);
      const key = `${from} ${to} ${edge.label}`;
      if ((edge.label === SILENT && from === to) || seen.has(key)) continue;
      seen.add(key);
      next.push({ from, to, label: edge.label });
    }
    end = numberOf(end);
    idle = numbers.size === states ? idle + 1 : 0;
    states = numbers.size;
    edges = next;
  }
  return { states, start, end, edges, blocks: draft.blocks };
}

export function finish({ states, start, end, edges, blocks }: Draft): Automaton {
  const crossing = edges.filter(({ label }) => label <= BLOCK);
  const visible = edges.filter(({ label }) => label >= 0);
  const first = visible.reduce((least, { label }) => Math.min(least, label), Number.MAX_SAFE_INTEGER);
  const last = visible.reduce((most, { label }) => Math.max(most, label), first - 1);
  const byActivity = grouped(visible, last + 1 - first, ({ label }) => label - first);
  const bySource = grouped(edges, states, ({ from }) => from);
  return {
    states,
    start,
    end,
    first,
    offsets: byActivity.offsets,
    from: Uint32Array.from(byActivity.list, ({ from }) => from),
    to: Uint32Array.from(byActivity.list, ({ to }) => to),
    free: {
      offsets: bySource.offsets,
      from: Uint32Array.from(bySource.list, ({ from }) => from),
      to: Uint32Array.from(bySource.list, ({ to }) => to),
      cost: Uint32Array.from(bySource.list, ({ label }) =>
        label >= 0 ? 1 : label === SILENT ? 0 : blocks[BLOCK - label]!.shortest.length,
      ),
      label: Int32Array.from(bySource.list, (edge) =>
        edge.label <= BLOCK ? BLOCK - crossing.indexOf(edge) : edge.label,
      ),
    },
    blocks: crossing.map(({ from, to, label }) => ({ from, to, block: blocks[BLOCK - label]! })),
  };
}

function grouped(
  edges: readonly Edge[],
  groups: number,
  keyOf: (edge: Edge) => number,
): { offsets: Uint32Array; list: Edge[] } {
  const offsets = new Uint32Array(groups + 1);
  for (const edge of edges) offsets[keyOf(edge) + 1]!++;
  for (let k = 0; k < groups; k++) offsets[k + 1]! += offsets[k]!;
  const next = offsets.slice(0, groups);
  const list: Edge[] = Array.from({ length: edges.length });
  for (const edge of edges) list[next[keyOf(edge)]!++] = edge;
  return { offsets, list };
}
