// What a reader is told of a finding: which way it goes, its interval, both sides, other names for the same deals.
import type { SpeedFinding, SpeedReport, WinnersReport } from '@portolan/mining';
import { describe, expect, test } from 'vitest';
import { PICTURE_LANGUAGES } from '../text/format.ts';
import type { SectionBlock } from './section.ts';
import { whySection } from './why-section.ts';

const DAY = 86_400;
const landmark = { stage: 'Offer', days: 0 } as const;
const nothing = { suspectedLeaks: [], landmarks: [], asked: 40 } as const;
const winners: WinnersReport = { ...nothing, findings: [], tree: null };

function told(finding: Partial<SpeedFinding>, language: (typeof PICTURE_LANGUAGES)[number] = 'en'): string[] {
  const whole: SpeedFinding = {
    landmark,
    feature: { kind: 'visits', activity: 'Call', above: 1 },
    with: { n: 120, medianSeconds: 40 * DAY },
    without: { n: 300, medianSeconds: 58 * DAY },
    difference: { value: -9 * DAY, low: -16 * DAY, high: -3 * DAY },
    p: 1e-5,
    q: 1e-3,
    echoes: [],
    ...finding,
  };
  const fast: SpeedReport = { ...nothing, findings: [whole] };
  const ends = { won: ['Won'], lost: ['Lost'], other: [], guessed: false };
  const { blocks } = whySection({ ends, winners, fast, obstacles: [], falseDiscoveryRate: 0.05 })(language);
  const block = blocks.find(
    (one): one is Extract<SectionBlock, { kind: 'findings' }> =>
      one.kind === 'findings' && one.items.length > 0,
  );
  return block!.items.flatMap(({ text, figures }) => [text, figures].map(plain));
}

const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '').replaceAll('\u00A0', ' ');

describe('a finding about speed', () => {
  test('says how much sooner deals typically are, with bounds from the nearer to the farther, and both medians', () => {
    expect(told({})).toEqual([
      'on entering Offer: had been in Call 2 or more times',
      'won typically 9 d (3 d to 16 d) sooner; median 40 d with it (120 deals), 58 d without (300 deals)',
    ]);
  });

  test('says how much later', () => {
    const difference = { value: 2 * DAY, low: 1.6 * DAY, high: 2.5 * DAY };
    expect(told({ difference })[1]).toContain('won typically 2 d (1.6 d to 2.5 d) later;');
  });

  test('names what picks the same deals, and what picks the others, at that moment, and nothing else that it accounts for', () => {
    const echo = {
      landmark,
      with: { n: 1, medianSeconds: 1 },
      without: { n: 1, medianSeconds: 1 },
      difference: { value: 1, low: 1, high: 1 },
      p: 0,
      q: 0,
    };
    const figures = told({
      echoes: [
        { ...echo, feature: { kind: 'handovers', above: 1 }, sameCasesAs: 'with' },
        {
          ...echo,
          feature: { kind: 'events', above: 7 },
          sameCasesAs: 'with',
          landmark: { stage: 'Demo', days: 0 },
        },
        { ...echo, feature: { kind: 'by', value: 'Ann' }, sameCasesAs: 'without' },
        { ...echo, feature: { kind: 'people', above: 4 }, sameCasesAs: null },
      ],
    })[1]!;
    expect(figures).toMatch(
      /; the same deals, nearly: had been handed over 2 or more times; the others, nearly: was moved there by Ann$/u,
    );
  });

  test.each(PICTURE_LANGUAGES)('leaves no hole in a sentence: %s', (language) => {
    const echoes = told({}, language).join(' ');
    expect(echoes).not.toMatch(/[{}]|undefined/u);
  });
});
