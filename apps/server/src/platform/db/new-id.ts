// UUIDv7 (RFC 9562): ids that sort by the time they were made, so that new rows land at the end of every index.
import { randomFillSync } from 'node:crypto';

/** Drawn for many ids at once: a call for ten bytes costs more than the rest of an id. */
const drawn = new Uint8Array(2560);
let used = drawn.length;
let lastMs = 0;
let sequence = 0;

/**
 * A fresh UUIDv7. Ids made by one process are strictly increasing: within a millisecond a 12-bit counter that
 * starts at a random value counts up, and when it runs over, the clock is taken as one millisecond later.
 */
export function newId(nowMs: number = Date.now()): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.subarray(used, (used += 10));
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = ((random[0]! << 8) | random[1]!) & 0x7ff;
  } else if (++sequence > 0xfff) {
    lastMs++;
    sequence = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const counter = sequence.toString(16).padStart(3, '0');
  const variant = ((random[2]! & 0x3f) | 0x80).toString(16);
  const tail = Buffer.from(random.buffer, random.byteOffset + 3, 7).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
