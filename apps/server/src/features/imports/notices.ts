// What was noticed while rows were planned: one entry per sentence and file, counted, with its first lines.
import type { MessageParams } from '@portolan/contract';
import { noticeFor } from './import-messages.ts';
import type { ImportNoticeCode } from './import-messages.ts';
import type { FileWarning } from './file-store.ts';

const MOST_LINES = 10;
/** Different sentences of one kind and file; further ones are counted under the last. */
const MOST_OF_A_KIND = 100;

export interface Notices {
  /** From now on it is about this file. */
  readonly about: (fileId: string) => void;
  readonly add: (code: ImportNoticeCode, params: MessageParams, line?: number) => void;
  readonly of: (fileId: string) => readonly FileWarning[];
}

export function createNotices(): Notices {
  const byFile = new Map<string, Map<string, FileWarning & { count: number; lines: number[] }>>();
  let current = '';
  return {
    about(fileId) {
      current = fileId;
    },
    add(code, params, line) {
      let entries = byFile.get(current);
      if (entries === undefined) byFile.set(current, (entries = new Map()));
      const key = [code, ...Object.values(params)].join('\u0000');
      let entry = entries.get(key);
      if (entry === undefined) {
        const alike = [...entries.values()].filter((known) => known.code === code);
        entry = alike.length >= MOST_OF_A_KIND ? alike.at(-1) : undefined;
        if (entry === undefined) {
          entry = { ...noticeFor(code, params), count: 0, lines: [] };
          entries.set(key, entry);
        }
      }
      entry.count++;
      if (line !== undefined && entry.lines.length < MOST_LINES) entry.lines.push(line);
    },
    of: (fileId) => [...(byFile.get(fileId)?.values() ?? [])],
  };
}
