// Event logs for the tests of writers: one to read with one's eyes, and any that a reader could have made.
import * as fc from 'fast-check';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';

/** Two deals with a resource, a lifecycle, and attributes of every kind. */
export function sampleLog(): EventLog {
  const builder = createEventLogBuilder();
  const set = (sink: ReturnType<typeof builder.resource>, index: number, word: string): void =>
    sink.set(index, sink.dictionary.code(word));
  const rows = [
    ['D-1', 'New', '2026-01-01T08:00:00Z', 'Ann'],
    ['D-1', 'Offer', '2026-01-02T09:30:00.125Z', 'Ann'],
    ['D-2', 'New', '2026-01-03T00:00:00Z', 'Bo'],
    ['D-1', 'Won', '2026-01-05T00:00:00Z', null],
  ] as const;
  for (const [deal, step, time, who] of rows) {
    const event = builder.append(builder.cases.code(deal), builder.activities.code(step), Date.parse(time));
    if (who !== null) set(builder.resource(), event, who);
    set(builder.lifecycle(), event, 'complete');
    if (step === 'Offer') {
      builder.eventNumbers('discount').set(event, 0.5);
      set(builder.eventWords('urgent'), event, 'true');
    }
  }
  builder.caseNumbers('amount').set(0, 1200);
  builder.caseNumbers('amount').set(1, 80);
  set(builder.caseWords('signed'), 0, '2026-01-05T00:00:00Z');
  return builder.finish();
}

/** Text as readers leave it: nothing at its edges, and no number, which a reader would take for one. */
const word = fc
  .tuple(
    fc.constantFrom('a', 'Ž', '🚀', '<', '"', "'", '&', ']'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  .map(([first, rest]) => `${first}${rest.replaceAll(/[\p{C}\p{Z}\uFFFD]/gu, ' ')}z`);

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined, freq: 3 });

const eventOf = fc.record({
  case: fc.nat(4),
  activity: fc.nat(3),
  time: fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }),
  resource: optional(fc.nat(3)),
  lifecycle: optional(fc.constantFrom('start', 'complete')),
  word: optional(fc.nat(3)),
  number: optional(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
});

/** Any log that a reader could have made: names of every script, times that repeat, attributes with gaps. */
export const someLog: fc.Arbitrary<EventLog> = fc
  .record({
    words: fc.uniqueArray(word, { minLength: 5, maxLength: 5 }),
    events: fc.array(eventOf, { minLength: 1, maxLength: 12 }),
    amounts: fc.array(fc.integer(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ words, events, amounts }) => {
    const builder = createEventLogBuilder();
    for (const event of events) {
      const caseCode = builder.cases.code(words[event.case]!);
      const index = builder.append(caseCode, builder.activities.code(words[event.activity]!), event.time);
      const set = (sink: ReturnType<typeof builder.resource>, at: number, text: string): void =>
        sink.set(at, sink.dictionary.code(text));
      if (event.resource !== undefined) set(builder.resource(), index, words[event.resource]!);
      if (event.lifecycle !== undefined) set(builder.lifecycle(), index, event.lifecycle);
      if (event.word !== undefined) set(builder.eventWords('note, <1>'), index, words[event.word]!);
      if (event.number !== undefined) builder.eventNumbers('share').set(index, event.number);
      builder.caseNumbers('amount').set(caseCode, amounts[event.case]!);
      set(builder.caseWords('region'), caseCode, words[event.case]!);
    }
    return builder.finish();
  });
