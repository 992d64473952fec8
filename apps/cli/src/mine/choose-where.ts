// Where a log is held while its figures are found: in memory, where it fits, else in a database on disk. Chosen by size or by
// hand; what only memory can do is refused with what to do instead.
import { basename } from 'node:path';
import { DEFAULT_LIMITS } from '@portolan/formats';
import { UsageError } from '../usage-error.ts';
import type { FileSeen } from './look-at-files.ts';
import { bytesText, fitsMemory, memoryNeeded, memoryThere, type LogSize } from './memory.ts';
import type { MineOptions } from './options.ts';

/** A log that is held on disk, and why. */
export interface OutOfCore {
  /** The most memory to use. */
  readonly memory: number;
  /** What the log would need of it. */
  readonly needed: number;
  readonly events: number;
  readonly chosen: 'by-size' | 'by-hand';
}

/**
 * @returns undefined where the log is held in memory
 * @throws UsageError where what is asked for does not go together
 */
export function outOfCoreOf(
  files: readonly FileSeen[],
  options: MineOptions,
  there: number = memoryThere(),
): OutOfCore | undefined {
  if (options.held === 'in-memory') return undefined;
  const memory = options.memory ?? there;
  const size: LogSize = {
    events: files.reduce((sum, file) => sum + file.size.events, 0),
    cases: files.reduce((sum, file) => sum + file.size.cases, 0),
    attributes: Math.max(...files.map((file) => file.size.attributes)),
  };
  const byHand = options.held === 'out-of-core';
  const whole = files.find(({ mapping }) => !isStreamed(mapping));
  if (whole !== undefined) {
    if (!byHand) return undefined;
    throw new UsageError(
      `--out-of-core is for CSV files with one row per event. "${basename(whole.file)}" is of a kind that is read into memory as a whole; leave --out-of-core away, or convert it to CSV.`,
    );
  }
  const fits =
    fitsMemory(size, memory) &&
    size.events <= DEFAULT_LIMITS.events &&
    files.every(({ unpacked }) => unpacked <= DEFAULT_LIMITS.bytes);
  if (!byHand && fits) return undefined;
  const chosen: OutOfCore = {
    memory,
    needed: memoryNeeded(size),
    events: size.events,
    chosen: byHand ? 'by-hand' : 'by-size',
  };
  refuseMore(options, chosen);
  return chosen;
}

/** Whether reading such a file takes no memory per row. */
function isStreamed({ format, columns }: FileSeen['mapping']): boolean {
  return format === 'csv' && columns?.kind === 'events' && columns.onlyChanges !== true;
}

/** What needs every event at hand. */
function refuseMore(options: MineOptions, { chosen, needed, memory }: OutOfCore): void {
  const asked = [
    ...(options.model ? ['--model'] : []),
    ...(options.bottlenecks ? ['--bottlenecks'] : []),
    ...(options.why ? ['--why'] : []),
    ...options.logs.map(({ format }) => `--${format}`),
  ];
  if (asked.length === 0) return;
  const [needs, it] = asked.length === 1 ? ['needs', 'it'] : ['need', 'them'];
  const why =
    chosen === 'by-hand'
      ? 'which --out-of-core rules out. Leave that away'
      : `which would take about ${bytesText(needed)}; ${bytesText(memory)} may be used. Keep fewer events (--keep 'PATTERN'), allow more (--memory ${Math.ceil(needed / 1e9)}GB), have it done all the same (--in-memory)`;
  throw new UsageError(
    `${asked.join(', ')} ${needs} the whole log in memory, ${why}, or leave ${it} out: map, ways and --stage-times are there for logs of any size.`,
  );
}
