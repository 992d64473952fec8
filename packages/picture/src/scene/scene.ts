// What a picture of a log is made of, before anything has a place: nodes, edges, the main path.
// Plain data, the same for every theme, language and size; ids do not change when a log is filtered.

/** Seconds; see docs/metrics.md for how the median and p90 are taken. */
export interface Seconds {
  readonly min: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/** What `flowScene` reads: the `LogSummary` of mining and the `Analysis` of the contract both fit. */
export interface FlowSummary {
  readonly log: { readonly cases: number };
  readonly startActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly endActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly activities: readonly {
    readonly activity: string;
    readonly events: number;
    readonly cases: number;
    readonly seconds?: Seconds | null | undefined;
  }[];
  readonly arcs: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly cases: number;
    readonly seconds: Seconds;
  }[];
  /** Findings, if there are any: they decide what is shown in the attention colour. */
  readonly insights?: readonly FlowInsight[] | undefined;
}

export type FlowInsight =
  | { readonly kind: 'return'; readonly from: string; readonly to: string }
  | { readonly kind: 'slow'; readonly activity: string }
  | { readonly kind: 'ways' | 'skip' | 'end' };

export const START = '@start';
export const END = '@end';

export interface SceneNode {
  /** The activity's name (with one more `@` in front where it begins with `@`), or `@start`, `@end`. */
  readonly id: string;
  readonly kind: 'start' | 'end' | 'activity';
  /** The activity's name; empty for start and end. */
  readonly name: string;
  readonly cases: number;
  readonly events: number;
  /** Time from an event of this activity to the next event of the case. */
  readonly seconds: Seconds | null;
  /** Cases that begin here. */
  readonly starts: number;
  /** Cases whose last event is here. */
  readonly ends: number;
  readonly onSpine: boolean;
  /** Index into `Scene.nodes`. */
  readonly index: number;
}

export interface SceneEdge {
  /** `from` and `to` joined by U+001F. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'arc' | 'start' | 'end';
  readonly count: number;
  readonly cases: number;
  /** Null for start and end edges, which take no time. */
  readonly seconds: Seconds | null;
  /** Between two neighbours of the main path. */
  readonly onSpine: boolean;
  /** Leads back to an earlier part of the process (or to itself). */
  readonly returns: boolean;
  /** The step of the detail slider at which this edge appears, 0 = always there. */
  readonly step: number;
  /** Index into `Scene.edges`. */
  readonly index: number;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Node ids of the main path, from `@start` to `@end`. */
  readonly spine: readonly string[];
  /** Number of cases. */
  readonly cases: number;
  /** Sum of the counts of all arcs (start and end edges are not moves). */
  readonly moves: number;
  /** `steps[i]`: how many edges are there at step i of the detail slider. */
  readonly steps: readonly number[];
  /** What needs attention: the strongest return, the slowest activity of the main path. */
  readonly attention: { readonly edge: string | null; readonly node: string | null };
}

/** The id of an activity's node. */
export function nodeId(activity: string): string {
  return activity.startsWith('@') ? `@${activity}` : activity;
}

/** The id of an edge between two nodes, given their ids. */
export function edgeId(from: string, to: string): string {
  return `${from}\u001F${to}`;
}
