// In worlds where it is known what has an effect: where nothing has, (almost) nothing is found; where something has, what
// is found is true; what lasts long or is written down afterwards is not taken for a reason.
import { describe, expect, test } from 'vitest';
import { ENDS, has, play, withRandomCalls, type World } from '../../testing/sales-worlds.ts';
import { clopperPearson } from '../statistics/binomial.ts';
import { compareSegments } from './compare-segments.ts';
import { whatMakesFast } from './what-makes-fast.ts';
import { whatWinnersShare } from './what-winners-share.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
/** The exact lower bound of the share of runs that find anything: at or below 5 % where one run in twenty may. */
function atLeast(runsThatFind: number, runs = SEEDS.length): number {
  return clopperPearson(runsThatFind, runs).low;
}

const runsThatFind = (world: World, cases = 600, seeds = SEEDS): number =>
  seeds.filter((seed) => {
    const { findings, tree } = whatWinnersShare(play(world, seed, cases), ENDS);
    // A tree that splits where nothing is found would be a finding by the back door.
    return findings.length > 0 || tree?.root.split !== undefined;
  }).length;

describe('worlds without any effect', { timeout: 60_000 }, () => {
  test.each<[string, World, number]>([
    ['plain', {}, 600],
    ['winning takes nine times as long as losing', { wonHours: 900, lostHours: 100 }, 600],
    [
      'winning takes long, and a product is new: of its cases those lost are decided first',
      { wonHours: 1500, lostHours: 50, launch: true },
      600,
    ],
    [
      'everything takes five times as long for half of the cases',
      { slowness: (view) => (has(view, 1) ? 5 : 1), wonHours: 800, lostHours: 50, launch: true },
      600,
    ],
  ])('what winners share: %s', (_, world, cases) => {
    expect(atLeast(runsThatFind(world, cases))).toBeLessThanOrEqual(0.05);
  });

  test('larger ones, where a small bias would show', () => {
    const seeds = SEEDS.slice(0, 40);
    const trap: World = {
      slowness: (view) => (has(view, 1) ? 8 : 1),
      wonHours: 800,
      lostHours: 50,
      launch: true,
    };
    expect(atLeast(runsThatFind(trap, 3000, seeds), seeds.length)).toBeLessThanOrEqual(0.05);
  });

  test('calls at random, more of them the longer a case lasts, where winning takes longer than losing', () => {
    const runs = SEEDS.filter((seed) => {
      const log = withRandomCalls(play({ wonHours: 900, lostHours: 100 }, seed), seed);
      return whatWinnersShare(log, ENDS).findings.length > 0;
    });
    expect(atLeast(runs.length)).toBeLessThanOrEqual(0.05);
  });

  test('fast against slow', () => {
    // Going back takes longer, in any world: that is asked on leaving a stage, and true. Nothing else is.
    const runs = SEEDS.filter((seed) => {
      const { findings } = whatMakesFast(play({ wonHours: 400, launch: true }, seed, 800), ENDS);
      return findings.some(({ feature }) => feature.kind !== 'back');
    });
    expect(atLeast(runs.length)).toBeLessThanOrEqual(0.05);
  });

  test('one segment against another', () => {
    const runs = SEEDS.filter((seed) => {
      const log = play({ launch: true }, seed);
      const side = Uint8Array.from(log.caseIds, (_, c) => (Math.imul(c + 7, 0x9e3779b1) >>> 16) & 1);
      const found = compareSegments(
        log,
        side,
        side.map((flag) => 1 - flag),
        ENDS,
      );
      return found.kind === 'compared' && found.differences.length > 0;
    });
    expect(atLeast(runs.length)).toBeLessThanOrEqual(0.05);
  });
});

describe('worlds with known effects', { timeout: 60_000 }, () => {
  test.each<[string, World, RegExp]>([
    [
      'two of six flags',
      { effect: (view) => (has(view, 1) ? 2.2 : 1) * (has(view, 2) ? 0.5 : 1) },
      /Flag [12]/u,
    ],
    [
      'two flags, and one source of four',
      {
        effect: (view) =>
          (has(view, 1) ? 2 : 1) *
          (has(view, 2) ? 0.5 : 1) *
          (view.attributes['Source'] === 'Referral' ? 2.5 : 1),
      },
      /Flag [12]|Source/u,
    ],
    ['the amount', { effect: (view) => (Number(view.attributes['Amount']) > 1000 ? 2.5 : 1) }, /Amount/u],
    ['having been qualified', { effect: ({ visits }) => (visits('Qualified') > 0 ? 2.5 : 1) }, /Qualified/u],
  ])('%s: at most a twentieth of what is found is not true', (_, world, isTrue) => {
    const seeds = SEEDS.slice(0, 100);
    let found = 0;
    const falseShares = seeds.map((seed) => {
      const { findings } = whatWinnersShare(play(world, seed, 1200), ENDS);
      const wrong = findings.filter(({ feature }) => !isTrue.test(JSON.stringify(feature)));
      found += findings.length - wrong.length;
      return wrong.length / Math.max(1, findings.length);
    });
    const mean = falseShares.reduce((sum, share) => sum + share, 0) / seeds.length;
    const variance = falseShares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (seeds.length - 1);
    expect(mean).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt(variance / seeds.length));
    // Not by finding nothing.
    expect(found).toBeGreaterThan(0.5 * seeds.length);
  });
});

describe('what is known only afterwards', () => {
  test.each<[string, World, string]>([
    [
      'a reason that only lost cases have',
      { atTheEnd: ({ random }, isWon) => (isWon ? {} : { Reason: random.pick(['price', 'timing']) }) },
      'presence',
    ],
    [
      'a note that tells the outcome, now and then wrongly, and that open cases lack',
      {
        atTheEnd: ({ random }, isWon) => ({
          Reason: random.next() < 0.75 === isWon ? 'a good fit' : 'no fit',
        }),
      },
      'setAtTheEnd',
    ],
    [
      'a number that is 0 for the lost',
      { atTheEnd: ({ random }, isWon) => ({ Reason: isWon ? 100 + random.int(900) : 0 }) },
      'setAtTheEnd',
    ],
  ])('%s is suspected and no finding', (_, world, reason) => {
    const { findings, suspectedLeaks } = whatWinnersShare(play(world, 5, 1500), ENDS);
    expect(suspectedLeaks).toContainEqual(expect.objectContaining({ attribute: 'Reason', reason }));
    expect(JSON.stringify(findings)).not.toContain('Reason');
  });

  test('what is overwritten at the end, from a value all cases have, is told by determining the outcome', () => {
    const log = play({ atTheEnd: (_, isWon) => ({ 'Flag 6': isWon ? 'closed' : 'dropped' }) }, 5, 1500);
    const { findings, suspectedLeaks } = whatWinnersShare(log, ENDS);
    expect(suspectedLeaks).toEqual([expect.objectContaining({ attribute: 'Flag 6', reason: 'determines' })]);
    expect(JSON.stringify(findings)).not.toContain('Flag 6');
  });

  test('an attribute the caller vouches for is asked about, one it rules out is not', () => {
    const log = play({ atTheEnd: (_, isWon) => ({ 'Flag 6': isWon ? 'closed' : 'dropped' }) }, 5, 1500);
    const vouched = whatWinnersShare(log, { ...ENDS, setAtStart: ['Flag 6'] });
    expect(JSON.stringify(vouched.findings[0])).toContain('Flag 6');
    expect(whatWinnersShare(log, { ...ENDS, ignore: ['Flag 6'] }).suspectedLeaks).toEqual([]);
  });
});
