import { expect, test } from 'vitest';
import { parseWords } from './parse-words.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  conformance: { type: 'boolean' },
  'out-model': { type: 'string' },
  to: { type: 'string' },
  keep: { type: 'string', multiple: true },
} as const;

test('gives options and files apart', () => {
  const { values, positionals } = parseWords(['a.csv', '--keep', 'x', '--keep=y', '--', '--b.csv'], OPTIONS);
  expect(values).toEqual({ keep: ['x', 'y'] });
  expect(positionals).toEqual(['a.csv', '--b.csv']);
});

test.each([
  ['--confromance', 'There is no option --confromance. Did you mean --conformance?'],
  ['--out-modle=x', 'There is no option --out-modle. Did you mean --out-model?'],
  ['--outmodel', 'There is no option --outmodel. Did you mean --out-model?'],
  ['--too', 'There is no option --too. Did you mean --to?'],
  ['--speed', 'There is no option --speed.'],
])('%s: what there is instead', (word, text) => {
  expect(() => parseWords(['a.csv', word], OPTIONS)).toThrow(new UsageError(text));
});

test.each([[['--to']], [['--conformance=yes']], [['-x']]])('%j: why it cannot be', (args) => {
  expect(() => parseWords(args, OPTIONS)).toThrow(UsageError);
});
