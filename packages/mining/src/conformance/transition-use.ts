// How often cases really go along each transition of a model: the width of the real flow on the drawn map.
import { BOTH, MODEL_ONLY, type RawAlignment } from './aligner.ts';
import type { StageMachine } from './stage-machine.ts';

/** How often cases really go along a transition of a model. */
export interface TransitionUse {
  /**
   * How often cases go along it, whatever else they do on the way: an event that fits, where another that fits (or the
   * begin) brought the case to the transition. What is reached by skipping stages is not gone along.
   */
  readonly count: number;
  /** Cases that do so at least once. */
  readonly cases: number;
}

export interface TransitionUseCounter {
  readonly add: (raw: RawAlignment, cases: number) => void;
  /** One entry per transition of the system; zeros for silent ones, which leave no trace. */
  readonly result: () => TransitionUse[];
}

export function countTransitionUse(machine: StageMachine): TransitionUseCounter {
  const counts = new Float64Array(machine.transitions);
  const caseCounts = new Float64Array(machine.transitions);
  const lastIn = new Uint32Array(machine.transitions);
  let alignment = 0;
  return {
    add({ length, moves, edges }, cases) {
      alignment++;
      let arrived = true;
      for (let m = 0; m < length; m++) {
        if (moves[m] === MODEL_ONLY) arrived = false;
        if (moves[m] !== BOTH) continue;
        if (arrived) {
          const transition = machine.incoming.transition[edges[m]!]!;
          counts[transition]! += cases;
          if (lastIn[transition] !== alignment) {
            lastIn[transition] = alignment;
            caseCounts[transition]! += cases;
          }
        }
        arrived = true;
      }
    },
    result: () => Array.from(counts, (count, t) => ({ count, cases: caseCounts[t]! })),
  };
}
