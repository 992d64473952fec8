// Where two results of the same question differ.
const NEAR = 1e-9;

/** Where two results differ, as paths: counts and names to the last, times within 1e-9 of their size. */
export function differences(found: unknown, expected: unknown, path = ''): string[] {
  if (typeof found === 'number' && typeof expected === 'number') {
    const near =
      found === expected ||
      Math.abs(found - expected) <= NEAR * Math.max(Math.abs(found), Math.abs(expected));
    // Whole numbers are counts here, or times that are exact in both.
    const exact = Number.isInteger(expected) && Math.abs(expected) < 1e6 && !path.includes('econds');
    return near && (!exact || found === expected) ? [] : [`${path}: ${found}, expected ${expected}`];
  }
  if (typeof found === 'object' && found !== null && typeof expected === 'object' && expected !== null) {
    const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
    return [...keys].flatMap((key) =>
      differences(
        (found as Readonly<Record<string, unknown>>)[key],
        (expected as Readonly<Record<string, unknown>>)[key],
        `${path}/${key}`,
      ),
    );
  }
  return Object.is(found, expected)
    ? []
    : [`${path}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
}
