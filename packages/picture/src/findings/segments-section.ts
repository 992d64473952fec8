// One group of deals against another, as a section: how often they are won, and in what they differ.
import type { SegmentComparison, SegmentCounts, SegmentDifference } from '@portolan/mining';
import { endLines, type EndsTold } from './bottleneck-section.ts';
import { featureText } from './feature-text.ts';
import type { Section, SectionBlock, SectionIn } from './section.ts';
import { say, speechOf, type Speech } from './speech.ts';
import { findings } from './why-section.ts';

export interface SegmentsTold {
  readonly ends: EndsTold;
  readonly comparison: SegmentComparison;
  /** What the groups are called; without a second one: all others. */
  readonly names: { readonly a: string; readonly b: string | undefined };
}

export function segmentsSection({ ends, comparison, names }: SegmentsTold): SectionIn {
  return (language): Section => {
    const speech = speechOf(language);
    const { words } = speech;
    const { a } = names;
    const b = names.b ?? words.others;
    return {
      heading: say(words.compared, { a, b }),
      blocks: [{ kind: 'lines', lines: endLines(ends, speech) }, ...blocksOf(comparison, a, b, speech)],
    };
  };
}

function blocksOf(comparison: SegmentComparison, a: string, b: string, speech: Speech): SectionBlock[] {
  const { words, number } = speech;
  switch (comparison.kind) {
    case 'same':
      return [lines(say(words.sameCases, { n: number(comparison.cases) }))];
    case 'empty':
      return [lines(words.emptySegment)];
    case 'notEnough':
      return [lines(sizes(comparison, a, b, speech), say(words.notEnough, { n: number(comparison.needed) }))];
    case 'compared': {
      const others = comparison.differences.filter(({ feature }) => feature.kind !== 'won');
      const won = comparison.won === null ? [] : [item(comparison.won, speech)];
      return [
        lines(sizes(comparison, a, b, speech), ...won.map(({ text, figures }) => `${text}: ${figures}`)),
        findings(
          words.differences,
          others.map((difference) => item(difference, speech)),
          speech,
        ),
      ];
    }
  }
}

function lines(...of: readonly string[]): SectionBlock {
  return { kind: 'lines', lines: of };
}

function sizes(
  of: { readonly a: SegmentCounts; readonly b: SegmentCounts; readonly inBoth: number },
  a: string,
  b: string,
  { words, number }: Speech,
): string {
  return say(words.sizes, {
    a,
    n: number(of.a.compared),
    open: number(of.a.open + of.a.tooRecent),
    b,
    m: number(of.b.compared),
    open2: number(of.b.open + of.b.tooRecent),
    both: number(of.inBoth),
  });
}

function item({ feature, a, b, ratio }: SegmentDifference, speech: Speech) {
  const { words, number, shareWithin } = speech;
  const each = say(words.shareEach, {
    with: shareWithin(a.share, a),
    n: number(a.n),
    without: shareWithin(b.share, b),
    m: number(b.n),
  });
  return {
    text: feature.kind === 'won' ? words.won : featureText(feature, speech),
    figures: speech.figures([say(words.timesAsOften, { ratio: speech.ratio(ratio) }), each]),
  };
}
