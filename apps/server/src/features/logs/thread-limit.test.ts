// What is given up, and when; on a clock of the test's own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitTime } from './thread-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function limited(progressAt: (ms: number) => number) {
  const began = Date.now();
  const over: number[] = [];
  const end = limitTime({
    ms: 1000,
    progress: () => progressAt(Date.now() - began),
    onOver: (ms) => over.push(ms),
  });
  return { over, end };
}

test.each([
  ['stands still', () => 0, 1000],
  ['has only begun', () => 0.003, 1000],
  ['gets ahead and then stands still', (ms: number) => Math.min(ms, 2500) / 10_000, 4000],
  ['gets ahead too slowly', (ms: number) => ms / 1e6, 1000],
  ['gets ahead for ever', (ms: number) => ms / 50_000, 10_000],
])('a task that %s is given up, once', (_what, progressAt, after) => {
  const { over } = limited(progressAt);
  vi.advanceTimersByTime(after - 1);
  expect(over).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(over).toEqual([after]);
});

test('one that is done is left alone', () => {
  const { over, end } = limited(() => 0);
  vi.advanceTimersByTime(999);
  end();
  vi.advanceTimersByTime(60_000);
  expect(over).toEqual([]);
});
