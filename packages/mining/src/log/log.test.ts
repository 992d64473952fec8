// The event log: built in any order, narrowed, stored and read back. Checked against slow plain versions.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents, type PlainEvent } from '../../testing/plain-log.ts';
import { createByteWords } from './byte-words.ts';
import { CHUNK_BYTES, decodeLog, encodeLog } from './encode-log.ts';
import { createDictionary, createEventLogBuilder } from './event-log-builder.ts';
import { MISSING, type Column, type EventLog } from './event-log.ts';
import { filterLog, type LogFilter } from './filter-log.ts';

function cell(column: Column | undefined, i: number): unknown {
  if (!column) return undefined;
  if (column.kind === 'numbers') return column.values[i];
  return column.codes[i] === MISSING ? null : column.values[column.codes[i]!];
}

function cells(columns: ReadonlyMap<string, Column>, i: number): [string, unknown][] {
  return [...columns].map(([name, column]) => [name, cell(column, i)]);
}

/** Every event with all its columns as plain values, by case id. */
function plainView(log: EventLog): [string, unknown[]][] {
  return log.caseIds.map((id, c) => [
    id,
    [
      cells(log.caseAttributes, c),
      ...Array.from({ length: log.caseOffsets[c + 1]! - log.caseOffsets[c]! }, (_, i) => {
        const e = log.caseOffsets[c]! + i;
        return [
          log.activities[log.activity[e]!],
          log.time[e],
          cell(log.resource, e),
          cell(log.lifecycle, e),
          cells(log.eventAttributes, e),
        ];
      }),
    ],
  ]);
}

interface RichEvent extends PlainEvent {
  readonly who: string | null;
  readonly cost: number | null;
  readonly country: string | null;
}

const richEvents = fc.array(
  fc.record({
    case: fc.integer({ min: 0, max: 8 }).map(String),
    activity: fc.constantFrom('A', 'B', 'C', 'D'),
    time: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -1e13, max: 1e13 })),
    who: fc.option(fc.constantFrom('Ilze', 'สมชาย', '‮רות', '\uD800')),
    cost: fc.option(fc.double({ noNaN: true })),
    country: fc.option(fc.constantFrom('LV', 'TH', 'IR')),
  }),
  { maxLength: 80 },
);

/** `who` as resource and event attribute, `cost` as numbers, `country` of the case (last one set). */
function richLog(events: readonly RichEvent[]): EventLog {
  const builder = createEventLogBuilder(1);
  for (const event of events) {
    const c = builder.cases.code(event.case);
    const e = builder.append(c, builder.activities.code(event.activity), event.time);
    for (const sink of [builder.resource(), builder.eventWords('who')]) {
      if (event.who !== null) sink.set(e, sink.dictionary.code(event.who));
    }
    if (event.cost !== null) builder.eventNumbers('cost').set(e, event.cost);
    const countries = builder.caseWords('country');
    if (event.country !== null) countries.set(c, countries.dictionary.code(event.country));
  }
  return builder.finish();
}

describe('building', () => {
  test('sorts by case and time and keeps the order of equal times, with every column', () => {
    fc.assert(
      fc.property(richEvents, (events) => {
        const byCase = new Map<string, RichEvent[]>();
        for (const event of events) byCase.set(event.case, [...(byCase.get(event.case) ?? []), event]);
        const columns = (event: RichEvent) => [
          event.activity,
          event.time,
          event.who,
          undefined,
          events.some(({ cost }) => cost !== null)
            ? [
                ['who', event.who],
                ['cost', event.cost ?? Number.NaN],
              ]
            : [['who', event.who]],
        ];
        const expected = [...byCase].map(([id, list]) => [
          id,
          [
            [['country', list.reduce<string | null>((last, { country }) => country ?? last, null)]],
            ...list.toSorted((a, b) => a.time - b.time).map(columns),
          ],
        ]);
        expect(plainView(richLog(events))).toEqual(expected);
      }),
    );
  });

  test('sorts long cases stably', () => {
    const events = Array.from({ length: 5000 }, (_, i) => ({
      case: i % 3 === 0 ? 'x' : 'y',
      activity: `a${i}`,
      time: (i * 7919) % 97,
    }));
    const log = logOf(events);
    const names = (c: number) =>
      Array.from(log.activity.subarray(log.caseOffsets[c], log.caseOffsets[c + 1]), (a) => log.activities[a]);
    for (const [c, id] of ['x', 'y'].entries()) {
      const sorted = events.filter((e) => e.case === id).toSorted((a, b) => a.time - b.time);
      expect(names(c)).toEqual(sorted.map((e) => e.activity));
    }
  });

  test('drops cases that got no event, with their attributes', () => {
    const builder = createEventLogBuilder();
    for (const id of ['a', 'empty', 'b', 'empty too']) {
      const c = builder.cases.code(id);
      if (!id.startsWith('empty')) builder.append(c, builder.activities.code('A'), 0);
      builder.caseWords('same').set(c, builder.caseWords('same').dictionary.code(`of ${id}`));
    }
    expect(plainView(builder.finish()).map(([id, [attributes]]) => [id, attributes])).toEqual([
      ['a', [['same', 'of a']]],
      ['b', [['same', 'of b']]],
    ]);
  });
});

describe('words from bytes', () => {
  test('have the codes that decoding every cell would give', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 60 }), (words) => {
        const plain = createDictionary();
        const dictionary = createDictionary();
        const quick = createByteWords(dictionary);
        const codes = [...words, ...words].map((word) => {
          const bytes = new TextEncoder().encode(`<${word}>`);
          return quick.code(bytes, 1, bytes.length - 1);
        });
        expect(codes).toEqual([...words, ...words].map((word) => plain.code(word)));
        expect(dictionary.words).toEqual(plain.words);
      }),
    );
  });

  test('stay apart when there are many', () => {
    const dictionary = createDictionary();
    const quick = createByteWords(dictionary);
    const encoder = new TextEncoder();
    const codes = Array.from({ length: 50_000 }, (_, i) => {
      const bytes = encoder.encode(`case-${i % 20_000}`);
      return quick.code(bytes, 0, bytes.length);
    });
    expect(dictionary.words.length).toBe(20_000);
    expect(codes.every((code, i) => code === i % 20_000)).toBe(true);
  });
});

/** The filter by its words, one case at a time. */
function plainFilter(events: readonly PlainEvent[], filter: LogFilter): [string, string[]][] {
  const kept = events.filter(({ activity }) => filter.keepActivities?.includes(activity) ?? true);
  const ids = [...new Set(events.map((event) => event.case))];
  return ids
    .map((id) => kept.filter((event) => event.case === id).toSorted((a, b) => a.time - b.time))
    .filter((trace) => {
      const names = trace.map(({ activity }) => activity);
      return (
        trace.length > 0 &&
        trace[0]!.time >= (filter.fromMs ?? -Infinity) &&
        trace[0]!.time < (filter.toMs ?? Infinity) &&
        (filter.activities?.some((name) => names.includes(name)) ?? true) &&
        !filter.without?.some((name) => names.includes(name)) &&
        (filter.firstActivities?.includes(names[0]!) ?? true) &&
        (filter.lastActivities?.includes(names.at(-1)!) ?? true) &&
        (filter.variants?.some((variant) => JSON.stringify(variant) === JSON.stringify(names)) ?? true)
      );
    })
    .map((trace) => [trace[0]!.case, trace.map(({ activity }) => activity)]);
}

const someNames = fc.option(fc.subarray(['A', 'B', 'C', 'é', 'unknown']), { nil: undefined });
const randomFilter: fc.Arbitrary<LogFilter> = fc.record({
  fromMs: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  toMs: fc.option(fc.integer({ min: 5, max: 25 }), { nil: undefined }),
  activities: someNames,
  without: someNames,
  firstActivities: someNames,
  lastActivities: someNames,
  variants: fc.option(
    fc.array(fc.array(fc.constantFrom('A', 'B', 'C', 'unknown'), { minLength: 1, maxLength: 2 }), {
      maxLength: 8,
    }),
    { nil: undefined },
  ),
  keepActivities: someNames,
});

describe('filtering', () => {
  test('lets through the cases that the words of the filter say', () => {
    fc.assert(
      fc.property(randomEvents, randomFilter, (events, filter) => {
        const log = filterLog(logOf(events), filter);
        const names = log.caseIds.map((id, c) => [
          id,
          Array.from(
            log.activity.subarray(log.caseOffsets[c], log.caseOffsets[c + 1]),
            (a) => log.activities[a]!,
          ),
        ]);
        expect(names).toEqual(plainFilter(events, filter));
      }),
      { numRuns: 400 },
    );
  });

  test('takes every column along', () => {
    fc.assert(
      fc.property(richEvents, (events) => {
        const log = richLog(events);
        const some = new Set(plainFilter(events, { activities: ['A'] }).map(([id]) => id));
        expect(plainView(filterLog(log, { activities: ['A'] }))).toEqual(
          plainView(log).filter(([id]) => some.has(id)),
        );
      }),
    );
  });

  test('by attributes: of the case, of any event, a number as it is written, resource', () => {
    const log = richLog([
      { case: '1', activity: 'A', time: 0, who: 'Ilze', cost: 1.5, country: 'LV' },
      { case: '1', activity: 'B', time: 1, who: null, cost: null, country: null },
      { case: '2', activity: 'A', time: 0, who: 'Ruta', cost: 20, country: 'TH' },
      { case: '3', activity: 'A', time: 0, who: null, cost: null, country: null },
    ]);
    const ids = (name: string, ...values: string[]) =>
      filterLog(log, { attributes: [{ name, values }] }).caseIds;
    expect(ids('country', 'LV', 'IR')).toEqual(['1']);
    expect(ids('who', 'Ruta', 'Ilze')).toEqual(['1', '2']);
    expect(ids('resource', 'Ruta')).toEqual(['2']);
    expect(ids('cost', '1.5')).toEqual(['1']);
    expect(ids('country', 'nowhere')).toEqual([]);
    expect(ids('no such attribute', 'x')).toEqual([]);
  });

  test('keeps the numbering of activities and copies nothing where nothing is filtered', () => {
    const log = logOf(plainEvents({ x: 'A0 B1', y: 'C0' }));
    expect(filterLog(log, { activities: ['C'] }).activities).toEqual(log.activities);
    expect(filterLog(log, {})).toBe(log);
  });
});

describe('storing', () => {
  test('gives the same log back, whatever the order of the chunks', () => {
    fc.assert(
      fc.property(richEvents, (events) => {
        const log = richLog(events);
        expect(decodeLog(encodeLog(log).toReversed())).toEqual(log);
      }),
    );
  });

  test('keeps fractions of milliseconds and times far away', () => {
    for (const time of [0.125, -62_135_596_800_000, 2 ** 53, -1e300]) {
      const log = logOf([
        { case: 'x', activity: 'A', time },
        { case: 'x', activity: 'A', time: 3 },
      ]);
      expect(decodeLog(encodeLog(log))).toEqual(log);
    }
  });

  test('cuts long columns into chunks', () => {
    const builder = createEventLogBuilder();
    const [c, a] = [builder.cases.code('x'), builder.activities.code('A')];
    for (let i = 0; i < 3_000_000; i++) builder.append(c, a, i * 100_000);
    const log = builder.finish();
    const chunks = encodeLog(log);
    expect(chunks.filter(({ name }) => name.startsWith('time#')).length).toBeGreaterThan(1);
    expect(chunks.every(({ bytes }) => bytes.length <= CHUNK_BYTES)).toBe(true);
    expect(new Set(chunks.map(({ name }) => name)).size).toBe(chunks.length);
    const again = decodeLog(chunks);
    expect(again.caseOffsets).toEqual(log.caseOffsets);
    expect(again.time.every((time, i) => time === log.time[i])).toBe(true);
  });

  test.each(['head', 'activities', 'time', 'caseSizes', 'who'])('a log that lacks %s is refused', (part) => {
    const chunks = encodeLog(
      richLog([{ case: '1', activity: 'A', time: 0, who: 'x', cost: null, country: null }]),
    );
    const rest = chunks.filter(({ name }) => !name.startsWith(part === 'who' ? 'event0' : `${part}#`));
    expect(rest.length).toBeLessThan(chunks.length);
    expect(() => decodeLog(rest)).toThrow(RangeError);
  });

  test('a cut chunk is refused', () => {
    const chunks = encodeLog(logOf(plainEvents({ x: 'A0 B1', y: 'C0' })));
    for (const cut of ['caseIds#0', 'activity#0', 'time#0', 'caseSizes#0']) {
      const damaged = chunks.map(({ name, bytes }) => ({
        name,
        bytes: name === cut ? bytes.subarray(0, -1) : bytes,
      }));
      expect(() => decodeLog(damaged)).toThrow(RangeError);
    }
  });
});
