// When something planned is due, between what the pickers hold and what the server takes.
import type { ActivityRow } from '@portolan/contract';
import { dayAt } from '../../../lib/locale/days.ts';
import type { DayAndTime } from '../../../ui/DateTimePicker.tsx';

type Due = NonNullable<ActivityRow['due']>;
const MINUTES = 30;
const two = (value: number): string => String(value).padStart(2, '0');

export function dueOf({ day, time }: DayAndTime): Due {
  return time === null ? { on: day } : { at: new Date(`${day}T${time}:00`).toISOString(), minutes: MINUTES };
}

export function pickedOf(due: Due | null): DayAndTime | null {
  if (due === null) return null;
  if ('on' in due) return { day: due.on, time: null };
  const at = new Date(due.at);
  return { day: dayAt(at.getTime()), time: `${two(at.getHours())}:${two(at.getMinutes())}` };
}

/** An ISO day, or an instant. */
export function momentOf(due: Due): string {
  return 'on' in due ? due.on : due.at;
}
