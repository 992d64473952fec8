// A stream that passes bytes on and fails once there are too many, so that no upload is larger than allowed.
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { AppError } from './app-error.ts';

export function tooLarge(maxBytes: number): AppError {
  const megabytes = Math.round(maxBytes / 2 ** 20);
  return new AppError(
    'too_large',
    `At most ${megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`} are accepted here`,
  );
}

/** Errors with `AppError('too_large')` at the first byte over `maxBytes`; a source cut off midway errors too. */
export function limitBytes(source: Readable, maxBytes: number): Readable {
  let seen = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  source.once('error', (error) => limited.destroy(error));
  source.once('aborted', () => limited.destroy(new AppError('invalid_request', 'The upload was cut off')));
  source.once('close', () => {
    if (!source.readableEnded) limited.destroy(new AppError('invalid_request', 'The upload was cut off'));
  });
  source.pipe(limited);
  return limited;
}
