// The SVG: safe, mirrored for right-to-left, with colours that can be told from the ground.
import { describe, expect, it, test } from 'vitest';
import { drawing } from '../drawing/drawing.ts';
import { pictureTokens, type Theme, type Token } from '../drawing/tokens.ts';
import { layoutNow } from '../layout/layout-scene.ts';
import { flowScene } from '../scene/flow-scene.ts';
import { funnel, summaryOf } from '../testing/test-logs.ts';
import { formatDuration, formatShare, PICTURE_LANGUAGES, shortDuration } from '../text/format.ts';
import { wrapName } from '../text/measure.ts';
import { pictureWords } from '../text/words.ts';
import { renderSvg } from './render-svg.ts';

describe('the SVG', () => {
  it('escapes every text of the log', () => {
    const scene = flowScene(
      summaryOf([['</title><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&\u0000\u001F']]),
    );
    const svg = renderSvg(scene, layoutNow(scene));
    expect(svg).not.toMatch(/<script|<img|\p{Cc}/u);
    expect(svg.match(/</gu)!.length).toBe(svg.match(/>/gu)!.length);
  });

  it('is mirrored for right-to-left, and its labels stay on their paths', () => {
    const scene = flowScene(funnel());
    const layout = layoutNow(scene);
    const ltr = drawing(scene, layout, { language: 'en' });
    const rtl = drawing(scene, layout, { language: 'fa' });
    expect(rtl.direction).toBe('rtl');
    ltr.nodes.forEach((node, i) => {
      const other = rtl.nodes[i]!;
      expect(other.x + other.width).toBeCloseTo(layout.width - node.x, 5);
      expect(other.y).toBe(node.y);
    });
    const lead = rtl.nodes.find((node) => node.id === 'Lead')!;
    const won = rtl.nodes.find((node) => node.id === 'Won')!;
    expect(lead.x).toBeGreaterThan(won.x);
    expect(lead.deals).toBe('۵۶۶');
  });

  it('leaves out what the detail hides and never moves what stays', () => {
    const scene = flowScene(funnel());
    const layout = layoutNow(scene);
    const few = drawing(scene, layout, { detail: 0 });
    const all = drawing(scene, layout, { detail: 1 });
    expect(few.edges.filter((edge) => edge.visible).length).toBe(scene.spine.length - 1);
    expect(few.nodes.map(({ x, y }) => [x, y])).toEqual(all.nodes.map(({ x, y }) => [x, y]));
  });

  it('draws a filtered log in the places of the whole one', () => {
    const layout = layoutNow(flowScene(funnel()));
    const part = flowScene(
      summaryOf([
        ['Lead', 'Qualified', 'Lost'],
        ['Lead', 'Nurture'],
      ]),
    );
    const drawn = drawing(part, layout);
    expect(drawn.nodes.map((node) => node.id).toSorted()).toEqual([
      '@end',
      '@start',
      'Lead',
      'Lost',
      'Nurture',
      'Qualified',
    ]);
    const lead = drawn.nodes.find((node) => node.id === 'Lead')!;
    expect(lead.x).toBe(layout.nodes.find((node) => node.id === 'Lead')!.x);
  });
});

describe('colours', () => {
  const TEXT: readonly Token[] = ['ink', 'muted', 'accent', 'attention', 'won', 'lost', 'nurture'];
  const SHAPES: readonly Token[] = [
    'flow',
    'flowStrong',
    'time0',
    'attentionFlow',
    'time1',
    'time2',
    'time3',
    'time4',
  ];
  const cases = (['light', 'dark'] as const).flatMap((theme) => [
    ...TEXT.flatMap((token) =>
      (['ground', 'surface'] as const).map((on) => [theme, token, on, 4.5] as const),
    ),
    ...SHAPES.map((token) => [theme, token, 'ground', 3] as const),
  ]);
  test.each(cases)('%s: %s on %s reaches %f', (theme: Theme, token: Token, on: Token, least: number) => {
    expect(contrast(pictureTokens[theme][token], pictureTokens[theme][on])).toBeGreaterThanOrEqual(least);
  });
});

describe('text', () => {
  it.each([
    [0, '0 seconds', '0\u00A0s'],
    [45, '45 seconds', '45\u00A0s'],
    [150, '2.5 minutes', '3\u00A0min'],
    [3 * 3600, '3 hours', '3\u00A0h'],
    [12 * 86_400, '12 days', '12\u00A0d'],
    [94.2 * 86_400, '94 days', '94\u00A0d'],
    [3 * 365.25 * 86_400, '3 years', '3\u00A0y'],
  ])('%d seconds are "%s", short "%s"', (seconds, long, short) => {
    expect(formatDuration(seconds, 'en')).toBe(long);
    expect(shortDuration(seconds, 'en')).toBe(short);
  });

  it('never rounds a share to a false 0 or 100 per cent', () => {
    expect(formatShare(0.9999, 'en')).toBe('99.9%');
    expect(formatShare(1, 'en')).toBe('100%');
    expect(formatShare(0.004, 'en')).toBe('0.4%');
  });

  it('has the same words, with the same places, in every language', () => {
    for (const language of PICTURE_LANGUAGES) {
      for (const [key, text] of Object.entries(pictureWords[language])) {
        expect(text, `${language}.${key}`).not.toBe('');
        expect(places(text), `${language}.${key}`).toEqual(places(pictureWords.en[key as 'start']));
      }
    }
  });

  it.each([
    ['Short', ['Short']],
    ['Confirmation of receipt', ['Confirmation of', 'receipt']],
    ['ยืนยันการรับเอกสารและส่งต่อให้ฝ่ายขาย', null],
    ['確認收到文件並轉交給銷售部門處理後續', null],
    ['A_PARTLYSUBMITTED_AND_MORE', null],
    ['', ['—']],
  ])('wraps %s', (name, lines) => {
    const wrapped = wrapName(name, 100, 12.5);
    expect(wrapped.length).toBeLessThanOrEqual(2);
    expect(wrapped).toEqual(lines ?? wrapped);
  });
});

function places(text: string): string[] {
  return (text.match(/\{\w+\}/gu) ?? []).toSorted();
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
