// All events of a log as XES or OCEL, packed with gzip while they are written: what is in memory is the packed file and
// one block of text, not the file, which may be a gigabyte.
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { MOST_EXPORTED_EVENTS } from '@portolan/contract';
import { writeOcel, writeXes } from '@portolan/formats';
import { eventCount, type EventLog } from '@portolan/mining';
import { type EventFormat, ThreadRefusal } from './thread-messages.ts';

/** Four times as fast as the usual level, for a file that is a quarter larger. */
const LEVEL = 1;

/** @throws ThreadRefusal `too_large` */
export async function packEvents(log: EventLog, format: EventFormat): Promise<Uint8Array<ArrayBuffer>> {
  if (eventCount(log) > MOST_EXPORTED_EVENTS) {
    const most = MOST_EXPORTED_EVENTS.toLocaleString('en-US');
    throw new ThreadRefusal(
      'too_large',
      `These are more than ${most} events, the most that are exported at once. Narrow the filter and try again.`,
    );
  }
  const gzip = createGzip({ level: LEVEL });
  const packed: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => packed.push(chunk));
  const ended = once(gzip, 'end');
  for (const block of format === 'xes' ? writeXes(log) : writeOcel(log)) {
    // oxlint-disable-next-line no-await-in-loop -- the next block is written once there is room for it
    if (!gzip.write(block)) await once(gzip, 'drain');
  }
  gzip.end();
  await ended;
  const whole = new Uint8Array(packed.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of packed) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
