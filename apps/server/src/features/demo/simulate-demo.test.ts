// The demo's story holds whatever day it is loaded: the same deals, and the flaws that the first screen tells about.
import { caseDurations, type EventLog, findInsights, type WordColumn } from '@portolan/mining';
import { describe, expect, test } from 'vitest';
import { HASTY_OWNER, OWNERS } from './company.ts';
import { DEMO_DEALS, DEMO_MONTHS, simulateDemo } from './simulate-demo.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 9);

function pathsOf(log: EventLog): string[][] {
  return log.caseIds.map((_, c) =>
    Array.from(
      log.activity.subarray(log.caseOffsets[c], log.caseOffsets[c + 1]),
      (code) => log.activities[code]!,
    ),
  );
}

function wordsOf(log: EventLog, name: string): string[] {
  const column = log.caseAttributes.get(name) as WordColumn;
  return Array.from(column.codes, (code) => column.values[code]!);
}

/** Won among won and lost. */
function winRate(paths: readonly string[][]): number {
  const won = paths.filter((path) => path.at(-1) === 'Won').length;
  const lost = paths.filter((path) => path.at(-1) === 'Lost').length;
  return won / (won + lost);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const log = simulateDemo(NOW);
const paths = pathsOf(log);

const isReturn = (path: readonly string[]) =>
  path.some((step, i) => step === 'Proposal' && path[i + 1] === 'Discovery');

const jumps = (path: readonly string[]) =>
  path.some(
    (step, i) => step === 'Discovery' && path[i + 1] === 'Proposal' && !path.slice(0, i).includes('Demo'),
  );

const arrivals = (month: number) =>
  log.caseIds.filter((_, c) => new Date(log.time[log.caseOffsets[c]!]!).getUTCMonth() === month).length;

const shareOf = (some: readonly string[][]) => some.filter(jumps).length / some.length;

describe('the demo company', () => {
  test('is the same every time for one moment, and another story for another seed', () => {
    expect(simulateDemo(NOW)).toEqual(log);
    expect(simulateDemo(NOW, 1).activity).not.toEqual(log.activity);
  });

  test('has 4,000 deals in 18 months that end now', () => {
    expect(log.caseIds).toHaveLength(DEMO_DEALS);
    expect(new Set(log.caseIds).size).toBe(DEMO_DEALS);
    const first = log.time.reduce((a, b) => Math.min(a, b));
    const last = log.time.reduce((a, b) => Math.max(a, b));
    expect(last).toBeLessThan(NOW);
    expect(NOW - last).toBeLessThan(4 * DAY);
    expect((NOW - first) / DAY / 30.4).toBeCloseTo(DEMO_MONTHS, 0);
  });

  test('sells in five countries, and its books are written in five scripts', () => {
    expect(new Set(wordsOf(log, 'Country')).size).toBe(5);
    const names = [...wordsOf(log, 'Company'), ...wordsOf(log, 'Contact'), ...wordsOf(log, 'Owner')].join(
      ' ',
    );
    for (const script of ['Latin', 'Thai', 'Arabic', 'Han', 'Cyrillic']) {
      expect(names, script).toMatch(new RegExp(`\\p{Script=${script}}{3}`, 'u'));
    }
    const countries = wordsOf(log, 'Country');
    wordsOf(log, 'Owner').forEach((owner, c) => expect(OWNERS[countries[c]!]).toContain(owner));
  });

  test('sends two of five proposals back to discovery, and those take weeks longer', () => {
    const proposed = paths.map((path, c) => ({ path, c })).filter(({ path }) => path.includes('Proposal'));
    const share = proposed.filter(({ path }) => isReturn(path)).length / proposed.length;
    expect(share).toBeGreaterThan(0.33);
    expect(share).toBeLessThan(0.5);
    const seconds = caseDurations(log);
    const won = proposed.filter(({ path }) => path.at(-1) === 'Won');
    const daysOf = (some: typeof won) => median(some.map(({ c }) => seconds[c]! / 86_400));
    const extra =
      daysOf(won.filter(({ path }) => isReturn(path))) - daysOf(won.filter(({ path }) => !isReturn(path)));
    expect(extra).toBeGreaterThan(10);
  });

  test('wins less than half as often where qualification was skipped', () => {
    const discovered = paths.filter((path) => path.includes('Discovery'));
    const skipped = discovered.filter((path) => !path.includes('Qualified'));
    expect(skipped.length).toBeGreaterThan(100);
    expect(winRate(skipped)).toBeLessThan(
      winRate(discovered.filter((path) => path.includes('Qualified'))) / 2,
    );
  });

  test('has an owner who jumps stages and wins less', () => {
    const owners = wordsOf(log, 'Owner');
    const discovered = (hasty: boolean) =>
      paths.filter((path, c) => path.includes('Discovery') && (owners[c] === HASTY_OWNER) === hasty);
    expect(shareOf(discovered(true))).toBeGreaterThan(5 * shareOf(discovered(false)));
    expect(winRate(discovered(true))).toBeLessThan(winRate(discovered(false)) * 0.8);
  });

  test('is quieter in August than in October, and the last deals are still open', () => {
    // Both months lie twice in these 18 months.
    expect(arrivals(7)).toBeLessThan(arrivals(9) * 0.6);
    const open = paths.filter((path) => !['Won', 'Lost', 'Disqualified'].includes(path.at(-1)!));
    expect(open.length).toBeGreaterThan(150);
    expect(open.length).toBeLessThan(800);
  });

  test.each([NOW, Date.UTC(2026, 3, 3), Date.UTC(2027, 7, 31)])(
    'tells its three flaws on the first screen, loaded at %d',
    (now) => {
      const [first, second, third] = findInsights(simulateDemo(now));
      expect([first, second, third]).toMatchObject([
        { kind: 'return', from: 'Proposal', to: 'Discovery' },
        { kind: 'skip', activity: 'Qualified', outcome: 'Won' },
        { kind: 'slow', activity: 'Legal' },
      ]);
    },
  );
});
