import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { END, START } from '@portolan/picture';
import {
  type FilterPart,
  type RealitySearch,
  attributeOf,
  behindSelection,
  filterOf,
  filterParts,
  filterQuery,
  readFilterQuery,
  readRealitySearch,
  selectionOf,
  variantKey,
  withPart,
  withSelection,
  withoutFilters,
  withoutPart,
} from './reality-search.ts';

const lists = ['activity', 'without', 'firstActivity', 'lastActivity', 'variant'] as const;
const part: fc.Arbitrary<FilterPart> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...lists), value: fc.string({ minLength: 1 }) }),
  fc.record({
    kind: fc.constant('attribute' as const),
    value: fc.string({ minLength: 1 }).map((s) => `${s}=1`),
  }),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => ({ kind: 'window' as const, from: date.toISOString(), to: undefined })),
);
const search = fc
  .array(part, { maxLength: 8 })
  .map((parts) => parts.reduce<RealitySearch>((state, one) => withPart(state, one), {}));

describe('the address of Reality', () => {
  test('is read back exactly as it was written', () => {
    fc.assert(
      fc.property(search, (state) => {
        const written = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
        expect(readRealitySearch(written)).toEqual(state);
      }),
    );
  });

  test('taking away what was added gives the filter from before', () => {
    fc.assert(
      fc.property(search, part, (state, added) => {
        const before = filterParts(state);
        fc.pre(added.kind !== 'window' && !before.some((one) => 'value' in one && one.value === added.value));
        expect(withoutPart(withPart(state, added), added)).toEqual(state);
      }),
    );
  });

  test('clearing the filters leaves the rest of the state', () => {
    fc.assert(
      fc.property(search, (state) => {
        const kept: RealitySearch = { at: 'Proposal', measure: 'time', view: 'list', detail: 40 };
        expect(withoutFilters({ ...state, ...kept })).toEqual(kept);
      }),
    );
  });

  test.each([
    ['one word where a list stands', { activity: 'Legal' }, { activity: ['Legal'] }],
    ['a number, as the router reads one', { lastActivity: [7] }, { lastActivity: ['7'] }],
    ['the same word twice', { without: ['A', 'A'] }, { without: ['A'] }],
    ['a date that is none', { from: 'yesterday' }, {}],
    ['a path without its beginning', { next: 'Won' }, {}],
    ['an attribute without a value', { attribute: ['region', 'region=LV'] }, { attribute: ['region=LV'] }],
    ['detail out of range', { detail: 400 }, {}],
    ['unknown views', { view: 'globe', measure: 'money' }, {}],
    ['objects', { activity: [{ a: 1 }], at: { b: 2 } }, {}],
  ])('%s', (_name, raw, expected) => {
    expect(readRealitySearch(raw)).toEqual(expected);
  });

  test('becomes repeated parameters for the API', () => {
    const filter = filterOf(
      readRealitySearch({ from: '2026-01-01T00:00:00Z', activity: ['a&b', 'ข้อเสนอ'], at: 'x' }),
    );
    expect(filterQuery(filter, { table: 'arcs' })).toBe(
      'from=2026-01-01T00%3A00%3A00Z&activity=a%26b&activity=%E0%B8%82%E0%B9%89%E0%B8%AD%E0%B9%80%E0%B8%AA%E0%B8%99%E0%B8%AD&table=arcs',
    );
  });
});

describe('what stands behind a selection', () => {
  test('an activity and a path are asked for as such', () => {
    expect(behindSelection({}, { at: 'Proposal' })).toEqual({ filter: {}, element: { at: 'Proposal' } });
    expect(behindSelection({}, { at: 'Proposal', next: 'Won' }).element).toEqual({
      at: 'Proposal',
      next: 'Won',
    });
  });

  test('the way in and the way out are the deals that begin and finish there', () => {
    expect(behindSelection({ without: ['x'] }, { at: START, next: 'Lead' })).toEqual({
      filter: { without: ['x'], firstActivity: ['Lead'] },
      element: {},
    });
    expect(behindSelection({}, { at: 'Won', next: END })).toEqual({
      filter: { lastActivity: ['Won'] },
      element: {},
    });
  });

  test('an activity named like a mark of the picture is still an activity', () => {
    expect(behindSelection({}, { at: '@@start' }).element).toEqual({ at: '@start' });
  });

  test('selecting something else closes the deal that was open', () => {
    const state: RealitySearch = { at: 'a', next: 'b', deal: '7', activity: ['q'] };
    expect(withSelection(state, { at: 'c' })).toEqual({ at: 'c', activity: ['q'] });
    expect(withSelection(state, undefined)).toEqual({ activity: ['q'] });
    expect(selectionOf(withSelection(state, undefined))).toBeUndefined();
  });
});

test('an attribute value may hold equals signs', () => {
  expect(attributeOf('formula=a=b')).toEqual({ name: 'formula', value: 'a=b' });
});

test('a variant is one word', () => {
  expect(variantKey(['Lead', 'Won'])).toBe('Lead\u001fWon');
});

test('a filter written into an address is read as it was; anything odd in it is left out', () => {
  const filter = {
    from: '2026-01-01T00:00:00Z',
    activity: ['Demo', 'Legal & more'],
    attribute: ['Source=Referral'],
  };
  expect(readFilterQuery(filterQuery(filter))).toEqual(filter);
  expect(readFilterQuery('from=soon&deal=x&activity=')).toEqual({});
});
