// Comments that were just taken away: hidden at once, deleted for good when nobody has undone it for a while, because
// a deleted comment takes the answers of others with it and could not be brought back.
import { createStore } from '../../../lib/store.ts';

/** As long as the notice offers to undo it. */
const REGRET_MS = 10_000;

export const leavingComments = createStore<ReadonlySet<string>>(new Set());

interface Leaving {
  readonly finish: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}
const waiting = new Map<string, Leaving>();

function keep(id: string): void {
  const leaving = waiting.get(id);
  if (leaving === undefined) return;
  clearTimeout(leaving.timer);
  waiting.delete(id);
  const rest = new Set(leavingComments.get());
  rest.delete(id);
  leavingComments.set(rest);
}

/**
 * Hides a comment and deletes it later.
 * @param remove deletes it for good; the comment comes back on screen when it could not
 * @returns brings it back, as long as it is not deleted
 */
export function letGo(id: string, remove: () => Promise<void>): () => void {
  const finish = () => {
    const leaving = waiting.get(id);
    if (leaving === undefined) return;
    clearTimeout(leaving.timer);
    waiting.delete(id);
    void remove().finally(() => {
      const rest = new Set(leavingComments.get());
      rest.delete(id);
      leavingComments.set(rest);
    });
  };
  waiting.set(id, { finish, timer: setTimeout(finish, REGRET_MS) });
  leavingComments.set(new Set([...leavingComments.get(), id]));
  return () => keep(id);
}

/** Whoever leaves the page has decided. */
export function finishLeaving(): void {
  for (const { finish } of waiting.values()) finish();
}
