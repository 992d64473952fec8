import { expect, test } from 'vitest';
import { firstLayout, visible, withMoved, withShown, withWidth } from '../../ui/data-table/columns.ts';
import { columnsOf, layoutOf } from './column-layout.ts';

const ALL = [
  { id: 'name', isFixed: true },
  { id: 'title' },
  { id: 'owner' },
  { id: 'city', isHiddenAtFirst: true },
];
const shown = (layout: ReturnType<typeof layoutOf>) => visible(ALL, layout).map(({ id }) => id);

test('what nobody has arranged is said by nothing', () => {
  expect(columnsOf(ALL, firstLayout(ALL))).toBeNull();
  expect(shown(layoutOf(ALL, null))).toEqual(['name', 'title', 'owner']);
});

test('an arrangement is said and read again', () => {
  const layout = withWidth(
    withMoved(ALL, withShown(ALL, firstLayout(ALL), 'title', false), 'owner', 'name'),
    'name',
    240,
  );
  const columns = columnsOf(ALL, layout);
  expect(columns).toEqual([
    { field: 'owner', width: null },
    { field: 'name', width: 240 },
  ]);
  expect(shown(layoutOf(ALL, columns))).toEqual(['owner', 'name']);
  expect(columnsOf(ALL, layoutOf(ALL, columns))).toEqual(columns);
});

test('a column that is no field any more is passed over, the one that names the row always stands there', () => {
  const layout = layoutOf(ALL, [
    { field: 'custom.gone', width: 100 },
    { field: 'city', width: null },
  ]);
  expect(shown(layout)).toEqual(['city', 'name']);
});
