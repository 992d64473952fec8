// Times found once give every figure as times found anew do, and are refused where they are of something else.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import type { EventLog } from '../log/event-log.ts';
import { bottlenecks } from './bottlenecks.ts';
import { cycleFigures } from './cycle-figures.ts';
import { timesOf, type LogTimes } from './log-times.ts';
import { lossHazards } from './loss-hazard.ts';
import { stayFigures } from './stay-figures.ts';
import type { TimeOptions } from './time-options.ts';
import { trendsOf } from './trends.ts';
import { waitFigures } from './wait-figures.ts';

const closing = { won: ['W'], lost: ['L'] };
/** Of the random logs. */
const ENDS = { won: ['C'], lost: ['é'] };
const FIGURES: readonly ((log: EventLog, options: TimeOptions, times?: LogTimes) => unknown)[] = [
  // Waits first and last: nobody may change what others are given.
  waitFigures,
  bottlenecks,
  stayFigures,
  cycleFigures,
  lossHazards,
  trendsOf,
  bottlenecks,
  waitFigures,
];

test('give every figure as times found anew do, whatever the log and the window', () => {
  fc.assert(
    fc.property(
      randomEvents,
      fc.constantFrom<TimeOptions>(
        {},
        { closing: ENDS },
        { closing: ENDS, fromMs: 5 },
        { closing: ENDS, fromMs: 0, toMs: 9 },
      ),
      (events, options) => {
        const log = logOf(events);
        const times = timesOf(log, options);
        for (const figures of FIGURES) expect(figures(log, options, times)).toEqual(figures(log, options));
      },
    ),
    { numRuns: 60 },
  );
});

test('of another log or other options are refused', () => {
  const log = logOf(plainEvents({ one: 'A0 W5' }));
  const times = timesOf(log, { closing });
  const other = logOf(plainEvents({ one: 'A0 W5' }));
  for (const figures of FIGURES) {
    expect(() => figures(other, { closing }, times)).toThrow('these are of another log');
    expect(() => figures(log, {}, times)).toThrow('another closing; give both the same options');
    expect(() => figures(log, { closing, asOfMs: 9 }, times)).toThrow('another asOfMs');
  }
});

test('the fastest quarter has, of cases that took equally long, the first ones of the log', () => {
  // All five are won in 10; two make the quarter: the first two, which took 1 and 3 to leave A.
  const log = logOf(
    plainEvents({
      a: 'A0 B1 W10',
      b: 'A0 B3 W10',
      c: 'A0 B9 W10',
      d: 'A0 B9 W10',
      e: 'A0 B9 W10',
      f: 'A0 B5 W11',
    }),
  );
  const found = bottlenecks(log, { closing });
  expect([found.won, found.fastest]).toEqual([6, 2]);
  expect(found.stages.find(({ at }) => at === 'A')?.target).toEqual({ seconds: 2, by: 'fastest', cases: 2 });
});
