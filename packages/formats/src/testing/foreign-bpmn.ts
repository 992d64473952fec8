// Small BPMN files as other tools write them, and a way to write more.

import { problemsOf } from '@portolan/core';
import { readBpmn, type BpmnRead } from '../bpmn/read-bpmn.ts';
import { FormatError } from '../format-error.ts';

/** A map without problems, or null for a refusal with a reason; anything else is a crash and is thrown. */
export async function mapOrRefusal(source: string | Uint8Array): Promise<BpmnRead | null> {
  try {
    const read = await readBpmn(source);
    const [problem] = problemsOf(read.value.map);
    if (problem !== undefined) throw new Error(`${problem.path}: ${problem.message}`);
    return read;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** A file around process elements, with the prefix and the extra attributes of some tool. */
export function bpmnFile(content: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${BPMN}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="x" ${attributes}>
${content}
</definitions>
`;
}

export function processFile(content: string): string {
  return bpmnFile(`<process id="p">${content}</process>`);
}

export function flow(id: string, from: string, to: string, more = ''): string {
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" ${more}/>`;
}

/** Two pools with processes, one without, messages between them, data, nested lanes, an engine's own attributes. */
export const TWO_POOLS = bpmnFile(
  `<collaboration id="c">
  <participant id="seller" name="Seller" processRef="p1"/>
  <participant id="buyer" name="Buyer" processRef="p2"/>
  <participant id="bank" name="Bank"/>
  <messageFlow id="m1" sourceRef="offer" targetRef="read"/>
  <textAnnotation id="n1"><text>Within two days</text></textAnnotation>
  <association id="as1" sourceRef="offer" targetRef="n1"/>
</collaboration>
<process id="p1" engine:versionTag="7">
  <laneSet id="ls">
    <lane id="l1" name="Front office"><childLaneSet id="cl">
      <lane id="l11" name="Sales"><flowNodeRef>offer</flowNodeRef><flowNodeRef>s1</flowNodeRef></lane>
      <lane id="l12" name="Legal"><flowNodeRef>sign</flowNodeRef></lane>
    </childLaneSet></lane>
  </laneSet>
  <startEvent id="s1" name="A request came in"/>
  <userTask id="offer" name="Make an offer" engine:assignee="kate"><documentation>With three prices.</documentation>
    <extensionElements><engine:formData><engine:formField id="x" type="string"/></engine:formData></extensionElements></userTask>
  <serviceTask id="sign" name="Sign"/>
  <endEvent id="e1" name="Deal rejected"/>
  <dataObjectReference id="do" dataObjectRef="dob"/><dataObject id="dob"/>
  <boundaryEvent id="b1" name="No answer for a month" attachedToRef="offer"><timerEventDefinition/></boundaryEvent>
  ${flow('f1', 's1', 'offer')}${flow('f2', 'offer', 'sign')}${flow('f3', 'b1', 'e1')}${flow('f4', 'sign', 'nowhere')}
</process>
<process id="p2">
  <task id="read" name="Read the offer"/>
  <endEvent id="e2"/>
  ${flow('g1', 'read', 'e2')}
</process>`,
  'xmlns:engine="http://engine.example/schema" exporter="Some Modeler"',
);
