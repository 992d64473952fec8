// How much memory there is, and how much a log will need of it: figures to choose by, not to count on.
import { getHeapStatistics } from 'node:v8';
import { UsageError } from '../usage-error.ts';
import type { Shortage } from './outgrown-error.ts';

/** With less, the program itself hardly runs. */
export const LEAST_MEMORY = 500_000_000;

const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** "500MB", "1.5 GB". @throws UsageError */
export function bytesOf(text: string): number {
  const found = /^([\d.]+)\s*([MGT]B?)$/i.exec(text.trim());
  const unit = found === null ? undefined : UNITS[found[2]!.toUpperCase().padEnd(2, 'B')];
  const bytes = found === null || unit === undefined ? Number.NaN : Number(found[1]) * unit;
  if (!Number.isFinite(bytes))
    throw new UsageError(`--memory "${text}" cannot be understood; write it as 800MB or 4GB.`);
  if (bytes < LEAST_MEMORY) {
    throw new UsageError(`--memory ${text}: at least ${bytesText(LEAST_MEMORY)} are needed.`);
  }
  return bytes;
}

/** "3.2 GB", "640 MB". */
export function bytesText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
}

/** What this process may use: most of what is free, as far as the system (or its container) says. */
export function memoryThere(): number {
  return Math.max(LEAST_MEMORY, 0.75 * process.availableMemory());
}

export interface LogSize {
  readonly events: number;
  readonly cases: number;
  /** Columns kept beside case, activity and time. */
  readonly attributes: number;
}

// Measured as the most that was resident, on logs of 5 million events with 0.1 and 1 million cases and nearly as many
// variants (docs/benchmarks.md).
const PROGRAM = 90e6;
const PER_EVENT = 60;
const PER_ATTRIBUTE = 12;
const PER_CASE = 750;
/** Of that, what lies in the heap of the engine, which has a limit of its own. */
const PER_CASE_IN_HEAP = 500;

/** What a log needs in memory, at the most. */
export function memoryNeeded({ events, cases, attributes }: LogSize): number {
  return PROGRAM + events * (PER_EVENT + attributes * PER_ATTRIBUTE) + cases * PER_CASE;
}

const SHARE_OF_HEAP = 0.8;

/** What is missing of `bytes`, or of the engine's heap for its names; undefined where it fits. */
export function shortageOf(size: LogSize, bytes: number): Shortage | undefined {
  const needed = memoryNeeded(size);
  if (needed > bytes) return { of: 'memory', needed, there: bytes };
  const inHeap = size.cases * PER_CASE_IN_HEAP;
  const heap = SHARE_OF_HEAP * getHeapStatistics().heap_size_limit;
  return inHeap > heap ? { of: 'heap', needed: inHeap, there: heap } : undefined;
}

/** What this process uses, in bytes. */
export interface MemoryUsed {
  readonly resident: number;
  readonly heap: number;
  readonly heapLimit: number;
}

export function memoryUsed(): MemoryUsed {
  const { used_heap_size: heap, heap_size_limit: heapLimit } = getHeapStatistics();
  return { resident: process.memoryUsage.rss(), heap, heapLimit };
}

/** Counting takes about as much again as reading. */
const READING_MAY_TAKE = 0.5;
/** Garbage counts until it is collected. */
const MOST_OF_HEAP = 0.7;

/**
 * What is missing while a log is read, by what is read and used already; how the rest of it is, is not guessed.
 * @param share how much is read, 0 to 1: tells what the whole will need
 */
export function shortageWhile(
  size: LogSize,
  share: number,
  bytes: number,
  { resident, heap, heapLimit }: MemoryUsed,
): Shortage | undefined {
  const part = Math.max(0.01, Math.min(1, share));
  const needed = memoryNeeded(size);
  if (needed > bytes && resident > READING_MAY_TAKE * bytes) {
    return { of: 'memory', needed: PROGRAM + (needed - PROGRAM) / part, there: bytes };
  }
  const there = MOST_OF_HEAP * heapLimit;
  return heap > there ? { of: 'heap', needed: heap / part, there } : undefined;
}

/** "would need about 2.7 GB of memory, and 1.0 GB may be used" */
export function shortageText({ of, needed, there }: Shortage): string {
  const [what, may] =
    of === 'memory' ? ['memory', 'may be used'] : ["Node's heap", 'may be used (node --max-old-space-size)'];
  return `would need about ${bytesText(needed)} of ${what}, and ${bytesText(there)} ${may}`;
}
