// Which stages of a long way a thin strip names, and how wide each is. Pure.

export interface StripStage {
  readonly id: string;
  readonly label: string;
  readonly state: 'passed' | 'current' | 'ahead' | 'skipped';
}

/**
 * How many stages can carry their name at a width; the current one always does.
 * @param width of the strip in pixels
 */
export function stripNames(count: number, width: number, perName = 84): 'all' | 'current' {
  return count * perName <= width ? 'all' : 'current';
}

/** The stages of a way: those travelled, the one reached, those ahead; a stage jumped over was not travelled. */
export function stripOf(
  stages: readonly { readonly id: string; readonly label: string }[],
  travelled: ReadonlySet<string>,
  current: string | null,
): readonly StripStage[] {
  const at = stages.findIndex(({ id }) => id === current);
  return stages.map(({ id, label }, index) => ({
    id,
    label,
    state:
      index === at
        ? 'current'
        : at === -1 || index > at
          ? travelled.has(id)
            ? 'passed'
            : 'ahead'
          : travelled.has(id)
            ? 'passed'
            : 'skipped',
  }));
}
