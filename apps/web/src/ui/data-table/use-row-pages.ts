// Row pages that live as long as the question they answer: another filter or order starts anew at the top.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createRowPages, type ReadPage, type RowPages } from './row-pages.ts';

/**
 * @param question what is asked (filter, order), as text; rows start anew when it changes
 * @param read keep it to what `question` says: it is taken over only with a new question
 */
export function useRowPages<R>(question: string, read: ReadPage<R>, pageSize = 100): RowPages<R> {
  // oxlint-disable-next-line react/exhaustive-deps
  const pages = useMemo(() => createRowPages({ read, pageSize }), [question, pageSize]);
  useEffect(() => () => pages.close(), [pages]);
  return pages;
}

/** Draws again when rows come or change. */
export function useVersion(pages: RowPages<never> | RowPages<unknown>): number {
  return useSyncExternalStore(pages.subscribe, pages.version);
}
