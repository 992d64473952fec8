// What the calendar shows, as it stands in the address: the form, the day that it is about, whose it is.
export const CALENDAR_VIEWS = ['month', 'week', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

export interface CalendarSearch {
  readonly view?: CalendarView;
  /** ISO day; today unless told. */
  readonly day?: string;
  /** `me` (unless told), `team`, `all` or a person's id. */
  readonly owner?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Anything odd in an address is left out. */
export function readCalendarSearch(raw: Readonly<Record<string, unknown>>): CalendarSearch {
  const view = CALENDAR_VIEWS.find((one) => one === raw['view']);
  const { day, owner } = raw;
  const isDay = typeof day === 'string' && DAY.test(day) && !Number.isNaN(Date.parse(day));
  const isOwner = typeof owner === 'string' && (owner === 'team' || owner === 'all' || UUID.test(owner));
  return {
    ...(view === undefined ? {} : { view }),
    ...(isDay ? { day } : {}),
    ...(isOwner ? { owner } : {}),
  };
}
