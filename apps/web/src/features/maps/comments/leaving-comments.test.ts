import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { finishLeaving, leavingComments, letGo } from './leaving-comments.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a comment is hidden at once and deleted later', async () => {
  const remove = vi.fn(() => Promise.resolve());
  letGo('a', remove);
  expect([...leavingComments.get()]).toEqual(['a']);
  expect(remove).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(remove).toHaveBeenCalledOnce();
  expect(leavingComments.get().size).toBe(0);
});

test('one that is brought back is never deleted', async () => {
  const remove = vi.fn(() => Promise.resolve());
  const undo = letGo('a', remove);
  undo();
  await vi.runAllTimersAsync();
  expect(remove).not.toHaveBeenCalled();
  expect(leavingComments.get().size).toBe(0);
});

test('leaving the page deletes at once, and only once', async () => {
  const remove = vi.fn(() => Promise.resolve());
  letGo('a', remove);
  finishLeaving();
  finishLeaving();
  await vi.runAllTimersAsync();
  expect(remove).toHaveBeenCalledOnce();
});
