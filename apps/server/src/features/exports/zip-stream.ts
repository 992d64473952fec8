// Writes a ZIP archive while its files are still being made: nothing but the piece at hand is held in memory.
// After PKWARE's APPNOTE 6.3.10: deflate, sizes in data descriptors, names in UTF-8, ZIP64 where the archive is past 4 GB.
// One file holds at most 4 GB; split what may be larger.
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly chunks: AsyncIterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MOST_32 = 0xff_ff_ff_ff;
const VERSION = 20;
const VERSION_64 = 45;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x08_08;
const DEFLATE = 8;

/** @param at the time that the files carry */
export async function* zipStream(files: AsyncIterable<ZipFile>, at: Date): AsyncGenerator<Buffer> {
  const stamp = dosTime(at);
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, chunks } of files) {
    const start = offset;
    const bytes = Buffer.from(name);
    const head = record(30, (view) => {
      view.writeUInt32LE(0x04_03_4b_50, 0);
      common(view, 4, stamp);
      view.writeUInt16LE(bytes.length, 26);
    });
    yield head;
    yield bytes;
    offset += head.length + bytes.length;
    let crc = 0;
    let size = 0;
    let packed = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        const piece = Buffer.from(chunk);
        crc = crc32(piece, crc);
        size += piece.length;
        if (size > MOST_32) throw new RangeError(`${name} is larger than 4 GB`);
        yield piece;
      }
    };
    for await (const piece of Readable.from(counted()).pipe(createDeflateRaw({ level: 6 }))) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    const tail = record(16, (view) => {
      view.writeUInt32LE(0x08_07_4b_50, 0);
      view.writeUInt32LE(crc, 4);
      view.writeUInt32LE(packed, 8);
      view.writeUInt32LE(size, 12);
    });
    yield tail;
    offset += packed + tail.length;
    written.push({ name: bytes, crc, packed, size, offset: start });
  }
  const directory = Buffer.concat(written.map((one) => entry(one, stamp)));
  yield directory;
  yield end(written.length, directory.length, offset);
}

function record(length: number, fill: (view: Buffer) => void): Buffer {
  const view = Buffer.alloc(length);
  fill(view);
  return view;
}

function common(view: Buffer, at: number, stamp: { readonly time: number; readonly day: number }): void {
  view.writeUInt16LE(VERSION, at);
  view.writeUInt16LE(FLAGS, at + 2);
  view.writeUInt16LE(DEFLATE, at + 4);
  view.writeUInt16LE(stamp.time, at + 6);
  view.writeUInt16LE(stamp.day, at + 8);
}

function entry({ name, crc, packed, size, offset }: Written, stamp: ReturnType<typeof dosTime>): Buffer {
  const far = offset > MOST_32;
  const extra = far
    ? record(12, (view) => {
        view.writeUInt16LE(0x00_01, 0);
        view.writeUInt16LE(8, 2);
        view.writeBigUInt64LE(BigInt(offset), 4);
      })
    : Buffer.alloc(0);
  const head = record(46, (view) => {
    view.writeUInt32LE(0x02_01_4b_50, 0);
    view.writeUInt16LE(far ? VERSION_64 : VERSION, 4);
    common(view, 6, stamp);
    view.writeUInt32LE(crc, 16);
    view.writeUInt32LE(packed, 20);
    view.writeUInt32LE(size, 24);
    view.writeUInt16LE(name.length, 28);
    view.writeUInt16LE(extra.length, 30);
    view.writeUInt32LE(far ? MOST_32 : offset, 42);
  });
  return Buffer.concat([head, name, extra]);
}

function end(files: number, length: number, offset: number): Buffer {
  const far = offset + length > MOST_32;
  const long = record(76, (view) => {
    view.writeUInt32LE(0x06_06_4b_50, 0);
    view.writeBigUInt64LE(44n, 4);
    view.writeUInt16LE(VERSION_64, 12);
    view.writeUInt16LE(VERSION_64, 14);
    view.writeBigUInt64LE(BigInt(files), 24);
    view.writeBigUInt64LE(BigInt(files), 32);
    view.writeBigUInt64LE(BigInt(length), 40);
    view.writeBigUInt64LE(BigInt(offset), 48);
    view.writeUInt32LE(0x07_06_4b_50, 56);
    view.writeBigUInt64LE(BigInt(offset + length), 64);
    view.writeUInt32LE(1, 72);
  });
  const short = record(22, (view) => {
    view.writeUInt32LE(0x06_05_4b_50, 0);
    view.writeUInt16LE(files, 8);
    view.writeUInt16LE(files, 10);
    view.writeUInt32LE(Math.min(length, MOST_32), 12);
    view.writeUInt32LE(far ? MOST_32 : offset, 16);
  });
  return far ? Buffer.concat([long, short]) : short;
}

/** Two seconds are the finest that MS-DOS knows; in UTC. */
function dosTime(at: Date): { readonly time: number; readonly day: number } {
  const year = Math.min(2107, Math.max(1980, at.getUTCFullYear()));
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    day: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}
