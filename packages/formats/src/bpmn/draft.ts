// What a BPMN file holds, sorted by what it is on a map, before paths are drawn through gateways and events.
import type { Warn } from './bpmn-warnings.ts';
import { isHelper, isSubProcess, kindOf, oneOf, typeOf, type ElementKind } from './element-kinds.ts';
import { ownData, type BpmnElement } from './moddle.ts';

export interface DraftNode {
  readonly element: BpmnElement;
  readonly kind: 'stage' | 'decision' | 'outcome';
  readonly parent: DraftNode | null;
  readonly lane: DraftLane | null;
  readonly notes: string[];
  /** Names of the start events that lead here. */
  readonly entry: string[];
  /** Names of steps two levels down. */
  readonly inner: string[];
}

export interface DraftLane {
  readonly element: BpmnElement;
  readonly name: string;
}

export interface Scope {
  readonly parent: DraftNode | null;
  readonly kinds: ReadonlyMap<BpmnElement, ElementKind>;
  readonly flows: readonly BpmnElement[];
  /** Events on the border of a stage, with the stage. */
  readonly borders: readonly { readonly event: BpmnElement; readonly host: BpmnElement }[];
}

export interface Draft {
  readonly nodes: Map<BpmnElement, DraftNode>;
  readonly lanes: DraftLane[];
  readonly scopes: Scope[];
  /** Notes on flows. */
  readonly flowNotes: Map<BpmnElement, string[]>;
  readonly looseNotes: string[];
  /** The process that carries our data on the map, or the first. */
  readonly main: BpmnElement | undefined;
  readonly pool: BpmnElement | undefined;
}

export function draftOf(definitions: BpmnElement, warn: Warn): Draft {
  const roots = definitions.rootElements ?? [];
  const processes = roots.filter((root) => typeOf(root) === 'Process');
  const collaborations = roots.filter((root) => typeOf(root) === 'Collaboration');
  if (roots.some((root) => /Choreography|Conversation/u.test(typeOf(root)))) warn('other_diagram', {});
  const pools = collaborations.flatMap(({ participants }) => participants ?? []);
  const poolOf = new Map(pools.map((pool) => [pool.processRef, pool]));
  for (const pool of pools) {
    if (pool.processRef === undefined) warn('empty_pool', { name: pool.name ?? pool.id ?? '' });
  }
  const messages = collaborations.flatMap(({ messageFlows }) => messageFlows ?? []);
  if (messages.length > 0) warn('messages_left_out', {}, messages.length);
  const filled = processes.filter(({ flowElements }) => (flowElements ?? []).length > 0);
  if (filled.length > 1) warn('several_pools', { pools: filled.length });

  const main = filled.find((process) => ownData(process, 'Map') !== undefined) ?? filled[0] ?? processes[0];
  const draft: Draft = {
    nodes: new Map(),
    lanes: [],
    scopes: [],
    flowNotes: new Map(),
    looseNotes: [],
    main,
    pool: poolOf.get(main),
  };
  for (const process of filled) {
    const poolName =
      filled.length > 1 ? (poolOf.get(process)?.name ?? process.name ?? process.id ?? '') : null;
    const lanes = lanesOf(process, poolName, poolOf.get(process) ?? process);
    draft.lanes.push(...lanes.all);
    collectScope(process, null, lanes.of, draft, warn);
  }
  collectNotes(collaborations, draft, warn);
  return draft;
}

interface ProcessLanes {
  readonly all: readonly DraftLane[];
  readonly of: (element: BpmnElement) => DraftLane | null;
}

/** Lanes that hold no lanes; where there are several pools, a pool without lanes is one itself. */
function lanesOf(process: BpmnElement, poolName: string | null, pool: BpmnElement): ProcessLanes {
  const all: DraftLane[] = [];
  const members = new Map<BpmnElement, DraftLane>();
  const visit = (element: BpmnElement, above: readonly string[]): void => {
    const isOurs = ownData(element, 'Lane') !== undefined;
    const names = isOurs ? [element.name ?? ''] : [...above, element.name ?? ''];
    const inner = element.childLaneSet?.lanes ?? [];
    const lane = { element, name: names.filter((name) => name.trim() !== '').join(' / ') };
    if (inner.length === 0) all.push(lane);
    for (const one of inner) visit(one, names);
    for (const member of element.flowNodeRef ?? []) if (!members.has(member)) members.set(member, lane);
  };
  for (const laneSet of process.laneSets ?? []) {
    for (const element of laneSet.lanes ?? []) visit(element, poolName === null ? [] : [poolName]);
  }
  // A step that only an outer lane names belongs to none of the inner ones.
  const known = new Set(all);
  if (all.length === 0 && poolName !== null) {
    const lane = { element: pool, name: poolName };
    return { all: [lane], of: () => lane };
  }
  return {
    all,
    of: (element) => {
      const lane = members.get(element);
      return lane !== undefined && known.has(lane) ? lane : null;
    },
  };
}

function collectScope(
  container: BpmnElement,
  parent: DraftNode | null,
  laneOf: (element: BpmnElement) => DraftLane | null,
  draft: Draft,
  warn: Warn,
): void {
  const elements = container.flowElements ?? [];
  const flows = elements.filter((element) => typeOf(element) === 'SequenceFlow');
  const ways = countBy(flows.map(({ sourceRef }) => oneOf(sourceRef)));
  const arrivals = countBy(flows.map(({ targetRef }) => oneOf(targetRef)));
  const kinds = new Map<BpmnElement, ElementKind>();
  const borders: { event: BpmnElement; host: BpmnElement }[] = [];
  draft.scopes.push({ parent, kinds, flows, borders });
  for (const element of elements) {
    const kind = kindOf(element, ways.get(element) ?? 0, arrivals.get(element) ?? 0, parent !== null);
    kinds.set(element, kind);
    notice(element, kind, ways.get(element) ?? 0, parent !== null, warn);
    if (element.attachedToRef !== undefined && kind === 'through') {
      borders.push({ event: element, host: element.attachedToRef });
    }
    if (kind !== 'stage' && kind !== 'decision' && kind !== 'outcome') continue;
    const lane = parent === null ? laneOf(element) : parent.lane;
    const node: DraftNode = { element, kind, parent, lane, notes: [], entry: [], inner: [] };
    draft.nodes.set(element, node);
    if (!isSubProcess(element)) continue;
    if (parent === null) collectScope(element, node, laneOf, draft, warn);
    else collectInner(element, node.inner);
  }
  collectNotes([container], draft, warn);
}

function notice(element: BpmnElement, kind: ElementKind, ways: number, nested: boolean, warn: Warn): void {
  const type = typeOf(element);
  if (kind === 'data') warn('data_left_out', {});
  if (type === 'ParallelGateway' && ways > 1) warn('parallel', {});
  if ((type === 'InclusiveGateway' || type === 'ComplexGateway') && ways > 1) warn('inclusive', {});
  if (kind === 'sink' && nested && !isHelper(element)) warn('inner_end', {});
  if (element.triggeredByEvent === true)
    warn('event_sub_process', { stage: element.name ?? element.id ?? '' });
  if (element.loopCharacteristics !== undefined)
    warn('repetition', { stage: element.name ?? element.id ?? '' });
}

/** All steps below, however deep, in the order of the file. */
function collectInner(container: BpmnElement, names: string[]): void {
  const waiting = [...(container.flowElements ?? [])].toReversed();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const kind = kindOf(element, 2, 1, true);
    const name = (element.name ?? '').trim();
    if ((kind === 'stage' || kind === 'decision') && name !== '') names.push(name);
    waiting.push(...[...(element.flowElements ?? [])].toReversed());
  }
}

/** Text annotations go to what they hang on. */
function collectNotes(containers: readonly BpmnElement[], draft: Draft, warn: Warn): void {
  for (const { artifacts = [] } of containers) {
    const groups = artifacts.filter((artifact) => typeOf(artifact) === 'Group');
    if (groups.length > 0) warn('groups_left_out', {}, groups.length);
    const ends = new Map<BpmnElement, BpmnElement[]>();
    for (const association of artifacts) {
      if (typeOf(association) !== 'Association') continue;
      const source = oneOf(association.sourceRef);
      const target = oneOf(association.targetRef);
      if (source === undefined || target === undefined) continue;
      ends.set(source, [...(ends.get(source) ?? []), target]);
      ends.set(target, [...(ends.get(target) ?? []), source]);
    }
    for (const annotation of artifacts) {
      const text = (annotation.text ?? '').trim();
      if (typeOf(annotation) !== 'TextAnnotation' || text === '') continue;
      let isPlaced = false;
      for (const host of ends.get(annotation) ?? []) {
        const node = draft.nodes.get(host);
        if (node !== undefined) node.notes.push(text);
        else if (typeOf(host) === 'SequenceFlow')
          draft.flowNotes.set(host, [...(draft.flowNotes.get(host) ?? []), text]);
        else continue;
        isPlaced = true;
      }
      if (isPlaced) continue;
      draft.looseNotes.push(text);
      warn('loose_notes', {});
    }
  }
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
