// Where a log is held while its figures are found: in memory, where it fits, else in a database on disk. Chosen by size or by
// hand; what only memory can do is refused with what to do instead.
import { basename } from 'node:path';
import { DEFAULT_LIMITS } from '@portolan/formats';
import { UsageError } from '../usage-error.ts';
import type { FileSeen } from './look-at-files.ts';
import {
  memoryNeeded,
  memoryThere,
  memoryUsed,
  shortageOf,
  shortageText,
  shortageWhile,
  type LogSize,
  type MemoryUsed,
} from './memory.ts';
import type { MineOptions } from './options.ts';
import { OutgrownError, type OutOfCore, type Shortage } from './outgrown-error.ts';

export interface Choice {
  /** Set where the log is held on disk from the beginning. */
  readonly outOfCore?: OutOfCore;
  /**
   * Asked while the log is read into memory: throws before that runs out.
   * @param share how much of the files is read, 0 to 1
   * @throws OutgrownError where it can be held on disk instead, UsageError where it cannot
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
  used: () => MemoryUsed = memoryUsed,
): Choice {
  if (options.held === 'in-memory') return {};
  const memory = options.memory ?? there;
  const byHand = options.held === 'out-of-core';
  const whole = files.find(({ mapping }) => !isStreamed(mapping));
  const attributes = Math.max(...files.map(({ size }) => size.attributes));
  if (whole !== undefined) {
    const why = `"${basename(whole.file)}" is of a kind that is read into memory as a whole`;
    if (!byHand)
      return {
        watch: refusingWatch(attributes, memory, used, (short) => wholeRefusal(why, short)),
      };
    throw new UsageError(
      `--out-of-core is for CSV files with one row per event. ${why}; leave --out-of-core away, or convert it to CSV.`,
    );
  }
  const events = files.reduce((sum, { size }) => sum + size.events, 0);
  const cases = files.reduce((sum, { size }) => sum + size.cases, 0);
  const fewest: LogSize = { events, attributes, cases: Math.min(cases, events / MOST_EVENTS_PER_CASE) };
  const isReadInMemory =
    events <= DEFAULT_LIMITS.events && files.every(({ unpacked }) => unpacked <= DEFAULT_LIMITS.bytes);
  const asked = askedOfMemory(options);
  const shortage = shortageOf(fewest, memory);
  if (byHand || !isReadInMemory || shortage) {
    const needed = memoryNeeded(fewest);
    if (asked.length > 0) throw refusal(asked, byHand ? 'by-hand' : shortage);
    return { outOfCore: { memory, needed, shortage, events, chosen: byHand ? 'by-hand' : 'by-size' } };
  }
  // What only memory can do is tried there, and ended only by what is there already: the rest of the size is a guess.
  if (asked.length > 0) {
    return {
      watch: refusingWatch(attributes, memory, used, (short) => refusal(asked, short)),
    };
  }
  if (shortageOf({ events, attributes, cases }, memory) === undefined) return {};
  return {
    watch(eventsRead, casesRead, share) {
      const part = share < SHARE_THAT_TELLS ? 1 : Math.min(1, share);
      const size: LogSize = { events: eventsRead / part, cases: casesRead / part, attributes };
      const short = shortageOf(size, memory);
      if (short === undefined) return;
      throw new OutgrownError({
        memory,
        needed: memoryNeeded(size),
        shortage: short,
        events,
        chosen: 'by-size',
      });
    },
  };
}

/** Ends the reading before memory runs out. */
function refusingWatch(
  attributes: number,
  memory: number,
  used: () => MemoryUsed,
  refused: (shortage: Shortage) => UsageError,
): NonNullable<Choice['watch']> {
  return (events, cases, share) => {
    const shortage = shortageWhile({ events, cases, attributes }, share, memory, used());
    if (shortage !== undefined) throw refused(shortage);
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

function refusal(asked: readonly string[], short: Shortage | 'by-hand' | undefined): UsageError {
  const [needs, it] = asked.length === 1 ? ['needs', 'it'] : ['need', 'them'];
  const why =
    short === 'by-hand'
      ? 'which --out-of-core rules out. Leave that away'
      : `which ${short ? shortageText(short) : 'is larger than is read into memory'}. ${moreMemory(short)}`;
  return new UsageError(
    `${asked.join(', ')} ${needs} the whole log in memory, ${why}, or leave ${it} out: map, ways and --stage-times are there for logs of any size.`,
  );
}

function wholeRefusal(why: string, short: Shortage): UsageError {
  return new UsageError(
    `${why}; this one ${shortageText(short)}. ${moreMemory(short)}, or convert it to CSV with one row per event, which may be of any size.`,
  );
}

function moreMemory(short: Shortage | undefined): string {
  const more =
    short === undefined
      ? ''
      : short.of === 'heap'
        ? ` give Node more heap (NODE_OPTIONS=--max-old-space-size=${Math.ceil((1.4 * short.needed) / 1e9) * 1000}),`
        : ` allow more (--memory ${Math.ceil(short.needed / 1e9)}GB),`;
  return `Keep fewer events (--keep 'PATTERN'),${more} have it done all the same (--in-memory)`;
}
