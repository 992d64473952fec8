// What was chosen in one view of a log holds in the others.
import { expect, test } from 'vitest';
import { pairOf, readHandoverSearch, withLanes, withPair } from './handover-search.ts';
import { elsewhere, readLogSearch } from './log-search.ts';

const RAW = {
  activity: 'Demo',
  at: 'Lead',
  won: ['Won', 'Activated'],
  lost: 'Lost',
  meanwhile: 'Call',
  weekdays: ['1', '2'],
  fromHour: '8',
  toHour: '16.5',
  rank: 'paths',
  by: 'lanes',
  measure: 'time',
  view: 'list',
  groupA: '{"activity":["Demo"]}',
  deal: 'D-7',
  play: 'true',
  behind: '{"of":"winners"}',
  giver: 'Ann',
  taker: 'Ben',
  nonsense: 'x',
};

test('all that was chosen goes along from view to view, what is open does not', () => {
  const along = elsewhere(readLogSearch(RAW));
  expect(along).toEqual({
    activity: ['Demo'],
    at: 'Lead',
    won: ['Won', 'Activated'],
    lost: ['Lost'],
    meanwhile: ['Call'],
    weekdays: ['1', '2'],
    fromHour: 8,
    toHour: 16.5,
    rank: 'paths',
    by: 'lanes',
    measure: 'time',
    view: 'list',
    groupA: '{"activity":["Demo"]}',
  });
  expect(readLogSearch({ ...along })).toEqual(along);
});

test('nothing chosen leaves nothing in the address', () => {
  expect(elsewhere(readLogSearch({ nonsense: 'x', fromHour: '77' }))).toEqual({});
});

test('the deals of a hand-over that are open are in the address, and close together with a deal of theirs', () => {
  const open = readHandoverSearch({ ...RAW, giver: 'Ann', taker: 'Ben' });
  expect([pairOf(open), open.deal, open.by]).toEqual([{ giver: 'Ann', taker: 'Ben' }, 'D-7', 'lanes']);
  const closed = withPair(open, undefined);
  expect([pairOf(closed), closed.deal, closed.by]).toEqual([undefined, undefined, 'lanes']);
  expect(pairOf(withLanes(open, false))).toBeUndefined();
  expect(pairOf(readHandoverSearch({ giver: 'Ann' }))).toBeUndefined();
});
