// Where a log is held: by its size against the memory there is, by hand, and while it is read where its beginning does not tell.
import { describe, expect, test } from 'vitest';
import { whereToHold } from './choose-where.ts';
import type { FileSeen } from './look-at-files.ts';
import { parseMineOptions, type MineOptions } from './options.ts';
import { OutgrownError } from './outgrown-error.ts';

const GB = 1e9;

function seen(events: number, cases: number, more: Partial<FileSeen> = {}): FileSeen {
  return {
    file: 'deals.csv',
    bytes: events * 60,
    unpacked: events * 60,
    mapping: { format: 'csv', columns: { kind: 'events', case: 'c', activity: 'a', time: 't' } },
    size: { events, cases, attributes: 0 },
    ...more,
  };
}

function options(...args: readonly string[]): MineOptions {
  const parsed = parseMineOptions(['deals.csv', ...args]);
  if (parsed === 'help') throw new Error('not asked for');
  return parsed;
}

const using = (resident: number) => () => ({ resident, heap: 0, heapLimit: 4 * GB });

describe('by size', () => {
  test('what surely fits is read into memory', () => {
    expect(whereToHold([seen(1e6, 1e5)], options(), 4 * GB)).toEqual({});
  });

  test('what surely does not is held on disk', () => {
    expect(whereToHold([seen(30e6, 1e6)], options(), GB).outOfCore).toMatchObject({
      chosen: 'by-size',
      events: 30e6,
      memory: GB,
    });
  });

  test('several files count together', () => {
    const files = [seen(8e6, 1e5), seen(8e6, 1e5)];
    expect(whereToHold(files.slice(1), options(), GB)).toEqual({});
    expect(whereToHold(files, options(), GB).outOfCore).toBeDefined();
  });

  test('a file larger than is read into memory at all', () => {
    const file = seen(1e6, 1e5, { unpacked: 3 * GB });
    expect(whereToHold([file], options(), 64 * GB).outOfCore?.chosen).toBe('by-size');
  });

  test('--memory says how much there is', () => {
    const file = seen(10e6, 1e5);
    expect(whereToHold([file], options(), GB)).toEqual({});
    expect(whereToHold([file], options('--memory', '500MB'), GB).outOfCore?.memory).toBe(500e6);
    expect(whereToHold([seen(30e6, 1e6)], options('--memory', '4GB'), GB)).toEqual({});
  });

  test('where the beginning is all new cases, the reading tells', () => {
    const { outOfCore, watch } = whereToHold([seen(5e6, 5e6)], options(), GB);
    expect(outOfCore).toBeUndefined();
    // Half of it, and the cases have come to an end.
    expect(() => watch!(2.5e6, 2e5, 0.5)).not.toThrow();
    expect(() => watch!(1e6, 9e5, 0.2)).not.toThrow();
    expect(() => watch!(2.5e6, 2e6, 0.5)).toThrow(OutgrownError);
    // What is there already is too much, however little of the file it is.
    expect(() => watch!(1e6, 1e6, 0.01)).not.toThrow();
    expect(() => watch!(13e6, 1e5, 0.01)).not.toThrow();
    expect(() => watch!(16e6, 1e5, 0.01)).toThrow(OutgrownError);
  });
});

describe('what only memory can do', () => {
  test('is refused where it surely is not enough', () => {
    expect(() => whereToHold([seen(50e6, 5e6)], options('--bottlenecks'), GB)).toThrow(
      /--bottlenecks needs the whole log in memory, which would need about 3\.\d GB of memory, and 1\.0 GB may be used\./u,
    );
  });

  test('is tried where it may be, and ended before memory runs out', () => {
    const files = [seen(5e6, 5e6)];
    const { outOfCore, watch } = whereToHold(files, options('--bottlenecks'), GB, using(0.6 * GB));
    expect(outOfCore).toBeUndefined();
    // However many there would be in the end: only what is there already is no guess.
    expect(() => watch!(1e6, 1e6, 0.26)).not.toThrow();
    const modest = whereToHold(files, options('--bottlenecks'), GB, using(0.4 * GB));
    expect(() => modest.watch!(1.2e6, 1.2e6, 0.25)).not.toThrow();
    expect(() => watch!(1.2e6, 1.2e6, 0.25)).toThrow(
      /^--bottlenecks needs the whole log in memory, which would need about 4\.0 GB of memory, and 1\.0 GB may be used\. Keep fewer events \(--keep 'PATTERN'\), allow more \(--memory 4GB\)/u,
    );
  });

  test('the heap has a limit of its own, which is named', () => {
    let heap = 0.6 * GB;
    const used = () => ({ resident: heap, heap, heapLimit: GB });
    const { watch } = whereToHold([seen(5e6, 5e6)], options('--why', 'outcome=won'), 1000 * GB, used);
    expect(() => watch!(1e6, 1e6, 0.2)).not.toThrow();
    heap = 0.75 * GB;
    expect(() => watch!(1.2e6, 1.2e6, 0.25)).toThrow(
      /would need about 3\.0 GB of Node's heap, and 700 MB may be used \(node --max-old-space-size\)\..*NODE_OPTIONS=--max-old-space-size=5000\)/u,
    );
  });

  test('is never refused where memory was asked for by hand', () => {
    expect(whereToHold([seen(50e6, 5e6)], options('--bottlenecks', '--in-memory'), GB)).toEqual({});
  });
});

test('a file that is read as a whole is read into memory, whatever its size', () => {
  const file = seen(50e6, 5e6, { mapping: { format: 'xes' } });
  const { outOfCore, watch } = whereToHold([file], options(), GB, using(0.6 * GB));
  expect(outOfCore).toBeUndefined();
  expect(() => whereToHold([file], options('--out-of-core'), GB)).toThrow('CSV files with one row per event');
  // Until it turns out that memory will not do.
  expect(() => watch!(10e6, 1e5, 0.2)).not.toThrow();
  expect(() => watch!(20e6, 1e5, 0.4)).toThrow(
    /^"deals\.csv" is of a kind that is read into memory as a whole; this one would need about 3\.\d GB of memory, and 1\.0 GB may be used\./u,
  );
});
