// Unpacks the beginning of a gzip file at once, for recognising it (RFC 1951, RFC 1952). The sample may end anywhere:
// what came out until then is the result. Whole files go through the platform's own stream in gzip.ts.
import { FormatError } from '../format-error.ts';
import { SAMPLE_BYTES } from '../limits.ts';

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12_289, 16_385, 24_577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Thrown inside where the sample ends in the middle of something. */
const CUT = Symbol('the sample ends here');

interface Huffman {
  /** Number of codes per length. */
  readonly counts: Uint16Array;
  /** Symbols in order of their codes. */
  readonly symbols: Uint16Array;
}

/**
 * At most `limit` unpacked bytes, and whether they are all there is.
 * @throws FormatError `gzip_damaged`
 */
export function inflateSample(
  packed: Uint8Array,
  limit = SAMPLE_BYTES,
): { bytes: Uint8Array; whole: boolean } {
  const out = new Uint8Array(limit);
  let written = 0;
  let at = 0;
  let bitBuffer = 0;
  let bitCount = 0;
  let whole = false;

  function bits(need: number): number {
    while (bitCount < need) {
      if (at >= packed.length) throw CUT;
      bitBuffer |= packed[at++]! << bitCount;
      bitCount += 8;
    }
    const value = bitBuffer & ((1 << need) - 1);
    bitBuffer >>>= need;
    bitCount -= need;
    return value;
  }

  function symbol(code: Huffman): number {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      value |= bits(1);
      const count = code.counts[length]!;
      if (value - count < first) return code.symbols[index + (value - first)]!;
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw damaged();
  }

  function put(byte: number): boolean {
    if (written === limit) return false;
    out[written++] = byte;
    return true;
  }

  /** False where the limit is reached. */
  function block(lengths: Huffman, distances: Huffman): boolean {
    for (;;) {
      const code = symbol(lengths);
      if (code === 256) return true;
      if (code < 256) {
        if (!put(code)) return false;
        continue;
      }
      const lengthCode = code - 257;
      if (lengthCode > 28) throw damaged();
      const length = LENGTH_BASE[lengthCode]! + bits(LENGTH_BITS[lengthCode]!);
      const distanceCode = symbol(distances);
      if (distanceCode > 29) throw damaged();
      const distance = DISTANCE_BASE[distanceCode]! + bits(DISTANCE_BITS[distanceCode]!);
      if (distance > written) throw damaged();
      for (let i = 0; i < length; i++) if (!put(out[written - distance]!)) return false;
    }
  }

  function dynamicCodes(): [Huffman, Huffman] {
    const lengthCount = bits(5) + 257;
    const distanceCount = bits(5) + 1;
    const codeCount = bits(4) + 4;
    const sizes = new Uint8Array(19);
    for (let i = 0; i < codeCount; i++) sizes[CODE_LENGTH_ORDER[i]!] = bits(3);
    const codes = huffman(sizes);
    const all = new Uint8Array(lengthCount + distanceCount);
    for (let i = 0; i < all.length;) {
      const code = symbol(codes);
      if (code < 16) {
        all[i++] = code;
        continue;
      }
      if (code === 16 && i === 0) throw damaged();
      const value = code === 16 ? all[i - 1]! : 0;
      const times = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
      if (i + times > all.length) throw damaged();
      all.fill(value, i, i + times);
      i += times;
    }
    return [huffman(all.subarray(0, lengthCount)), huffman(all.subarray(lengthCount))];
  }

  function storedBlock(): boolean {
    bitBuffer = 0;
    bitCount = 0;
    if (at + 4 > packed.length) throw CUT;
    const length = packed[at]! | (packed[at + 1]! << 8);
    at += 4;
    for (let i = 0; i < length; i++) {
      if (at >= packed.length) throw CUT;
      if (!put(packed[at++]!)) return false;
    }
    return true;
  }

  try {
    at = afterHeader(packed);
    for (let last = 0; last === 0;) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 3) throw damaged();
      const more =
        kind === 0
          ? storedBlock()
          : kind === 1
            ? block(fixedLengths(), fixedDistances())
            : block(...dynamicCodes());
      if (!more) break;
      whole = last === 1;
    }
  } catch (error) {
    if (error !== CUT) throw error;
  }
  return { bytes: out.subarray(0, written), whole };
}

/** Where the packed data begin, after the gzip header with its optional name and comment. */
function afterHeader(packed: Uint8Array): number {
  if (packed.length < 10) throw CUT;
  if (packed[2] !== 8) throw damaged();
  const flags = packed[3]!;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (packed[at]! | (packed[at + 1]! << 8));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    while (at < packed.length && packed[at] !== 0) at++;
    at++;
  }
  return (flags & 2) === 0 ? at : at + 2;
}

function huffman(sizes: Uint8Array): Huffman {
  const counts = new Uint16Array(16);
  for (const size of sizes) counts[size]!++;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let i = 1; i < 16; i++) offsets[i] = offsets[i - 1]! + counts[i - 1]!;
  const symbols = new Uint16Array(sizes.length);
  for (const [value, size] of sizes.entries()) if (size !== 0) symbols[offsets[size]!++] = value;
  return { counts, symbols };
}

function fixedLengths(): Huffman {
  return huffman(new Uint8Array(288).fill(8).fill(9, 144).fill(7, 256).fill(8, 280));
}

function fixedDistances(): Huffman {
  return huffman(new Uint8Array(30).fill(5));
}

function damaged(): FormatError {
  return new FormatError(
    'gzip_damaged',
    'The gzip file is damaged near its beginning. Copy or download it again.',
    {
      expected: 'a whole gzip file',
    },
  );
}
