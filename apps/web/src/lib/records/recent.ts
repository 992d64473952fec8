// The records that were opened last in this tab, for finding them again: kept while the tab is open, and no longer.
import type { RecordAbout } from '@portolan/contract';
import { useEffect } from 'react';
import { workspaceChoice } from '../api/workspace-choice.ts';

export interface RecentRecord {
  readonly about: RecordAbout;
  readonly id: string;
  readonly name: string;
}

const MOST = 12;

const keyOf = (): string => `portolan.recent.${workspaceChoice.get() ?? ''}`;

export function recentRecords(): readonly RecentRecord[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf()) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly RecentRecord[]) : [];
  } catch {
    return [];
  }
}

export function withRecent(records: readonly RecentRecord[], opened: RecentRecord): readonly RecentRecord[] {
  return [opened, ...records.filter(({ id }) => id !== opened.id)].slice(0, MOST);
}

/** Remembers that a record is open. */
export function useRemembered(about: RecordAbout, id: string, name: string): void {
  useEffect(() => {
    try {
      sessionStorage.setItem(keyOf(), JSON.stringify(withRecent(recentRecords(), { about, id, name })));
    } catch {
      // A browser without storage has no memory.
    }
  }, [about, id, name]);
}
