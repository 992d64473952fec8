// Writes a file as a whole or not at all: beside its place first, moved there once it is complete. What interrupts it (an
// error, a full disk, Ctrl-C) leaves neither half a file nor the one beside it, and what was there before as it was.
import { rmSync } from 'node:fs';
import { chmod, realpath, rename, rm, stat } from 'node:fs/promises';

export interface WholeFile {
  /** Where to write meanwhile. */
  readonly path: string;
  /** False for what is written to as it stands: a pipe, a terminal. */
  readonly isBeside: boolean;
  /** Puts it in its place. */
  readonly keep: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** What a shell calls a command that was ended so. */
const ENDED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const SIGNALS = Object.keys(ENDED_BY) as (keyof typeof ENDED_BY)[];

const nothing = async (): Promise<void> => undefined;
const stop = (signal: keyof typeof ENDED_BY): void => process.exit(ENDED_BY[signal]);

/** @param file a link is followed; a pipe or a terminal is written to, not replaced */
export async function openWhole(file: string): Promise<WholeFile> {
  const before = await stat(file).catch(() => undefined);
  if (before?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  if (before && !before.isFile()) return { path: file, isBeside: false, keep: nothing, discard: nothing };
  const place = before ? await realpath(file) : file;
  const path = `${place}.${process.pid}.part`;
  const remove = (): void => rmSync(path, { force: true });
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, stop);
  const forget = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  return {
    path,
    isBeside: true,
    async keep() {
      if (before) await chmod(path, before.mode);
      await rename(path, place);
      forget();
    },
    async discard() {
      await rm(path, { force: true });
      forget();
    },
  };
}

/** @param write is given the path to write to */
export async function writeWhole(file: string, write: (path: string) => Promise<void>): Promise<void> {
  const whole = await openWhole(file);
  try {
    await write(whole.path);
    await whole.keep();
  } catch (error) {
    await whole.discard();
    throw error;
  }
}
