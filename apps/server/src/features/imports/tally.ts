// Counts what becomes of rows, by kind of record, and keeps a few of each as examples.
import type { ImportCounts, ImportExample } from '@portolan/contract';
import { IMPORT_ENTITIES, decimalOf } from '@portolan/core';
import type { ImportEntity } from '@portolan/core';
import type { ImportProblem } from './import-messages.ts';
import type { Planned } from './plan.ts';

const EXAMPLES = 4;
const LONGEST = 120;

export interface Tally {
  readonly add: (entity: ImportEntity, what: keyof Omit<ImportCounts, 'entity'>, n?: number) => void;
  readonly example: (example: ImportExample) => void;
  readonly counts: () => ImportCounts[];
  readonly examples: () => readonly ImportExample[];
  /** Rows that were written or set aside. */
  readonly sum: (what: keyof Omit<ImportCounts, 'entity'>) => number;
}

const NONE = { rows: 0, created: 0, updated: 0, matched: 0, rejected: 0, named: 0 };

export function createTally(before: readonly ImportCounts[] = []): Tally {
  const counts = new Map<ImportEntity, { -readonly [K in keyof ImportCounts]: ImportCounts[K] }>(
    before.map((one) => [one.entity, { ...one }]),
  );
  const examples: ImportExample[] = [];
  return {
    add(entity, what, n = 1) {
      // What did not happen is no line of the figures.
      if (n === 0) return;
      let one = counts.get(entity);
      if (one === undefined) counts.set(entity, (one = { entity, ...NONE }));
      one[what] += n;
    },
    example(example) {
      const alike = examples.filter(({ entity, what }) => entity === example.entity && what === example.what);
      if (alike.length < EXAMPLES) examples.push(example);
    },
    counts: () =>
      IMPORT_ENTITIES.flatMap((entity) => counts.get(entity) ?? []).filter(
        ({ rows, named }) => rows + named > 0,
      ),
    examples: () => examples,
    sum: (what) => [...counts.values()].reduce((sum, one) => sum + one[what], 0),
  };
}

export function exampleOf(entity: ImportEntity, fileId: string, planned: Planned): ImportExample {
  const base = {
    entity,
    fileId,
    line: planned.line,
    what: planned.what,
    by: null,
    changes: [],
    reason: null,
  };
  switch (planned.what) {
    case 'created':
      return { ...base, name: planned.record.name, recordId: null };
    case 'matched':
      return { ...base, name: planned.name, recordId: planned.id, by: planned.by };
    case 'rejected':
      return { ...base, name: planned.name, recordId: null, reason: { ...planned.problem } };
    case 'updated': {
      const { id, name, changes, was } = planned.record;
      const told = changes as Readonly<Record<string, unknown>>;
      const custom = (told['custom'] ?? {}) as Readonly<Record<string, unknown>>;
      return {
        ...base,
        name,
        recordId: id,
        by: planned.by,
        changes: Object.entries(was).map(([field, from]) => ({
          field,
          from: inWords(from),
          to: inWords(field.startsWith('custom.') ? custom[field.slice(7)] : told[field]),
        })),
      };
    }
  }
}

export function rejectedExample(
  entity: ImportEntity,
  fileId: string,
  line: number,
  name: string,
  problem: ImportProblem,
): ImportExample {
  return {
    entity,
    fileId,
    line,
    what: 'rejected',
    name,
    recordId: null,
    by: null,
    changes: [],
    reason: { ...problem },
  };
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, LONGEST);
  if (Array.isArray(value)) return value.map(inWords).join(', ').slice(0, LONGEST);
  if (typeof value !== 'object') return JSON.stringify(value);
  const { address, number, name, minor, currency } = value as Readonly<Record<string, unknown>>;
  if (typeof minor === 'number' && typeof currency === 'string')
    return `${decimalOf(minor, currency)} ${currency}`;
  return inWords(
    address ??
      number ??
      name ??
      Object.values(value)
        .filter((one) => typeof one === 'string')
        .join(', '),
  );
}
