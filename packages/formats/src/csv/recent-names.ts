// The codes of names that were looked up before, found by comparing four bytes at a time. A log has few activities and
// names one in every row, so nearly every look ends here; the rest go on to the dictionary.
import type { ByteWords } from '@portolan/mining';
import { firstBytes } from './four-bytes.ts';

const SLOTS = 1024;
/** So many slots are tried for a name; where all are taken by others it is left to the dictionary. */
const TRIES = 4;
/** Longer names are left to the dictionary, too. */
const LONGEST = 64;

/** The hash of a name: from this seed on, `mixFour` for every four bytes, the last ones filled up with zeros. */
export const NAME_SEED = 0x2f0b4c47;

export function mixFour(hash: number, four: number): number {
  const mixed = Math.imul(hash ^ four, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

export class RecentNames {
  readonly #words: ByteWords;
  readonly #names = new DataView(new ArrayBuffer(SLOTS * LONGEST));
  /** 0 where the slot is free. */
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #codes = new Uint32Array(SLOTS);

  constructor(words: ByteWords) {
    this.#words = words;
  }

  /** The code of the name in `bytes[from, to)`, which must not be empty. `view` shows the same bytes, and four more. */
  code(bytes: Uint8Array, view: DataView, from: number, to: number, hash: number): number {
    const length = to - from;
    if (length > LONGEST) return this.#words.code(bytes, from, to);
    for (let i = 0; i < TRIES; i++) {
      const slot = (hash + i) & (SLOTS - 1);
      const known = this.#lengths[slot]!;
      if (known === length && this.#holds(slot, view, from, length)) return this.#codes[slot]!;
      if (known === 0) return this.#add(slot, bytes, from, to);
    }
    return this.#words.code(bytes, from, to);
  }

  #holds(slot: number, view: DataView, from: number, length: number): boolean {
    const names = this.#names;
    const at = slot * LONGEST;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (view.getInt32(from + i, true) !== names.getInt32(at + i, true)) return false;
    }
    if (i === length) return true;
    return firstBytes(view.getInt32(from + i, true) ^ names.getInt32(at + i, true), length - i) === 0;
  }

  #add(slot: number, bytes: Uint8Array, from: number, to: number): number {
    const code = this.#words.code(bytes, from, to);
    for (let i = from; i < to; i++) this.#names.setUint8(slot * LONGEST + i - from, bytes[i]!);
    this.#lengths[slot] = to - from;
    this.#codes[slot] = code;
    return code;
  }
}
