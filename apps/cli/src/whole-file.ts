// Writes a file as a whole or not at all: beside its place first, moved there once it is complete. What interrupts it (an
// error, Ctrl-C) leaves neither half a file nor the one beside it.
import { rmSync } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';

/** What a shell calls a command that was ended by Ctrl-C. */
export const INTERRUPTED = 130;

/** @param write is given the path to write to */
export async function writeWhole(file: string, write: (path: string) => Promise<void>): Promise<void> {
  // A pipe, a terminal, a link: what is there is written to, not replaced.
  if (await isSomethingElse(file)) return write(file);
  const beside = `${file}.${process.pid}.part`;
  const stop = (): void => {
    rmSync(beside, { force: true });
    process.exit(INTERRUPTED);
  };
  process.on('SIGINT', stop);
  try {
    await write(beside);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}

async function isSomethingElse(file: string): Promise<boolean> {
  try {
    return !(await lstat(file)).isFile();
  } catch {
    return false;
  }
}
