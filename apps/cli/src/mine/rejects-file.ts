// Rows that could not be read, as a CSV that opens in a spreadsheet: file, line, reason and the row as it was.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine, type Reject } from '@portolan/formats';

export interface RejectsFile {
  add(file: string, reject: Reject): void;
  /** @throws where the file cannot be written. */
  close(): Promise<void>;
}

export function openRejectsFile(path: string): RejectsFile {
  const stream = createWriteStream(path);
  // Kept for `close`: an error before it must not end the process unexplained.
  const done = finished(stream);
  done.catch(() => undefined);
  stream.write(`\uFEFF${csvLine(['file', 'line', 'reason', 'row'])}`);
  return {
    add(file, reject) {
      stream.write(csvLine([file, String(reject.line), reject.reason, reject.text]));
    },
    async close() {
      stream.end();
      await done;
    },
  };
}
