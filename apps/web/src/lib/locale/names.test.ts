import { expect, test } from 'vitest';
import { initials } from './names.ts';

test.each([
  ['Aiga Krūmiņa', 'AK'],
  ['Ludwig van Beethoven', 'LB'],
  ['陳怡君', '陳'],
  ['สมชาย ใจดี', 'สจ'],
  ['شیرین فرهادی', 'ش'],
  ['  madonna ', 'M'],
  ['👩‍🚀 Zoë', 'Z'],
  ['', ''],
])('%s -> %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
