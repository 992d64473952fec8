import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLayout, ordered, visible, withMoved, withShown, withWidth } from './columns.ts';
import { ALL_SELECTED, chosenCount, chosenState, isChosen, NONE_SELECTED, withChosen } from './selection.ts';
import { groupStarts, lineAt, lineCount, squeezed, stretched, TALLEST } from './table-lines.ts';

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('columns', () => {
  const columns = [
    { id: 'name', isFixed: true },
    { id: 'amount' },
    { id: 'owner' },
    { id: 'note', isHiddenAtFirst: true },
  ];
  const layout = firstLayout(columns);

  test('start in their own order without those that are hidden at first', () => {
    expect(ids(visible(columns, layout))).toEqual(['name', 'amount', 'owner']);
  });
  test.each([
    ['owner', 'amount', ['name', 'owner', 'amount', 'note']],
    ['amount', null, ['name', 'owner', 'note', 'amount']],
    ['amount', 'amount', ['name', 'amount', 'owner', 'note']],
  ])('%s moves before %s', (id, before, order) => {
    expect(ids(ordered(columns, withMoved(columns, layout, id, before)))).toEqual(order);
  });
  test('are hidden and shown, but not the one that names the row', () => {
    const without = withShown(columns, withShown(columns, layout, 'amount', false), 'name', false);
    expect(ids(visible(columns, without))).toEqual(['name', 'owner']);
    expect(ids(visible(columns, withShown(columns, without, 'note', true)))).toEqual([
      'name',
      'owner',
      'note',
    ]);
  });
  test('a field that is newer than the layout comes last and is shown', () => {
    const later = [{ id: 'new' }, ...columns];
    expect(ids(visible(later, layout))).toEqual(['name', 'amount', 'owner', 'new']);
  });
  test.each([
    [10, 56],
    [123.4, 123],
    [5000, 800],
  ])('a width of %d becomes %d', (wished, width) => {
    expect(withWidth(layout, 'amount', wished).widths['amount']).toBe(width);
  });
});

describe('selection', () => {
  test('some by name', () => {
    const two = withChosen(NONE_SELECTED, ['a', 'b'], true);
    expect(chosenCount(two, 10)).toBe(2);
    expect(isChosen(withChosen(two, ['a'], false), 'a')).toBe(false);
    expect(chosenState(two, 10)).toBe('some');
    expect(chosenState(two, 2)).toBe('all');
  });
  test('all that match but for some', () => {
    const most = withChosen(ALL_SELECTED, ['a'], false);
    expect(isChosen(most, 'a')).toBe(false);
    expect(isChosen(most, 'never seen')).toBe(true);
    expect(chosenCount(most, 1_000_000)).toBe(999_999);
    expect(chosenCount(most, undefined)).toBeUndefined();
    expect(chosenState(withChosen(most, ['a'], true), undefined)).toBe('all');
  });
  test('what was chosen is chosen, whatever was before', () => {
    const some = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(fc.boolean(), some, some, fc.boolean(), (all, before, then, value) => {
        const start = withChosen(all ? ALL_SELECTED : NONE_SELECTED, before, !all);
        const after = withChosen(start, then, value);
        for (const id of ['a', 'b', 'c', 'd']) {
          expect(isChosen(after, id)).toBe(then.includes(id) ? value : isChosen(start, id));
        }
      }),
    );
  });
});

describe('lines', () => {
  test('rows and heads of groups follow each other, without a gap and in order', () => {
    const sizes = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (rows) => {
        const groups = rows.map((count, index) => ({ key: String(index), rows: count }));
        const starts = groupStarts(groups);
        const expected = rows.flatMap((count, group) => [
          `g${group}`,
          ...Array.from({ length: count }, () => 'r'),
        ]);
        const lines = Array.from({ length: lineCount(0, groups) }, (_, line) => lineAt(line, starts));
        expect(lines.map((line) => (line.kind === 'group' ? `g${line.group}` : 'r'))).toEqual(expected);
        const indexes = lines.flatMap((line) => (line.kind === 'row' ? [line.index] : []));
        expect(indexes).toEqual(indexes.map((_, index) => index));
      }),
    );
  });
  test('a list taller than a browser draws is reached from its top to its end', () => {
    const height = 36_000_000;
    expect(stretched(0, 800, height)).toBe(0);
    expect(stretched(TALLEST - 800, 800, height)).toBeCloseTo(height - 800);
    expect(stretched(squeezed(20_000_000, 800, height), 800, height)).toBeCloseTo(20_000_000);
    expect(stretched(1234, 800, 50_000)).toBe(1234);
  });
});
