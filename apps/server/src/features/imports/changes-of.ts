// What a row changes in a record that is here: nothing, what is empty there, or everything that the row says. Lists grow;
// nothing in them is taken away.
import type { OnMatch } from '@portolan/contract';
import { sameValue } from '@portolan/core';

type Fields = Readonly<Record<string, unknown>>;

export interface FoundChanges {
  readonly changes: Record<string, unknown>;
  /** By field, what is there now; of the workspace's own `custom.<key>`. */
  readonly was: Record<string, unknown>;
}

/** @param keep fields that are never changed: what tells where a deal stands is not a field of a row */
export function changesOf(
  now: Fields,
  told: Fields,
  how: OnMatch,
  keep: readonly string[] = [],
): FoundChanges {
  const changes: Record<string, unknown> = {};
  const was: Record<string, unknown> = {};
  if (how === 'skip') return { changes, was };
  for (const [field, value] of Object.entries(told)) {
    if (field === 'custom' || keep.includes(field) || isBlank(value)) continue;
    const before = now[field] ?? null;
    const next = Array.isArray(value) ? grown((before ?? []) as unknown[], value) : value;
    if (sameValue(next, before) || (how === 'fill' && !isBlank(before) && !Array.isArray(value))) continue;
    changes[field] = next;
    was[field] = before;
  }
  const custom: Record<string, unknown> = {};
  const own = (now['custom'] ?? {}) as Fields;
  for (const [key, value] of Object.entries((told['custom'] ?? {}) as Fields)) {
    const before = own[key] ?? null;
    if (isBlank(value) || sameValue(value, before) || (how === 'fill' && !isBlank(before))) continue;
    custom[key] = value;
    was[`custom.${key}`] = before;
  }
  if (Object.keys(custom).length > 0) changes['custom'] = custom;
  return { changes, was };
}

/** What tells two entries of a list apart. */
function nameOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry).toLowerCase();
  const { address, number, e164, contactId, name } = entry as Readonly<Record<string, unknown>>;
  const phone = e164 ?? number;
  const told = address ?? phone ?? contactId ?? name;
  return String(told)
    .toLowerCase()
    .replaceAll(phone === undefined ? /$^/gu : /[^\d+]/gu, '');
}

/** The list with what is not in it yet, or the list itself. */
function grown(before: readonly unknown[], told: readonly unknown[]): readonly unknown[] {
  const known = new Set(before.map(nameOf));
  const more = told.filter((entry) => !known.has(nameOf(entry)));
  return more.length === 0 ? before : [...before, ...more];
}

export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
