// The plan of a merge of two records of one kind, as a value: what the record that stays becomes, and how to go back.
// Nothing of either record is lost: lists are united, and the undo record keeps both as they were.

import { sameValue } from '../pipeline/decide-set.ts';

export interface MergeRecord {
  readonly id: string;
  /** `contact`, `company`, `deal`. */
  readonly kind: string;
  /** ISO instant. */
  readonly createdAt: string;
  readonly deletedAt: string | null;
  /** Field key to value: plain JSON. Lists are lists of equal standing (tags, e-mail addresses). */
  readonly fields: Readonly<Record<string, unknown>>;
}

export const MERGE_REFUSALS = ['sameRecord', 'differentKinds', 'deleted'] as const;

export interface MergeUndo {
  readonly before: { readonly survivor: MergeRecord; readonly other: MergeRecord };
  /** The record as the merge left it: what has changed since is told by it. */
  readonly after: MergeRecord;
}

export type MergePlan =
  | {
      readonly kind: 'plan';
      readonly result: MergeRecord;
      /** Fields whose value comes from the other record, or from both. */
      readonly taken: readonly { readonly field: string; readonly from: 'other' | 'both' }[];
      readonly undo: MergeUndo;
    }
  | {
      readonly kind: 'refused';
      readonly code: (typeof MERGE_REFUSALS)[number];
      readonly message: string;
    };

/**
 * By default the survivor's value wins unless it is empty, lists are united (the survivor's order first), and the
 * earliest `createdAt` stays.
 *
 * @param choices field to the record whose value a person chose; for a list, that list alone.
 */
export function planMerge(
  survivor: MergeRecord,
  other: MergeRecord,
  choices: Readonly<Record<string, 'survivor' | 'other'>> = {},
): MergePlan {
  if (survivor.id === other.id) {
    return refused('sameRecord', 'A record cannot be merged with itself; choose two different ones.');
  }
  if (survivor.kind !== other.kind) {
    return refused(
      'differentKinds',
      `A ${survivor.kind} and a ${other.kind} cannot be merged; choose two of one kind.`,
    );
  }
  if (survivor.deletedAt !== null || other.deletedAt !== null) {
    return refused('deleted', 'One of the records was deleted; restore it first.');
  }
  const fields: [string, unknown][] = [];
  const taken: { field: string; from: 'other' | 'both' }[] = [];
  for (const field of new Set([...Object.keys(survivor.fields), ...Object.keys(other.fields)])) {
    const { value, from } = merged(
      valueOf(survivor, field),
      valueOf(other, field),
      Object.hasOwn(choices, field) ? choices[field] : undefined,
    );
    if (value !== undefined) fields.push([field, value]);
    if (from !== 'survivor') taken.push({ field, from });
  }
  const result: MergeRecord = {
    ...survivor,
    createdAt: isEarlier(other.createdAt, survivor.createdAt) ? other.createdAt : survivor.createdAt,
    fields: Object.fromEntries(fields),
  };
  return { kind: 'plan', result, taken, undo: { before: { survivor, other }, after: result } };
}

/**
 * Both records as they were. What somebody changed on the merged record since then is kept on the survivor and named.
 *
 * @param current the merged record as it is now.
 */
export function undoMerge(
  undo: MergeUndo,
  current: MergeRecord,
): { readonly survivor: MergeRecord; readonly other: MergeRecord; readonly kept: readonly string[] } {
  const { before, after } = undo;
  const kept = [...new Set([...Object.keys(current.fields), ...Object.keys(after.fields)])].filter(
    (field) => !sameValue(valueOf(current, field), valueOf(after, field)),
  );
  const fields = new Map(Object.entries(before.survivor.fields));
  for (const field of kept) {
    const value = valueOf(current, field);
    if (value === undefined) fields.delete(field);
    else fields.set(field, value);
  }
  const survivor = { ...before.survivor, deletedAt: current.deletedAt, fields: Object.fromEntries(fields) };
  return { survivor, other: before.other, kept };
}

function refused(code: (typeof MERGE_REFUSALS)[number], message: string): MergePlan {
  return { kind: 'refused', code, message };
}

function valueOf(record: MergeRecord, field: string): unknown {
  return Object.hasOwn(record.fields, field) ? record.fields[field] : undefined;
}

function merged(
  own: unknown,
  others: unknown,
  choice: 'survivor' | 'other' | undefined,
): { value: unknown; from: 'survivor' | 'other' | 'both' } {
  if (choice === 'survivor' || sameValue(own, others)) return { value: own, from: 'survivor' };
  if (choice === 'other') return { value: others, from: 'other' };
  if (isEmpty(own))
    return isEmpty(others) ? { value: own, from: 'survivor' } : { value: others, from: 'other' };
  if (!Array.isArray(own) || !Array.isArray(others)) return { value: own, from: 'survivor' };
  const seen = new Set(own.map(itemKey));
  const added = others.filter((item) => !seen.has(itemKey(item)) && seen.add(itemKey(item)));
  return added.length === 0 ? { value: own, from: 'survivor' } : { value: [...own, ...added], from: 'both' };
}

/** Null, an empty text or list, or an object in which everything is empty. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function isEarlier(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}

/** `VIP` and `vip` are one tag, and so are two spellings of one e-mail address. */
function itemKey(item: unknown): string {
  return canonicalJson(item).normalize('NFKC').toLowerCase();
}

/** JSON with its keys in order. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}
