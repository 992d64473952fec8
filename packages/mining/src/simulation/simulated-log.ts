// Simulated cases as an event log, with their attributes and performers.
import { createEventLogBuilder } from '../log/event-log-builder.ts';
import type { EventLog } from '../log/event-log.ts';
import type { SimulatedCase } from './model.ts';

/** The events of `cases` as a log. An attribute that is a number in every case becomes a number column. */
export function simulatedLog(cases: readonly SimulatedCase[]): EventLog {
  const builder = createEventLogBuilder(cases.length * 8);
  const wordy = new Set<string>();
  for (const { attributes } of cases) {
    for (const [name, value] of Object.entries(attributes)) if (typeof value === 'string') wordy.add(name);
  }
  for (const { id, attributes, events } of cases) {
    const caseCode = builder.cases.code(id);
    for (const { activity, timeMs, resource } of events) {
      const event = builder.append(caseCode, builder.activities.code(activity), timeMs);
      if (resource !== undefined) builder.resource().set(event, builder.resource().dictionary.code(resource));
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'number' && !wordy.has(name)) builder.caseNumbers(name).set(caseCode, value);
      else {
        const sink = builder.caseWords(name);
        sink.set(caseCode, sink.dictionary.code(String(value)));
      }
    }
  }
  return builder.finish();
}
