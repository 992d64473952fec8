// Which texts of an element stand in its documentation, where every BPMN tool shows them.
import type { Lane, MapNode, MapPath } from '@portolan/core';
import { bodyText } from './carried-text.ts';
import type { BpmnElement } from './moddle.ts';

export const DOCUMENTED = {
  stage: ['definition', 'happens', 'statement'],
  decision: ['note'],
  outcome: ['leaves'],
  lane: ['note'],
  path: ['note'],
  map: ['note'],
} as const;
export type Documented = keyof typeof DOCUMENTED;

/** Texts by field, in the order in which they are written. */
export function documentedTexts(
  kind: Documented,
  element: MapNode | Lane | MapPath | object,
): [string, string][] {
  const fields = element as Readonly<Record<string, unknown>>;
  return DOCUMENTED[kind].map((field) => [field, typeof fields[field] === 'string' ? fields[field] : '']);
}

/** Ids of documentation, so that each text finds its field again. */
export function documentationId(field: string, id: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}_${id}`;
}

/** Whether documentation brings a text back letter by letter. */
export function isCarried(text: string): boolean {
  return bodyText(text) === text && text.trim() === text;
}

/** The texts of an element's documentation: those with an id of ours by field, and all others in order. */
export function readDocumentation(
  element: BpmnElement,
  kind: Documented,
  id: string,
): { readonly ours: ReadonlyMap<string, string>; readonly others: readonly string[] } {
  const fields = new Map<string, string>(
    DOCUMENTED[kind].map((field) => [documentationId(field, id), field]),
  );
  const ours = new Map<string, string>();
  const others: string[] = [];
  for (const documentation of element.documentation ?? []) {
    const text = documentation.text ?? '';
    const field = fields.get(documentation.id ?? '');
    if (field !== undefined) ours.set(field, text);
    else if (text.trim() !== '') others.push(text);
  }
  return { ours, others };
}
