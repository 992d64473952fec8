// Any day and time. The calendar behind it is large and comes after the screen; its place is kept until it is there.
import { lazy, Suspense, useEffect } from 'react';
import type { DateTimePickerProps } from '../../ui/DateTimePicker.tsx';
import { whenIdle } from '../../ui/late.tsx';

const load = () => import('../../ui/DateTimePicker.tsx');
const DateTimePicker = lazy(async () => ({ default: (await load()).DateTimePicker }));

/** Fetches it as soon as the browser has nothing else to do. */
export function useOtherDaySoon(): void {
  // Tried again, and failed visibly, when it is asked for.
  useEffect(() => whenIdle(() => void load().catch(() => {})), []);
}

export function OtherDay(props: DateTimePickerProps) {
  return (
    <Suspense fallback={<span className="inline-block h-control w-60" />}>
      <DateTimePicker {...props} />
    </Suspense>
  );
}
