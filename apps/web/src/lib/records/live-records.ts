// How an open list hears of what changes.
import type { LiveChange, RecordAbout } from '@portolan/contract';
import { useEffect, useRef } from 'react';
import { useLive } from '../live/live.ts';

const COMES_OR_GOES: ReadonlySet<string> = new Set(['created', 'deleted', 'restored', 'merged', 'unmerged']);

/** Changes that come together are told together. */
const TOGETHER_MS = 200;

export interface ListChanges {
  /** Records that changed and stay in the list. */
  readonly changed: ReadonlySet<string>;
  /** Others came, went, or the list may stand in another order. */
  readonly isOther: boolean;
}

/**
 * Calls with what changed in a kind of record.
 * @param me whose own comings and goings the list knows already
 */
export function useListChanges(
  about: RecordAbout,
  me: string | undefined,
  heard: (changes: ListChanges) => void,
): void {
  const waiting = useRef({ changed: new Set<string>(), isOther: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const flush = (): void => {
    const told = waiting.current;
    waiting.current = { changed: new Set(), isOther: false };
    timer.current = undefined;
    heard(told);
  };
  const take = (change: LiveChange): void => {
    const id = about === 'deal' ? change.dealId : change.about === about ? change.recordId : null;
    if (id === null) return;
    if (COMES_OR_GOES.has(change.kind)) {
      if (change.actorId === me) return;
      waiting.current.isOther = true;
    } else waiting.current.changed.add(id);
    timer.current ??= setTimeout(flush, TOGETHER_MS);
  };
  useLive((message) => {
    if (message.kind === 'reset') {
      waiting.current.isOther = true;
      timer.current ??= setTimeout(flush, TOGETHER_MS);
      return;
    }
    for (const change of message.changes) take(change);
  });
}
