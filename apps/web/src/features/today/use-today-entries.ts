// Everything that Today shows, read and put together: what presses, the days that follow, what was done.
import { addDays } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { doneSinceQuery, todayQuery, upcomingQuery } from '../../lib/activities/activity-queries.ts';
import { startOfDay } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { entryAhead, entryOf, groupEntries, isAhead } from './today-entries.ts';

const AHEAD_DAYS = 7;

export function useTodayEntries(hidden: ReadonlySet<string>) {
  const now = useNow();
  const day = dayAt(now);
  const today = useQuery(todayQuery);
  const ahead = useQuery(
    upcomingQuery(startOfDay(addDays(day, 1)), startOfDay(addDays(day, 1 + AHEAD_DAYS))),
  );
  const done = useQuery(doneSinceQuery(startOfDay(day)));
  const groups = useMemo(() => {
    const found = (today.data?.items ?? []).map((item) => entryOf(item, now));
    const next = (ahead.data?.items ?? [])
      .filter((row) => isAhead(row, day))
      .map((row) =>
        entryAhead(
          row,
          row.due === null ? row.createdAt : 'at' in row.due ? row.due.at : startOfDay(row.due.on),
        ),
      );
    return groupEntries([...found, ...next].filter(({ key }) => !hidden.has(key)));
  }, [today.data, ahead.data, hidden, now, day]);
  const pressing = groups.flatMap(({ group, entries }) => (group === 'week' ? [] : entries));
  return { today, groups, pressing, done: done.data?.items ?? [] };
}
