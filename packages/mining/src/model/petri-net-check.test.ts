// What the check of a Petri net says about small nets whose faults are known.
import { expect, test } from 'vitest';
import { netOf, plainNet } from '../../testing/plain-net.ts';
import { randomTree } from '../../testing/plain-tree.ts';
import { createRandom } from '../simulation/random.ts';
import { checkNet } from './petri-net-check.ts';
import type { PetriNet } from './petri-net.ts';

/** what is wrong, net, what the check says */
const NETS: readonly (readonly [string, PetriNet, ReturnType<typeof checkNet>])[] = [
  [
    'nothing',
    netOf(['begin > a > p q', 'p > b > r', 'q > c > s', 'r s > d > end']),
    { verdict: 'sound', reason: '', markings: 6, mostTokens: 1, dead: [] },
  ],
  [
    'nothing, with two tokens in one place',
    netOf(['begin > a > p p', 'p > b > q', 'q q > c > end']),
    { verdict: 'sound', reason: '', markings: 5, mostTokens: 2, dead: [] },
  ],
  [
    'a transition that can never fire',
    netOf(['begin > a > end', 'nowhere > b > end']),
    { verdict: 'sound', reason: '', markings: 2, mostTokens: 1, dead: ['t1'] },
  ],
  [
    'a choice before a join',
    netOf(['begin > a > p', 'begin > b > q', 'p q > c > end']),
    {
      verdict: 'unsound',
      reason: 'the final marking of the net cannot be reached',
      markings: 3,
      mostTokens: 1,
      dead: ['t2'],
    },
  ],
  [
    'a way into a dead end',
    netOf(['begin > a > p', 'p > b > end', 'p > c > q']),
    {
      verdict: 'unsound',
      reason: 'the net cannot end any more after a, c',
      markings: 4,
      mostTokens: 1,
      dead: [],
    },
  ],
  [
    'tokens left over at the end',
    netOf(['begin > a > p q', 'p > b > end', 'p q > c > end']),
    {
      verdict: 'unsound',
      reason: 'the net cannot end any more after a, b',
      markings: 4,
      mostTokens: 1,
      dead: [],
    },
  ],
  [
    'a loop that leaves a token each time',
    netOf(['begin > a > p', 'p > b > p q', 'p > c > end']),
    {
      verdict: 'unbounded',
      reason:
        'the net is unbounded: after a, b, place q has more tokens than at a point on the way, and no place has fewer, so they pile up without end',
      markings: 3,
      mostTokens: 1,
      dead: [],
    },
  ],
];

test.each(NETS)('%s', (_, net, check) => {
  expect(checkNet(net)).toEqual(check);
});

test('a net with too many markings is left undecided', () => {
  // 2^12 markings and two.
  const parts = Array.from({ length: 12 }, (_, p) => `p${p} > a${p} > q${p}`);
  const net = netOf([
    `begin > ~ > ${parts.map((_, p) => `p${p}`).join(' ')}`,
    ...parts,
    `${parts.map((_, p) => `q${p}`).join(' ')} > ~ > end`,
  ]);
  expect(checkNet(net)).toMatchObject({ verdict: 'sound', markings: 2 ** 12 + 2 });
  expect(checkNet(net, { mostMarkings: 1000 })).toMatchObject({
    verdict: 'undecided',
    reason: 'the net has more than 1000 markings: whether it can always end is not known',
  });
});

test('the net of any process tree is sound and has at most one token in a place', () => {
  const checks = Array.from({ length: 100 }, (_, seed) =>
    checkNet(plainNet(randomTree(createRandom(seed + 1), 3, 'abcdef'.split(''), 0.3)), {
      mostMarkings: 5000,
    }),
  );
  const decided = checks.filter(({ verdict }) => verdict !== 'undecided');
  expect(decided.length).toBeGreaterThan(80);
  expect(
    decided.filter(
      ({ verdict, mostTokens, dead }) => verdict !== 'sound' || mostTokens > 1 || dead.length > 0,
    ),
  ).toEqual([]);
});

/** what contradicts, change, message */
test.each([
  [
    'an arc to nowhere',
    { transitions: [{ name: 't', activity: 'a', inputs: [0], outputs: [7] }] },
    'transition t has an arc with place 7, but there are 2 places',
  ],
  ['places of one name', { places: ['p', 'p'] }, 'places of a net need names of their own'],
  [
    'a marking for other places',
    { initial: [1] },
    'the initial marking has 1 entries, but there are 2 places',
  ],
  ['fewer than no tokens', { final: [0, -1] }, 'the final marking has -1 tokens in place 1'],
])('%s is refused', (_, change, message) => {
  expect(() => checkNet({ ...netOf(['begin > a > end']), ...change })).toThrow(new RangeError(message));
});
