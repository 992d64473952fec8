// The picture of a ranking: bars in proportion, names made harmless, from the right where one reads so.
import { expect, test } from 'vitest';
import { rankingSvg } from './ranking-svg.ts';

const ROWS = [
  { name: 'Legal <b>', value: 100, text: '100 days' },
  { name: 'Demo', value: 50, text: '50 days' },
  { name: `Very ${'long '.repeat(40)}`, value: 0, text: '0 days' },
];
const bars = (svg: string) =>
  [...svg.matchAll(/<rect x="(\d+)" y="\d+" width="(\d+)"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);

test('bars in proportion, one under the other from the same side', () => {
  const svg = rankingSvg({ title: 'T', rows: ROWS, direction: 'ltr', theme: 'light' });
  const [first, second, third] = bars(svg);
  expect(second![1]).toBe(Math.round(first![1]! / 2));
  expect(third![1]).toBe(1);
  expect(new Set([first![0], second![0], third![0]]).size).toBe(1);
  expect(svg).toContain('Legal &lt;b&gt;');
  expect(svg).toMatch(/long lo…<\/text>/);
});

test('from right to left the bars end where they began', () => {
  const [ltr, rtl] = (['ltr', 'rtl'] as const).map((direction) =>
    bars(rankingSvg({ title: 'T', rows: ROWS, direction, theme: 'dark' })),
  );
  for (const [i, [x, width]] of ltr!.entries()) expect(rtl![i]).toEqual([960 - x! - width!, width]);
});

test('without rows there is a picture all the same', () => {
  expect(rankingSvg({ title: 'T', rows: [], direction: 'ltr', theme: 'light' })).toMatch(
    /^<svg[\s\S]*<\/svg>$/,
  );
});
