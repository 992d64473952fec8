import type { Rule, ViewDefinition } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEAL_STATES,
  definitionOf,
  isChanged,
  searchOf,
  stateOf,
  stateOfView,
  type ListState,
} from './list-search.ts';
import { readListSearch } from './list-address.ts';

const ME = '0190a000-0000-7000-8000-000000000001';
const VIEW = '0190a000-0000-7000-8000-0000000000aa';
const retail: Rule = { kind: 'field', field: 'industry', is: { op: 'is', text: 'Retail' } };
const view: ViewDefinition = {
  processId: null,
  filter: retail,
  q: 'riga',
  columns: [{ field: 'name', width: 240 }],
  sort: { field: 'name', descending: false },
  group: null,
  sums: [],
  layout: 'table',
};

const id = fc.uuid();
const field = fc.constantFrom('name', 'createdAt', 'custom.region');
const state: fc.Arbitrary<ListState> = fc.record({
  q: fc.string({ maxLength: 20 }),
  owner: fc.oneof(fc.constantFrom('me', 'none'), id, fc.constant(null)),
  filter: fc.constantFrom<Rule | null>(null, retail, { kind: 'not', rule: retail }),
  sort: fc.oneof(fc.constant(null), fc.record({ field, descending: fc.boolean() })),
  group: fc.oneof(fc.constant(null), field),
  columns: fc.oneof(
    fc.constant(null),
    fc.array(fc.record({ field, width: fc.oneof(fc.constant(null), fc.integer({ min: 40, max: 1200 })) }), {
      minLength: 1,
      maxLength: 4,
    }),
  ),
  process: fc.oneof(fc.constant(null), id),
  state: fc.constantFrom(...DEAL_STATES),
});

describe('the address of a list', () => {
  test.each([null, view])('says every state, over no view and over a view', (base) => {
    fc.assert(
      fc.property(state, (wished) => {
        const search = searchOf(wished, base, { view: VIEW });
        expect(stateOf(readListSearch({ ...search }), base)).toEqual(wished);
      }),
    );
  });
  test('of a view as it was saved names the view and nothing else', () => {
    expect(searchOf(stateOfView(view), view, { view: VIEW })).toEqual({ view: VIEW });
    expect(isChanged({ view: VIEW, open: ME }, view)).toBe(false);
  });
  test('an empty value takes away what the view has', () => {
    expect(stateOf({ view: VIEW, filter: '', sort: '' }, view)).toMatchObject({
      filter: null,
      sort: null,
      q: 'riga',
    });
    expect(isChanged({ view: VIEW, filter: '' }, view)).toBe(true);
  });
  test.each([
    [{ view: 'x', open: '../etc', owner: 'somebody' }, { owner: 'somebody' }],
    [{ q: 5, sort: ['a', 'b'], other: 'y' }, { q: '5' }],
    [{ filter: 'x'.repeat(20_001) }, {}],
  ])('%j is read as %j', (raw, read) => {
    expect(readListSearch(raw)).toEqual(read);
  });
  test.each([
    { owner: 'somebody' },
    { filter: '{"kind":"field"}' },
    { filter: 'not json' },
    { sort: "name'; drop table" },
    { state: 'gone' },
    { columns: ',,~' },
  ])('%j asks for nothing', (search) => {
    expect(stateOf(search, null)).toEqual(stateOf({}, null));
  });
});

describe('a state as a view', () => {
  test('whose records and which deals become conditions', () => {
    const saved = definitionOf({ ...stateOfView(null), owner: 'me', state: 'won', filter: retail });
    expect(saved.filter).toEqual({
      kind: 'all',
      rules: [
        retail,
        { kind: 'field', field: 'owner', is: { op: 'is', text: '@me' } },
        { kind: 'field', field: 'wonAt', is: { op: 'filled' } },
      ],
    });
    expect(stateOfView(saved).state).toBe('any');
  });
  test('what was saved is not changed, and saving it again changes nothing', () => {
    fc.assert(
      fc.property(state, (wished) => {
        const saved = definitionOf(wished);
        expect(isChanged({}, saved)).toBe(false);
        expect(definitionOf(stateOfView(saved))).toEqual(saved);
      }),
    );
  });
});
