import type { Agreement } from '@portolan/contract';
import { expect, test } from 'vitest';
import { agreementFacts, readFacts, type Stakeholder } from './agreement-facts.ts';

function agreement(states: readonly Stakeholder['state'][], needed: boolean): Agreement {
  return {
    stakeholders: states.map((state, i) => ({
      person: { id: `${i}`, name: `Person ${i}` },
      lane: null,
      state,
      note: '',
      answeredAt: null,
      revision: null,
    })),
    needed,
    missing: 0,
    readers: [
      { person: { id: '0', name: 'Person 0' }, readAt: '2026-03-05T09:00:00.000Z' },
      { person: { id: '1', name: 'Person 1' }, readAt: null },
    ],
    mine: { maySign: false, mustRead: false },
  };
}

test.each([
  [['signed', 'signed'], true, 2, false],
  [['signed', 'outdated'], true, 1, true],
  [['signed', 'objected', 'waiting'], true, 1, true],
  [['waiting', 'waiting'], false, 0, false],
  [[], true, 0, false],
] as const)(
  'of %j, with signatures needed %s, %d count and publishing is held: %s',
  (states, needed, signed, isHeld) => {
    const facts = agreementFacts(agreement(states, needed));
    expect(facts).toMatchObject({ asked: states.length, signed, isHeld });
    expect(facts.missing).toHaveLength(states.length - signed);
  },
);

test('readers are counted with those who have confirmed', () => {
  expect(readFacts(agreement([], true))).toEqual({ asked: 2, read: 1 });
});
