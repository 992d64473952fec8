// Charts to take along: well-formed, complete in themselves, harmless whatever names they carry, turned around where one
// reads from the right.
import { describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { columnsSvg } from './columns-svg.ts';
import { curvesSvg } from './curves-svg.ts';
import { forestSvg } from './forest-svg.ts';
import { handoversSvg } from './handovers-svg.ts';
import { rankingSvg } from './ranking-svg.ts';
import { sharesSvg } from './shares-svg.ts';
import type { SheetOptions } from './sheet.ts';
import { stackedAreas } from './stacked-areas.ts';
import { treeSvg } from './tree-svg.ts';

const HOSTILE = '</title><script>alert(1)</script>"\u0007 قرارداد';
const STEPS = {
  seconds: [10, 20, 40],
  share: [0.8, 0.5, 0.1],
  low: [0.7, 0.4, 0.05],
  high: [0.9, 0.6, 0.2],
};
const AXIS = {
  most: 40,
  ticks: [
    { at: 0, text: '0' },
    { at: 40, text: '40 days' },
  ],
};
const SHARES = [0, 0.5, 1].map((at) => ({ at, text: `${at * 100} %` }));
const ROWS = [
  { name: HOSTILE, value: 100, text: '100 days' },
  { name: 'Demo', value: 50, text: '50 days' },
  { name: `Very ${'long '.repeat(40)}`, value: 0, text: '0 days' },
];

const CHARTS: readonly (readonly [string, (sheet: SheetOptions) => string])[] = [
  ['a ranking', (sheet) => rankingSvg({ ...sheet, rows: ROWS })],
  ['an empty ranking', (sheet) => rankingSvg({ ...sheet, rows: [] })],
  [
    'columns by month',
    (sheet) =>
      columnsSvg({
        ...sheet,
        panels: [
          {
            title: HOSTILE,
            most: 'at most 9',
            columns: [
              { value: 3, isPart: true },
              { value: 0, isPart: false },
              { value: 9, isPart: false },
            ],
            changes: [{ index: 2, before: 1.5, after: 9, text: HOSTILE }],
          },
          { title: 'Nothing', most: 'at most 0', columns: [], changes: [] },
        ],
        ends: [HOSTILE, 'November'],
      }),
  ],
  [
    'curves',
    (sheet) =>
      curvesSvg({
        ...sheet,
        curves: [
          { name: HOSTILE, colour: 'accent', steps: STEPS },
          { name: 'B', colour: 'nurture', dash: '4 3', steps: STEPS },
        ],
        axis: AXIS,
        shares: SHARES,
        marks: [{ at: 39, text: `half: ${HOSTILE}`, colour: 'ink' }],
      }),
  ],
  [
    'shares of the whole',
    (sheet) =>
      sharesSvg({
        ...sheet,
        parts: [
          { name: 'won', colour: 'won', opacity: 1, share: [0, 0.4] },
          { name: 'open', colour: 'flow', opacity: 1, share: [1, 0.6] },
        ],
        times: [0, 20],
        axis: AXIS,
        shares: SHARES,
      }),
  ],
  [
    'a forest plot',
    (sheet) =>
      forestSvg({
        ...sheet,
        axis: 'times',
        figure: '95 %',
        ticks: [{ at: 0.5, text: '1', isNone: true }],
        rows: [
          {
            text: HOSTILE,
            note: HOSTILE,
            low: 0.2,
            value: 0.4,
            high: 0.6,
            figure: '1.8 ×',
            interval: '1 to 2',
          },
        ],
      }),
  ],
  [
    'a tree',
    (sheet) =>
      treeSvg({
        ...sheet,
        root: {
          who: 'All',
          share: 0.5,
          won: '50 % won',
          count: 'of 8',
          branches: [{ who: HOSTILE, share: 1, won: '100 % won', count: 'of 4', branches: [] }],
        },
      }),
  ],
  [
    'hand-overs',
    (sheet) =>
      handoversSvg({
        ...sheet,
        flows: {
          parties: [0, 1],
          handovers: [
            { from: 0, to: 1, count: 3 },
            { from: 1, to: 0, count: 1 },
          ],
        },
        nameOf: (party) => (party === 0 ? HOSTILE : 'Ilze'),
        figure: String,
        from: 'From',
        to: 'To',
      }),
  ],
];

describe.each(CHARTS)('%s', (_, draw) => {
  const svg = draw({ title: HOSTILE, note: 'n = 8', direction: 'ltr' });

  it('is well-formed XML with a title, and needs nothing from anywhere', async () => {
    const checked = await validateXML({
      xml: { fileName: 'chart.svg', contents: svg },
      normalization: 'c14n',
    });
    expect(checked.errors).toEqual([]);
    expect(svg).toMatch(/^<svg[^>]* role="img"[^>]*><title>[^<]+<\/title>/u);
    expect(svg).not.toMatch(/<script|<image|href|url\(|@import|var\(--/u);
    expect(svg).toMatch(/font-family="[^"]*sans-serif/u);
  });

  it('keeps its texts within the sheet, from either side', () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const turned = draw({ title: 'T', direction });
      expect(turned).toContain(`direction="${direction}"`);
      const places = Array.from(turned.matchAll(/<text x="([-\d.]+)"/gu), (found) => Number(found[1]));
      expect(places.length).toBeGreaterThan(0);
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThanOrEqual(960);
    }
  });
});

const bars = (svg: string) =>
  Array.from(svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/gu), ([, x, width]) => [
    Number(x),
    Number(width),
  ]);

test('bars in proportion, one under the other from the side where one begins to read', () => {
  const [ltr, rtl] = (['ltr', 'rtl'] as const).map((direction) =>
    bars(rankingSvg({ title: 'T', rows: ROWS, direction })),
  );
  const [first, second, third] = ltr!;
  expect(second![1]).toBe(Math.round(first![1]! / 2));
  expect(third![1]).toBe(1);
  expect(new Set([first![0], second![0], third![0]]).size).toBe(1);
  for (const [i, [x, width]] of ltr!.entries()) expect(rtl![i]![0]).toBeCloseTo(960 - x! - width!, 0);
});

test('areas that make up the whole lie on each other and fill the box', () => {
  const [lower, upper] = stackedAreas([{ share: [0.25, 0.5] }, { share: [0.75, 0.5] }], [0, 5], {
    width: 100,
    height: 10,
    most: 10,
    isMirrored: false,
  });
  expect(lower).toBe('M0 7.5L50 7.5L50 5L100 5L100 10L50 10L50 10L0 10Z');
  expect(upper).toBe('M0 0L50 0L50 0L100 0L100 5L50 5L50 7.5L0 7.5Z');
});

test('a month without anything has no column, one with hardly anything has one that is seen', () => {
  const columns = [0, 5, 0.001].map((value) => ({ value, isPart: false }));
  const panels = [{ title: 'New', most: 'at most 5', columns, changes: [] }];
  const svg = columnsSvg({ title: 'T', direction: 'ltr', panels, ends: ['a', 'b'] });
  expect(bars(svg).map(([, width]) => width)).toHaveLength(2);
  expect([...svg.matchAll(/height="([\d.]+)" rx/gu)].map(([, height]) => Number(height))).toEqual([120, 1]);
});
