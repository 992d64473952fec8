// Where a log is held while its figures are found: in memory, where it fits, else in a database on disk. Chosen by size or by
// hand; what only memory can do is refused with what to do instead.
import { basename } from 'node:path';
import { DEFAULT_LIMITS } from '@portolan/formats';
import { UsageError } from '../usage-error.ts';
import type { FileSeen } from './look-at-files.ts';
import { bytesText, fitsMemory, memoryNeeded, memoryThere, type LogSize } from './memory.ts';
import type { MineOptions } from './options.ts';
import { OutgrownError, type OutOfCore } from './outgrown-error.ts';

export interface Choice {
  /** Set where the log is held on disk from the beginning. */
  readonly outOfCore?: OutOfCore;
  /**
   * Asked while the log is read into memory, where its beginning leaves open whether it fits.
   * @param share how much of the files is read, 0 to 1
   * @throws OutgrownError
   */
  readonly watch?: (events: number, cases: number, share: number) => void;
}

/** Of a log sorted by time the beginning is all new deals; in none of the known ones a deal has more events than this. */
const MOST_EVENTS_PER_CASE = 50;
/** So much has to be read before the rest is taken to be alike. */
const SHARE_THAT_TELLS = 0.25;

/**
 * @param there the memory that may be used where no option says it
 * @throws UsageError where what is asked for does not go together
 */
export function whereToHold(
  files: readonly FileSeen[],
  options: MineOptions,
  there: number = memoryThere(),
): Choice {
  if (options.held === 'in-memory') return {};
  const memory = options.memory ?? there;
  const byHand = options.held === 'out-of-core';
  const whole = files.find(({ mapping }) => !isStreamed(mapping));
  if (whole !== undefined) {
    if (!byHand) return {};
    throw new UsageError(
      `--out-of-core is for CSV files with one row per event. "${basename(whole.file)}" is of a kind that is read into memory as a whole; leave --out-of-core away, or convert it to CSV.`,
    );
  }
  const attributes = Math.max(...files.map(({ size }) => size.attributes));
  const events = files.reduce((sum, { size }) => sum + size.events, 0);
  const cases = files.reduce((sum, { size }) => sum + size.cases, 0);
  const fewest: LogSize = { events, attributes, cases: Math.min(cases, events / MOST_EVENTS_PER_CASE) };
  const isReadInMemory =
    events <= DEFAULT_LIMITS.events && files.every(({ unpacked }) => unpacked <= DEFAULT_LIMITS.bytes);
  if (byHand || !isReadInMemory || !fitsMemory(fewest, memory)) {
    const needed = memoryNeeded(fewest);
    const outOfCore: OutOfCore = { memory, needed, events, chosen: byHand ? 'by-hand' : 'by-size' };
    const asked = askedOfMemory(options);
    if (asked.length > 0) throw refusal(asked, outOfCore);
    return { outOfCore };
  }
  // What only memory can do is tried there: the size is a guess, and a refusal would be one, too.
  if (fitsMemory({ events, attributes, cases }, memory) || askedOfMemory(options).length > 0) return {};
  return {
    watch(eventsRead, casesRead, share) {
      const part = share < SHARE_THAT_TELLS ? 1 : Math.min(1, share);
      const size: LogSize = { events: eventsRead / part, cases: casesRead / part, attributes };
      if (fitsMemory(size, memory)) return;
      throw new OutgrownError({ memory, needed: memoryNeeded(size), events, chosen: 'by-size' });
    },
  };
}

/** Whether reading such a file takes no memory per row. */
function isStreamed({ format, columns }: FileSeen['mapping']): boolean {
  return format === 'csv' && columns?.kind === 'events' && columns.onlyChanges !== true;
}

/** Options that need every event at hand. */
function askedOfMemory(options: MineOptions): string[] {
  return [
    ...(options.model ? ['--model'] : []),
    ...(options.bottlenecks ? ['--bottlenecks'] : []),
    ...(options.why ? ['--why'] : []),
    ...options.logs.map(({ format }) => `--${format}`),
  ];
}

function refusal(asked: readonly string[], { chosen, needed, memory }: OutOfCore): UsageError {
  const [needs, it] = asked.length === 1 ? ['needs', 'it'] : ['need', 'them'];
  const why =
    chosen === 'by-hand'
      ? 'which --out-of-core rules out. Leave that away'
      : `which would take at least ${bytesText(needed)}; ${bytesText(memory)} may be used. Keep fewer events (--keep 'PATTERN'), allow more (--memory ${Math.ceil(needed / 1e9)}GB), have it done all the same (--in-memory)`;
  return new UsageError(
    `${asked.join(', ')} ${needs} the whole log in memory, ${why}, or leave ${it} out: map, ways and --stage-times are there for logs of any size.`,
  );
}
