// The map of a draft. What BPMN says holds; our own fields fill in what BPMN has no word for, as long as they fit.
import {
  MAP_LIMITS,
  laneSchema,
  mapSchema,
  nodeSchema,
  pathSchema,
  processFactsSchema,
  type Lane,
  type MapNode,
  type MapPath,
  type ProcessFacts,
  type SalesMap,
} from '@portolan/core';
import type { Warn } from './bpmn-warnings.ts';
import { bodyText, lineText } from './carried-text.ts';
import { DOCUMENTED, readDocumentation, type Documented } from './documented.ts';
import type { Draft, DraftLane, DraftNode } from './draft.ts';
import type { DraftPath, DraftPaths } from './draft-paths.ts';
import { createIds, type Ids } from './element-ids.ts';
import { oneOf } from './element-kinds.ts';
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

type Fields = Readonly<Record<string, unknown>>;

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

/** Many files name their steps only. */
const UNNAMED = 'Imported process';

interface Context {
  readonly draft: Draft;
  readonly ids: Ids;
  readonly warn: Warn;
  readonly read: (element: BpmnElement | undefined, type: string) => Fields | undefined;
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

/** A text as we have it, where the file shows just that; otherwise as the file has it. */
function agreed(stored: unknown, shown: string, show: (text: string) => string): string {
  return typeof stored === 'string' && show(stored).trim() === show(shown).trim() ? stored : shown;
}

function namedOr(context: Context, stored: unknown, shown: string | undefined, fallback: string): string {
  const name = agreed(stored, shown ?? '', lineText);
  if (name === stored) return name;
  const line = lineText(name).replaceAll(/\s+/gu, ' ');
  if (line === '') {
    if (fallback !== UNNAMED) context.warn('no_name', {});
    return cut(context, fallback, 200, fallback) || 'Step';
  }
  return name.trim() === name && name.length <= 200 ? name : cut(context, line, 200, line);
}

function cut({ warn }: Context, text: string, limit: number, name: string): string {
  if (text.length <= limit) return text;
  warn('text_cut', { name: name.slice(0, 60) });
  return `${text
    .slice(0, limit - 1)
    .toWellFormed()
    .trim()}…`;
}

/** Texts by field: ours from their documentation, foreign documentation and notes added to `extra`. */
function textsOf(
  context: Context,
  element: BpmnElement,
  kind: Documented,
  id: string,
  stored: Fields,
  extra: { readonly field: string; readonly texts: readonly string[] },
): Record<string, string> {
  const { ours, others } = readDocumentation(element, kind, id);
  const texts: Record<string, string> = {};
  for (const field of new Set([...ours.keys(), ...Object.keys(stored)])) {
    if (ours.has(field) || typeof stored[field] === 'string') {
      texts[field] = agreed(stored[field], ours.get(field) ?? '', bodyText);
    }
  }
  const added = [...others, ...extra.texts].filter((text) => text.trim() !== '');
  if (added.length > 0) {
    texts[extra.field] = [texts[extra.field] ?? '', ...added].filter((text) => text !== '').join('\n\n');
  }
  for (const [field, text] of Object.entries(texts)) {
    if (text.length > 10_000) texts[field] = cut(context, text, 10_000, element.name ?? id);
  }
  return texts;
}

/** Only what is documented is compared; all other fields are taken as they are. */
function documentedOnly(stored: Fields, kind: Documented): Fields {
  const fields: readonly string[] = DOCUMENTED[kind];
  return Object.fromEntries(Object.entries(stored).filter(([field]) => fields.includes(field)));
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
  const name = namedOr(context, stored['name'], element.name, fallbackName(context, node, paths, id));
  if (end === 'won') context.warn('end_as_won', { name });
  else if (end !== undefined) context.warn('end_as_outcome', { name, kind: end });
  if (node.inner.length > 0) context.warn('deeper_nesting', { stage: name });
  const entry = [...new Set(node.entry)].slice(0, 50);
  for (const start of entry) context.warn('start_as_entry', { name: start, stage: name });
  const texts = textsOf(context, element, type, id, documentedOnly(stored, type), {
    field: NOTE[type],
    texts: [
      ...node.inner
        .map((step) => `- ${step}`)
        .join('\n')
        .split('\n\n'),
      ...node.notes,
    ],
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
        kind: end ?? (typeof stored['kind'] === 'string' ? stored['kind'] : 'finished'),
      }),
    },
  );
}

/** A decision is named by its answers. */
function fallbackName({ draft }: Context, node: DraftNode, paths: readonly DraftPath[], id: string): string {
  if (node.kind === 'outcome') return 'End';
  if (node.kind === 'stage')
    return `Step ${[...draft.nodes.values()].filter(({ kind }) => kind === 'stage').indexOf(node) + 1}`;
  const answers = paths
    .filter(({ from }) => from === node)
    .flatMap(({ flows }) => lineText(flows[0]?.name ?? '') || []);
  if (answers.length > 0) return `${[...new Set(answers)].slice(0, 3).join(' / ').slice(0, 150)}?`;
  return `Which way after ${id}?`;
}

/** The flow of a path that carries our data; each gives its data and id to one path only. */
function claimPathIds(context: Context, paths: readonly DraftPath[]): Map<DraftPath, string> {
  const found = new Map<DraftPath, string>();
  for (const path of paths) {
    const flow = ownFlow(path);
    const id =
      flow === undefined || context.read(flow, 'Path') === undefined
        ? undefined
        : context.ids.claim(flow, ['Path_']);
    if (id !== undefined) found.set(path, id);
  }
  return found;
}

function ownFlow({ flows }: DraftPath): BpmnElement | undefined {
  return flows.find((flow) => ownData(flow, 'Path') !== undefined);
}

function buildPaths(
  context: Context,
  paths: readonly DraftPath[],
  claimed: ReadonlyMap<DraftPath, string>,
  nodeIds: ReadonlyMap<DraftNode, string>,
): (readonly [BpmnElement, string, MapPath])[] {
  const { warn, ids } = context;
  const known = new Map<string, number>();
  const built: (readonly [BpmnElement, string, MapPath])[] = [];
  for (const draft of paths) {
    const { from, to } = draft;
    const fromName = lineText(from.element.name ?? '');
    if (from === to) {
      warn('self_loop', { stage: fromName });
      continue;
    }
    const flow = ownFlow(draft) ?? draft.flows[0]!;
    const words = pathWords(context, draft, flow);
    const ends = `${nodeIds.get(from)} ${nodeIds.get(to)}`;
    const key = from.kind === 'decision' ? `${ends} ${words.label}` : ends;
    const twin = known.get(key);
    if (twin !== undefined) {
      warn('merged_paths', { from: fromName, to: lineText(to.element.name ?? '') });
      const [element, type, path] = built[twin]!;
      const labels = [...new Set([path.label, words.label].filter((label) => label !== ''))];
      const label = cut(context, labels.join(' / '), 200, fromName);
      built[twin] = [element, type, { ...path, label }];
      continue;
    }
    known.set(key, built.length);
    const path = withDefaults<MapPath>(
      pathSchema,
      { ...words.stored, note: words.note },
      {
        id: claimed.get(draft) ?? ids.fresh(flow),
        from: nodeIds.get(from)!,
        to: nodeIds.get(to)!,
        label: words.label,
      },
    );
    built.push([flow, 'Path', path]);
  }
  return built;
}

/** Label, rule and note of a path; what was edited elsewhere holds. */
function pathWords(
  context: Context,
  draft: DraftPath,
  flow: BpmnElement,
): { readonly label: string; readonly note: string; readonly stored: Fields } {
  const { written: w, ...stored } = context.read(flow, 'Path') ?? {};
  const isOurs = ownData(flow, 'Path') !== undefined;
  const written = typeof w === 'object' && w !== null ? (w as Fields) : {};
  const condition =
    draft.flows.map((one) => (one.conditionExpression?.body ?? '').trim()).find((text) => text !== '') ?? '';
  const isSame = condition === (typeof written['condition'] === 'string' ? written['condition'] : '').trim();
  const shown = [
    ...new Set([...draft.flows.map(({ name }) => lineText(name ?? '')), ...draft.events.map(lineText)]),
  ]
    .filter((text) => text !== '')
    .join(' / ');
  let label =
    typeof written['name'] === 'string' && written['name'] === shown
      ? typeof stored['label'] === 'string'
        ? stored['label']
        : ''
      : agreed(stored['label'], shown, lineText);
  const isDefault = draft.flows.some((one) => oneOf(one.sourceRef)?.default === one);
  if (!isOurs && label === '' && isDefault) label = 'Otherwise';
  const notes = draft.flows.flatMap((one) => context.draft.flowNotes.get(one) ?? []);
  let { rule } = stored;
  if (condition !== '' && !isSame) {
    context.warn('condition_as_words', { condition: condition.slice(0, 200) });
    if (label === '') label = lineText(condition);
    if (lineText(condition) !== label) notes.push(condition);
  }
  if (rule !== undefined && rule !== null && !isSame) {
    context.warn('rule_changed', { path: label });
    rule = null;
  }
  const id = (flow.id ?? '').replace(/^Path_/u, '');
  const { note = '' } = textsOf(context, flow, 'path', id, documentedOnly(stored, 'path'), {
    field: 'note',
    texts: notes,
  });
  return {
    label: cut(context, label.trim(), 200, label),
    note,
    stored: { ...stored, ...(rule !== undefined && { rule }) },
  };
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
