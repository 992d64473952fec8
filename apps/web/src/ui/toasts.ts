// The queue of short notices. One with an undo stays longer and is also on Ctrl/Cmd-Z.
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import { rememberUndo, undoables, undoOne } from '../lib/undo.ts';

export interface ToastContent {
  readonly text: string;
  readonly tone: 'plain' | 'attention';
  /** Id of what the toast's button undoes. */
  readonly undoId?: number;
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

const READ_MS = 6000;
const UNDO_MS = 10_000;

export function showToast(text: string): void {
  toasts.add({ text, tone: 'plain' }, { timeout: READ_MS });
}

/** Something failed and the screen has no better place to say so; stays until put away. */
export function showFailure(text: string): void {
  toasts.add({ text, tone: 'attention' });
}

/** Says what was done and offers to undo it, in the toast and by Ctrl/Cmd-Z. */
export function showUndo(done: string, undo: () => Promise<void> | void): void {
  const { id } = rememberUndo(done, undo);
  const key = toasts.add({ text: done, tone: 'plain', undoId: id }, { timeout: UNDO_MS });
  // Undone by the keyboard: its toast has nothing to offer any more.
  const stop = undoables.subscribe(() => {
    if (undoables.get().some((undoable) => undoable.id === id)) return;
    stop();
    toasts.close(key);
  });
}

export async function undoFromToast(id: number): Promise<void> {
  await undoOne(id);
}
