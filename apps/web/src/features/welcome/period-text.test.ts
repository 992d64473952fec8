import { expect, test } from 'vitest';
import { periodText } from './period-text.ts';

test.each([
  ['2025-01-01T00:00:00Z', '2026-07-01T00:00:00Z', 'en-GB', '18 months'],
  ['2025-01-01T00:00:00Z', '2025-01-13T00:00:00Z', 'en-GB', '12 days'],
  ['2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 'en-GB', '1 day'],
  ['2025-01-01T00:00:00Z', '2026-07-01T00:00:00Z', 'zh-Hant-TW', '18 個月'],
])('from %s to %s is, in %s, %s', (from, to, tag, text) => {
  expect(periodText(from, to, tag)).toBe(text);
});
