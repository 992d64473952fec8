// What each element of BPMN is on a map.
import { ownData, type BpmnElement } from './moddle.ts';
import { parsedData } from './own-data.ts';

/**
 * `node` stays, `through` is crossed by paths (its name becomes their label), `start` is where cases begin, `sink` ends
 * a path without being anything, `data`, `flow` and `other` are no steps.
 */
export type ElementKind =
  | 'stage'
  | 'decision'
  | 'outcome'
  | 'through'
  | 'start'
  | 'sink'
  | 'data'
  | 'flow'
  | 'other';

const STAGES = new Set([
  'Task',
  'UserTask',
  'ManualTask',
  'ServiceTask',
  'SendTask',
  'ReceiveTask',
  'ScriptTask',
  'BusinessRuleTask',
  'CallActivity',
  'SubProcess',
  'Transaction',
  'AdHocSubProcess',
]);
const DECISIONS = new Set(['ExclusiveGateway', 'InclusiveGateway', 'ComplexGateway', 'EventBasedGateway']);
const DATA = new Set(['DataObjectReference', 'DataStoreReference']);

export function typeOf(element: BpmnElement): string {
  return element.$type.replace(/^bpmn:/u, '');
}

export function isSubProcess(element: BpmnElement): boolean {
  return ['SubProcess', 'Transaction', 'AdHocSubProcess'].includes(typeOf(element));
}

/**
 * @param ways how many flows leave it
 * @param arrivals how many lead to it
 * @param nested inside of a sub-process
 */
export function kindOf(element: BpmnElement, ways: number, arrivals: number, nested: boolean): ElementKind {
  const type = typeOf(element);
  if (type === 'SequenceFlow') return 'flow';
  if (DATA.has(type)) return 'data';
  if (type === 'StartEvent') return 'start';
  if (STAGES.has(type)) return 'stage';
  if (type === 'EndEvent') {
    // An end inside of a sub-process ends the sub-process, not the case; unless the map says that it is an outcome.
    if (isHelper(element)) return 'sink';
    return nested && ownType(element) !== 'outcome' && !isRenamedHelper(element) ? 'sink' : 'outcome';
  }
  if (DECISIONS.has(type)) {
    if (isHelper(element)) return 'through';
    if (ownType(element) === 'decision' || isRenamedHelper(element)) return 'decision';
    const isNamed = (element.name ?? '').trim() !== '';
    return ways > 1 || (isNamed && arrivals <= 1) ? 'decision' : 'through';
  }
  return type === 'ParallelGateway' || type.endsWith('Event') ? 'through' : 'other';
}

/** A helper of ours that nobody has given another name: with one, it means something to somebody. */
export function isHelper(element: BpmnElement): boolean {
  const helper = ownData(element, 'Helper');
  return helper !== undefined && (helper.label ?? '') === (element.name ?? '');
}

function isRenamedHelper(element: BpmnElement): boolean {
  return ownData(element, 'Helper') !== undefined && !isHelper(element) && (element.name ?? '').trim() !== '';
}

function ownType(element: BpmnElement): unknown {
  return parsedData(ownData(element, 'Node')?.json)?.['type'];
}

/** The element at the one end of a flow or association. */
export function oneOf(end: BpmnElement | readonly BpmnElement[] | undefined): BpmnElement | undefined {
  return Array.isArray(end) ? (end as readonly BpmnElement[])[0] : (end as BpmnElement | undefined);
}
