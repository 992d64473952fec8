// Saves one field of one record, as long as it still is what the person saw; what came of it, and how to take it back.
import type { RecordAbout } from '@portolan/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { CallProblem } from '../api/problem.ts';
import { changeOf, valueIn, type FieldPlace, type ListedRecord } from './record-values.ts';
import { SOURCES } from './record-source.ts';

export type Saved =
  | { readonly kind: 'saved'; readonly record: ListedRecord }
  | { readonly kind: 'failed'; readonly problem: CallProblem }
  /** Somebody else changed it: the record as it is now. */
  | { readonly kind: 'conflict'; readonly record: ListedRecord };

const KEYS: Readonly<Record<RecordAbout, readonly [string, string]>> = {
  contact: ['contacts', 'one'],
  company: ['companies', 'one'],
  deal: ['deals', 'facts'],
};

/** Puts a record as the server answered it where screens look for it. */
export function keepRecord(client: QueryClient, about: RecordAbout, record: ListedRecord): void {
  client.setQueryData([...KEYS[about], record.id], record);
}

export async function saveField(
  client: QueryClient,
  about: RecordAbout,
  record: ListedRecord,
  field: FieldPlace,
  value: unknown,
  language: string,
): Promise<Saved> {
  const source = SOURCES[about];
  const { changes, was } = changeOf(record, field, value, language);
  const outcome = await source.update(record.id, changes, was);
  if (outcome.ok) {
    keepRecord(client, about, outcome.value);
    void client.invalidateQueries({ queryKey: ['record-events', about, record.id] });
    return { kind: 'saved', record: outcome.value };
  }
  if (outcome.problem.reason?.code !== 'changed_meanwhile')
    return { kind: 'failed', problem: outcome.problem };
  const now = await source.one(record.id);
  if (!now.ok) return { kind: 'failed', problem: now.problem };
  keepRecord(client, about, now.value);
  return { kind: 'conflict', record: now.value };
}

/** Puts back what was there before, unless somebody has changed it since. */
export async function putBack(
  client: QueryClient,
  about: RecordAbout,
  before: ListedRecord,
  after: ListedRecord,
  field: FieldPlace,
  language: string,
): Promise<Saved> {
  // A name keeps its parts; everything else is said by its value.
  if (field.property === 'name' && 'nameParts' in before && 'nameParts' in after) {
    const outcome = await SOURCES[about].update(
      after.id,
      { name: before.nameParts },
      { name: after.nameParts },
    );
    if (!outcome.ok) return { kind: 'failed', problem: outcome.problem };
    keepRecord(client, about, outcome.value);
    return { kind: 'saved', record: outcome.value };
  }
  const list = field.property === 'emails' || field.property === 'phones';
  const value = list
    ? (before as unknown as Record<string, unknown>)[field.property]
    : valueIn(before, field);
  return saveField(client, about, after, field, value, language);
}
