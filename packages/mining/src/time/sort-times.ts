// Puts times that are not negative into ascending order, in place: a radix sort by their bits, which order as the numbers
// do. Digits that all of them share cost nothing, so whole numbers take about half of the turns.

/** Below this many, the engine's own sort is as fast. */
const FEW = 400;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const TURNS = 6;

// The low half of a float comes first in memory nearly everywhere; asked rather than believed.
const LOW_FIRST = new Uint32Array(Float64Array.of(1).buffer)[0] === 0;

/** What sorting needs beside the times: as long as the longest range to sort. */
export interface SortRoom {
  readonly other: Float64Array<ArrayBuffer>;
  readonly counts: Uint32Array;
}

export function sortRoom(size: number): SortRoom {
  return {
    other: new Float64Array(size < FEW ? 0 : size),
    counts: new Uint32Array(size < FEW ? 0 : DIGITS * TURNS),
  };
}

/** Sorts `times[from, to)`; none may be negative or NaN. */
export function sortTimes(times: Float64Array<ArrayBuffer>, from: number, to: number, room: SortRoom): void {
  const size = to - from;
  if (size < FEW) {
    times.subarray(from, to).sort();
    return;
  }
  const { counts } = room;
  counts.fill(0);
  const words = new Uint32Array(times.buffer, times.byteOffset + from * 8, size * 2);
  const low = LOW_FIRST ? 0 : 1;
  const high = 1 - low;
  for (let i = 0; i < size * 2; i += 2) {
    const below = words[i + low]!;
    const above = words[i + high]!;
    counts[below & 2047]!++;
    counts[DIGITS + ((below >>> 11) & 2047)]!++;
    counts[2 * DIGITS + ((below >>> 22) | ((above & 1) << 10))]!++;
    counts[3 * DIGITS + ((above >>> 1) & 2047)]!++;
    counts[4 * DIGITS + ((above >>> 12) & 2047)]!++;
    counts[5 * DIGITS + (above >>> 23)]!++;
  }
  let source = times.subarray(from, to);
  let target = room.other.subarray(0, size);
  for (let turn = 0; turn < TURNS; turn++) {
    const base = turn * DIGITS;
    if (isShared(counts, base, size)) continue;
    let sum = 0;
    for (let d = base; d < base + DIGITS; d++) {
      const count = counts[d]!;
      counts[d] = sum;
      sum += count;
    }
    scatter(source, target, counts, turn);
    [source, target] = [target, source];
  }
  if (source.buffer !== times.buffer) times.set(source, from);
}

/** Whether one digit has them all. */
function isShared(counts: Uint32Array, base: number, size: number): boolean {
  for (let d = base; d < base + DIGITS; d++) {
    if (counts[d] === size) return true;
    if (counts[d]! > 0) return false;
  }
  return true;
}

function scatter(
  source: Float64Array<ArrayBuffer>,
  target: Float64Array,
  next: Uint32Array,
  turn: number,
): void {
  const words = new Uint32Array(source.buffer, source.byteOffset, source.length * 2);
  const base = turn * DIGITS;
  const low = LOW_FIRST ? 0 : 1;
  const high = 1 - low;
  if (turn === 2) {
    for (let i = 0; i < source.length; i++) {
      const digit = (words[2 * i + low]! >>> 22) | ((words[2 * i + high]! & 1) << 10);
      target[next[base + digit]!++] = source[i]!;
    }
    return;
  }
  // Digits 0 and 1 are in the low half, from bits 0 and 11; 3, 4 and 5 in the high one, from bits 1, 12 and 23.
  const half = turn < 2 ? low : high;
  const shift = [0, 11, 0, 1, 12, 23][turn]!;
  for (let i = 0; i < source.length; i++) {
    const digit = (words[2 * i + half]! >>> shift) & 2047;
    target[next[base + digit]!++] = source[i]!;
  }
}
