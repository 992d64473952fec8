// An edit that waits for its draft to open: what was accepted on a screen where nothing can be edited (a published
// version, the real flow of a log) is made as soon as the draft is there, and can be undone there like any other.
import type { MapCommand, SalesMap } from '@portolan/core';

export interface AwaitedEdit {
  readonly versionId: string;
  /** Seen from the draft as it is then; null where it has nothing to do. */
  readonly make: (map: SalesMap) => MapCommand | null;
  /** Said once it is made. */
  readonly said: string;
}

let awaited: AwaitedEdit | null = null;

export function awaitDraft(edit: AwaitedEdit): void {
  awaited = edit;
}

/** What waits for this version, once. */
export function takeAwaited(versionId: string): AwaitedEdit | null {
  if (awaited?.versionId !== versionId) return null;
  const edit = awaited;
  awaited = null;
  return edit;
}
