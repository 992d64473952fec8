import type { AccessRules } from '@portolan/core';
import { expect, test } from 'vitest';
import {
  reachOf,
  saySame,
  warningsOf,
  withField,
  withReach,
  withoutReach,
  type Warning,
} from './access-draft.ts';

const NONE: AccessRules = { records: [], fields: [] };
const DEALS = { role: 'member', about: 'deal', processId: null } as const;
const IN_RENEWAL = { ...DEALS, processId: '018f0000-0000-7000-8000-000000000001' };

test.each([
  ['all', 'all', { read: 'own' }, 'own', 'own'],
  ['all', 'all', { change: 'own' }, 'all', 'own'],
  ['own', 'own', { change: 'team' }, 'team', 'team'],
  ['team', 'own', { read: 'all' }, 'all', 'own'],
] as const)(
  'from %s and %s, %j makes %s and %s: what is not seen is not changed',
  (read, change, to, saw, changed) => {
    const rules = withReach(withReach(NONE, DEALS, { read }), DEALS, { change });
    expect(reachOf(withReach(rules, DEALS, to), DEALS)).toMatchObject({ read: saw, change: changed });
  },
);

test('what is usual is not said; of one process it is, because it stands before the others', () => {
  const own = withReach(NONE, DEALS, { read: 'own' });
  expect(withReach(own, DEALS, { read: 'all', change: 'all' })).toEqual(NONE);
  const all = withReach(own, IN_RENEWAL, { read: 'all', change: 'all' });
  expect(reachOf(all, IN_RENEWAL)).toMatchObject({ read: 'all' });
  expect(reachOf(withoutReach(all, IN_RENEWAL), IN_RENEWAL)).toMatchObject({ read: 'own' });
});

test('a field is hidden, read, or as usual', () => {
  const amount = { ...DEALS, field: 'amount' };
  const hidden = withField(NONE, amount, 'hidden');
  expect(withField(hidden, amount, 'read').fields).toEqual([{ ...amount, access: 'read' }]);
  expect(withField(hidden, amount, 'edit')).toEqual(NONE);
});

test('rules in another order say the same', () => {
  const [a, b] = [{ ...DEALS, role: 'viewer' } as const, DEALS];
  const one = withReach(withReach(NONE, a, { read: 'own' }), b, { read: 'team' });
  const two = withReach(withReach(NONE, b, { read: 'team' }), a, { read: 'own' });
  expect(saySame(one, two)).toBe(true);
  expect(saySame(one, withReach(two, a, { read: 'team' }))).toBe(false);
});

test('it is said who is kept from what is theirs', () => {
  const about = {
    people: [
      { id: 'anna', name: 'Anna', role: 'member' as const },
      { id: 'boris', name: 'Boris', role: 'member' as const },
    ],
    inTeams: new Set(['boris']),
    keys: [{ name: 'Website', role: 'member' as const }],
    required: [{ about: 'deal' as const, name: 'custom.region', label: 'Region' }],
  };
  expect(warningsOf(NONE, about)).toEqual([]);
  const narrowed = withField(
    withField(withReach(NONE, DEALS, { read: 'team' }), { ...DEALS, field: 'custom.region' }, 'read'),
    { ...DEALS, field: 'owner' },
    'hidden',
  );
  expect(warningsOf(narrowed, about)).toEqual([
    { kind: 'noTeam', role: 'member', people: ['Anna'] },
    { kind: 'keys', role: 'member', keys: ['Website'] },
    { kind: 'tasksOfOthers', role: 'member' },
    { kind: 'requiredField', role: 'member', about: 'deal', field: 'Region' },
    { kind: 'ownerHidden', role: 'member', about: 'deal' },
  ] satisfies Warning[]);
});
