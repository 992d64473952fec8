// The address of the Why screen: what is not understood is left out; what is said is asked for.
import { expect, test } from 'vitest';
import { placeBehind } from './why-place.ts';
import { groupOf, groupsOf, groupText, readWhySearch, whyQueryOf, withBehind } from './why-search.ts';

const PLACE = { of: 'obstacle', stage: 'Demo', next: 'lost' } as const;

test('filters, ends and what is no stage are read, and asked for', () => {
  const search = readWhySearch({
    activity: 'Demo',
    won: 'Signed',
    meanwhile: ['Call', 'Mail'],
    view: 'list',
  });
  expect(whyQueryOf(search)).toEqual({ activity: ['Demo'], won: ['Signed'], meanwhile: ['Call', 'Mail'] });
});

test('the deals behind a finding are read as they were written, and closed with the deal that was open', () => {
  const open = withBehind({ activity: ['Demo'] }, PLACE);
  expect(placeBehind(readWhySearch({ ...open }))).toEqual(PLACE);
  expect(withBehind({ ...open, deal: 'd1' }, undefined)).toEqual({ activity: ['Demo'] });
});

test.each(['', '{', 'null', '[]', '{"of":"obstacle"}', '{"of":"obstacle","stage":"x","next":"won"}', 7])(
  'a finding that is none is left out: %j',
  (behind) => {
    expect(placeBehind(readWhySearch({ behind }))).toBeUndefined();
  },
);

test('two groups, or one against everybody else', () => {
  const groupA = groupText({ attribute: ['Source=Referral'], view: 'list' })!;
  expect(groupOf(groupA)).toEqual({ attribute: ['Source=Referral'] });
  expect(groupsOf(readWhySearch({ groupA }))).toEqual({ a: { attribute: ['Source=Referral'] }, b: null });
  const groupB = '{"activity":["Demo"],"nonsense":1}';
  expect(groupsOf(readWhySearch({ groupA, groupB }))).toMatchObject({ b: { activity: ['Demo'] } });
  for (const bad of ['{}', '[', '"x"', 'null'])
    expect(groupsOf(readWhySearch({ groupA: bad }))).toBeUndefined();
  expect(groupText({ view: 'list' })).toBeUndefined();
});
