// Putting things in another order: moved before another one, or by one place.

/** `ids` with `moved` in front of `before`; at the end where that is null. */
export function movedBefore(ids: readonly string[], moved: string, before: string | null): readonly string[] {
  const others = ids.filter((id) => id !== moved);
  const at = before === null ? others.length : others.indexOf(before);
  if (at < 0 || moved === before) return ids;
  return [...others.slice(0, at), moved, ...others.slice(at)];
}

/** By so many places; not beyond the ends. */
export function movedBy(ids: readonly string[], moved: string, places: number): readonly string[] {
  const from = ids.indexOf(moved);
  if (from < 0) return ids;
  const others = ids.filter((id) => id !== moved);
  const to = Math.max(0, Math.min(others.length, from + places));
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
