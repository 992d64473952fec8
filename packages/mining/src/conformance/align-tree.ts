// Optimal alignments of a log with a process tree. Exact whatever the tree, without listing the interleavings of its
// parallel parts: see block-costs.ts for why.
import { variantsOf, type Variant } from '../discovery/variants.ts';
import type { EventLog } from '../log/event-log.ts';
import type { ProcessTree } from '../model/process-tree.ts';
import { netOfTree } from '../model/tree-net.ts';
import type { CountedTrace } from './align-log.ts';
import { alignVariantsWithNet } from './align-net.ts';
import {
  modelConformance,
  renamed,
  type AlignModelOptions,
  type ModelConformance,
} from './model-conformance.ts';
import { createTreeAligner } from './tree-aligner.ts';
import { SharedActivitiesError } from './automaton.ts';
import { compileTree, type CompiledTree } from './tree-automaton.ts';

/**
 * Aligns every case of `log` with `tree`: a run of the whole tree that needs the fewest deviations. Deviations and
 * fitness are those of A. Adriansyah, Aligning Observed and Modeled Behavior (2014), at cost 1 per event or activity
 * that has no partner.
 *
 * Where parallel parts share activities (no mined tree does so), they are written out, and if that is too much, the
 * tree's net is searched instead. Throws a `StoppedError` when asked to stop.
 * @param variants those of the log, where somebody has found them already
 */
export function alignTree(
  log: EventLog,
  tree: ProcessTree,
  options: AlignModelOptions = {},
  variants: readonly Variant[] = variantsOf(log),
): ModelConformance {
  return alignVariantsWithTree(log.activities, variants, tree, options);
}

/** Aligns traces, distinct ones, whose activities are indexes into `names`. As `alignTree`. */
export function alignVariantsWithTree(
  names: readonly string[],
  variants: readonly CountedTrace[],
  tree: ProcessTree,
  options: AlignModelOptions = {},
): ModelConformance {
  let compiled: CompiledTree;
  try {
    compiled = compileTree(tree);
  } catch (error) {
    if (error instanceof SharedActivitiesError)
      return alignVariantsWithNet(names, variants, netOfTree(tree), options);
    throw error;
  }
  const known = compiled.activities.length;
  const { names: allNames, traces } = renamed(names, variants, compiled.activities);
  const align = createTreeAligner(compiled, options);
  const aligned = traces.map(({ trace, cases }) => ({ trace, cases, alignment: align(trace) }));
  return modelConformance(allNames, known, compiled.shortest.length, aligned);
}
