// Small numbers for the pairs of activities that occur, whatever the number of activities.

/** Up to this many possible pairs a plain table is used. */
const TABLE_LIMIT = 1 << 22;

export interface ArcNumbers {
  /** The number of a pair: from 0 on, in the order in which they are first asked for. */
  readonly of: (from: number, to: number) => number;
  /** The pairs so far. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function arcNumbers(activities: number): ArcNumbers {
  const from: number[] = [];
  const to: number[] = [];
  const added = (a: number, b: number): number => {
    to.push(b);
    return from.push(a) - 1;
  };
  if (activities * activities <= TABLE_LIMIT) {
    const table = new Int32Array(activities * activities).fill(-1);
    return {
      from,
      to,
      of(a, b) {
        const key = a * activities + b;
        if (table[key] === -1) table[key] = added(a, b);
        return table[key]!;
      },
    };
  }
  const known = new Map<number, number>();
  return {
    from,
    to,
    of(a, b) {
      const key = a * activities + b;
      const found = known.get(key) ?? added(a, b);
      known.set(key, found);
      return found;
    },
  };
}
