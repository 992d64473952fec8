import { createActivity, updateActivity } from '@portolan/contract';
import { expect, test } from 'vitest';
import { bodyOf, changesOf, faultOf, newDraft, withKind } from './activity-draft.ts';

const ID = '0198a000-0000-7000-8000-000000000001';

test('what the form holds is what the server takes', () => {
  const draft = newDraft({
    subject: '  Call Anna ',
    kind: 'call',
    when: { day: '2026-03-12', time: '15:30' },
    minutes: 45,
    deal: { id: ID, label: 'Harbour' },
    company: { id: ID, label: 'left out, the deal has one' },
  });
  const body = createActivity.body.parse(bodyOf(draft));
  expect(body).toMatchObject({ subject: 'Call Anna', dealId: ID, companyId: null, done: null });
  expect(body.due).toEqual({ at: new Date('2026-03-12T15:30:00').toISOString(), minutes: 45 });
});

test('a note is put down as done, without a day', () => {
  const planned = newDraft({ subject: 'x', when: { day: '2026-03-12', time: null } });
  const note = withKind(planned, 'note');
  expect(bodyOf(note)).toMatchObject({ due: null, repeat: null, direction: null, done: { outcome: null } });
  expect(withKind(note, 'task').hasHappened).toBe(false);
});

test('an outcome that the other kind does not have goes', () => {
  const call = newDraft({ kind: 'call', hasHappened: true, outcome: 'reached' });
  expect(withKind(call, 'meeting').outcome).toBeNull();
});

test('only what was changed is sent', () => {
  const before = newDraft({ id: ID, subject: 'a', when: { day: '2026-03-12', time: null } });
  expect(changesOf(before, before)).toEqual({});
  const changes = changesOf(before, { ...before, subject: 'b', when: null });
  expect(changes).toEqual({ subject: 'b', due: null });
  expect(updateActivity.body.safeParse({ changes }).success).toBe(true);
});

test.each([
  ['nothing is said', newDraft(), 'subject'],
  [
    'it repeats without a first day',
    newDraft({ subject: 'a', repeat: { every: 1, unit: 'day', on: [], until: null, count: null } }),
    'repeat',
  ],
  ['all is well', newDraft({ subject: 'a' }), null],
] as const)('%s', (_, draft, fault) => {
  expect(faultOf(draft)).toBe(fault);
});
