// The fast way and the general way through an event table give the same log, whatever the rows and chunks.
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { Reject } from '../reading/read-options.ts';
import { Warnings } from '../reading/warnings.ts';
import { CsvTable } from './read-csv.ts';
import { RowScanner } from './row-scanner.ts';
import { layoutOf } from './table-layout.ts';

const mapping: LogMapping = {
  format: 'csv',
  columns: { kind: 'events', case: 'id', activity: 'step', time: 'at', resource: 'who', lifecycle: 'phase' },
  lifecycle: 'complete',
};

interface Outcome {
  readonly log: EventLog;
  readonly rejects: readonly Reject[];
  readonly warnings: unknown;
  readonly rows: number;
}

/** @param general every row goes the general way, as in a preview */
function read(text: string, cuts: readonly number[], general: boolean, fit: LogMapping = mapping): Outcome {
  const bytes = new TextEncoder().encode(text);
  const builder = createEventLogBuilder();
  const warnings = new Warnings();
  const rejects: Reject[] = [];
  const table = new CsvTable({
    builder,
    layout: layoutOf(bytes, true, fit, DEFAULT_LIMITS),
    mapping: fit,
    options: { onReject: (reject) => rejects.push(reject) },
    limits: DEFAULT_LIMITS,
    warnings,
  });
  const onRow = general ? () => undefined : undefined;
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  let from = 0;
  for (const to of ends) {
    table.push(bytes.subarray(from, to), onRow);
    from = to;
  }
  table.finish(onRow);
  return { log: builder.finish(), rejects, warnings: warnings.list(), rows: table.rejected };
}

const cell = (...usual: string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...usual) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        ' padded ',
        '"quoted"',
        '"with "" and ,"',
        '"two\nlines"',
        'é',
        '商談',
        'a"b',
      ),
    },
  );
const row = fc
  .tuple(
    cell('c1', 'c2', 'c22', 'c3'),
    cell('Lead', 'Offer', 'Won'),
    cell(
      '2026-01-02 03:04:05',
      '2026-01-02T03:04:05.5Z',
      '2026-01-03 10:00:00+02:00',
      '2026-02-29 00:00:00',
      '2026-01-02',
    ),
    cell('complete', 'COMPLETE', 'start'),
    cell('Ilze', 'Ruta', ''),
    cell('7', 'x'),
  )
  .map((cells) => cells.join(','));
const line = fc.oneof(
  { weight: 20, arbitrary: row },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'c1,short', 'c1,Lead,2026-01-02 03:04:05,complete,Ilze,7,extra', ',,,,,'),
  },
);
const file = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(
    ([lines, end, closed]) =>
      ['id,step,at,phase,who,more', 'c0,Lead,2026-01-01 00:00:00,complete,Ilze,7', ...lines].join(end) +
      (closed ? end : ''),
  );

describe('plain rows', () => {
  test('give what the general way gives', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat({ max: 5000 }), { maxLength: 6 }), (text, cuts) => {
        const fast = read(text, cuts, false);
        expect(fast).toEqual(read(text, cuts, true));
        expect(fast).toEqual(read(text, [], true));
      }),
      { numRuns: 500 },
    );
  });

  test('of every lifecycle and of kept activities only, too', () => {
    fc.assert(
      fc.property(file, (text) => {
        const fits: LogMapping[] = [
          { ...mapping, lifecycle: 'all' },
          { ...mapping, keep: ['O*'], lifecycle: 'all' },
          { ...mapping, columns: { kind: 'events', case: 'id', activity: 'step', time: 'at' } },
        ];
        for (const fit of fits) {
          expect(outcomeOrError(text, false, fit)).toEqual(outcomeOrError(text, true, fit));
        }
      }),
    );
  });

  test('of names of any length and with any delimiter, too', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '+'), minLength: 1, maxLength: 70 });
    const fit: LogMapping = {
      ...mapping,
      columns: { kind: 'events', case: 'id', activity: 'step', time: 'at' },
    };
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (names, delimiter) => {
          const lines = Array.from({ length: 40 }, (_, i) =>
            [
              names[(i * 7) % names.length],
              names[i % names.length],
              '2026-01-02 03:04:05',
              i % 3 ? 'x' : '',
            ].join(delimiter),
          );
          const text = [
            'id,step,at,more'.replaceAll(',', delimiter),
            'c,Lead,2026-01-02 03:04:05,'.replaceAll(',', delimiter),
            ...lines,
          ].join('\n');
          expect(read(text, [], false, fit)).toEqual(read(text, [], true, fit));
        },
      ),
    );
  });

  test('an empty case after a row that is left out is no case of the row before', () => {
    const at = '2026-01-02 03:04:05,complete,Ilze,7';
    const text = [
      'id,step,at,phase,who,more',
      ...Array.from({ length: 5 }, () => `c1,Offer,${at}`),
      `c1,Lead,${at}`,
      `,Offer,${at}`,
      `c2,Offer,${at}`,
      '',
    ].join('\n');
    const fast = read(text, [], false, { ...mapping, keep: ['O*'] });
    expect(fast.rows).toBe(1);
    expect(fast).toEqual(read(text, [], true, { ...mapping, keep: ['O*'] }));
  });

  test('really take the usual rows', () => {
    const lines = Array.from(
      { length: 2000 },
      (_, i) => `c${i >> 3},Lead,2026-01-02 03:04:05.${i % 1000},complete,Ilze,7`,
    );
    const next = vi.spyOn(RowScanner.prototype, 'next');
    const { log } = read(`id,step,at,phase,who,more\n${lines.join('\n')}\n`, [], false);
    const general = next.mock.calls.length;
    next.mockRestore();
    expect(log.time.length).toBe(2000);
    expect(general).toBeLessThan(1000);
  });
});

/** A file may hold no event that is wanted: then both ways must say so. */
function outcomeOrError(text: string, general: boolean, fit: LogMapping): unknown {
  try {
    return read(text, [], general, fit);
  } catch (error) {
    return error;
  }
}
