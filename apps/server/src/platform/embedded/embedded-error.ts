// Why the embedded database could not be started, as a closed set of codes with a sentence for the operator.

export type EmbeddedErrorCode =
  | 'in_use'
  | 'disk_full'
  | 'no_binaries'
  | 'no_user'
  | 'no_permission'
  | 'other_version'
  | 'did_not_start';

/** A refusal of the embedded database. `message` says what is wrong and how to mend it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const DISK_FULL = /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i;

/** The refusal that a failed PostgreSQL program stands for, judged by what it wrote. */
export function explainFailure(what: string, folder: string, output: string): EmbeddedError {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  if (DISK_FULL.test(output)) {
    return new EmbeddedError(
      'disk_full',
      `The disk that holds ${folder} is full, so ${what}. Free some space there (Portolan needs at least 200 MB to begin) or set PORTOLAN_DATA to a folder on another disk, then start again. Nothing that was saved is lost.\n${tail}`,
    );
  }
  if (/permission denied/i.test(output)) {
    return new EmbeddedError(
      'no_permission',
      `The database may not use ${folder}, so ${what}. Check who owns it.\n${tail}`,
    );
  }
  return new EmbeddedError('did_not_start', `${what} (data folder ${folder}).\n${tail}`);
}

/** Turns an error of the file system into a refusal where it has one meaning; gives anything else back. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return explainFailure('the database could not be set up', folder, 'No space left on device');
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedError(
      'no_permission',
      `Portolan may not write to ${folder}. Give this user the folder, or set PORTOLAN_DATA to one it may write to, for example PORTOLAN_DATA=$HOME/.portolan.`,
      { cause: error },
    );
  }
  return error;
}
