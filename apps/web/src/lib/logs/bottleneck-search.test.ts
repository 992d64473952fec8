// The address of the Bottlenecks screen: what is not understood is left out; what is said is asked for.
import { expect, test } from 'vitest';
import {
  bottleneckQueryOf,
  placeOf,
  targetOf,
  withTargets,
  readBottleneckSearch,
  withClock,
  withEnds,
} from './bottleneck-search.ts';

test('filters, ends, clock and selection are read, and asked for', () => {
  const search = readBottleneckSearch({
    activity: 'Demo',
    won: ['Signed'],
    lost: 'No',
    weekdays: [1, 2],
    fromHour: '9',
    toHour: 17.5,
    zone: 'Europe/Riga',
    rank: 'paths',
    at: 'Lead',
    next: 'Demo',
  });
  expect(bottleneckQueryOf(search)).toEqual({
    activity: ['Demo'],
    won: ['Signed'],
    lost: ['No'],
    weekdays: ['1', '2'],
    fromHour: 9,
    toHour: 17.5,
    zone: 'Europe/Riga',
  });
  expect(search).toMatchObject({ rank: 'paths' });
  expect(placeOf(search)).toEqual({ at: 'Lead', next: 'Demo' });
});

test.each([
  [{ weekdays: ['1'], fromHour: 9 }],
  [{ weekdays: ['9'], fromHour: 9, toHour: 17 }],
  [{ weekdays: ['1'], fromHour: 17, toHour: 9 }],
  [{ weekdays: ['1'], fromHour: 'nine', toHour: 25 }],
])('a clock that is none is left out: %j', (raw) => {
  expect(readBottleneckSearch(raw)).toEqual({});
});

test('begin and end of the picture are no places; names that begin with an at sign are', () => {
  expect(placeOf({ at: '@start' })).toBeUndefined();
  expect(placeOf({ at: 'Demo', next: '@end' })).toBeUndefined();
  expect(placeOf({ at: '@@home' })).toEqual({ at: '@home' });
  expect(placeOf({})).toBeUndefined();
});

test('ends and clock replace those before, and can be taken away', () => {
  const chosen = withEnds({ won: ['A'], other: ['B'] }, { won: ['C'] });
  expect(chosen).toEqual({ won: ['C'] });
  expect(withEnds(chosen, {})).toEqual({});
  const clock = { weekdays: ['1'], fromHour: 9, toHour: 17 };
  expect(withClock(withClock({ at: 'A' }, clock), undefined)).toEqual({ at: 'A' });
});

test('targets and holidays stand in the address; what is none is left out', () => {
  const search = readBottleneckSearch({
    target: ['Legal=5', 'a=b=2.5', 'Demo=-1', 'Demo=', '=3', 'Demo=soon'],
    weekdays: ['1'],
    fromHour: '9',
    toHour: '17',
    holidays: ['2026-12-25', '2026-12-24', '2026-13-40', 'Xmas'],
  });
  expect(search.target).toEqual(['Legal=5', 'a=b=2.5']);
  expect(search.holidays).toEqual(['2026-12-24', '2026-12-25']);
  expect(targetOf('a=b=2.5')).toEqual({ stage: 'a=b', days: 2.5 });
  expect(bottleneckQueryOf(search)).toMatchObject({
    target: ['Legal=5', 'a=b=2.5'],
    holidays: ['2026-12-24', '2026-12-25'],
  });
  expect(withTargets(search, new Map()).target).toBeUndefined();
  expect(withTargets({}, new Map([['Demo', 3]]))).toEqual({ target: ['Demo=3'] });
  // Holidays alone are no working time.
  expect(readBottleneckSearch({ holidays: '2026-12-24' })).toEqual({});
});
