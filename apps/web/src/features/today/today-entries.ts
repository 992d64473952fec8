// What stands in Today: what the server found, in its order, and the days after; in groups. Pure.
import type { ActivityRow, TodayItem } from '@portolan/contract';
import type { TodayReason } from '@portolan/core';

/**
 * - `now`: late, promised for this moment, or somebody waits for it
 * - `today`: any time on this day
 * - `still`: deals that lie still
 * - `week`: planned for the days that follow
 */
export const TODAY_GROUPS = ['now', 'today', 'still', 'week'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

export interface TodayEntry extends Omit<TodayItem, 'why' | 'deal'> {
  readonly why: TodayReason | 'planned';
  readonly group: TodayGroup;
  readonly deal: TodayItem['deal'] | { readonly id: string; readonly name: string };
  readonly company: { readonly id: string; readonly name: string } | null;
}

/** Steps with a time that is this near are for now. */
const SOON_MS = 30 * 60_000;

function groupOf({ why, activity, by }: TodayItem, now: number): TodayGroup {
  switch (why) {
    case 'overdue':
    case 'unansweredLate':
    case 'unanswered':
    case 'asked':
    case 'handedOver':
      return 'now';
    case 'dueToday': {
      const isTimed = activity?.due !== null && activity?.due !== undefined && 'at' in activity.due;
      return isTimed && by !== null && Math.abs(Date.parse(by) - now) <= SOON_MS ? 'now' : 'today';
    }
    case 'restOver':
      return 'today';
    case 'nothingPlanned':
    case 'untouched':
    case 'overExpected':
      return 'still';
  }
}

export function entryOf(item: TodayItem, now: number): TodayEntry {
  const { deal, ...rest } = item;
  return { ...rest, deal, company: deal?.company ?? null, group: groupOf(item, now) };
}

/**
 * Whether a step is one of the days after `day`. A step for a whole day ends when that day ends in the workspace's zone; where
 * somebody's own day has begun sooner, it is not for tomorrow yet.
 */
export function isAhead({ due }: Pick<ActivityRow, 'due'>, day: string): boolean {
  return due === null || !('on' in due) || due.on > day;
}

/** A step of the days that follow. */
export function entryAhead(row: ActivityRow, at: string): TodayEntry {
  const { id, kind, subject, due, priority, repeats, revision } = row;
  return {
    key: `step:${id}`,
    kind: 'step',
    why: 'planned',
    since: at,
    by: at,
    action: 'finish',
    group: 'week',
    deal: row.deal,
    company: row.company,
    contacts: row.contacts,
    activity: { id, kind, subject, due, priority, repeats, revision },
    item: null,
  };
}

/** The groups that have something, each in the order given; nothing stands twice. */
export function groupEntries(
  entries: readonly TodayEntry[],
): readonly { readonly group: TodayGroup; readonly entries: readonly TodayEntry[] }[] {
  const seen = new Set<string>();
  const once = entries.filter(({ key }) => !seen.has(key) && seen.add(key));
  return TODAY_GROUPS.map((group) => ({
    group,
    entries: once.filter((entry) => entry.group === group),
  })).filter((one) => one.entries.length > 0);
}

export function isLate({ why }: Pick<TodayEntry, 'why'>): boolean {
  return why === 'overdue' || why === 'unansweredLate';
}

/** The entry that is `step` further; the ends stay. */
export function neighbour(keys: readonly string[], at: string | null, step: 1 | -1): string | null {
  if (keys.length === 0) return null;
  const index = at === null ? -1 : keys.indexOf(at);
  if (index === -1) return keys[step === 1 ? 0 : keys.length - 1] ?? null;
  return keys[Math.max(0, Math.min(keys.length - 1, index + step))] ?? null;
}
