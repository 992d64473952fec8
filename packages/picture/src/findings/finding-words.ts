// The words of findings in one language; `{name}` stands for a value that is put in.
import type { DeviationKind, Feature } from '@portolan/mining';

export interface FindingWords {
  readonly fit: string;
  readonly fitShare: string;
  readonly fitAverage: string;
  readonly fitUndecided: string;
  readonly fitToEnd: string;
  readonly neverUsed: string;
  readonly differs: string;
  readonly ways: string;
  readonly kinds: Readonly<Record<DeviationKind, string>>;
  readonly model: string;
  readonly modelWhole: string;
  readonly modelPart: string;
  readonly bottlenecks: string;
  readonly stageTimes: string;
  readonly ends: Readonly<Record<'won' | 'lost' | 'other' | 'byNames', string>>;
  readonly target: string;
  readonly noTarget: string;
  readonly stages: string;
  readonly paths: string;
  readonly column: Readonly<
    Record<
      | 'stage'
      | 'path'
      | 'what'
      | 'way'
      | 'deals'
      | 'ofDeals'
      | 'daysLost'
      | 'ofLost'
      | 'slower'
      | 'target'
      | 'stay'
      | 'stays'
      | 'quarter'
      | 'threeQuarters'
      | 'overOnly'
      | 'lostFrom'
      | 'ofAllLost'
      | 'ofAllTime',
      string
    >
  >;
  /** A log that memory does not hold. */
  readonly outOfCore: Readonly<Record<'heading' | 'exact' | 'missing' | 'ways', string>>;
  /** "{some} of {n}". */
  readonly of: string;
  /** "{value} ({low} to {high})": a figure with its 95 % interval. */
  readonly within: string;
  /** A bound or a median beyond what was followed. */
  readonly beyond: string;
  readonly why: string;
  readonly whyAsked: string;
  readonly winners: string;
  readonly fast: string;
  readonly triggers: string;
  readonly obstacles: string;
  readonly nothing: string;
  readonly notEnoughAt: string;
  readonly leaks: string;
  readonly at: Readonly<Record<'begin' | 'entering' | 'leaving' | 'later', string>>;
  readonly wonWith: string;
  readonly timesAsOften: string;
  /** `{difference}`: how much, with its interval; all above 0. */
  readonly sooner: string;
  readonly later: string;
  /** The median of either side. */
  readonly timeWith: string;
  /** Another name for the deals that have it, and for those that do not. */
  readonly sameDeals: string;
  readonly otherDeals: string;
  readonly trigger: string;
  readonly advance: string;
  readonly compared: string;
  readonly others: string;
  readonly sameCases: string;
  readonly emptySegment: string;
  readonly notEnough: string;
  readonly sizes: string;
  readonly shareEach: string;
  readonly differences: string;
  readonly won: string;
  readonly more: string;
  /** Counts are more than `{above}`, which is `{least}` or more. */
  readonly feature: Readonly<Record<Feature['kind'], string>>;
}
