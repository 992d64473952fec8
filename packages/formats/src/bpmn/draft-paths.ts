// Paths from node to node: through joins, parallel gateways and events in between, whose names become labels.
import { MAP_LIMITS } from '@portolan/core';
import type { Warn } from './bpmn-warnings.ts';
import type { Draft, DraftNode, Scope } from './draft.ts';
import { isHelper, oneOf, typeOf, type ElementKind } from './element-kinds.ts';
import type { BpmnElement } from './moddle.ts';
import { tooLarge } from './read-xml.ts';

export interface DraftPath {
  readonly from: DraftNode;
  readonly to: DraftNode;
  /** The flows that it consists of, in order; at least one. */
  readonly flows: readonly BpmnElement[];
  /** Names of the events on the way. */
  readonly events: readonly string[];
}

export interface DraftPaths {
  readonly paths: readonly DraftPath[];
  /** Nodes that start events lead to. */
  readonly entered: ReadonlySet<DraftNode>;
}

export function pathsOf(draft: Draft, warn: Warn): DraftPaths {
  const paths: DraftPath[] = [];
  const entered = new Set<DraftNode>();
  for (const scope of draft.scopes) {
    const leaving = flowsBySource(scope, warn);
    const links = linksOf(scope);
    for (const [element, kind] of scope.kinds) {
      if (kind === 'start') {
        for (const { to } of reached(element, scope, leaving, links, draft, warn)) {
          entered.add(to);
          if (!isHelper(element) && (element.name ?? '').trim() !== '' && to.kind === 'stage')
            to.entry.push((element.name ?? '').trim());
        }
      }
      const from = draft.nodes.get(element);
      if (from === undefined || kind === 'outcome') continue;
      paths.push(...reached(element, scope, leaving, links, draft, warn).map((way) => ({ from, ...way })));
      if (paths.length > MAP_LIMITS.paths * 2) throw tooLarge('paths', paths.length);
    }
    for (const { event, host } of scope.borders) {
      const from = draft.nodes.get(host);
      if (from === undefined) continue;
      const name = (event.name ?? '').trim();
      const ways = reached(event, scope, leaving, links, draft, warn);
      if (ways.length > 0)
        warn('boundary_event', { name: name || typeOf(event), stage: host.name ?? host.id ?? '' });
      for (const way of ways) {
        paths.push({ from, ...way, events: name === '' ? way.events : [name, ...way.events] });
      }
    }
  }
  return { paths, entered };
}

type Leaving = ReadonlyMap<BpmnElement, readonly BpmnElement[]>;

function flowsBySource({ kinds, flows }: Scope, warn: Warn): Leaving {
  const leaving = new Map<BpmnElement, BpmnElement[]>();
  for (const flow of flows) {
    const from = oneOf(flow.sourceRef);
    const to = oneOf(flow.targetRef);
    const joins =
      from !== undefined &&
      to !== undefined &&
      isStep(kinds.get(from)) &&
      isStep(kinds.get(to)) &&
      kinds.get(from) !== 'outcome' &&
      kinds.get(from) !== 'sink';
    if (joins) leaving.set(from, [...(leaving.get(from) ?? []), flow]);
    else warn('dangling_flow', {});
  }
  return leaving;
}

function isStep(kind: ElementKind | undefined): boolean {
  return kind !== undefined && kind !== 'flow' && kind !== 'data' && kind !== 'other';
}

/** A link event that is thrown goes on where one of the same name is caught. */
function linksOf({ kinds }: Scope): ReadonlyMap<BpmnElement, readonly BpmnElement[]> {
  const caught = new Map<string, BpmnElement[]>();
  for (const element of kinds.keys()) {
    const name = linkName(element);
    if (typeOf(element) !== 'IntermediateCatchEvent' || name === undefined) continue;
    caught.set(name, [...(caught.get(name) ?? []), element]);
  }
  const joined = new Map<BpmnElement, readonly BpmnElement[]>();
  for (const element of kinds.keys()) {
    const name = linkName(element);
    if (typeOf(element) !== 'IntermediateThrowEvent' || name === undefined) continue;
    joined.set(element, caught.get(name) ?? []);
  }
  return joined;
}

function linkName(element: BpmnElement): string | undefined {
  const definition = element.eventDefinitions?.find((one) => typeOf(one) === 'LinkEventDefinition');
  return definition === undefined ? undefined : definition.name || element.name;
}

interface Way {
  readonly to: DraftNode;
  readonly flows: readonly BpmnElement[];
  readonly events: readonly string[];
}

/** Every node that the flows out of an element lead to, each flow on its own. */
function reached(
  element: BpmnElement,
  { kinds }: Scope,
  leaving: Leaving,
  links: ReadonlyMap<BpmnElement, readonly BpmnElement[]>,
  draft: Draft,
  warn: Warn,
): Way[] {
  const found: Way[] = [];
  for (const first of leaving.get(element) ?? []) {
    const seen = new Set<BpmnElement>();
    const waiting: { at: BpmnElement | undefined; flows: BpmnElement[]; events: string[] }[] = [
      { at: oneOf(first.targetRef), flows: [first], events: [] },
    ];
    for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
      const { at } = way;
      if (at === undefined || seen.has(at)) continue;
      seen.add(at);
      const to = draft.nodes.get(at);
      if (to !== undefined) {
        found.push({ to, flows: way.flows, events: way.events });
        continue;
      }
      if (kinds.get(at) !== 'through') continue;
      const events = [...way.events];
      const name = (at.name ?? '').trim();
      const isEvent = typeOf(at).endsWith('Event');
      if (isEvent && name !== '' && !links.has(at) && !isCaughtLink(at)) {
        events.push(name);
        warn('event_on_path', { name });
      }
      for (const next of leaving.get(at) ?? []) {
        waiting.push({ at: oneOf(next.targetRef), flows: [...way.flows, next], events });
      }
      for (const caught of links.get(at) ?? []) waiting.push({ at: caught, flows: way.flows, events });
    }
  }
  return found;
}

function isCaughtLink(element: BpmnElement): boolean {
  return element.eventDefinitions?.some((one) => typeOf(one) === 'LinkEventDefinition') ?? false;
}
