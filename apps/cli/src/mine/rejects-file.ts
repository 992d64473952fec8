// Rows that could not be read, as a CSV that opens in a spreadsheet: file, line, reason and the row as it was. However many
// they are, they take no memory.
import { closeSync, openSync, writeSync } from 'node:fs';
import { csvLine, type Reject } from '@portolan/formats';
import { openWhole } from '../whole-file.ts';

export interface RejectsFile {
  add(file: string, reject: Reject): void;
  /** @throws where the file cannot be written; then there is none. */
  close(): Promise<void>;
  /** Leaves what was there before. */
  discard(): Promise<void>;
}

/** Written at once in characters. */
const BLOCK = 65_536;

export async function openRejectsFile(file: string): Promise<RejectsFile> {
  const whole = await openWhole(file);
  let handle: number | undefined;
  // Told by `close`: the log is read to its end whatever becomes of this file.
  let failure: { readonly error: unknown } | undefined;
  let block = `\uFEFF${csvLine(['file', 'line', 'reason', 'row'])}`;
  const attempt = (work: () => void): void => {
    if (failure) return;
    try {
      work();
    } catch (error) {
      failure = { error };
    }
  };
  const flush = (): void =>
    attempt(() => {
      handle ??= openSync(whole.path, 'w');
      const bytes = Buffer.from(block);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      block = '';
    });
  const release = (): void =>
    attempt(() => {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    });
  return {
    add(name, reject) {
      if (failure) return;
      block += csvLine([name, String(reject.line), reject.reason, reject.text]);
      if (block.length >= BLOCK) flush();
    },
    async close() {
      flush();
      release();
      if (failure) {
        await whole.discard();
        throw failure.error;
      }
      await whole.keep();
    },
    async discard() {
      release();
      await whole.discard();
    },
  };
}
