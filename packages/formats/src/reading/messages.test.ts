import { expect, test } from 'vitest';
import { inEnglish, rejectReason } from './messages.ts';

test('a reason is English for readers of files, and code with values for a screen', () => {
  expect(rejectReason('too_few_cells', { cells: 2, columns: 1200 })).toEqual({
    code: 'too_few_cells',
    params: { cells: 2, columns: 1200 },
    reason: 'The row has 2 cells where the header names 1,200.',
  });
});

test('what stands in a file is never taken for a place of the template', () => {
  expect(inEnglish('{{value}} in {{column}}', { value: '{{column}} $&', column: 'x' })).toBe(
    '{{column}} $& in x',
  );
});
