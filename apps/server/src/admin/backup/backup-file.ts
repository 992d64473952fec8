// The backup file: 16 bytes that name it, then one zstd stream of frames (kind, length, content), the last of which
// holds a SHA-256 of all before it. Written under another name and renamed when complete; a file cut off anywhere, or
// changed by a single bit, is refused before anything is touched.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';

/** First bytes of every backup. */
const MAGIC = Buffer.from('PORTOLAN-BACKUP\n');
/** Raised when older programs could misread the file. */
const FORMAT = 1;
const PIECE = 256 * 1024;
/** No frame is longer: a length beyond it means a damaged file. */
const LONGEST = 16 * 1024 * 1024;

const tableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
});
/** A table in a backup, with its columns in the order of the data. */
export type BackupTable = z.infer<typeof tableSchema>;

const headerSchema = z.strictObject({
  format: z.int(),
  portolan: z.string(),
  createdAt: z.string(),
  server: z.string(),
  /** The migrations that the data conforms to. */
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string() })),
});
/** What a backup says of itself. */
export type BackupHeader = z.infer<typeof headerSchema>;

const doneSchema = z.strictObject({ rows: z.int(), sha256: z.string() });
/** Of one table: rows, and the hash of its data as it was read. */
export type TableSum = z.infer<typeof doneSchema>;

const sequenceSchema = z.strictObject({ schema: z.string(), name: z.string(), value: z.string() });
const endSchema = z.strictObject({ tables: z.int(), rows: z.int(), sha256: z.string() });
export type BackupEnd = z.infer<typeof endSchema>;

export type BackupFrame =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: BackupTable }
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'done'; readonly sum: TableSum }
  | { readonly kind: 'sequence'; readonly schema: string; readonly name: string; readonly value: string }
  | { readonly kind: 'end'; readonly end: BackupEnd };

/** The file is no whole backup, or one of a newer Portolan; the message says which. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
}

const KINDS = ['header', 'table', 'data', 'done', 'sequence', 'end'] as const;

/**
 * Writes a backup from frames (all but the last, which is added here).
 * @returns the last frame's content and the size of the file in bytes.
 */
export async function writeBackupFile(
  file: string,
  frames: AsyncIterable<Exclude<BackupFrame, { kind: 'end' }>>,
): Promise<BackupEnd & { readonly bytes: number }> {
  const path = resolve(file);
  const part = `${path}.part`;
  let end: BackupEnd | undefined;
  const encode = async function* (): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let tables = 0;
    let rows = 0;
    for await (const frame of frames) {
      if (frame.kind === 'done') {
        tables++;
        rows += frame.sum.rows;
      }
      for (const bytes of encodeFrame(frame)) {
        hash.update(bytes);
        yield bytes;
      }
    }
    end = { tables, rows, sha256: hash.digest('hex') };
    yield* encodeFrame({ kind: 'end', end });
  };
  const handle = await open(part, 'wx', 0o600).catch((error: unknown) => {
    throw isCode(error, 'EEXIST')
      ? new BackupFileError(
          `${part} exists: another backup is being written there, or one was cut off. Remove it, or choose another name.`,
        )
      : error;
  });
  try {
    await handle.appendFile(MAGIC);
    // Columns of logs are compressed already; a low level costs little on them and halves the rest.
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } });
    await pipeline(encode, compress, async (source: AsyncIterable<Buffer>) => {
      for await (const bytes of source) await handle.appendFile(bytes);
    });
    await handle.sync();
    await handle.close();
    await rename(part, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  if (end === undefined) throw new Error('a backup ended before it began');
  return { ...end, bytes: (await stat(path)).size };
}

/**
 * Reads a backup frame by frame; ends only after its last frame proved to be right.
 * @throws BackupFileError
 */
export async function* readBackupFile(file: string): AsyncGenerator<BackupFrame> {
  const damaged = `${file} is damaged or cut off; nothing was restored. Use another copy.`;
  await checkMagic(file);
  const source = createReadStream(file, { start: MAGIC.length });
  const unpacked = source.pipe(createZstdDecompress());
  source.once('error', (error) => unpacked.destroy(error));
  const hash = createHash('sha256');
  const chunks = new Chunks();
  let ended = false;
  try {
    for await (const piece of unpacked) {
      chunks.push(piece as Buffer);
      for (;;) {
        const head = chunks.peek(5);
        if (head === undefined) break;
        const kind = KINDS[head.readUInt8(0)];
        const length = head.readUInt32BE(1);
        if (kind === undefined || length > LONGEST || ended) throw new BackupFileError(damaged);
        const whole = chunks.take(5 + length);
        if (whole === undefined) break;
        const frame = decodeFrame(kind, whole.subarray(5), file);
        if (frame.kind === 'end') {
          ended = true;
          if (frame.end.sha256 !== hash.digest('hex')) throw new BackupFileError(damaged);
        } else hash.update(whole);
        yield frame;
      }
    }
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || isZlibError(error)) {
      throw new BackupFileError(damaged, { cause: error });
    }
    throw error;
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (!ended) throw new BackupFileError(damaged);
}

/** Reads the whole file once and answers with its header and end. */
export async function checkBackupFile(file: string): Promise<{ header: BackupHeader; end: BackupEnd }> {
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  for await (const frame of readBackupFile(file)) {
    if (frame.kind === 'header') header = frame.header;
    if (frame.kind === 'end') end = frame.end;
  }
  if (header === undefined || end === undefined) throw new BackupFileError(`${file} holds no backup.`);
  return { header, end };
}

async function checkMagic(file: string): Promise<void> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw isCode(error, 'ENOENT') ? new BackupFileError(`There is no file ${file}.`) : error;
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    if (bytesRead !== MAGIC.length || !buffer.equals(MAGIC)) {
      throw new BackupFileError(`${file} is not a Portolan backup.`);
    }
  } finally {
    await handle.close();
  }
}

function* encodeFrame(frame: BackupFrame): Generator<Buffer> {
  if (frame.kind === 'data') {
    for (let at = 0; at < frame.bytes.length; at += PIECE) {
      yield* framed('data', frame.bytes.subarray(at, at + PIECE));
    }
    return;
  }
  yield* framed(frame.kind, Buffer.from(JSON.stringify(contentOf(frame))));
}

function contentOf(frame: Exclude<BackupFrame, { kind: 'data' }>): unknown {
  switch (frame.kind) {
    case 'header':
      return frame.header;
    case 'table':
      return frame.table;
    case 'done':
      return frame.sum;
    case 'end':
      return frame.end;
    default:
      return { schema: frame.schema, name: frame.name, value: frame.value };
  }
}

function* framed(kind: BackupFrame['kind'], content: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(5);
  head.writeUInt8(KINDS.indexOf(kind), 0);
  head.writeUInt32BE(content.length, 1);
  yield head;
  yield content;
}

function decodeFrame(kind: BackupFrame['kind'], content: Buffer, file: string): BackupFrame {
  if (kind === 'data') return { kind, bytes: content };
  const json: unknown = JSON.parse(content.toString('utf8'));
  switch (kind) {
    case 'header': {
      const { format, portolan } = z.object({ format: z.int(), portolan: z.string() }).parse(json);
      if (format > FORMAT) {
        throw new BackupFileError(
          `${file} was written by Portolan ${portolan}, whose backups this one cannot read. Use that version or a newer one.`,
        );
      }
      return { kind, header: headerSchema.parse(json) };
    }
    case 'table':
      return { kind, table: tableSchema.parse(json) };
    case 'done':
      return { kind, sum: doneSchema.parse(json) };
    case 'sequence':
      return { kind, ...sequenceSchema.parse(json) };
    default:
      return { kind, end: endSchema.parse(json) };
  }
}

/** The header of a backup written now. */
export function newHeader(rest: Omit<BackupHeader, 'format' | 'createdAt'>): BackupHeader {
  return { format: FORMAT, createdAt: new Date().toISOString(), ...rest };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z|ERR_BUFFER)/.test(String(error.code));
}

/** Bytes that arrive in pieces of any length and are taken in others. */
class Chunks {
  #pieces: Buffer[] = [];
  #size = 0;

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
  }

  peek(length: number): Buffer | undefined {
    if (this.#size < length) return undefined;
    const joined = this.#join();
    return joined.subarray(0, length);
  }

  take(length: number): Buffer | undefined {
    if (this.#size < length) return undefined;
    const joined = this.#join();
    this.#pieces = length < joined.length ? [joined.subarray(length)] : [];
    this.#size -= length;
    return joined.subarray(0, length);
  }

  #join(): Buffer {
    const [only, ...more] = this.#pieces;
    const joined = only !== undefined && more.length === 0 ? only : Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }
}
