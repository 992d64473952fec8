// The map of a draft. What BPMN says holds; our own fields fill in what BPMN has no word for, as long as they fit.
import {
  MAP_LIMITS,
  OUTCOME_KINDS,
  laneSchema,
  mapSchema,
  nodeSchema,
  processFactsSchema,
  type Lane,
  type MapNode,
  type ProcessFacts,
  type SalesMap,
} from '@portolan/core';
import type { Warn } from './bpmn-warnings.ts';
import { lineText } from './carried-text.ts';
import type { Draft, DraftLane, DraftNode } from './draft.ts';
import type { DraftPath, DraftPaths } from './draft-paths.ts';
import { createIds } from './element-ids.ts';
import {
  UNNAMED,
  cut,
  documentedOnly,
  namedOr,
  textsOf,
  type Context,
  type Fields,
} from './element-texts.ts';
import { buildPaths, claimPathIds } from './build-paths.ts';
import { endKind } from './end-kinds.ts';
import { entriesOf } from './entries.ts';
import { ownData, type BpmnElement } from './moddle.ts';
import { parsedData, withDefaults } from './own-data.ts';
import { tooLarge } from './read-xml.ts';
import { withoutMissing } from './without-missing.ts';

export interface BuiltMap {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
}

const NODE_PREFIXES = { stage: ['Stage_'], decision: ['Decision_'], outcome: ['Outcome_'] } as const;
const NOTE = { stage: 'happens', decision: 'note', outcome: 'leaves' } as const;

/** @param trust whether our own fields in the file are used at all */
export function buildMap(draft: Draft, { paths, entered }: DraftPaths, warn: Warn, trust: boolean): BuiltMap {
  const read = (element: BpmnElement | undefined, type: string): Fields | undefined => {
    const own = trust && element !== undefined ? ownData(element, type) : undefined;
    if (own === undefined) return undefined;
    const data = parsedData(own.json);
    if (data === null) warn('own_data_broken', {});
    return data ?? {};
  };
  const mapData = read(draft.main, 'Map');
  const whole = withDefaults<SalesMap>(
    mapSchema,
    Object.fromEntries(
      Object.entries(mapData ?? {}).filter(
        ([field]) => !['process', 'lanes', 'nodes', 'paths'].includes(field),
      ),
    ),
    {},
  );
  const ids = createIds([...whole.phases, ...whole.personas, ...whole.library].map(({ id }) => id));
  const context: Context = { draft, ids, warn, read };

  if (draft.lanes.length > MAP_LIMITS.lanes) throw tooLarge('lanes', draft.lanes.length);
  if (draft.nodes.size > MAP_LIMITS.nodes) throw tooLarge('nodes', draft.nodes.size);
  // Ids of ours first, so that nothing new takes them.
  const laneIds = new Map<DraftLane, string>();
  const nodeIds = new Map<DraftNode, string>();
  for (const lane of draft.lanes) {
    const id = read(lane.element, 'Lane') === undefined ? undefined : ids.claim(lane.element, ['Lane_']);
    if (id !== undefined) laneIds.set(lane, id);
  }
  for (const node of draft.nodes.values()) {
    const data = ownNode(context, node);
    const id = data === undefined ? undefined : ids.claim(node.element, NODE_PREFIXES[node.kind]);
    if (id !== undefined) nodeIds.set(node, id);
  }
  const pathIds = claimPathIds(context, paths);
  for (const lane of draft.lanes) if (!laneIds.has(lane)) laneIds.set(lane, ids.fresh(lane.element));
  for (const node of draft.nodes.values()) if (!nodeIds.has(node)) nodeIds.set(node, ids.fresh(node.element));

  const lanes = inOrder(
    draft.lanes.map(
      (lane, i) => [lane.element, 'Lane', buildLane(context, lane, laneIds.get(lane)!, i)] as const,
    ),
  );
  const nodes = inOrder(
    [...draft.nodes.values()].map(
      (node) => [node.element, 'Node', buildNode(context, node, paths, nodeIds, laneIds)] as const,
    ),
  );
  const built = buildPaths(context, paths, pathIds, nodeIds);
  if (built.length > MAP_LIMITS.paths) throw tooLarge('paths', built.length);

  const map: SalesMap = withoutMissing({
    ...whole,
    note: mapNote(context, mapData, whole),
    lanes,
    nodes,
    paths: inOrder(built),
    starts: [],
  });
  const starts = startsOf(
    map,
    whole.starts,
    new Set([...entered].flatMap((node) => nodeIds.get(node) ?? [])),
  );
  return { process: processOf(context, mapData), map: { ...map, starts } };
}

/** Ours in the order that they had, others after them in the order of the file. */
function inOrder<T>(elements: readonly (readonly [element: BpmnElement, type: string, built: T])[]): T[] {
  return elements
    .map(([element, type, built], at) => ({ built, at, index: ownData(element, type)?.index ?? Infinity }))
    .toSorted((a, b) => (a.index === b.index ? a.at - b.at : a.index - b.index))
    .map(({ built }) => built);
}

/** Our fields of a node, where it still is what it was. */
function ownNode({ read }: Context, { element, kind }: DraftNode): Fields | undefined {
  const data = read(element, 'Node');
  return data?.['type'] === kind ? data : undefined;
}

function buildLane(context: Context, lane: DraftLane, id: string, at: number): Lane {
  const stored = context.read(lane.element, 'Lane') ?? {};
  const { element } = lane;
  return withDefaults<Lane>(
    laneSchema,
    {
      ...stored,
      ...textsOf(context, element, 'lane', id, documentedOnly(stored, 'lane'), { field: 'note', texts: [] }),
    },
    { id, name: namedOr(context, stored['name'], lane.name, `Lane ${at + 1}`) },
  );
}

function buildNode(
  context: Context,
  node: DraftNode,
  paths: readonly DraftPath[],
  nodeIds: ReadonlyMap<DraftNode, string>,
  laneIds: ReadonlyMap<DraftLane, string>,
): MapNode {
  const { element, parent, lane } = node;
  const id = nodeIds.get(node)!;
  const own = ownNode(context, node);
  const stored = own ?? {};
  const end = node.kind === 'outcome' && own === undefined ? endKind(element) : undefined;
  const type = end === 'won' ? 'stage' : node.kind;
  const name = namedOr(context, stored['name'], element.name, fallbackName(context, node, paths));
  if (end === 'won') context.warn('end_as_won', { name });
  else if (end !== undefined) context.warn('end_as_outcome', { name, kind: end });
  if (node.inner.length > 0) context.warn('deeper_nesting', { stage: name });
  const entry = [...new Set(node.entry)].slice(0, 50);
  for (const start of entry) context.warn('start_as_entry', { name: start, stage: name });
  const texts = textsOf(context, element, type, id, documentedOnly(stored, type), {
    field: NOTE[type],
    texts: [node.inner.map((step) => `- ${step}`).join('\n'), ...node.notes],
  });
  const storedEntry = Array.isArray(stored['entry']) ? (stored['entry'] as unknown[]) : [];
  return withDefaults<MapNode>(
    nodeSchema,
    {
      ...stored,
      ...texts,
      ...(entry.length > 0 && {
        entry: [
          ...storedEntry,
          ...entry.map((text, i) => ({ id: `start_${i + 1}`, text: cut(context, text, 1000, name) })),
        ].slice(0, 50),
      }),
      ...(end === 'won' && { milestones: ['won'] }),
    },
    {
      type,
      id,
      name,
      parent: parent === null ? null : (nodeIds.get(parent) ?? null),
      // Inside of a stage BPMN has no lanes: ours say it themselves, others are where their stage is.
      ...(parent === null || own === undefined
        ? { lane: lane === null ? null : (laneIds.get(lane) ?? null) }
        : {}),
      ...(type === 'outcome' && {
        // Another hand may have written anything there.
        kind: end ?? OUTCOME_KINDS.find((kind) => kind === stored['kind']) ?? 'finished',
      }),
    },
  );
}

/** A decision is named by its answers, or by the step before it. */
function fallbackName({ draft }: Context, node: DraftNode, paths: readonly DraftPath[]): string {
  if (node.kind === 'outcome') return 'End';
  if (node.kind === 'stage')
    return `Step ${[...draft.nodes.values()].filter(({ kind }) => kind === 'stage').indexOf(node) + 1}`;
  const answers = paths
    .filter(({ from }) => from === node)
    .flatMap(({ flows }) => lineText(flows[0]?.name ?? '') || []);
  if (answers.length > 0) return `${[...new Set(answers)].slice(0, 3).join(' / ').slice(0, 150)}?`;
  const [before] = paths
    .filter(({ from, to }) => to === node && from !== node)
    .flatMap(({ from }) => lineText(from.element.name ?? '') || []);
  return before === undefined ? 'Which way?' : `Which way after “${before.slice(0, 120)}”?`;
}

function mapNote(context: Context, mapData: Fields | undefined, whole: SalesMap): string {
  const { draft } = context;
  const texts = draft.looseNotes;
  if (draft.main === undefined) return texts.join('\n\n').slice(0, 10_000);
  const stored = mapData?.['note'] === undefined ? {} : { note: whole.note };
  const { note = '' } = textsOf(context, draft.main, 'map', draft.main.id ?? '', stored, {
    field: 'note',
    texts,
  });
  return note;
}

function processOf(context: Context, mapData: Fields | undefined): ProcessFacts {
  const { main, pool } = context.draft;
  const data = mapData?.['process'];
  const stored = typeof data === 'object' && data !== null ? (data as Fields) : {};
  // The name of the pool is what people see and change.
  const shown = [pool?.name, main?.name].find((name) => name !== undefined && lineText(name) !== '') ?? '';
  return withDefaults<ProcessFacts>(processFactsSchema, stored, {
    name: namedOr(context, stored['name'], shown, UNNAMED),
  });
}

/** The starts as they were, where the file still begins there; otherwise where its start events lead. */
function startsOf(map: SalesMap, stored: readonly string[], entered: ReadonlySet<string>): string[] {
  const scopes = [null, ...new Set(map.nodes.flatMap(({ parent }) => parent ?? []))];
  const parentOf = new Map(map.nodes.map(({ id, parent }) => [id, parent]));
  const known = stored.filter((id) => parentOf.has(id));
  const starts = new Set<string>();
  for (const parent of scopes) {
    const kept = known.filter((id) => parentOf.get(id) === parent);
    const real = [...entered].filter((id) => parentOf.get(id) === parent);
    const same = (expected: readonly string[]): boolean =>
      expected.length === real.length && real.every((id) => expected.includes(id));
    const isSame = real.length === 0 || same(entriesOf({ ...map, starts: kept }, parent));
    const wanted = isSame ? kept : same(entriesOf({ ...map, starts: [] }, parent)) ? [] : real;
    for (const id of wanted) starts.add(id);
  }
  // In the order that they had.
  return [...known.filter((id) => starts.has(id)), ...[...starts].filter((id) => !known.includes(id))].slice(
    0,
    20,
  );
}
