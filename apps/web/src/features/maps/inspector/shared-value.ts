// What several elements have in common.

/** The value that all have; undefined where they differ or there is none. */
export function sharedValue<T>(values: readonly T[]): T | undefined {
  const [first, ...others] = values;
  return others.every((value) => value === first) ? first : undefined;
}
