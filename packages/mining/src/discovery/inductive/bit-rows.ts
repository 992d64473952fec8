// Sets of small numbers as rows of bits: 32 members are compared, joined or cut away at once.

export interface BitRows {
  /** Members are 0 to `size - 1`; so are rows. */
  readonly size: number;
  /** Words of 32 bits per row. */
  readonly width: number;
  readonly words: Uint32Array;
}

export function createBitRows(size: number, rows = size): BitRows {
  const width = (size + 31) >>> 5;
  return { size, width, words: new Uint32Array(width * rows) };
}

export function setBit(rows: BitRows, row: number, member: number): void {
  rows.words[row * rows.width + (member >>> 5)]! |= 1 << (member & 31);
}

export function hasBit(rows: BitRows, row: number, member: number): boolean {
  return ((rows.words[row * rows.width + (member >>> 5)]! >>> (member & 31)) & 1) === 1;
}

/** The least member of the row that is at least `from`; -1 where there is none. */
export function nextBit(rows: BitRows, row: number, from: number): number {
  const start = row * rows.width;
  let word = from >>> 5;
  if (word >= rows.width) return -1;
  let bits = rows.words[start + word]! & (-1 << (from & 31));
  while (bits === 0) {
    if (++word === rows.width) return -1;
    bits = rows.words[start + word]!;
  }
  return (word << 5) + 31 - Math.clz32(bits & -bits);
}

/** Adds the members of one row to another. */
export function joinRow(rows: BitRows, into: number, from: number): void {
  const { width, words } = rows;
  for (let w = 0; w < width; w++) words[into * width + w]! |= words[from * width + w]!;
}

/** How many of the numbers 0, 1, 2... the row holds without a gap. */
export function leadingRun(rows: BitRows, row: number): number {
  const { size, width, words } = rows;
  for (let w = 0; w < width; w++) {
    const missing = ~words[row * width + w]!;
    if (missing !== 0) return Math.min(size, (w << 5) + 31 - Math.clz32(missing & -missing));
  }
  return size;
}
