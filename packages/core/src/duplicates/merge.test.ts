import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMerge, undoMerge, type MergeRecord } from './merge.ts';

function record(
  id: string,
  fields: Readonly<Record<string, unknown>>,
  more: Partial<MergeRecord> = {},
): MergeRecord {
  return { id, kind: 'contact', createdAt: '2026-03-01T08:00:00.000Z', deletedAt: null, fields, ...more };
}

describe('a merge', () => {
  const own = record('a', {
    jobTitle: 'Buyer',
    phone: '',
    tags: ['VIP', 'fair'],
    name: { given: 'Anna', family: 'Ozola' },
    address: { lines: [], city: '' },
  });
  const other = record(
    'b',
    {
      jobTitle: 'Head',
      phone: '+37121234567',
      tags: ['vip', 'north'],
      name: { family: 'Ozola', given: 'Anna' },
      address: { lines: ['Brīvības 1'], city: 'Rīga' },
      note: 'late',
    },
    { createdAt: '2025-01-01T10:00:00.000+02:00' },
  );

  it('keeps what the survivor has, fills what it lacks, unites lists, and takes the earliest creation', () => {
    const plan = planMerge(own, other);
    expect(plan).toMatchObject({
      kind: 'plan',
      result: {
        id: 'a',
        createdAt: '2025-01-01T10:00:00.000+02:00',
        fields: {
          jobTitle: 'Buyer',
          phone: '+37121234567',
          tags: ['VIP', 'fair', 'north'],
          name: { given: 'Anna', family: 'Ozola' },
          address: { lines: ['Brīvības 1'], city: 'Rīga' },
          note: 'late',
        },
      },
      taken: [
        { field: 'phone', from: 'other' },
        { field: 'tags', from: 'both' },
        { field: 'address', from: 'other' },
        { field: 'note', from: 'other' },
      ],
    });
  });

  it('follows the choices of a person', () => {
    const plan = planMerge(own, other, {
      jobTitle: 'other',
      tags: 'other',
      phone: 'survivor',
      note: 'survivor',
    });
    expect(plan.kind === 'plan' ? plan.result.fields : null).toEqual({
      ...own.fields,
      jobTitle: 'Head',
      tags: ['vip', 'north'],
      address: { lines: ['Brīvības 1'], city: 'Rīga' },
    });
  });

  it.each([
    ['sameRecord', own, own],
    ['differentKinds', own, { ...other, kind: 'company' }],
    ['deleted', { ...own, deletedAt: '2026-04-01T00:00:00.000Z' }, other],
    ['deleted', own, { ...other, deletedAt: '2026-04-01T00:00:00.000Z' }],
  ] as const)('is refused: %s', (code, a, b) => {
    expect(planMerge(a, b)).toMatchObject({ kind: 'refused', code });
  });

  it('that is undone after somebody changed the record keeps that change, and says so', () => {
    const plan = planMerge(own, other);
    if (plan.kind === 'refused') throw new Error(plan.message);
    const { jobTitle: _gone, ...rest } = plan.result.fields;
    const back = undoMerge(plan.undo, { ...plan.result, fields: { ...rest, tags: ['gold'] } });
    const { jobTitle: _own, ...kept } = own.fields;
    expect(back).toEqual({
      survivor: { ...own, fields: { ...kept, tags: ['gold'] } },
      other,
      kept: ['tags', 'jobTitle'],
    });
  });

  it('and its undo are the start, whatever is chosen', () => {
    const key = fc.constantFrom('name', 'tags', 'emails', 'custom', 'constructor', 'note');
    const value = fc.oneof(
      fc.constant(null),
      fc.constant(''),
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const fields = fc.dictionary(key, value, { noNullPrototype: true });
    fc.assert(
      fc.property(
        fields,
        fields,
        fc.dictionary(key, fc.constantFrom('survivor', 'other'), { noNullPrototype: true }),
        (a, b, choices) => {
          const start = {
            survivor: record('a', a),
            other: record('b', b, { createdAt: '2020-01-01T00:00:00.000Z' }),
          };
          const plan = planMerge(start.survivor, start.other, choices);
          if (plan.kind === 'refused') throw new Error(plan.message);
          expect(undoMerge(plan.undo, plan.result)).toEqual({ ...start, kept: [] });
          expect(undoMerge(plan.undo, JSON.parse(JSON.stringify(plan.result)) as MergeRecord).kept).toEqual(
            [],
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
