// How many objects and events of each type a whole object-centric log holds: what a person chooses the deal by, where
// the beginning of the file does not show it.
import { createEventLogBuilder } from '@portolan/mining';
import { unpacked } from '../bytes/unpacked.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { Warnings } from '../reading/warnings.ts';
import { OcelReader } from './ocel-reader.ts';
import { offeredTypes, type CountedType } from './ocel-refusals.ts';
import { readParts } from './read-ocel.ts';

/**
 * The types of objects, the busiest first; at most 200.
 * @param source the file's bytes, in chunks of any size, gzip or not
 * @throws FormatError where it is no OCEL 2.0, or broken
 */
export async function countObjectTypes(
  source: AsyncIterable<Uint8Array>,
  options: { readonly limits?: Partial<Limits>; readonly signal?: AbortSignal } = {},
): Promise<readonly CountedType[]> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const reader = new OcelReader({
    builder: createEventLogBuilder(),
    mapping: { format: 'ocel' },
    options: { attributes: 'none' },
    limits,
    warnings: new Warnings(),
  });
  await readParts(await unpacked(source, limits, options.signal), reader, limits, () => undefined);
  return offeredTypes(reader.types());
}
