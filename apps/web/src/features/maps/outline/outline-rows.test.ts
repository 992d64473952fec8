import { mapSchema, type MapInput } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { openRows, outlineRows, processOrder, rowAfterRemoving, rowAt } from './outline-rows.ts';

const map = (input: MapInput) => mapSchema.parse(input);
const stage = (id: string, more: object = {}) => ({ type: 'stage' as const, id, name: id, ...more });
const path = (from: string, to: string, more: object = {}) => ({ id: `${from}-${to}`, from, to, ...more });

const sales = map({
  lanes: [{ id: 'l', name: 'Sales' }],
  phases: [{ id: 'p', name: 'Decision' }],
  // Not in the order of the process on purpose.
  nodes: [
    { type: 'outcome', id: 'lost', name: 'lost', kind: 'lost' },
    stage('close', { milestones: ['won'], checklist: [{ id: 'c', text: 'Signed' }] }),
    stage('nurture', { kind: 'resting' }),
    stage('island'),
    stage('prospect', { lane: 'l', phase: 'p' }),
    { type: 'decision', id: 'fits', name: 'fits' },
    stage('offer'),
    stage('write', { parent: 'offer' }),
    stage('send', { parent: 'offer' }),
  ],
  starts: ['prospect'],
  paths: [
    path('prospect', 'fits'),
    path('fits', 'offer', { label: 'yes' }),
    path('fits', 'nurture', { label: 'not yet', no: 'notNow' }),
    path('nurture', 'fits'),
    path('offer', 'close'),
    path('offer', 'lost'),
  ],
});

test('stages come as deals reach them along the first way on, what nothing leads to after them, outcomes last', () => {
  expect(processOrder(sales).map(({ id }) => id)).toEqual([
    'prospect',
    'fits',
    'offer',
    'close',
    'nurture',
    'island',
    'lost',
  ]);
});

test('every node is there once, also in a circle without a start', () => {
  const circle = map({
    nodes: [stage('a'), stage('b'), stage('c')],
    paths: [path('a', 'b'), path('b', 'c'), path('c', 'a')],
  });
  expect(processOrder(circle).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('a thousand stages in one line do not run out of stack', () => {
  const nodes = Array.from({ length: 1000 }, (_, i) => stage(`s${i}`));
  const long = map({ nodes, paths: nodes.slice(1).map(({ id }, i) => path(`s${i}`, id)) });
  expect(processOrder(long).map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
});

describe('rows', () => {
  const rows = outlineRows(sales);
  const row = (key: string) => rows.find((one) => one.key === key);

  test('a decision has its answers under it, a stage its sub-stages', () => {
    expect(rows.map(({ key }) => key)).toEqual([
      'nodes/prospect',
      'nodes/fits',
      'paths/fits-offer',
      'paths/fits-nurture',
      'nodes/offer',
      'nodes/write',
      'nodes/send',
      'nodes/close',
      'nodes/nurture',
      'nodes/island',
      'nodes/lost',
    ]);
  });

  test('say where they stand and lead', () => {
    expect(row('nodes/prospect')).toMatchObject({ lane: 'Sales', phase: 'Decision', isStart: true });
    expect(row('nodes/offer')?.leads.map(({ name }) => name)).toEqual(['close', 'lost']);
    expect(row('nodes/close')).toMatchObject({ checklist: 1, isWon: true });
    expect(row('paths/fits-nurture')).toMatchObject({
      kind: 'answer',
      name: 'not yet',
      flavour: 'notNow',
      level: 2,
      parent: 'nodes/fits',
      leads: [{ id: 'nurture', name: 'nurture', label: '' }],
    });
  });

  test('are counted among their siblings', () => {
    expect(row('nodes/send')).toMatchObject({ position: 2, siblings: 2 });
    expect(row('nodes/lost')).toMatchObject({ position: 7, siblings: 7 });
  });

  test('of a shut row are not seen', () => {
    const seen = openRows(rows, new Set(['nodes/fits'])).map(({ key }) => key);
    expect(seen).not.toContain('paths/fits-offer');
    expect(seen).toContain('nodes/write');
  });

  test.each([
    ['nodes/prospect', 'next', 'nodes/fits'],
    ['nodes/prospect', 'previous', 'nodes/prospect'],
    ['nodes/lost', 'next', 'nodes/lost'],
    ['nodes/lost', 'first', 'nodes/prospect'],
    [null, 'next', 'nodes/prospect'],
  ] as const)('from %s the %s is %s', (from, move, to) => {
    expect(rowAt(rows, from, move)).toBe(to);
  });

  test.each([
    ['nodes/offer', 'nodes/close'],
    ['nodes/write', 'nodes/send'],
    ['nodes/send', 'nodes/write'],
    ['nodes/lost', 'nodes/island'],
  ])('when %s goes, one stands on %s', (gone, next) => {
    expect(rowAfterRemoving(rows, gone)).toBe(next);
  });
});
