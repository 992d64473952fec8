// The inductive miner: from a log to a process tree that is sound by construction. IM at noise 0 (Leemans, Fahland & van
// der Aalst, Discovering Block-Structured Process Models from Event Logs, 2013), IMf above (the same, ...Containing
// Infrequent Behaviour, 2014).
import { caseCount, type EventLog } from '../log/event-log.ts';
import type { ProcessTree } from '../model/process-tree.ts';
import { simplifyTree } from '../model/simplify-tree.ts';
import { findCut } from './inductive/cuts.ts';
import { concurrentWithRest, dividedAtStarts } from './inductive/fall-throughs.ts';
import { followsOf, frequent, graphOf, type Follows } from './inductive/follows.ts';
import { split, splitOff } from './inductive/split.ts';
import { createTracesBuilder, occurrences, type Traces } from './inductive/traces.ts';

/** How much the inductive miner leaves out. */
export interface DiscoverTreeOptions {
  /**
   * 0 (unless told otherwise) to 1. At 0 the tree allows every trace of the log. Above, a way on from an activity that
   * is taken less than `noise` times as often as the most frequent one is not explained where nothing else explains the
   * log: smaller trees that leave rare cases out.
   */
  readonly noise?: number;
}

/** A sequence of activities (indexes into a list of names) and how many cases take it. */
interface CountedTrace {
  readonly activities: readonly number[];
  readonly cases: number;
}

/**
 * The tree of a log; `tau` alone for one without events. Each activity stands in it at most once. At noise 0 it allows
 * every trace of the log; a part of more than 256 activities, or nested more than 200 deep, may be drawn coarser than the
 * paper would.
 *
 * @throws {RangeError} where noise is not within 0 to 1
 */
export function discoverTree(log: EventLog, options: DiscoverTreeOptions = {}): ProcessTree {
  const noise = checkedNoise(options);
  const { activity, caseOffsets, activities } = log;
  const builder = createTracesBuilder(Uint32Array.from(activities.keys()), 1 << 12);
  for (let c = 0; c < caseCount(log); c++) {
    const end = caseOffsets[c + 1]!;
    for (let e = caseOffsets[c]!; e < end; e++) builder.add(activity[e]!);
    builder.end(1);
  }
  return mine(builder.finish(), activities, noise);
}

/** The same of traces with their counts, as `variantsOf` gives them. @throws {RangeError} see `discoverTree` */
export function discoverTreeOfVariants(
  activities: readonly string[],
  variants: readonly CountedTrace[],
  options: DiscoverTreeOptions = {},
): ProcessTree {
  const noise = checkedNoise(options);
  const builder = createTracesBuilder(Uint32Array.from(activities.keys()), 1 << 12);
  for (const [v, variant] of variants.entries()) {
    for (const code of variant.activities) {
      if (!(code >= 0 && code < activities.length)) {
        throw new RangeError(
          `variant ${v} has the activity ${code}, but the names are numbered 0 to ${activities.length - 1}`,
        );
      }
      builder.add(code);
    }
    builder.end(variant.cases);
  }
  return mine(builder.finish(), activities, noise);
}

function checkedNoise({ noise = 0 }: DiscoverTreeOptions): number {
  if (noise >= 0 && noise <= 1) return noise;
  throw new RangeError(`noise is ${noise}, not a number from 0 to 1; 0.2 leaves out what is rare`);
}

/** What a part of a log is: explained, or a block of parts that are still to be explained. */
type Step =
  | { readonly tree: ProcessTree }
  | { readonly kind: 'choice' | 'sequence' | 'parallel' | 'loop'; readonly parts: readonly Part[] };
/** A loop that is repeated at once has no traces on its way back. */
type Part = Traces | 'silent';

/** Blocks deeper than this are closed by a flower: nobody reads them, and everything that walks a tree may recurse. */
const MAX_DEPTH = 200;
/** Beyond this the table of arcs would be too large; no reader gives so many activities. */
const MAX_ACTIVITIES = 20_000;

function mine(all: Traces, names: readonly string[], noise: number): ProcessTree {
  const explain = (part: Part, depth: number): ProcessTree => {
    if (part === 'silent') return { kind: 'silent' };
    const step = explained(part, names, noise, depth);
    if ('tree' in step) return step.tree;
    const parts = step.parts.map((each) => explain(each, depth + 1));
    return step.kind === 'loop'
      ? { kind: 'loop', body: parts[0]!, redo: parts[1]! }
      : { kind: step.kind, parts };
  };
  return simplifyTree(explain(all, 0));
}

function explained(traces: Traces, names: readonly string[], noise: number, depth: number): Step {
  const { activities, offsets, counts, empty } = traces;
  if (counts.length === 0) return { tree: { kind: 'silent' } };
  if (empty > noise * (occurrences(traces) + empty)) {
    return { kind: 'choice', parts: ['silent', { ...traces, empty: 0 }] };
  }
  if (activities.length === 1) {
    const tree: ProcessTree = { kind: 'activity', name: names[activities[0]!]! };
    const once = counts.length === 1 && offsets[1] === 1;
    return { tree: once ? tree : { kind: 'loop', body: tree, redo: { kind: 'silent' } } };
  }
  if (depth >= MAX_DEPTH || activities.length > MAX_ACTIVITIES) return { tree: flower(activities, names) };

  const follows = followsOf(traces);
  return (
    cutBy(traces, follows) ??
    (noise > 0 ? cutBy(traces, frequent(follows, noise)) : undefined) ??
    fallThrough(traces, follows) ?? { tree: flower(activities, names) }
  );
}

function cutBy(traces: Traces, follows: Follows): Step | undefined {
  const cut = findCut(graphOf(follows));
  if (cut === undefined) return undefined;
  return { kind: cut.kind, parts: split(traces, cut) };
}

function fallThrough(traces: Traces, follows: Follows): Step | undefined {
  const alone = concurrentWithRest(traces, follows);
  if (alone.length > 0) return { kind: 'parallel', parts: splitOff(traces, alone) };
  const divided = dividedAtStarts(traces, follows, true) ?? dividedAtStarts(traces, follows, false);
  return divided && { kind: 'loop', parts: [divided, 'silent'] };
}

/** The activities in any order, each any number of times, but at least one of them. */
function flower(activities: Uint32Array, names: readonly string[]): ProcessTree {
  const parts = Array.from(activities, (activity): ProcessTree => ({
    kind: 'activity',
    name: names[activity]!,
  }));
  return { kind: 'loop', body: { kind: 'choice', parts }, redo: { kind: 'silent' } };
}
