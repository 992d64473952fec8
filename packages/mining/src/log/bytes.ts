// Whole numbers of any size in as few bytes as they need (LEB128, up to 2^53), for the stored form of a log.

export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(8);
    const bytes = this.#bytes;
    let at = this.#length;
    let rest = value;
    while (rest > 0x7fff_ffff) {
      bytes[at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    let small = rest | 0;
    while (small > 0x7f) {
      bytes[at++] = (small & 0x7f) | 0x80;
      small >>>= 7;
    }
    bytes[at++] = small;
    this.#length = at;
  }

  /** A whole number from -2^52 to 2^52, small ones of either sign in few bytes. */
  signed(value: number): void {
    this.varint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  bytes(added: Uint8Array): void {
    if (this.#length + added.length > this.#bytes.length) this.#grow(added.length);
    this.#bytes.set(added, this.#length);
    this.#length += added.length;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(by: number): void {
    const next = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    next.set(this.#bytes);
    this.#bytes = next;
  }
}

/** Reads what ByteWriter wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** @throws {RangeError} at the end of the bytes. */
  varint(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++];
    let value = 0;
    let scale = 1;
    while (byte !== undefined && byte > 0x7f) {
      value += (byte & 0x7f) * scale;
      scale *= 128;
      byte = bytes[at++];
    }
    if (byte === undefined) throw new RangeError('stored log: a column is cut off');
    this.#at = at;
    return value + byte * scale;
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  rest(): Uint8Array {
    const rest = this.#bytes.subarray(this.#at);
    this.#at = this.#bytes.length;
    return rest;
  }
}
