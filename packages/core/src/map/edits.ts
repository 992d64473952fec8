// What people do to a map, as commands: add, connect, insert on a path, duplicate, take away. Each function looks at the
// map and says what to apply; none applies it. New ids come from the caller.
import type { MapCommand } from './command.ts';
import type { SalesMap } from './map.ts';
import { nodeSchema, pathSchema } from './nodes.ts';
import type { MapNode, MapPath, Place } from './nodes.ts';
import { graphOf } from './traverse.ts';

/** Where nodes stand: their own `place`, or the one that the layout gave them. */
export type Places = ReadonlyMap<string, { readonly column: number; readonly row: number }>;

export type NodeDraft =
  | { readonly type: 'stage'; readonly name: string; readonly fields?: Readonly<Record<string, unknown>> }
  | { readonly type: 'decision'; readonly name: string; readonly fields?: Readonly<Record<string, unknown>> }
  | {
      readonly type: 'outcome';
      readonly name: string;
      readonly kind: 'lost' | 'disqualified' | 'churned' | 'finished';
      readonly fields?: Readonly<Record<string, unknown>>;
    };

/** A node with all its fields at their defaults. @throws ZodError for a name that is empty or too long. */
export function nodeFrom(id: string, draft: NodeDraft): MapNode {
  const { fields, ...facts } = draft;
  return nodeSchema.parse({ id, ...facts, ...fields });
}

export function pathFrom(id: string, from: string, to: string, fields: Partial<MapPath> = {}): MapPath {
  return pathSchema.parse({ id, from, to, ...fields });
}

const add = (to: 'nodes' | 'paths', element: MapNode | MapPath): MapCommand => ({ do: 'add', to, element });
const set = (collection: 'nodes' | 'paths', id: string, field: string, value: unknown): MapCommand => ({
  do: 'set',
  in: collection,
  id,
  field,
  value,
});
const several = (commands: readonly MapCommand[]): MapCommand =>
  commands.length === 1 ? commands[0]! : { do: 'several', commands };

export interface Addition {
  readonly command: MapCommand;
  /** The new node. */
  readonly id: string;
}

/**
 * A node in the next free cell after another one, in its lane and phase, joined by a path unless told otherwise.
 * Without `after` it stands alone in the first free cell of the first lane.
 */
export function addNode(
  map: SalesMap,
  places: Places,
  draft: NodeDraft,
  options: {
    readonly newId: () => string;
    readonly after?: string | undefined;
    readonly join?: boolean | undefined;
    readonly at?: { readonly lane: string | null; readonly column: number; readonly row: number } | undefined;
  },
): Addition {
  const id = options.newId();
  const after = map.nodes.find((node) => node.id === options.after);
  const lane = options.at?.lane ?? after?.lane ?? map.lanes[0]?.id ?? null;
  const base = nodeFrom(id, draft);
  const phase = after?.type === 'stage' && base.type === 'stage' ? { phase: base.phase ?? after.phase } : {};
  const beside = after === undefined ? undefined : places.get(after.id);
  const wanted = options.at ?? {
    column: beside === undefined ? 0 : beside.column + 1,
    row: beside?.row ?? 0,
  };
  const place =
    options.at === undefined
      ? freeCell(map, places, lane, wanted)
      : { column: wanted.column, row: wanted.row };
  const node = { ...base, ...phase, lane, parent: null, place: { ...place, pinned: false } };
  const join =
    after !== undefined && after.type !== 'outcome' && after.parent === null && options.join !== false;
  return {
    id,
    command: several([
      ...keepPlaces(map, places),
      add('nodes', node),
      ...(join ? [add('paths', pathFrom(options.newId(), after.id, id))] : []),
    ]),
  };
}

/** Puts a node between the ends of a path: the answer stays on the first half. */
export function insertOnPath(
  map: SalesMap,
  places: Places,
  pathId: string,
  draft: NodeDraft,
  newId: () => string,
): Addition | null {
  const path = map.paths.find(({ id }) => id === pathId);
  const from = map.nodes.find(({ id }) => id === path?.from);
  const to = map.nodes.find(({ id }) => id === path?.to);
  if (path === undefined || from === undefined || to === undefined || draft.type === 'outcome') return null;
  const id = newId();
  const base = nodeFrom(id, draft);
  const start = places.get(from.id);
  const end = places.get(to.id);
  const phase = base.type === 'stage' && from.type === 'stage' ? { phase: from.phase } : {};
  const { parent, lane } = from;
  const stay = keepPlaces(map, places);
  if (parent !== null || start === undefined || end === undefined) {
    return {
      id,
      command: several([
        ...stay,
        add('nodes', { ...base, ...phase, parent, lane }),
        set('paths', path.id, 'to', id),
        add('paths', pathFrom(newId(), id, to.id)),
      ]),
    };
  }
  const wanted = { column: start.column + 1, row: start.row };
  const inTheWay = end.column <= wanted.column && end.column > start.column;
  const shifted = inTheWay ? openColumn(map, places, wanted.column) : [];
  const after = inTheWay ? shiftedPlaces(places, wanted.column) : places;
  const place = { ...freeCell(map, after, lane, wanted), pinned: false };
  return {
    id,
    command: several([
      ...stay,
      ...shifted,
      add('nodes', { ...base, ...phase, lane, place }),
      set('paths', path.id, 'to', id),
      add('paths', pathFrom(newId(), id, to.id)),
    ]),
  };
}

/** Why two nodes cannot be joined, or the command that joins them. */
export function connect(
  map: SalesMap,
  from: string,
  to: string,
  newId: () => string,
  fields: Partial<MapPath> = {},
):
  | { readonly ok: true; readonly command: MapCommand; readonly id: string }
  | { readonly ok: false; readonly why: ConnectRefusal } {
  const a = map.nodes.find(({ id }) => id === from);
  const b = map.nodes.find(({ id }) => id === to);
  if (a === undefined || b === undefined) return { ok: false, why: 'missing' };
  if (a === b) return { ok: false, why: 'itself' };
  if (a.type === 'outcome') return { ok: false, why: 'fromOutcome' };
  if (a.parent !== b.parent) return { ok: false, why: 'across' };
  const twice = map.paths.some(
    (path) =>
      path.from === from && path.to === to && (a.type !== 'decision' || path.label === (fields.label ?? '')),
  );
  if (twice) return { ok: false, why: 'already' };
  const id = newId();
  return { ok: true, id, command: add('paths', pathFrom(id, from, to, fields)) };
}
export type ConnectRefusal = 'missing' | 'itself' | 'fromOutcome' | 'across' | 'already';

/**
 * Takes nodes and paths away. A node that stood between two others leaves a path behind where that is plain: one way in,
 * one way out.
 */
export function removeElements(
  map: SalesMap,
  ids: readonly string[],
  newId: () => string,
): MapCommand | null {
  const gone = new Set(ids);
  const graph = graphOf(map);
  const nodes = map.nodes.filter(({ id, parent }) => gone.has(id) && (parent === null || !gone.has(parent)));
  const paths = map.paths.filter(({ id, from, to }) => gone.has(id) && !gone.has(from) && !gone.has(to));
  const [only] = nodes;
  const bridge: MapCommand[] = [];
  if (nodes.length === 1 && only !== undefined) {
    const into = graph.into(only.id);
    const out = graph.out(only.id);
    const [before] = into;
    const [after] = out;
    if (into.length === 1 && out.length === 1 && before !== undefined && after !== undefined) {
      const joined = connect(map, before.from, after.to, newId, {
        label: before.label,
        no: before.no,
        rule: before.rule,
      });
      if (joined.ok) bridge.push(joined.command);
    }
  }
  const commands: MapCommand[] = [
    ...paths.map((path): MapCommand => ({ do: 'remove', from: 'paths', id: path.id })),
    ...nodes.map((node): MapCommand => ({ do: 'remove', from: 'nodes', id: node.id })),
    ...bridge,
  ];
  return commands.length === 0 ? null : several(commands);
}

/** A piece of a map to paste elsewhere: nodes with their sub-stages, and the paths among them. */
export interface Fragment {
  readonly nodes: readonly MapNode[];
  readonly paths: readonly MapPath[];
}

export function copyOf(map: SalesMap, ids: readonly string[]): Fragment {
  const wanted = new Set(ids);
  const nodes = map.nodes.filter(
    ({ id, parent }) => wanted.has(id) || (parent !== null && wanted.has(parent)),
  );
  const kept = new Set(nodes.map(({ id }) => id));
  return { nodes, paths: map.paths.filter(({ from, to }) => kept.has(from) && kept.has(to)) };
}

/**
 * Pastes a fragment, perhaps of another map: new ids, and what it refers to (lanes, phases, content) only where this
 * map has it. It stands one row below where it was copied from, or in the first free cells.
 */
export function paste(
  map: SalesMap,
  places: Places,
  fragment: Fragment,
  newId: () => string,
): { readonly command: MapCommand; readonly ids: readonly string[] } {
  const ids = new Map(fragment.nodes.map(({ id }) => [id, newId()]));
  const lanes = new Set(map.lanes.map(({ id }) => id));
  const phases = new Set(map.phases.map(({ id }) => id));
  const library = new Set(map.library.map(({ id }) => id));
  const taken = new Map(places);
  const nodes = fragment.nodes.map((node): MapNode => {
    const parent = node.parent === null ? null : (ids.get(node.parent) ?? null);
    const lane = node.lane !== null && lanes.has(node.lane) ? node.lane : (map.lanes[0]?.id ?? null);
    const from = places.get(node.id) ?? node.place ?? { column: 0, row: 0 };
    const cell = freeCell(map, taken, lane, { column: from.column, row: from.row + 1 });
    const place: Place | null = parent === null ? { ...cell, pinned: false } : null;
    const id = ids.get(node.id)!;
    if (place !== null) taken.set(id, cell);
    const common = { id, parent, lane, place };
    if (node.type !== 'stage') return { ...node, ...common };
    return {
      ...node,
      ...common,
      phase: node.phase !== null && phases.has(node.phase) ? node.phase : null,
      stakeholders: node.stakeholders.filter((one) => lanes.has(one)),
      playbook: { ...node.playbook, content: node.playbook.content.filter((one) => library.has(one)) },
    };
  });
  const paths = fragment.paths.map((path) => ({
    ...path,
    id: newId(),
    from: ids.get(path.from)!,
    to: ids.get(path.to)!,
  }));
  return {
    ids: nodes.filter(({ parent }) => parent === null).map(({ id }) => id),
    command: several([
      ...keepPlaces(map, places),
      ...nodes.map((node) => add('nodes', node)),
      ...paths.map((path) => add('paths', path)),
    ]),
  };
}

/** Where each of these nodes goes; the others stay where they are. */
export function moveNodes(
  map: SalesMap,
  places: Places,
  targets: ReadonlyMap<
    string,
    {
      readonly column: number;
      readonly row: number;
      readonly lane: string | null;
      readonly phase?: string | null;
    }
  >,
): MapCommand | null {
  const commands: MapCommand[] = keepPlaces(map, places, targets);
  const stay = commands.length;
  for (const [id, target] of targets) {
    const node = map.nodes.find((one) => one.id === id);
    if (node === undefined || node.parent !== null) continue;
    const at = places.get(id);
    if (node.lane !== target.lane) commands.push(set('nodes', id, 'lane', target.lane));
    if (at?.column !== target.column || at.row !== target.row || node.lane !== target.lane) {
      commands.push(
        set('nodes', id, 'place', {
          column: Math.max(0, target.column),
          row: Math.max(0, target.row),
          pinned: node.place?.pinned ?? false,
        }),
      );
    }
    if (target.phase !== undefined && node.type === 'stage' && node.phase !== target.phase) {
      commands.push(set('nodes', id, 'phase', target.phase));
    }
  }
  return commands.length === stay ? null : several(commands);
}

/** Everything at or behind a column one to the right, so that there is room. */
function openColumn(map: SalesMap, places: Places, column: number): MapCommand[] {
  return map.nodes.flatMap((node) => {
    const at = places.get(node.id);
    if (node.parent !== null || at === undefined || at.column < column) return [];
    return [
      set('nodes', node.id, 'place', {
        column: at.column + 1,
        row: at.row,
        pinned: node.place?.pinned ?? false,
      }),
    ];
  });
}

function shiftedPlaces(places: Places, column: number): Places {
  return new Map(
    [...places].map(([id, at]) => [id, at.column < column ? at : { column: at.column + 1, row: at.row }]),
  );
}

/** Nodes that only the layout has placed get that place for good, so that an edit never makes others jump. */
function keepPlaces(map: SalesMap, places: Places, except?: ReadonlyMap<string, unknown>): MapCommand[] {
  return map.nodes.flatMap((node) => {
    const at = places.get(node.id);
    if (node.place !== null || node.parent !== null || at === undefined || except?.has(node.id) === true)
      return [];
    return [set('nodes', node.id, 'place', { column: at.column, row: at.row, pinned: false })];
  });
}

/** The wanted cell, or the nearest free one below it, then further on. */
function freeCell(
  map: SalesMap,
  places: Places,
  lane: string | null,
  wanted: { readonly column: number; readonly row: number },
): { column: number; row: number } {
  const laneOf = new Map(map.nodes.map((node) => [node.id, node.lane]));
  const taken = new Set(
    [...places]
      .filter(([id]) => !laneOf.has(id) || laneOf.get(id) === lane)
      .map(([, at]) => `${at.column} ${at.row}`),
  );
  let { row } = wanted;
  while (taken.has(`${wanted.column} ${row}`)) row++;
  return { column: wanted.column, row };
}
