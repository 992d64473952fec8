// The way in for whole files: any format, packed or not, from a stream of bytes to an event log.
import type { LogMapping } from '@portolan/core';
import { createEventLogBuilder, type EventLog, type EventLogBuilder } from '@portolan/mining';
import { unpacked } from './bytes/unpacked.ts';
import { readCsv } from './csv/read-csv.ts';
import { FormatError } from './format-error.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { ReadOptions, ReadResult } from './reading/read-options.ts';
import type { ReadWarning } from './reading/warnings.ts';
import { readOcel } from './ocel/read-ocel.ts';
import { readTrello } from './trello/read-trello.ts';
import { readXes } from './xes/read-xes.ts';

export interface ReadLogResult {
  readonly log: EventLog;
  readonly warnings: readonly ReadWarning[];
  /** Rows, events or traces that could not be read; each was handed to `onReject`. */
  readonly rejected: number;
}

/**
 * Reads one file to an event log.
 * @param source the file's bytes, in chunks of any size, gzip or not
 * @throws FormatError where nothing sensible can be read; the signal's reason where it was cancelled
 */
export async function readLog(
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions & { readonly expectedEvents?: number } = {},
): Promise<ReadLogResult> {
  const builder = createEventLogBuilder(options.expectedEvents ?? 65_536);
  const { warnings, rejected } = await readInto(builder, source, mapping, options);
  return { log: builder.finish(), warnings, rejected };
}

/**
 * Appends one file to a builder, so that several files become one log. A case or activity that both files name is one.
 * After an error the builder holds part of the file and must be thrown away.
 */
export async function readInto(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const first = builder.eventCount;
  const counted = new CountedSource(source, options.signal);
  const bytes = await unpacked(counted.chunks(), limits, options.signal);
  const onChunk = (rejected: number): void => {
    options.onProgress?.({ bytes: counted.bytes, events: builder.eventCount - first, rejected });
  };
  const result = await readFormat(builder, bytes, mapping, options, limits, onChunk);
  if (result.events === 0) throw noEvents(result);
  onChunk(result.rejected);
  return result;
}

function readFormat(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<ReadResult> {
  const read = { csv: readCsv, xes: readXes, ocel: readOcel, trello: readTrello }[mapping.format];
  return read(builder, source, mapping, options, limits, onChunk);
}

function noEvents(result: ReadResult): FormatError {
  const because =
    result.rejected > 0
      ? `all ${result.rejected} rows were rejected`
      : (result.warnings[0]?.message.replace(/\.$/, '') ?? 'nothing in it matches the mapping');
  return new FormatError(
    'no_events',
    `The file gives no event: ${because}. Check which columns hold the case, the activity and the time.`,
    { expected: 'at least one event', params: { rejected: result.rejected } },
  );
}

class CountedSource {
  bytes = 0;
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #signal: AbortSignal | undefined;

  constructor(source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.#signal?.throwIfAborted();
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}
