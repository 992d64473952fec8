// The contrast of every pair that is used: 4.5:1 for text, 3:1 for shapes, by day and by night (WCAG 2.2, 1.4.3, 1.4.11).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
type Mode = 'day' | 'night';

function colour(name: string, mode: Mode): string {
  const match = new RegExp(`--color-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS);
  if (match === null) throw new Error(`tokens.css has no --color-${name}`);
  return match[mode === 'day' ? 1 : 2]!;
}

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const PAPERS = ['ground', 'surface', 'float', 'sunken'];
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...PAPERS, 'attention-wash']],
  ['muted', [...PAPERS, 'attention-wash']],
  ['accent', PAPERS],
  ['attention-ink', [...PAPERS, 'attention-wash']],
  ['won-ink', ['ground', 'surface', 'float']],
  ['lost-ink', ['ground', 'surface', 'float']],
  ['nurture-ink', ['ground', 'surface', 'float']],
  ['on-ink', ['ink']],
  ['on-accent', ['accent']],
];
const SHAPES = ['control', 'accent', 'attention', 'won', 'lost', 'nurture', 'flow-strong'].concat(
  Array.from({ length: 8 }, (_, index) => `kind-${index + 1}`),
);

test('black on white is 21:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

describe.each(['day', 'night'] as const)('by %s', (mode) => {
  test.each(TEXT.flatMap(([ink, papers]) => papers.map((paper) => [ink, paper] as const)))(
    'text %s on %s',
    (ink, paper) => {
      expect(contrast(colour(ink, mode), colour(paper, mode))).toBeGreaterThanOrEqual(4.5);
    },
  );
  test.each(SHAPES.flatMap((shape) => ['ground', 'surface'].map((paper) => [shape, paper] as const)))(
    'shape %s on %s',
    (shape, paper) => {
      expect(contrast(colour(shape, mode), colour(paper, mode))).toBeGreaterThanOrEqual(3);
    },
  );
  test('the ramp goes one way', () => {
    const steps = [1, 2, 3, 4, 5].map((step) =>
      contrast(colour(`ramp-${step}`, mode), colour('ground', mode)),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });
});
