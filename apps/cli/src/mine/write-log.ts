// Writes the log that was read to a file, block by block; packed with gzip where its name ends so.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeOcel, writeXes } from '@portolan/formats';
import type { EventLog } from '@portolan/mining';
import type { LogFile } from './options.ts';

/** @param path where it is written; as `file` unless told, whose name says whether it is packed */
export async function writeLog(log: EventLog, { format, file }: LogFile, path = file): Promise<void> {
  const blocks = Readable.from(format === 'xes' ? writeXes(log) : writeOcel(log));
  const target = createWriteStream(path);
  if (/\.gz$/iu.test(file)) await pipeline(blocks, createGzip(), target);
  else await pipeline(blocks, target);
}
