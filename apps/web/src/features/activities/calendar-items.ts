// Activities by the day on which they stand: done ones where they were done, open ones where they are due. Pure.
import type { ActivityRow } from '@portolan/contract';
import { dayAt } from '../../lib/locale/days.ts';

/** The day by the browser's clock, ISO. */
export function dayOfRow(row: Pick<ActivityRow, 'doneAt' | 'due' | 'createdAt'>): string {
  if (row.doneAt !== null) return dayAt(Date.parse(row.doneAt));
  if (row.due === null) return dayAt(Date.parse(row.createdAt));
  return 'on' in row.due ? row.due.on : dayAt(Date.parse(row.due.at));
}

/** The instant of its time of day; null for some time on the day. */
export function timeOfRow(row: Pick<ActivityRow, 'doneAt' | 'due'>): string | null {
  if (row.doneAt !== null) return row.doneAt;
  return row.due !== null && 'at' in row.due ? row.due.at : null;
}

function sortKey(row: ActivityRow): string {
  return timeOfRow(row) ?? '';
}

/** Each day's rows: those without a time first, then by time. */
export function byDay(rows: readonly ActivityRow[]): ReadonlyMap<string, readonly ActivityRow[]> {
  const sorted = rows.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : Number(sortKey(a) > sortKey(b))));
  return Map.groupBy(sorted, dayOfRow);
}
