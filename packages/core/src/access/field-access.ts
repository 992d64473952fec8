// What a role's access to fields does to rows, changes and questions: one set of functions for deals, contacts,
// companies and activities, so that a list, an export and a live update hide the same. With nothing limited, the usual
// case, each returns at once what it was given.
import type { DealEventBody } from '../pipeline/event.ts';
import type { Rule } from '../rules/rule.ts';
import type { RecordAccess, RecordKind } from './record-access.ts';
import { accessFieldOf, blankOf, customKeyOf, fieldsOfRule } from './record-fields.ts';

/**
 * The row without what the role may not see: null or an empty list in its place, custom fields left out.
 * Properties that the row does not have are not added.
 * @param processId of a deal; null for other kinds
 */
export function maskRecord<Row extends object>(
  access: RecordAccess,
  about: RecordKind,
  processId: string | null,
  row: Row,
): Row {
  const hidden = access.hidden(about, processId);
  if (hidden.length === 0) return row;
  const masked: Record<string, unknown> = { ...(row as Readonly<Record<string, unknown>>) };
  for (const field of hidden) {
    for (const [property, blank] of Object.entries(blankOf(about, field) ?? {})) {
      if (property in masked) masked[property] = blank;
    }
    const key = customKeyOf(field);
    const custom = masked['custom'];
    if (key === undefined || typeof custom !== 'object' || custom === null) continue;
    const { [key]: _hidden, ...others } = custom as Readonly<Record<string, unknown>>;
    masked['custom'] = others;
  }
  return masked as Row;
}

/** A card or a whole deal of the contract. */
export function maskDeal<Row extends { readonly processId: string }>(access: RecordAccess, deal: Row): Row {
  return maskRecord(access, 'deal', deal.processId, deal);
}

/** What a field tells besides itself: who may not know the one may not have the other. Lines add up to the amount. */
const TELLS: Readonly<Record<string, string>> = { 'deal lines': 'amount' };

/** Whether the role sees a field; without a process, in every one: for sums and groups over several. */
export function sees(
  access: RecordAccess,
  about: RecordKind,
  field: string,
  processId: string | null,
): boolean {
  const name = accessFieldOf(field);
  const told = TELLS[`${about} ${name}`];
  const found = processId === null ? access.least(about, name) : access.field(about, name, processId);
  return found !== 'hidden' && (told === undefined || sees(access, about, told, processId));
}

/**
 * Fields among the changes that the role may not change: seen only, or not at all.
 * @param changes by name of the field (`ownerId`, `amount`); custom ones under `custom`, by key
 */
export function refuseFields(
  access: RecordAccess,
  about: RecordKind,
  processId: string | null,
  changes: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (access.limited(about).length === 0) return [];
  const refused: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const names =
      name === 'custom' && typeof value === 'object' && value !== null
        ? Object.keys(value).map((key) => `custom.${key}`)
        : [name];
    for (const one of names) if (!mayChange(access, about, processId, one)) refused.push(one);
  }
  return refused;
}

function mayChange(access: RecordAccess, about: RecordKind, processId: string | null, name: string): boolean {
  const field = accessFieldOf(name);
  const told = TELLS[`${about} ${field}`];
  return (
    access.field(about, field, processId) === 'edit' &&
    (told === undefined || mayChange(access, about, processId, told))
  );
}

/** What a list is asked to filter, sort, group or add up by, and the fields that its search looks into. */
export interface Question {
  readonly filter?: Rule | undefined;
  /** With or without a leading minus. */
  readonly sort?: string | undefined;
  readonly group?: string | undefined;
  readonly sums?: readonly string[] | undefined;
  readonly searches?: readonly string[] | undefined;
}

/**
 * Hidden fields that the question asks about. Such a question is refused: its answers would tell the values.
 * @param processId the only process that is asked about; null when there may be several
 */
export function refuseQuestion(
  access: RecordAccess,
  about: RecordKind,
  processId: string | null,
  question: Question,
): readonly string[] {
  const { filter, sort, group, sums = [], searches = [] } = question;
  const asked = new Set<string>();
  const ask = (kind: RecordKind, field: string): void => {
    if (!sees(access, kind, field, kind === 'deal' ? processId : null)) asked.add(field);
  };
  for (const name of [sort?.replace(/^-/u, ''), group, ...sums, ...searches]) {
    if (name !== undefined) ask(about, accessFieldOf(name));
  }
  if (filter !== undefined) {
    for (const { about: kind, field } of fieldsOfRule(filter, about)) ask(kind, field);
  }
  return [...asked];
}

type Payload = Readonly<Record<string, unknown>>;

/** An event of a deal without the values of hidden fields; changes of hidden fields are left out. */
export function maskDealPayload(
  access: RecordAccess,
  processId: string,
  kind: DealEventBody['kind'] | (string & {}),
  payload: Record<string, unknown>,
): Record<string, unknown> {
  if (access.hidden('deal', processId).length === 0) return payload;
  const seen = (field: string): boolean => sees(access, 'deal', field, processId);
  switch (kind) {
    case 'created': {
      const fields = (payload['fields'] ?? {}) as Payload;
      return { ...payload, fields: withoutHidden(fields, seen) };
    }
    case 'changed': {
      const changes = (payload['changes'] ?? []) as readonly { readonly field: string }[];
      return { ...payload, changes: changes.filter(({ field }) => seen(field)) };
    }
    case 'ended':
      return seen('lostReason') ? payload : without(payload, 'end');
    case 'entered':
      return seen('backOn') ? payload : without(payload, 'backOn');
    case 'undone':
      return without(payload, 'restore');
    case 'filed':
      return seen('files') ? payload : without(payload, 'name');
    case 'activity':
      return seen('nextStep') ? payload : without(payload, 'subject');
    default:
      return payload;
  }
}

function withoutHidden(fields: Payload, seen: (field: string) => boolean): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([field]) => seen(field));
  const custom = fields['custom'];
  if (typeof custom !== 'object' || custom === null) return Object.fromEntries(kept);
  const shown = Object.entries(custom).filter(([key]) => seen(`custom.${key}`));
  return { ...Object.fromEntries(kept), custom: Object.fromEntries(shown) };
}

function without(payload: Payload, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name));
}
