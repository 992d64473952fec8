// How a long analysis is watched: it says how far it is, and whoever watches may end it there.

/** What long analyses take to say how far they are. */
export interface Watch {
  /**
   * Called every now and then with how much of the analysis is done, ascending; may throw (a `StoppedError`), which ends
   * the analysis with that error and leaves nothing half done behind.
   */
  step(done: number, total: number): void;
}

/** What a call throws that was asked to stop before it was through. */
export class StoppedError extends Error {
  constructor() {
    super('stopped before it was through, as asked');
    this.name = 'StoppedError';
  }
}

/** So many cases go by between two looks at the watch: some milliseconds. */
const STRIDE = 0x1_0000;

/** Says every now and then that the first `c` of so many cases are through. */
export function stepCases(watch: Watch | undefined, c: number, cases: number): void {
  if (watch !== undefined && c % STRIDE === 0) watch.step(c, cases);
}

/** A watch of a part of an analysis, which goes from one share (0 to 1) of it to another. */
export function portionOf(watch: Watch | undefined, from: number, to: number): Watch | undefined {
  return (
    watch && {
      step: (done, total) => watch.step(from + (to - from) * (total === 0 ? 1 : done / total), 1),
    }
  );
}
