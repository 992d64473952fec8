import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdBack, sendAllNow } from './hold-back.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is held back goes out once, after its time', () => {
  const send = vi.fn();
  const held = holdBack(send, 100);
  vi.advanceTimersByTime(99);
  expect(send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  sendAllNow();
  expect(send).toHaveBeenCalledTimes(1);
  expect(held.cancel()).toBe(false);
});

test('what is cancelled in time never goes out', () => {
  const send = vi.fn();
  expect(holdBack(send, 100).cancel()).toBe(true);
  vi.advanceTimersByTime(1000);
  sendAllNow();
  expect(send).not.toHaveBeenCalled();
});

test('leaving the page sends what waits', () => {
  const send = vi.fn();
  holdBack(send, 100);
  sendAllNow();
  expect(send).toHaveBeenCalledTimes(1);
});
