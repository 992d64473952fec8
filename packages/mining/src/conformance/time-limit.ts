// A limit in time on the work for one variant. The clock is the caller's: nothing here knows what time it is.

/** How long one variant may take, by the caller's clock. */
export interface TimeLimit {
  /** Above 0, in the unit of `now`. */
  readonly perVariant: number;
  /** A clock that never goes back, such as `() => performance.now()`. */
  readonly now: () => number;
}

/** The time of the variant at hand. */
export interface VariantTime {
  /** The next variant begins. */
  readonly begin: () => void;
  /** Whether no more of it may go into the search for the optimum; what is left is for an upper bound. */
  readonly isSearchOver: () => boolean;
  readonly isOver: () => boolean;
}

const SHARE_OF_SEARCH = 0.75;

/** Never over without a limit. Throws a `RangeError` for a limit that is no time. */
export function createVariantTime(limit: TimeLimit | undefined): VariantTime {
  if (limit === undefined) {
    return { begin: () => undefined, isSearchOver: () => false, isOver: () => false };
  }
  const { perVariant, now } = limit;
  if (!(perVariant > 0)) {
    throw new RangeError(
      `timeLimit.perVariant is ${perVariant}: how long a variant may take is above 0, in the unit of timeLimit.now; leave timeLimit out for no limit`,
    );
  }
  let began = 0;
  return {
    begin() {
      began = now();
    },
    isSearchOver: () => now() - began >= SHARE_OF_SEARCH * perVariant,
    isOver: () => now() - began >= perVariant,
  };
}
