// Changing fields: what really changes, and whether somebody else changed the same field meanwhile.
import type { DealCommand } from './command.ts';
import type { CustomValue, Deal } from './deal.ts';
import { done } from './decide-context.ts';
import type { Bodies, DecideContext } from './decide-context.ts';
import type { ChangedField, DealFieldChange } from './event.ts';
import { refuse } from './refusal.ts';

type Value = DealFieldChange['to'];

/** A field of its own each; `custom` becomes one per key. */
function* fieldsIn(changes: Readonly<Record<string, unknown>>): Generator<readonly [ChangedField, Value]> {
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (field !== 'custom') {
      yield [field as ChangedField, value as Value];
      continue;
    }
    for (const [key, one] of Object.entries(value as Readonly<Record<string, CustomValue>>)) {
      yield [`custom.${key}`, one];
    }
  }
}

export function fieldOfDeal(deal: Deal, field: ChangedField): Value {
  if (field.startsWith('custom.')) return deal.custom[field.slice('custom.'.length)] ?? null;
  return (deal as unknown as Readonly<Record<string, Value>>)[field] ?? null;
}

/** Plain data, keys in any order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

export function changesOf(
  command: DealCommand & { do: 'set' },
  deal: Deal,
  { problemWith }: DecideContext,
): Bodies {
  for (const [field, was] of fieldsIn(command.was)) {
    if (!sameValue(fieldOfDeal(deal, field), was)) {
      return refuse('changed_meanwhile', `Somebody else changed ${field} meanwhile; look again`, field);
    }
  }
  const changes: DealFieldChange[] = [];
  for (const [field, to] of fieldsIn(command.changes)) {
    const problem = problemWith?.(field, to);
    if (problem !== undefined) return refuse('bad_value', problem, field);
    const from = fieldOfDeal(deal, field);
    if (!sameValue(from, to)) changes.push({ field, from, to });
  }
  return changes.length === 0 ? done() : done({ kind: 'changed', changes });
}
