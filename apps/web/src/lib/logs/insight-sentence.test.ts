import type { Insight } from '@portolan/contract';
import { describe, expect, test } from 'vitest';
import { followPatch, insightSentence } from './insight-sentence.ts';

const seconds = { min: 1, mean: 1, median: 1, p90: 1, max: 1 };
const analysis = {
  arcs: [{ from: 'Proposal', to: 'Discovery', count: 5, cases: 5, seconds }],
  variants: [
    { activities: ['Lead', 'Won'], cases: 9, medianSeconds: 1 },
    { activities: ['Lead', 'Lost'], cases: 4, medianSeconds: 1 },
  ],
};
const back: Insight = {
  kind: 'return',
  from: 'Proposal',
  to: 'Discovery',
  cases: 494,
  of: 1204,
  share: 0.41,
  low: 0.38,
  high: 0.44,
  extraDays: 12,
};

describe('a finding as a sentence', () => {
  test('a return leads to its path, and its time to the path in time', () => {
    const sentence = insightSentence(back, analysis);
    expect(sentence.key).toBe('return');
    expect(sentence.values['longer']).toEqual({ kind: 'seconds', value: 12 * 86_400 });
    expect(sentence.links['see']).toEqual({ at: 'Proposal', next: 'Discovery' });
    expect(sentence.links['longer']).toEqual({ at: 'Proposal', next: 'Discovery', measure: 'time' });
  });

  test.each([null, 0, -3])(
    'a return that takes %s days longer does not say that it is slower',
    (extraDays) => {
      expect(insightSentence({ ...back, extraDays }, analysis).key).toBe('returnOnly');
    },
  );

  test('a return by way of others leads to where it leaves', () => {
    expect(insightSentence({ ...back, to: 'Lead' }, analysis).links['see']).toEqual({
      at: 'Proposal',
      next: null,
    });
  });

  test('ways lead to exactly those variants', () => {
    const ways: Insight = { kind: 'ways', ways: 2, of: 19, share: 0.9, cases: 13, medianDays: 57 };
    expect(insightSentence(ways, analysis).links['see']).toEqual({
      variant: ['Lead\u001fWon', 'Lead\u001fLost'],
    });
    expect(insightSentence({ ...ways, ways: 1 }, analysis).key).toBe('way');
  });

  test('ways that no address can hold lead to the list', () => {
    const long = { activities: Array.from({ length: 900 }, () => 'Negotiation'), cases: 3, medianSeconds: 1 };
    const ways: Insight = { kind: 'ways', ways: 1, of: 19, share: 0.9, cases: 13, medianDays: 57 };
    expect(insightSentence(ways, { ...analysis, variants: [long] }).links['see']).toEqual({ view: 'list' });
  });

  test('a skipped step is red only when it goes with fewer', () => {
    const skip: Insight = {
      kind: 'skip',
      activity: 'Qualified',
      outcome: 'Won',
      cases: 140,
      skipRate: 0.12,
      otherRate: 0.27,
    };
    expect(insightSentence(skip, analysis).attention).toBe(true);
    expect(insightSentence({ ...skip, skipRate: 0.5 }, analysis).attention).toBe(false);
  });
});

describe('following a marked number', () => {
  test('keeps the filters, adds its own, and opens what it selects', () => {
    expect(
      followPatch(
        { attribute: ['region=LV'], without: ['Demo'], at: 'Lead', next: 'Won', deal: '7', detail: 30 },
        { without: ['Qualified'], at: 'Won', next: null },
      ),
    ).toEqual({ attribute: ['region=LV'], without: ['Demo', 'Qualified'], at: 'Won', detail: 30 });
  });
});
