// Where a card may be put, told by the map and the card alone.
import { graphOf, mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { judgeCard, type CardVerdict } from './judge-card.ts';

const graph = graphOf(
  mapSchema.parse({
    nodes: [
      { type: 'stage', id: 'reach', name: 'Reach', kind: 'audience' },
      { type: 'stage', id: 'lead', name: 'Lead' },
      { type: 'stage', id: 'qualify', name: 'Qualify', gate: 'block' },
      { type: 'stage', id: 'offer', name: 'Offer' },
      { type: 'stage', id: 'nurture', name: 'Nurture', kind: 'resting' },
      { type: 'stage', id: 'close', name: 'Close', milestones: ['won'] },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    ],
    starts: ['lead'],
    paths: [
      { id: '1', from: 'lead', to: 'qualify' },
      { id: '2', from: 'qualify', to: 'offer' },
      { id: '3', from: 'qualify', to: 'nurture' },
      { id: '4', from: 'offer', to: 'close', rule: { kind: 'field', field: 'amount', is: { op: 'filled' } } },
      { id: '5', from: 'offer', to: 'qualify' },
      { id: '6', from: 'lead', to: 'lost' },
      { id: '7', from: 'nurture', to: 'offer' },
    ],
  }),
);

test.each<[why: string, from: string, missing: number, to: string, may: boolean, verdict: CardVerdict]>([
  ['a way of the map', 'lead', 0, 'qualify', false, 'free'],
  ['a gate that warns asks first', 'lead', 1, 'qualify', false, 'asks'],
  ['a gate that blocks', 'qualify', 2, 'offer', false, 'exception'],
  ['a gate that is settled', 'qualify', 0, 'offer', false, 'free'],
  ['going back asks for no checklist', 'offer', 3, 'qualify', false, 'free'],
  ['resting asks for a day, not for the checklist', 'qualify', 3, 'nurture', false, 'asks'],
  ['losing asks why', 'lead', 0, 'lost', false, 'asks'],
  ['a condition is asked of the server', 'offer', 0, 'close', false, 'asks'],
  ['no way, and no right to pass by', 'lead', 0, 'close', false, 'refused'],
  ['no way, but the right to pass by', 'lead', 0, 'close', true, 'exception'],
  ['where it is', 'lead', 0, 'lead', true, 'refused'],
  ['an audience holds no deals', 'lead', 0, 'reach', true, 'refused'],
])('%s', (_, nodeId, missing, to, may, verdict) => {
  const card = { nodeId, gate: { done: 0, total: missing, missing }, wonAt: null, endedAt: null };
  expect(judgeCard(graph, card, to, may)).toBe(verdict);
});

test('an ended deal is opened again in any stage, never in another end', () => {
  const card = {
    nodeId: 'lost',
    gate: { done: 0, total: 0, missing: 0 },
    wonAt: null,
    endedAt: '2026-01-01T00:00:00Z',
  };
  expect(judgeCard(graph, card, 'offer', false)).toBe('asks');
  expect(judgeCard(graph, card, 'lost', true)).toBe('refused');
});
