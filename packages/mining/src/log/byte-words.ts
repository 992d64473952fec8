// Turns words given as UTF-8 bytes into codes of a Dictionary, for readers that never make a string per cell.
// A word is decoded once, when it is new; after that a code costs one hash and one comparison of bytes.
import type { Dictionary } from './event-log-builder.ts';

/** A dictionary that is asked with bytes. */
export interface ByteWords {
  /**
   * The code of the word in `bytes[from, to)`, adding it to the dictionary if it is new.
   * Malformed UTF-8 becomes U+FFFD, as TextDecoder does; two malformed spellings may then share a code.
   */
  code(bytes: Uint8Array, from: number, to: number): number;
  /** The same for a caller that computed `hashOfBytes` of the word while it looked for the end of the cell. */
  codeHashed(bytes: Uint8Array, from: number, to: number, hash: number): number;
}

/** The hash of a word (FNV-1a, 32 bit): from this seed on, `Math.imul(hash ^ byte, HASH_PRIME)` for every byte. */
export const HASH_SEED = 0x811c9dc5 | 0;
/** The multiplier of `hashOfBytes` (FNV-1a, 32 bits), for loops that hash as they go. */
export const HASH_PRIME = 0x01000193;

/** A 32-bit hash (FNV-1a) of `bytes[from, to)`. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = HASH_SEED;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME);
  return hash;
}

/**
 * Looks words up by their UTF-8 bytes, without making a string of a word that is known.
 * @param dictionary receives the words; its own `code(string)` may be used beside this one.
 */
export function createByteWords(dictionary: Dictionary): ByteWords {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const most = dictionary.forgetAfter ?? Number.POSITIVE_INFINITY;
  let mask = 1023;
  // Per slot: entry + 1, or 0 where the slot is free. Linear probing, at most half full.
  let slots = new Uint32Array(mask + 1);
  // Per entry: hash, code, and the place of its bytes in the arena.
  let hashes = new Int32Array(512);
  let codes = new Uint32Array(512);
  let starts = new Uint32Array(513);
  let arena = new Uint8Array(16_384);
  let entries = 0;
  // Words this reader appended: while the dictionary holds no others, a new word in ASCII is new there too.
  let appended = 0;
  // The last entry asked for: cells of one column repeat from row to row.
  let lastStart = 0;
  let lastLength = -1;
  let lastCode = 0;

  function add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (entries >= most) forget();
    if (entries === hashes.length) growEntries();
    const start = starts[entries]!;
    const end = start + to - from;
    if (end > arena.length) {
      const next = new Uint8Array(Math.max(end, arena.length * 2));
      next.set(arena);
      arena = next;
    }
    for (let i = from, j = start; i < to; i++, j++) arena[j] = bytes[i]!;
    const code = codeOfNew(bytes, from, to);
    hashes[entries] = hash;
    codes[entries] = code;
    starts[entries + 1] = end;
    entries++;
    return code;
  }

  function codeOfNew(bytes: Uint8Array, from: number, to: number): number {
    const word = decoder.decode(bytes.subarray(from, to));
    if (!dictionary.append || dictionary.words.length !== appended || !isPlain(bytes, from, to)) {
      return dictionary.code(word);
    }
    appended++;
    return dictionary.append(word);
  }

  function growEntries(): void {
    const size = hashes.length * 2;
    const nextHashes = new Int32Array(size);
    nextHashes.set(hashes);
    hashes = nextHashes;
    const nextCodes = new Uint32Array(size);
    nextCodes.set(codes);
    codes = nextCodes;
    const nextStarts = new Uint32Array(size + 1);
    nextStarts.set(starts);
    starts = nextStarts;
    mask = size * 2 - 1;
    slots = new Uint32Array(mask + 1);
    for (let entry = 0; entry < entries; entry++) {
      let slot = spread(hashes[entry]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
  }

  function forget(): void {
    entries = 0;
    lastLength = -1;
    slots.fill(0);
  }

  function codeHashed(bytes: Uint8Array, from: number, to: number, hash: number): number {
    let slot = spread(hash) & mask;
    for (;;) {
      const entry = slots[slot]! - 1;
      if (entry === -1) break;
      if (hashes[entry] === hash) {
        const start = starts[entry]!;
        const length = to - from;
        if (starts[entry + 1]! - start === length && sameBytes(arena, start, bytes, from, length)) {
          lastStart = start;
          lastLength = length;
          lastCode = codes[entry]!;
          return lastCode;
        }
      }
      slot = (slot + 1) & mask;
    }
    const code = add(bytes, from, to, hash);
    // Adding may have moved every slot.
    slot = spread(hash) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entries;
    lastStart = starts[entries - 1]!;
    lastLength = to - from;
    lastCode = code;
    return code;
  }

  return {
    code(bytes, from, to) {
      const length = to - from;
      if (length === lastLength && sameBytes(arena, lastStart, bytes, from, length)) return lastCode;
      return codeHashed(bytes, from, to, hashOfBytes(bytes, from, to));
    },
    codeHashed,
  };
}

/** FNV's low bits are weak for short words; a multiply and a shift mix the high ones in. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Printable ASCII without spaces at its edges: such bytes are the word itself, however a dictionary tidies its words. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to || bytes[from] === 32 || bytes[to - 1] === 32) return false;
  for (let i = from; i < to; i++) if (bytes[i]! < 32 || bytes[i]! > 126) return false;
  return true;
}

function sameBytes(a: Uint8Array, aFrom: number, b: Uint8Array, bFrom: number, length: number): boolean {
  // Backwards: ids that are counted up differ in their last bytes.
  for (let i = length - 1; i >= 0; i--) if (a[aFrom + i] !== b[bFrom + i]) return false;
  return true;
}
