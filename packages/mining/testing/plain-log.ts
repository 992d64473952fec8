// Logs for tests: from plain event objects, from a short notation, and random ones.
import * as fc from 'fast-check';
import { createEventLogBuilder } from '../src/log/event-log-builder.ts';
import type { EventLog } from '../src/log/event-log.ts';

export interface PlainEvent {
  readonly case: string;
  readonly activity: string;
  /** Milliseconds. */
  readonly time: number;
}

export function logOf(events: readonly PlainEvent[]): EventLog {
  const builder = createEventLogBuilder(1);
  for (const event of events) {
    builder.append(builder.cases.code(event.case), builder.activities.code(event.activity), event.time);
  }
  return builder.finish();
}

/** `{ x: 'A0 B10' }`: case x has A at second 0 and B at second 10. */
export function plainEvents(cases: Readonly<Record<string, string>>): PlainEvent[] {
  return Object.entries(cases).flatMap(([id, text]) =>
    text.split(' ').map((word) => {
      const at = word.search(/\d/u);
      return { case: id, activity: word.slice(0, at), time: Number(word.slice(at)) * 1000 };
    }),
  );
}

/** Few names and times, so that equal ones are common; cases mixed, out of order. */
export const randomEvents = fc.array(
  fc.record({
    case: fc.integer({ min: 0, max: 11 }).map((n) => `case ${n}`),
    activity: fc.constantFrom('A', 'B', 'C', 'é', '商談', '😀'),
    time: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: -1e12, max: 2e12 })),
  }),
  { maxLength: 120 },
);
