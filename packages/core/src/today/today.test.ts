import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDeal } from './judge-deal.ts';
import type { DealTimes, StageTimes } from './judge-deal.ts';
import { rankToday, TODAY_KINDS, TODAY_REASONS } from './rank.ts';
import type { Ranked } from './rank.ts';

const NOW = Date.parse('2026-03-04T10:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const item = (key: string, more: Partial<Ranked> = {}): Ranked => ({
  key,
  kind: 'step',
  why: 'dueToday',
  since: NOW,
  by: null,
  priority: 'normal',
  timed: false,
  ...more,
});
const order = (items: readonly Ranked[]): string =>
  rankToday(items, NOW)
    .map(({ key }) => key)
    .join(' ');

describe('the order of Today', () => {
  it('goes by bands', () => {
    const items = TODAY_REASONS.map((why) => item(why, { why }));
    const soon = item('soon', { timed: true, by: NOW + HOUR / 2 });
    const later = item('later', { timed: true, by: NOW + HOUR });
    expect(order([...items, later, soon])).toBe(
      'soon unansweredLate overdue unanswered asked handedOver later dueToday restOver nothingPlanned untouched overExpected',
    );
  });

  it('goes within a band by priority, by the time it must be settled, by how long it waits', () => {
    expect(
      order([
        item('low', { priority: 'low', by: NOW - 9 * DAY }),
        item('waits longest', { since: NOW - 2 * DAY }),
        item('waits', { since: NOW - DAY }),
        item('by noon', { by: NOW + 2 * HOUR }),
        item('by eleven', { by: NOW + HOUR }),
        item('high', { priority: 'high' }),
      ]),
    ).toBe('high by eleven by noon waits longest waits low');
  });

  it('does not depend on how things came, and loses nothing', () => {
    const items = fc.uniqueArray(
      fc.record({
        key: fc.string({ maxLength: 3 }),
        kind: fc.constantFrom(...TODAY_KINDS),
        why: fc.constantFrom(...TODAY_REASONS),
        since: fc.integer({ min: NOW - DAY, max: NOW }),
        by: fc.option(fc.integer({ min: NOW - HOUR, max: NOW + HOUR })),
        priority: fc.constantFrom('low' as const, 'normal' as const, 'high' as const),
        timed: fc.boolean(),
      }),
      { selector: ({ key }) => key, maxLength: 12 },
    );
    fc.assert(
      fc.property(items, (given) => {
        const ranked = rankToday(given, NOW);
        expect(rankToday(given.toReversed(), NOW)).toEqual(ranked);
        expect(new Set(ranked)).toEqual(new Set(given));
      }),
    );
  });
});

describe('what a deal asks for', () => {
  const clock = { now: NOW, day: '2026-03-04', timeZone: 'UTC', firstResponseHours: 8 };
  const deal: DealTimes = {
    standing: 'working',
    createdAt: NOW - 60 * DAY,
    enteredAt: NOW - 5 * DAY,
    lastActivityAt: NOW - DAY,
    firstTouchAt: NOW - 50 * DAY,
    nextStepAt: NOW + DAY,
    expectedDays: 7,
    backOn: null,
  };
  const stage: StageTimes = { isStart: true, followUpDays: 3 };
  const unanswered = { firstTouchAt: null, lastActivityAt: null, nextStepAt: null };
  it.each<[string, Partial<DealTimes>, string | null]>([
    ['all is well', {}, null],
    ['nothing is planned', { nextStepAt: null }, 'nothingPlanned'],
    ['longer than expected', { enteredAt: NOW - 8 * DAY }, 'overExpected'],
    ['untouched, its step is over', { lastActivityAt: NOW - 4 * DAY, nextStepAt: NOW - DAY }, 'untouched'],
    ['untouched, a step lies ahead', { lastActivityAt: NOW - 4 * DAY }, null],
    ['new, in time', { ...unanswered, createdAt: NOW - HOUR }, 'unanswered'],
    ['new, late', { ...unanswered, createdAt: NOW - 2 * DAY }, 'unansweredLate'],
    ['never answered, and no longer new', { ...unanswered, createdAt: NOW - 31 * DAY }, 'nothingPlanned'],
    ['at rest', { standing: 'resting', nextStepAt: null, enteredAt: NOW - 900 * DAY }, null],
    ['at rest until tomorrow', { standing: 'resting', backOn: '2026-03-05' }, null],
    ['its rest is over', { standing: 'resting', backOn: '2026-03-04' }, 'restOver'],
    [
      'behind the won milestone',
      { standing: 'afterWon', nextStepAt: null, enteredAt: NOW - 900 * DAY },
      null,
    ],
    ['ended', { standing: 'ended', nextStepAt: null }, null],
  ])('%s', (_name, more, why) => {
    expect(judgeDeal({ ...deal, ...more }, stage, clock)?.why ?? null).toBe(why);
  });

  it('goes by what the map says, where it says something', () => {
    const long = {
      ...deal,
      expectedDays: null,
      enteredAt: NOW - 900 * DAY,
      lastActivityAt: null,
      nextStepAt: NOW - DAY,
    };
    expect(judgeDeal(long, { isStart: false, followUpDays: null }, clock)).toBeNull();
    expect(judgeDeal(long, undefined, clock)).toBeNull();
  });
});
