// A process tree as a Petri net: a sound, safe workflow net that allows the same traces, with as few silent transitions
// as the blocks need. (Without care for size: van der Aalst, Process Mining, 2016, figure 7.20.)
import type { PetriNet, PetriTransition } from './petri-net.ts';
import type { ProcessTree } from './process-tree.ts';
import { simplifyTree } from './simplify-tree.ts';

/** Places that a block takes its tokens from, all at once, or puts them on. */
type Places = readonly number[];

/** Whether a block may use the places around it for its own loops: nobody else takes tokens there, or puts any. */
interface Free {
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * The tree's net: one source (`start`, the first place, marked at the begin) and one sink (`end`, the second, marked at
 * the end). Sequences and choices of activities need no silent transitions, a loop none where it stands between other
 * steps of a sequence, parallel parts none between activities.
 */
export function netOfTree(tree: ProcessTree): PetriNet {
  const places = ['start', 'end'];
  const transitions: PetriTransition[] = [];
  const place = (): number => places.push(`p${places.length - 1}`) - 1;
  const fire = (activity: string | null, inputs: Places, outputs: Places): void => {
    transitions.push({ name: `t${transitions.length + 1}`, activity, inputs, outputs });
  };

  /** Gives back which of the places around it the block has used for a loop. */
  const build = (
    block: ProcessTree,
    from: Places,
    to: Places,
    free: Free,
  ): { before: boolean; after: boolean } => {
    switch (block.kind) {
      case 'activity':
        fire(block.name, from, to);
        return UNUSED;
      case 'silent':
        fire(null, from, to);
        return UNUSED;
      case 'choice':
        for (const part of block.parts) build(part, from, to, { before: false, after: false });
        return UNUSED;
      case 'parallel': {
        // Several places around it are already one per part: an activity beside it divides or joins.
        const begins = from.length > 1 ? from : block.parts.map(place);
        const ends = to.length > 1 ? to : block.parts.map(place);
        if (begins !== from) fire(null, from, begins);
        for (const [p, part] of block.parts.entries()) {
          build(part, [begins[p]!], [ends[p]!], { before: true, after: true });
        }
        if (ends !== to) fire(null, ends, to);
        return UNUSED;
      }
      case 'sequence': {
        const steps = withJoints(block.parts);
        let here = from;
        let used = UNUSED;
        let usedBefore = false;
        for (const [s, step] of steps.entries()) {
          const next = steps[s + 1];
          const on = next === undefined ? to : between(step, next).map(place);
          used = build(step, here, on, {
            before: s === 0 ? free.before : !used.after,
            after: next === undefined ? free.after : true,
          });
          if (s === 0) usedBefore = used.before;
          here = on;
        }
        return { before: usedBefore, after: used.after };
      }
      case 'loop': {
        const begin = free.before ? from[0]! : place();
        const end = free.after ? to[0]! : place();
        if (!free.before) fire(null, from, [begin]);
        build(block.body, [begin], [end], { before: true, after: true });
        build(block.redo, [end], [begin], { before: false, after: false });
        if (!free.after) fire(null, [end], to);
        return { before: free.before, after: free.after };
      }
    }
  };
  // Nothing may lead back into the source or on from the sink.
  build(simplifyTree(tree), [0], [1], { before: false, after: false });
  return {
    places,
    transitions,
    initial: places.map((_, p) => (p === 0 ? 1 : 0)),
    final: places.map((_, p) => (p === 1 ? 1 : 0)),
  };
}

const UNUSED = { before: false, after: false };

/** Two parallel blocks in a row are joined and divided by one silent transition. */
function withJoints(parts: readonly ProcessTree[]): ProcessTree[] {
  return parts.flatMap((part, p): ProcessTree[] =>
    part.kind === 'parallel' && parts[p - 1]?.kind === 'parallel' ? [{ kind: 'silent' }, part] : [part],
  );
}

/** One entry per place between two steps: one per part of a parallel block beside a single transition. */
function between(step: ProcessTree, next: ProcessTree): readonly unknown[] {
  if (next.kind === 'parallel' && isOne(step)) return next.parts;
  if (step.kind === 'parallel' && isOne(next)) return step.parts;
  return ['one'];
}

function isOne({ kind }: ProcessTree): boolean {
  return kind === 'activity' || kind === 'silent';
}
