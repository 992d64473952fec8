// What people do to a list of lines: change, add, take away, move; and which line has the focus afterwards.

interface Line {
  readonly id: string;
}

export function withLine<T extends Line>(list: readonly T[], id: string, change: Partial<T>): readonly T[] {
  return list.map((line) => (line.id === id ? { ...line, ...change } : line));
}

export function addedLine<T extends Line>(list: readonly T[], line: T, at: number): readonly T[] {
  return list.toSpliced(at, 0, line);
}

export function withoutLine<T extends Line>(list: readonly T[], id: string): readonly T[] {
  return list.filter((line) => line.id !== id);
}

/** One up (-1) or down (1); the same list where it cannot go further. */
export function movedLine<T extends Line>(list: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const at = list.findIndex((line) => line.id === id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= list.length) return list;
  return list.toSpliced(at, 1).toSpliced(to, 0, list[at]!);
}

/** After taking a line away: the one before it, otherwise the one that follows. */
export function neighbour(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id);
  return ids[at - 1] ?? ids[at + 1] ?? null;
}

/** A blank line that is being written stands among the others until it is one of them. */
export function withBlank(
  ids: readonly string[],
  blank: { readonly id: string; readonly at: number } | null,
): readonly string[] {
  return blank === null || ids.includes(blank.id) ? ids : ids.toSpliced(blank.at, 0, blank.id);
}

/** Words as a list has them: no doubles, no empty ones. */
export function addedWords(list: readonly string[], text: string): readonly string[] {
  const words = text.split(/[\n;]/u).map((word) => word.trim());
  return [...new Set([...list, ...words.filter((word) => word !== '')])];
}
