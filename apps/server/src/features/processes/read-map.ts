// Reads a map from a file without keeping it, so that a person sees what became of it first.
import type { readMap } from '@portolan/contract';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import type { MapTask } from './map-tasks.ts';

/** Files and new processes of this size at most; a map of 1,000 stages with much text has 1.5 MB. */
export const MOST_MAP_BYTES = 5 * 2 ** 20;

/** @throws AppError `unreadable_file` with a code and its values, and of a map that is broken the places */
export async function readMapOfFile(
  { body, query }: Call<typeof readMap>,
  thread: OneThread<MapTask>,
): Promise<JsonBytes> {
  const bytes = Buffer.concat(await body.toArray());
  return new JsonBytes(await thread.run({ kind: 'read', fileName: query.fileName, bytes }));
}
