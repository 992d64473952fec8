import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import type { Limits } from '../limits.ts';
import type { ReadOptions, ReadResult } from '../reading/read-options.ts';
export async function readTrello(
  _b: EventLogBuilder,
  _s: AsyncIterable<Uint8Array>,
  _m: LogMapping,
  _o: ReadOptions,
  _l: Limits,
  _c: (rejected: number) => void,
): Promise<ReadResult> {
  throw new Error('soon');
}
