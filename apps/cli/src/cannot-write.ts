// Why a file that was asked for could not be written, and what to do about it: one line for every command.
import { dirname } from 'node:path';

const REASONS: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `there is no folder "${dirname(file)}"; make it first`,
  ENOTDIR: (file) => `"${dirname(file)}" is not a folder`,
  EISDIR: () => 'it is a folder; name a file in it',
  EACCES: () => 'you have no right to write there',
  EPERM: () => 'you have no right to write there',
  EROFS: () => 'it is on a disk that can only be read',
  ENOSPC: () => 'the disk is full',
};

export function cannotWrite(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = REASONS[code]?.(file) ?? (error instanceof Error ? error.message : String(error));
  return `${file} cannot be written: ${why}.`.replace(/\.\.$/u, '.');
}
