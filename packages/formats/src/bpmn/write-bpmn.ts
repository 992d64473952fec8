// A map as BPMN 2.0: a pool with lanes, tasks, gateways and events, laid out, with our own fields in an extension
// namespace. Reading the file back gives the same map; other tools show and edit what BPMN has words for.
import {
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
import { bodyText, carriedJson, lineText } from './carried-text.ts';
import { drawScope, type ScopeDiagram } from './diagram.ts';
import { DOCUMENTED, documentationId, documentedTexts, isCarried, type Documented } from './documented.ts';
import { planScopes, type PlanFlow, type PlanNode, type PlanScope } from './flow-plan.ts';
import type { Box, MapGeometry, Point } from './geometry.ts';
import { PORTOLAN_NAMESPACE, createModdle, type BpmnElement, type Moddle } from './moddle.ts';
import { beyondDefaults } from './own-data.ts';
import { BPMN_WORDS, type BpmnWords } from './words.ts';

/**
 * @param map without problems (see `problemsOf`)
 * @param geometry a layout of the map; without one, or with one that lacks a node or lane, a plain grid is drawn
 * @param words names of the start and end events and of the gateways that BPMN asks for
 * @returns XML in UTF-8, ending in a line break
 */
export async function writeBpmn(
  { process, map }: { readonly process: ProcessFacts; readonly map: SalesMap },
  geometry?: MapGeometry,
  words: BpmnWords = BPMN_WORDS.en,
): Promise<string> {
  const moddle = await createModdle();
  const scopes = planScopes(map, words);
  const elements = new Map<string, BpmnElement>();
  const contents = new Map(
    scopes.map((scope) => [scope.parent, contentOf(moddle, map, scope, elements)] as const),
  );
  for (const scope of scopes) {
    if (scope.parent === null) continue;
    const host = elements.get(`Stage_${scope.parent}`);
    if (host !== undefined) Object.assign(host, { flowElements: contents.get(scope.parent) });
    for (const child of contents.get(scope.parent) ?? []) Object.assign(child, { $parent: host });
  }
  const lanes = lanesOf(moddle, map, scopes[0]!, elements);
  const main = moddle.create('bpmn:Process', {
    id: 'Process',
    name: lineText(process.name),
    isExecutable: false,
    ...described(moddle, 'map', 'Process', map),
    extensionElements: extension(moddle, 'Map', null, mapData(process, map)),
    ...(lanes.length > 0 && { laneSets: [moddle.create('bpmn:LaneSet', { id: 'Lanes', lanes })] }),
    flowElements: contents.get(null) ?? [],
  });
  const pool = moddle.create('bpmn:Participant', {
    id: 'Pool',
    name: lineText(process.name),
    processRef: main,
  });
  const collaboration = moddle.create('bpmn:Collaboration', { id: 'Collaboration', participants: [pool] });
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'Portolan',
    targetNamespace: PORTOLAN_NAMESPACE,
    exporter: 'Portolan',
    rootElements: [collaboration, main],
    diagrams: scopes.map((scope) =>
      diagramOf(moddle, scope, drawScope(map, scope, geometry), elements, collaboration, pool),
    ),
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml.endsWith('\n') ? xml : `${xml}\n`;
}

/** The flow elements of a scope: nodes with their flows, then the flows. */
function contentOf(
  moddle: Moddle,
  map: SalesMap,
  scope: PlanScope,
  elements: Map<string, BpmnElement>,
): BpmnElement[] {
  const order = new Map(map.nodes.map(({ id }, index) => [id, index]));
  const pathOrder = new Map(map.paths.map(({ id }, index) => [id, index]));
  const nodes = scope.nodes.map((node) => {
    const element = nodeElement(moddle, node, order);
    elements.set(node.id, element);
    return element;
  });
  const incoming = new Map<string, BpmnElement[]>();
  const outgoing = new Map<string, BpmnElement[]>();
  const flows = scope.flows.map((flow) => {
    const element = flowElement(moddle, flow, elements, pathOrder);
    elements.set(flow.id, element);
    incoming.set(flow.to, [...(incoming.get(flow.to) ?? []), element]);
    outgoing.set(flow.from, [...(outgoing.get(flow.from) ?? []), element]);
    if (flow.isDefault) Object.assign(elements.get(flow.from) ?? {}, { default: element });
    return element;
  });
  for (const { id } of scope.nodes) {
    Object.assign(elements.get(id) ?? {}, {
      incoming: incoming.get(id) ?? [],
      outgoing: outgoing.get(id) ?? [],
    });
  }
  return [...nodes, ...flows];
}

const TYPES: Readonly<Record<PlanNode['kind'], string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  gateway: 'bpmn:ExclusiveGateway',
  task: 'bpmn:Task',
  subProcess: 'bpmn:SubProcess',
};

function nodeElement(moddle: Moddle, node: PlanNode, order: ReadonlyMap<string, number>): BpmnElement {
  const type = TYPES[node.kind];
  const named = node.name === '' ? {} : { name: node.name };
  if (node.of === null) {
    const helper = moddle.create('portolan:Helper', {
      role: node.helper,
      ...(node.name !== '' && { label: node.name }),
    });
    return moddle.create(type, {
      id: node.id,
      ...named,
      extensionElements: moddle.create('bpmn:ExtensionElements', { values: [helper] }),
    });
  }
  return moddle.create(type, {
    id: node.id,
    ...named,
    ...described(moddle, node.of.type, node.of.id, node.of),
    extensionElements: extension(moddle, 'Node', order.get(node.of.id) ?? null, nodeData(node.of)),
  });
}

function flowElement(
  moddle: Moddle,
  flow: PlanFlow,
  elements: ReadonlyMap<string, BpmnElement>,
  order: ReadonlyMap<string, number>,
): BpmnElement {
  return moddle.create('bpmn:SequenceFlow', {
    id: flow.id,
    ...(flow.name !== '' && { name: flow.name }),
    sourceRef: elements.get(flow.from),
    targetRef: elements.get(flow.to),
    ...(flow.condition !== null && {
      conditionExpression: moddle.create(
        flow.condition.language === null ? 'bpmn:Expression' : 'bpmn:FormalExpression',
        {
          body: flow.condition.text,
          ...(flow.condition.language !== null && { language: flow.condition.language }),
        },
      ),
    }),
    ...(flow.path !== null && {
      ...described(moddle, 'path', flow.path.id, flow.path),
      extensionElements: extension(
        moddle,
        'Path',
        order.get(flow.path.id) ?? null,
        pathData(flow.path, flow),
      ),
    }),
  });
}

function lanesOf(
  moddle: Moddle,
  map: SalesMap,
  scope: PlanScope,
  elements: ReadonlyMap<string, BpmnElement>,
): BpmnElement[] {
  const members = Map.groupBy(scope.nodes, ({ lane }) => lane);
  return map.lanes.map((lane, index) =>
    moddle.create('bpmn:Lane', {
      id: `Lane_${lane.id}`,
      name: lineText(lane.name),
      ...described(moddle, 'lane', lane.id, lane),
      extensionElements: extension(moddle, 'Lane', index, laneData(lane)),
      flowNodeRef: (members.get(lane.id) ?? []).map(({ id }) => elements.get(id)),
    }),
  );
}

function laneData(lane: Lane): object {
  const plain = laneSchema.parse({ id: lane.id, name: lane.name });
  return { ...beyondDefaults(lane, plain, carriedFields('lane', lane)), ...unshownName(lane.name) };
}

/** A name that no attribute can carry. */
function unshownName(name: string): object {
  return lineText(name) === name ? {} : { name };
}

/** Documentation for texts that are not empty. */
function described(moddle: Moddle, kind: Documented, id: string, element: object): object {
  const documentation = documentedTexts(kind, element)
    .filter(([, text]) => bodyText(text).trim() !== '')
    .map(([field, text]) =>
      moddle.create('bpmn:Documentation', { id: documentationId(field, id), text: bodyText(text) }),
    );
  return documentation.length > 0 ? { documentation } : {};
}

function carriedFields(kind: Documented, element: object): string[] {
  const texts = documentedTexts(kind, element)
    .filter(([, text]) => isCarried(text))
    .map(([field]) => field);
  const isNamed =
    'name' in element && typeof element.name === 'string' && lineText(element.name) === element.name;
  return ['id', ...texts, ...(isNamed ? ['name'] : [])];
}

function nodeData(node: MapNode): object {
  const plain = nodeSchema.parse({
    type: node.type,
    id: node.id,
    name: node.name,
    ...(node.type === 'outcome' && { kind: node.kind }),
  });
  // BPMN says which lane a node of the process is in; inside a sub-process it does not.
  const carried = [...carriedFields(node.type, node), 'parent', ...(node.parent === null ? ['lane'] : [])];
  return {
    type: node.type,
    ...(node.type === 'outcome' && { kind: node.kind }),
    ...beyondDefaults(node, plain, carried),
    ...unshownName(node.name),
  };
}

/** With the name and the condition that BPMN asked for, so that a later edit of them can be told. */
function pathData(path: MapPath, flow: PlanFlow): object {
  const plain = pathSchema.parse({ id: path.id, from: path.from, to: path.to });
  const carried = [
    ...carriedFields('path', path),
    'from',
    'to',
    ...(flow.name === path.label ? ['label'] : []),
  ];
  const written = {
    ...(flow.name !== lineText(path.label) && { name: flow.name }),
    ...(flow.condition !== null && { condition: flow.condition.text }),
  };
  return {
    ...beyondDefaults(path, plain, carried),
    ...(Object.keys(written).length > 0 && { written }),
  };
}

function mapData(process: ProcessFacts, map: SalesMap): object {
  const plainProcess = processFactsSchema.parse({ name: process.name });
  const facts = {
    ...beyondDefaults(process, plainProcess, ['name']),
    ...unshownName(process.name),
  };
  const note = DOCUMENTED.map.filter((field) => isCarried(map[field]));
  return {
    ...(Object.keys(facts).length > 0 && { process: facts }),
    ...beyondDefaults(map, mapSchema.parse({}), ['lanes', 'nodes', 'paths', ...note]),
  };
}

function extension(moddle: Moddle, type: string, index: number | null, data: object): BpmnElement {
  return moddle.create('bpmn:ExtensionElements', {
    values: [
      moddle.create(`portolan:${type}`, {
        ...(index !== null && { index }),
        ...(Object.keys(data).length > 0 && { json: carriedJson(data) }),
      }),
    ],
  });
}

function diagramOf(
  moddle: Moddle,
  scope: PlanScope,
  drawing: ScopeDiagram,
  elements: ReadonlyMap<string, BpmnElement>,
  collaboration: BpmnElement,
  pool: BpmnElement,
): BpmnElement {
  const shape = (id: string, element: BpmnElement | undefined, box: Box, more: object = {}): BpmnElement =>
    moddle.create('bpmndi:BPMNShape', {
      id: `Shape_${id}`,
      bpmnElement: element,
      ...more,
      bounds: moddle.create('dc:Bounds', { x: box.x, y: box.y, width: box.width, height: box.height }),
    });
  const isProcess = scope.parent === null;
  const planeElement = [
    ...(isProcess ? [shape('Pool', pool, drawing.pool, { isHorizontal: true })] : []),
    ...[...drawing.lanes].map(([id, box]) =>
      shape(`Lane_${id}`, laneElement(pool, id), box, { isHorizontal: true }),
    ),
    ...scope.nodes.map((node) =>
      shape(node.id, elements.get(node.id), drawing.boxes.get(node.id)!, {
        ...(node.kind === 'gateway' && { isMarkerVisible: true }),
        ...(node.kind === 'subProcess' && { isExpanded: false }),
      }),
    ),
    ...scope.flows.map((flow) =>
      moddle.create('bpmndi:BPMNEdge', {
        id: `Edge_${flow.id}`,
        bpmnElement: elements.get(flow.id),
        waypoint: (drawing.edges.get(flow.id) ?? []).map(({ x, y }: Point) =>
          moddle.create('dc:Point', { x, y }),
        ),
      }),
    ),
  ];
  const bpmnElement = isProcess ? collaboration : elements.get(`Stage_${scope.parent}`);
  const name = isProcess ? '' : `_${scope.parent}`;
  return moddle.create('bpmndi:BPMNDiagram', {
    id: `Diagram${name}`,
    plane: moddle.create('bpmndi:BPMNPlane', { id: `Plane${name}`, bpmnElement, planeElement }),
  });
}

function laneElement(pool: BpmnElement, id: string): BpmnElement | undefined {
  return pool.processRef?.laneSets?.[0]?.lanes?.find((lane) => lane.id === `Lane_${id}`);
}
