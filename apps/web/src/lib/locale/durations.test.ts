import { assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactDuration, humanDuration, isoDuration } from './durations.ts';

const DAY = 86_400;

function read(seconds: number): { readonly figure: number; readonly unit: string } {
  const [figure = '', unit = ''] = humanDuration(seconds, 'en-GB').replaceAll(',', '').split(' ');
  return { figure: Number(figure), unit: unit.replace(/s$/, '') };
}

/** Whether adding time made the figure smaller while the unit stayed. */
function shrinks(a: number, more: number): boolean {
  const short = read(a);
  const long = read(a + more);
  return short.unit === long.unit && long.figure < short.figure;
}
const upTo = (max: number) => double({ min: 0, max, noNaN: true });

describe('human durations', () => {
  test.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [59.4, '59 seconds'],
    [59.6, '1 minute'],
    [90, '2 minutes'],
    [3599, '1 hour'],
    [47.4 * 3600, '47 hours'],
    [47.6 * 3600, '2 days'],
    [5.24 * DAY, '5.2 days'],
    [9.96 * DAY, '10 days'],
    [12.2 * DAY, '12 days'],
    [700 * DAY, '700 days'],
    [2.5 * 365.25 * DAY, '2.5 years'],
    [-3 * DAY, '-3 days'],
  ])('%d s is %s', (seconds, text) => {
    expect(humanDuration(seconds, 'en-GB')).toBe(text);
  });

  test.each([
    ['th-TH', '12 วัน'],
    ['fa-IR', '۱۲ روز'],
    ['zh-Hant-TW', '12 天'],
    ['lv-LV', '12 dienu'],
  ])('12 days in %s', (tag, text) => {
    expect(humanDuration(12 * DAY, tag)).toBe(text);
  });

  test('narrow is short enough for a column', () => {
    expect(humanDuration(23 * DAY, 'en-GB', 'narrow')).toBe('23d');
  });

  test('a longer time never reads as a smaller figure of the same unit', () => {
    expect(() => assert(property(upTo(1e9), upTo(1e7), (a, more) => !shrinks(a, more)))).not.toThrow();
  });
});

test.each([
  [12 * DAY + 4 * 3600 + 31 * 60, '12 days 4 hours 31 minutes'],
  [0.2, '0 seconds'],
  [3 * 365.25 * DAY, '1,095 days 18 hours'],
])('%d s is exactly %s', (seconds, text) => {
  expect(exactDuration(seconds, 'en-GB')).toBe(text);
});

test('machine form counts seconds', () => {
  expect(isoDuration(90.4)).toBe('PT90S');
});
