// Reading a CSV file as our command line does: streamed, with room for as many events as the file's size suggests.
import { statSync } from 'node:fs';
import { readLog } from '@portolan/formats';
import type { EventLog } from '@portolan/mining';
import { fileChunks } from '../apps/cli/src/mine/file-chunks.ts';
import { COLUMNS } from './tasks.ts';

/** Rows are rarely shorter; memory that is reserved but not used is never touched. */
const BYTES_PER_ROW = 50;

export async function readCsv(path: string, columns: 'all' | 'needed'): Promise<EventLog> {
  const { resource, lifecycle, ...needed } = COLUMNS;
  const { log } = await readLog(
    fileChunks(path),
    {
      format: 'csv',
      columns: { kind: 'events', ...needed, ...(columns === 'all' && { resource, lifecycle }) },
      lifecycle: 'all',
    },
    { attributes: 'none', expectedEvents: Math.ceil(statSync(path).size / BYTES_PER_ROW) },
  );
  return log;
}
