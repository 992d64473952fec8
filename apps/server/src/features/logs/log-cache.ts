// Logs that were used lately, or what was found of them, up to a number of bytes; the one unused for longest goes first.
import type { Column, EventLog } from '@portolan/mining';

export interface LogCache<Value> {
  /** The value of `key`, loading it where it is not kept. One larger than the whole cache is used, but not kept. */
  get(key: string, load: () => Promise<{ value: Value; bytes: number }>): Promise<Value>;
}

/** @param capacity bytes */
export function createLogCache<Value>(capacity: number): LogCache<Value> {
  // A Map keeps the order of insertion: the first is the one unused for longest.
  const kept = new Map<string, { value: Value; size: number }>();
  let used = 0;
  return {
    async get(key, load) {
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known.value;
      }
      const { value, bytes: size } = await load();
      if (size > capacity) return value;
      used += size - (kept.get(key)?.size ?? 0);
      kept.set(key, { value, size });
      for (const [other, entry] of kept) {
        if (used <= capacity) break;
        kept.delete(other);
        used -= entry.size;
      }
      return value;
    },
  };
}

/** Bytes of a string in V8 besides its characters, which are counted as two bytes each: an upper estimate. */
const STRING_OVERHEAD = 32;

/** An estimate of the memory that a log takes. */
export function sizeOfLog(log: EventLog): number {
  let bytes = log.caseOffsets.byteLength + log.activity.byteLength + log.time.byteLength;
  const words = (strings: readonly string[]): void => {
    for (const text of strings) bytes += STRING_OVERHEAD + text.length * 2;
  };
  const column = (values: Column | undefined): void => {
    if (!values) return;
    if (values.kind === 'numbers') bytes += values.values.byteLength;
    else {
      bytes += values.codes.byteLength;
      words(values.values);
    }
  };
  words(log.caseIds);
  words(log.activities);
  column(log.resource);
  column(log.lifecycle);
  for (const values of log.eventAttributes.values()) column(values);
  for (const values of log.caseAttributes.values()) column(values);
  return bytes;
}
