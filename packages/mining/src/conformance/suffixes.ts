// Sequences of activities that share their ends: a sequence is a number, equal ones have the same number, and what is
// left of it after its first activity is again a number. What is known about one is known wherever it comes up again.

/** The sequence without activities. */
export const NOTHING = 0;

export interface Suffixes {
  /** How many there are. */
  readonly size: () => number;
  readonly of: (activities: ArrayLike<number>) => number;
  readonly first: (sequence: number) => number;
  readonly rest: (sequence: number) => number;
  /** Those of its activities that are in `group` (`group[activity] === 1`). */
  readonly project: (sequence: number, group: Int32Array, known: Map<number, number>) => number;
  /**
   * For `sequence` and all that it ends with: what the group of its first activity (`groupOf[activity]`) sees of it.
   */
  readonly split: (sequence: number, groupOf: Int32Array, known: Map<number, number>) => void;
}

export function createSuffixes(activities: number): Suffixes {
  let firsts = new Int32Array(1024);
  let rests = new Int32Array(1024);
  let size = 1;
  const numbers = new Map<number, number>();
  const way: number[] = [];

  function before(activity: number, rest: number): number {
    const key = rest * activities + activity;
    const found = numbers.get(key);
    if (found !== undefined) return found;
    if (size === firsts.length) {
      firsts = grown(firsts);
      rests = grown(rests);
    }
    firsts[size] = activity;
    rests[size] = rest;
    numbers.set(key, size);
    return size++;
  }

  return {
    size: () => size,
    of(list) {
      let sequence = NOTHING;
      for (let i = list.length - 1; i >= 0; i--) sequence = before(list[i]!, sequence);
      return sequence;
    },
    first: (sequence) => firsts[sequence]!,
    rest: (sequence) => rests[sequence]!,
    project(sequence, group, known) {
      way.length = 0;
      let result = NOTHING;
      for (let here = sequence; here !== NOTHING; here = rests[here]!) {
        const found = known.get(here);
        if (found !== undefined) {
          result = found;
          break;
        }
        way.push(here);
      }
      for (let w = way.length - 1; w >= 0; w--) {
        const at = way[w]!;
        const activity = firsts[at]!;
        if (group[activity] === 1) result = before(activity, result);
        known.set(at, result);
      }
      return result;
    },
    split(sequence, groupOf, known) {
      if (sequence === NOTHING || known.has(sequence)) return;
      way.length = 0;
      for (let here = sequence; here !== NOTHING; here = rests[here]!) way.push(here);
      const next = new Map<number, number>();
      for (let w = way.length - 1; w >= 0; w--) {
        const at = way[w]!;
        const activity = firsts[at]!;
        const group = groupOf[activity]!;
        const seen = known.get(at) ?? before(activity, next.get(group) ?? NOTHING);
        known.set(at, seen);
        next.set(group, seen);
      }
    },
  };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
