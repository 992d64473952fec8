import { expect, test } from 'vitest';
import { awaitDraft, takeAwaited } from './awaited-edit.ts';

const edit = (versionId: string) => ({ versionId, make: () => null, said: 'Done' });

test('an edit waits for its version, and is made once', () => {
  const mine = edit('v2');
  awaitDraft(mine);
  expect(takeAwaited('v1')).toBeNull();
  expect(takeAwaited('v2')).toBe(mine);
  expect(takeAwaited('v2')).toBeNull();
});

test('what is accepted later takes the place of what nobody came for', () => {
  awaitDraft(edit('v2'));
  const later = edit('v3');
  awaitDraft(later);
  expect(takeAwaited('v2')).toBeNull();
  expect(takeAwaited('v3')).toBe(later);
});
