// Activities as an iCalendar text (RFC 5545). Instants are in UTC, which every program shows by its own clock; tasks of a
// day are all-day events. The same activities give the same text, so that its hash can say whether it has changed.
import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '@portolan/core';
import type { ShownRow } from './present-activities.ts';

export interface CalendarOf {
  /** Shown by calendar programs as the calendar's name. */
  readonly name: string;
  /** Of the installation, for links; undefined where it is not known from outside. */
  readonly publicUrl: string | undefined;
}

/** TEXT may hold a tab and line breaks, and no other control character. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex -- that is what it is for
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu, ' ').toWellFormed();
}

export function calendarText(rows: readonly ShownRow[], { name, publicUrl }: CalendarOf): string {
  const calendar = ical({
    name: clean(name),
    prodId: { company: 'Portolan', product: 'Calendar', language: 'EN' },
  });
  for (const row of rows) {
    const when = timesOf(row);
    if (when === undefined) continue;
    const about = [row.deal_name, row.company_name, ...row.contacts.map((contact) => contact.name)];
    const link = publicUrl === undefined || row.deal_id === null ? null : `${publicUrl}/deals/${row.deal_id}`;
    calendar.createEvent({
      ...when,
      id: `${row.id}@portolan`,
      summary: clean(row.subject),
      description: clean(about.filter((text) => text !== null).join('\n')),
      url: link,
      stamp: row.updated_at,
      created: row.created_at,
      lastModified: row.updated_at,
      sequence: row.revision,
      status: ICalEventStatus.CONFIRMED,
      // A day's task does not take the day.
      transparency: when.allDay ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      busystatus: when.allDay ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}

function timesOf(row: ShownRow): { start: Date; end: Date; allDay: boolean } | undefined {
  if (row.due_on !== null) {
    const start = new Date(`${row.due_on}T00:00:00Z`);
    return { start, end: new Date(`${addDays(row.due_on, 1)}T00:00:00Z`), allDay: true };
  }
  const start = row.due_at ?? row.done_at;
  if (start === null) return undefined;
  return { start, end: new Date(start.getTime() + (row.minutes ?? 0) * 60_000), allDay: false };
}
