// A log that the memory there is would not hold: refused with a way out while it is read, before the system ends the server.
import { importLog, type LogMapping } from '@portolan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealsCsv, type LogsApp, startLogsApp, upload } from './logs-in-tests.ts';
import { hasRoom } from './memory-room.ts';
import { readUpload } from './read-upload.ts';

test.each([
  // A small log is read whatever the system says.
  [100_000, 20, 0, true],
  // 50 + 10 x 8 bytes an event, and 256 MB for everybody else.
  [10_000_000, 10, 1_556_000_000, true],
  [10_000_000, 10, 1_555_999_999, false],
  [10_000_000, 0, 756_000_000, true],
  [100_000_000, 200, 64e9, false],
])('%d events of %d columns, %d bytes left: %s', (events, columns, left, fits) =>
  expect(hasRoom(events, columns, left)).toBe(fits),
);

let app: LogsApp;
beforeAll(async () => {
  app = await startLogsApp();
});
afterAll(() => app.close());

/** Uploads, asks for the import (no runner takes the job) and reads in this thread. */
async function read(deals: number, goesOn: (events: number, columns: number) => boolean) {
  const client = await app.member('member');
  const log = await upload(client, 'deals.csv', dealsCsv(deals));
  const mapping: LogMapping = log.recognition!.proposal;
  await client.ok(importLog, { params: { id: log.id }, body: { mapping } });
  const { rows } = await app.owner.query<{ run_id: string }>('select run_id from logs where id = $1', [
    log.id,
  ]);
  const run = { workspaceId: client.workspaceId!, logId: log.id, runId: rows[0]!.run_id };
  const outcome = await readUpload(app.platform.db, run, () => new Date(), goesOn);
  return { outcome, log: log.id };
}

test('the reading ends as soon as memory would run out, and the file stays', async () => {
  const { outcome, log } = await read(20_000, (events, columns) => columns === 4 && events < 1000);
  expect(outcome).toEqual({ kind: 'outOfMemory' });
  const { rows } = await app.owner.query('select 1 from log_upload_chunks where log_id = $1 limit 1', [log]);
  expect(rows).toHaveLength(1);
});

test('with memory enough the same reading goes to its end', async () => {
  const { outcome } = await read(100, (_, columns) => columns === 4);
  expect(outcome).toEqual({ kind: 'stored' });
});
