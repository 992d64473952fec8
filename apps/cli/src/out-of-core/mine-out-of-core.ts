// From files to figures with a log that memory does not hold: our own readers, a database on disk, the SQL forms of mining.
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { endsByCounts, type LogSummary } from '@portolan/mining';
import type { StageTimesTold } from '@portolan/picture';
import type { OutOfCore } from '../mine/outgrown-error.ts';
import { endsAmong, type Examined } from '../mine/examine.ts';
import type { FileSeen } from '../mine/look-at-files.ts';
import { bytesText, shortageText } from '../mine/memory.ts';
import type { MineOptions } from '../mine/options.ts';
import { readFilesInto, type Listeners, type Reading } from '../mine/read-files.ts';
import { createEventStore, type StoredNames } from './event-store.ts';
import { makeTables, stageTimesIn, summaryOf } from './figures.ts';
import { NoDatabaseError, openLogDatabase, type LogDatabase } from './log-database.ts';

/** The log cannot be held on disk either; the message says what to do. */
export class OutOfCoreError extends Error {
  override readonly name = 'OutOfCoreError';
}

export interface MinedOutOfCore {
  readonly reading: Reading;
  readonly summary: LogSummary;
  readonly found: Examined;
}

/** What the program and its readers need beside the database. */
const PROGRAM = 270e6;
/** The part of the rest that the database is told it may have; it takes more than that at times. */
const DATABASE_SHARE = 0.6;
/** Bytes of memory in which the database orders an event. */
const PER_EVENT_AT_ONCE = 250;
/** What an event takes on the disk at most, while tables are made of others. */
const PER_EVENT_ON_DISK = 70;

/**
 * @throws OutOfCoreError where the database or the disk is missing, FileError for a file that cannot be read
 */
export async function mineOutOfCore(
  files: readonly FileSeen[],
  { memory, events }: OutOfCore,
  options: MineOptions,
  listeners: Listeners,
): Promise<MinedOutOfCore> {
  const folder = options.temporary ?? tmpdir();
  await refuseFullDisk(folder, events * PER_EVENT_ON_DISK);
  const allowed = Math.max(64e6, (memory - PROGRAM) * DATABASE_SHARE);
  let database: LogDatabase;
  try {
    database = await openLogDatabase(folder, allowed);
  } catch (error) {
    if (error instanceof NoDatabaseError) throw new OutOfCoreError(error.message, { cause: error });
    throw error;
  }
  try {
    const store = await createEventStore(database);
    const reading = await readFilesInto(store.builder, files, listeners, {
      attributes: 'none',
      onlyEvents: true,
      // The disk is the limit.
      limits: { bytes: Number.MAX_SAFE_INTEGER, events: 2 ** 32 - 1 },
    });
    const step = (share: number): void => listeners.onCounted?.(share);
    step(0);
    const names = await store.finish();
    // From here on no order of rows counts, and not keeping one takes less memory.
    await database.run('SET preserve_insertion_order = false');
    step(0.2);
    const atOnce = Math.max(50_000, Math.floor(allowed / PER_EVENT_AT_ONCE));
    await makeTables(database, atOnce, (share) => step(0.2 + 0.4 * share));
    const summary = await summaryOf(database, names.names, reading.rejected);
    step(0.9);
    const stageTimes = options.stageTimes
      ? await stageTimesOf(database, names, summary, options, atOnce)
      : undefined;
    return { reading, summary, found: { ...(stageTimes && { stageTimes }) } };
  } catch (error) {
    if (!(error instanceof Error && /^(Out of Memory Error|IO Error)/.test(error.message))) throw error;
    const [reason] = error.message.split('\n');
    throw new OutOfCoreError(
      `The log cannot be read out of core with ${bytesText(memory)} of memory and temporary files in "${folder}": ${reason}. Allow more (--memory ${Math.ceil((2 * memory) / 1e8) / 10}GB), or name a folder on a larger disk (--temp-folder FOLDER).`,
      { cause: error },
    );
  } finally {
    database.close();
  }
}

async function stageTimesOf(
  database: LogDatabase,
  { appeared, names }: StoredNames,
  summary: LogSummary,
  options: MineOptions,
  eventsAtOnce: number,
): Promise<StageTimesTold> {
  const casesOf = new Map(summary.activities.map(({ activity, cases }) => [activity, cases]));
  const lastOf = new Map(summary.endActivities.map(({ activity, cases }) => [activity, cases]));
  const ends = endsAmong(appeared, options, () =>
    endsByCounts(
      appeared.map((activity) => ({
        activity,
        cases: casesOf.get(activity) ?? 0,
        last: lastOf.get(activity) ?? 0,
      })),
    ),
  );
  const closing = [...ends.won, ...ends.lost, ...(ends.other ?? [])].map((name) => names.indexOf(name));
  const stages = await stageTimesIn(database, { closing, forGood: true }, eventsAtOnce);
  return { ends, stages: stages.map((times) => ({ ...times, stage: names[times.activity]! })) };
}

async function refuseFullDisk(folder: string, needed: number): Promise<void> {
  let free: number;
  try {
    const { bavail, bsize } = await statfs(folder);
    free = bavail * bsize;
  } catch (error) {
    throw new OutOfCoreError(
      `There is no folder "${folder}" to put temporary files in. Name another: --temp-folder FOLDER.`,
      { cause: error },
    );
  }
  if (free >= needed) return;
  throw new OutOfCoreError(
    `Reading this log out of core may take ${bytesText(needed)} of temporary files, and in "${folder}" there are ${bytesText(free)} free. Name a folder on a larger disk: --temp-folder FOLDER.`,
  );
}

/** What is said before it begins: what is done, and how to have it otherwise. */
export function outOfCoreNote({ chosen, shortage, events }: OutOfCore): string {
  const about = `about ${Math.round(events).toLocaleString('en')} events`;
  const why =
    chosen === 'by-hand'
      ? `This log (${about}) is read out of core, as --out-of-core says`
      : `This log (${about}) ${shortage ? shortageText(shortage) : 'is larger than is read into memory'}, so it is read out of core: from a database in a temporary folder`;
  return `${why}. Map, ways and --stage-times are as exact as ever and take longer; --model, --conformance, --bottlenecks, --why, --xes and --ocel need it in memory: --in-memory, or fewer events by --keep.`;
}
