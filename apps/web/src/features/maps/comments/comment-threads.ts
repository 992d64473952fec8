// Comments as they are read: threads of one level, what is open first, newest first within; and how many are open at
// each element.
import type { MapComment } from '@portolan/contract';

export interface CommentThread {
  readonly first: MapComment;
  /** Oldest first. */
  readonly answers: readonly MapComment[];
}

/** @param gone ids that are being taken away; their answers go with them */
export function commentThreads(
  comments: readonly MapComment[],
  gone: ReadonlySet<string> = new Set(),
): CommentThread[] {
  const here = comments.filter(
    ({ id, replyTo }) => !gone.has(id) && (replyTo === null || !gone.has(replyTo)),
  );
  const answers = Map.groupBy(
    here.filter(({ replyTo }) => replyTo !== null),
    ({ replyTo }) => replyTo,
  );
  const known = new Set(here.map(({ id }) => id));
  return here
    .filter(({ replyTo }) => replyTo === null || !known.has(replyTo))
    .map((first) => ({ first, answers: (answers.get(first.id) ?? []).toSorted(byTime) }))
    .toSorted(
      (a, b) =>
        Number(a.first.resolvedAt !== null) - Number(b.first.resolvedAt !== null) || byTime(b.first, a.first),
    );
}

function byTime(a: MapComment, b: MapComment): number {
  return a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;
}

/** Open threads by element (`nodes/qualify`, `map`), for badges. */
export function commentCounts(comments: readonly MapComment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { about, replyTo, resolvedAt } of comments) {
    if (replyTo === null && resolvedAt === null) counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return counts;
}
