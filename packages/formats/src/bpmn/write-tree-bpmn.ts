// A process tree as BPMN 2.0: tasks, exclusive and parallel gateways in pairs, and a diagram. What the tree allows is what
// the process allows.
import { simplifyTree, type ProcessTree } from '@portolan/mining';
import { lineText } from './carried-text.ts';
import { PORTOLAN_NAMESPACE, createModdle, type BpmnElement } from './moddle.ts';
import { planTree, type TreeNode } from './tree-plan.ts';
import { BPMN_WORDS, type BpmnWords } from './words.ts';

const TYPES: Readonly<Record<TreeNode['kind'], string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  task: 'bpmn:Task',
  exclusive: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
};

/**
 * @param name of the process
 * @param words names of the start and end events and of the gateways at which ways part
 * @returns XML in UTF-8, ending in a line break
 */
export async function writeTreeBpmn(
  tree: ProcessTree,
  name: string,
  words: BpmnWords = BPMN_WORDS.en,
): Promise<string> {
  const moddle = await createModdle();
  const plan = planTree(simplifyTree(tree), words);
  const incoming = Map.groupBy(plan.flows, ({ to }) => to);
  const outgoing = Map.groupBy(plan.flows, ({ from }) => from);
  const elements = new Map<string, BpmnElement>();
  for (const node of plan.nodes) {
    const shown = lineText(node.name);
    elements.set(
      node.id,
      moddle.create(TYPES[node.kind], { id: node.id, ...(shown !== '' && { name: shown }) }),
    );
  }
  for (const { id, from, to } of plan.flows) {
    elements.set(
      id,
      moddle.create('bpmn:SequenceFlow', { id, sourceRef: elements.get(from), targetRef: elements.get(to) }),
    );
  }
  const flowsOf = (ids: readonly { readonly id: string }[] | undefined): (BpmnElement | undefined)[] =>
    (ids ?? []).map(({ id }) => elements.get(id));
  for (const { id } of plan.nodes) {
    Object.assign(elements.get(id)!, {
      incoming: flowsOf(incoming.get(id)),
      outgoing: flowsOf(outgoing.get(id)),
    });
  }
  const process = moddle.create('bpmn:Process', {
    id: 'Process',
    name: lineText(name),
    isExecutable: false,
    flowElements: [...elements.values()],
  });
  const planeElement = [
    ...plan.nodes.map(({ id, kind, box }) =>
      moddle.create('bpmndi:BPMNShape', {
        id: `Shape_${id}`,
        bpmnElement: elements.get(id),
        ...(kind === 'exclusive' && { isMarkerVisible: true }),
        bounds: moddle.create('dc:Bounds', { ...box }),
      }),
    ),
    ...plan.flows.map(({ id, waypoints }) =>
      moddle.create('bpmndi:BPMNEdge', {
        id: `Edge_${id}`,
        bpmnElement: elements.get(id),
        waypoint: waypoints.map(({ x, y }) => moddle.create('dc:Point', { x, y })),
      }),
    ),
  ];
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'Portolan',
    targetNamespace: PORTOLAN_NAMESPACE,
    exporter: 'Portolan',
    rootElements: [process],
    diagrams: [
      moddle.create('bpmndi:BPMNDiagram', {
        id: 'Diagram',
        plane: moddle.create('bpmndi:BPMNPlane', { id: 'Plane', bpmnElement: process, planeElement }),
      }),
    ],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml.endsWith('\n') ? xml : `${xml}\n`;
}
