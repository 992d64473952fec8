// What was done last and can be undone: the toast's button and Ctrl/Cmd-Z call the same function, once.
import { createStore } from './store.ts';

export interface Undoable {
  readonly id: number;
  /** What was done, in words: "Log deleted". */
  readonly done: string;
  readonly undo: () => Promise<void> | void;
}

const MOST = 20;
let nextId = 1;

/** Newest last. */
export const undoables = createStore<readonly Undoable[]>([]);

export function rememberUndo(done: string, undo: Undoable['undo']): Undoable {
  const undoable = { id: nextId++, done, undo };
  undoables.set([...undoables.get(), undoable].slice(-MOST));
  return undoable;
}

/** Undoes one of them (the last, unless told); false when there is nothing to undo. */
export async function undoOne(id?: number): Promise<boolean> {
  const all = undoables.get();
  const undoable = id === undefined ? all.at(-1) : all.find((candidate) => candidate.id === id);
  if (undoable === undefined) return false;
  undoables.set(all.filter((candidate) => candidate !== undoable));
  await undoable.undo();
  return true;
}

/** After signing out or changing the workspace nothing of before can be undone. */
export function forgetUndo(): void {
  undoables.set([]);
}
