import { beforeEach, expect, test } from 'vitest';
import { forgetUndo, rememberUndo, undoables, undoOne } from './undo.ts';

beforeEach(forgetUndo);

test('the last change is undone first, each only once', async () => {
  const undone: string[] = [];
  rememberUndo('a', () => void undone.push('a'));
  rememberUndo('b', () => void undone.push('b'));
  expect(await undoOne()).toBe(true);
  expect(await undoOne()).toBe(true);
  expect(await undoOne()).toBe(false);
  expect(undone).toEqual(['b', 'a']);
});

test('the toast undoes its own change, not a later one', async () => {
  const undone: string[] = [];
  const first = rememberUndo('a', () => void undone.push('a'));
  rememberUndo('b', () => void undone.push('b'));
  await undoOne(first.id);
  expect(undone).toEqual(['a']);
  expect(await undoOne(first.id)).toBe(false);
});

test('only the newest twenty are kept', () => {
  for (let index = 0; index < 25; index += 1) rememberUndo(String(index), () => {});
  expect(undoables.get().map(({ done }) => done)).toEqual(
    Array.from({ length: 20 }, (_, index) => String(index + 5)),
  );
});
