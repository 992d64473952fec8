import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { readingOrder } from './reading-order.ts';
import { shareState } from './share-facts.ts';

test('nodes are read from the start along the paths, ends last, each once', () => {
  const map = mapSchema.parse({
    starts: ['meet'],
    nodes: [
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
      { type: 'stage', id: 'sign', name: 'Sign' },
      { type: 'stage', id: 'meet', name: 'Meet' },
      { type: 'stage', id: 'part', name: 'Call', parent: 'meet' },
      { type: 'decision', id: 'fits', name: 'Fits?' },
      { type: 'stage', id: 'alone', name: 'Alone' },
    ],
    paths: [
      { id: '1', from: 'meet', to: 'fits' },
      { id: '2', from: 'fits', to: 'lost' },
      { id: '3', from: 'fits', to: 'sign' },
      { id: '4', from: 'sign', to: 'meet' },
    ],
  });
  expect(readingOrder(map).map(({ id }) => id)).toEqual(['meet', 'fits', 'sign', 'alone', 'lost']);
});

test.each([
  [{ revokedAt: null, expiresAt: null }, 'open'],
  [{ revokedAt: null, expiresAt: '2026-03-12T00:00:00.000Z' }, 'expired'],
  [{ revokedAt: null, expiresAt: '2026-03-14T00:00:00.000Z' }, 'open'],
  [{ revokedAt: '2026-03-01T00:00:00.000Z', expiresAt: null }, 'revoked'],
] as const)('a link with %j is %s', (share, state) => {
  expect(shareState(share, Date.parse('2026-03-13T00:00:00.000Z'))).toBe(state);
});
