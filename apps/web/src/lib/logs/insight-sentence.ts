// A finding of the mining as a sentence: which message, its values, and where each marked number leads.
// The words are in the catalogue (`reality`, keys `insight.*`); the same sentences stand on the first screen.
import type { Analysis, Insight } from '@portolan/contract';
import { END, START } from '@portolan/picture';
import { nodeOf, variantKey, type RealitySearch } from './reality-search.ts';

/** A value with its kind, so that the screen formats it in its language. */
export type SentenceValue =
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'count'; readonly value: number }
  /** 0..1 */
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'seconds'; readonly value: number };

/** What a click on a marked part changes in the address; keys not named stay, `null` takes one away. */
export type SearchPatch = { readonly [K in keyof RealitySearch]?: RealitySearch[K] | null };

export const SENTENCE_KEYS = ['return', 'returnOnly', 'slow', 'ways', 'way', 'skip', 'end'] as const;
export type SentenceKey = (typeof SENTENCE_KEYS)[number];

export interface InsightSentence {
  readonly key: SentenceKey;
  readonly values: Readonly<Record<string, SentenceValue>>;
  /** By the name of the mark in the message (`<see>…</see>`). */
  readonly links: Readonly<Record<string, SearchPatch>>;
  /** Time or deals are lost here: its main number may be red. */
  readonly attention: boolean;
}

const DAY = 86_400;
/** An address longer than this is cut by some servers and mail programs. */
const LONGEST_VARIANTS = 4_000;

const name = (value: string): SentenceValue => ({ kind: 'name', value });
const count = (value: number): SentenceValue => ({ kind: 'count', value });
const share = (value: number): SentenceValue => ({ kind: 'share', value });
const days = (value: number): SentenceValue => ({ kind: 'seconds', value: value * DAY });

function arcOrActivity(analysis: Pick<Analysis, 'arcs'>, from: string, to: string): SearchPatch {
  const direct = analysis.arcs.some((arc) => arc.from === from && arc.to === to);
  return direct ? { at: nodeOf(from), next: nodeOf(to) } : { at: nodeOf(from), next: null };
}

/** The sentence for a finding of this analysis. */
export function insightSentence(
  insight: Insight,
  analysis: Pick<Analysis, 'arcs' | 'variants'>,
): InsightSentence {
  switch (insight.kind) {
    case 'return': {
      const { from, to, cases, of, share: rate, low, high, extraDays } = insight;
      const path = arcOrActivity(analysis, from, to);
      const values = {
        from: name(from),
        to: name(to),
        cases: count(cases),
        of: count(of),
        share: share(rate),
        low: share(low),
        high: share(high),
      };
      if (extraDays === null || extraDays <= 0) {
        return { key: 'returnOnly', values, links: { see: path }, attention: true };
      }
      return {
        key: 'return',
        values: { ...values, longer: days(extraDays) },
        links: { see: path, longer: { ...path, measure: 'time' } },
        attention: true,
      };
    }
    case 'slow':
      return {
        key: 'slow',
        values: {
          activity: name(insight.activity),
          cases: count(insight.cases),
          time: days(insight.medianDays),
          share: share(insight.share),
        },
        links: {
          see: { at: nodeOf(insight.activity), next: null, measure: 'time' },
          share: { measure: 'time', at: null, next: null },
        },
        attention: true,
      };
    case 'ways': {
      const top = analysis.variants.slice(0, insight.ways).map((one) => variantKey(one.activities));
      const fits = top.length === insight.ways && top.join('').length <= LONGEST_VARIANTS;
      return {
        key: insight.ways === 1 ? 'way' : 'ways',
        values: {
          ways: count(insight.ways),
          of: count(insight.of),
          share: share(insight.share),
          cases: count(insight.cases),
          time: days(insight.medianDays),
        },
        links: {
          see: fits ? { variant: top } : { view: 'list' },
          time: { at: START, next: null },
        },
        attention: false,
      };
    }
    case 'skip': {
      const outcome = { at: nodeOf(insight.outcome), next: END };
      return {
        key: 'skip',
        values: {
          activity: name(insight.activity),
          outcome: name(insight.outcome),
          cases: count(insight.cases),
          skipRate: share(insight.skipRate),
          otherRate: share(insight.otherRate),
        },
        links: {
          see: { without: [insight.activity], ...outcome },
          other: { activity: [insight.activity], ...outcome },
        },
        attention: insight.skipRate < insight.otherRate,
      };
    }
    case 'end':
      break;
  }
  return {
    key: 'end',
    values: {
      activity: name(insight.activity),
      cases: count(insight.cases),
      of: count(insight.of),
      share: share(insight.share),
    },
    links: { see: { lastActivity: [insight.activity] } },
    attention: false,
  };
}

/** The address that a marked part leads to: the deals stay narrowed as they are, and further by the patch. */
export function followPatch(search: RealitySearch, patch: SearchPatch): RealitySearch {
  const { deal: _closed, at: _at, next: _next, ...kept } = search;
  const without = [...new Set([...(search.without ?? []), ...(patch.without ?? [])])];
  const merged: Record<string, unknown> = {
    ...kept,
    ...patch,
    ...(without.length === 0 ? {} : { without }),
  };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
}
