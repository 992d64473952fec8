// A file's bytes for a reader: unpacked where it is packed, in pieces, no more than the limits allow.
import { FormatError } from '../format-error.ts';
import { sizeInWords, type Limits } from '../limits.ts';
import { gunzip, isGzip } from './gzip.ts';
import { peek } from './peek.ts';

/** @throws FormatError `gzip_damaged`, `gzip_bomb`, `too_large` and the signal's reason, while it is read */
export async function unpacked(
  source: AsyncIterable<Uint8Array>,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<Uint8Array>> {
  const { head, whole } = await peek(source, 2);
  return capped(isGzip(head) ? gunzip(whole, limits) : whole, limits, signal);
}

/**
 * Bytes of work between two turns of the event loop, so that a signal can arrive even from a source that never waits:
 * about a tenth of a second. A turn costs at least a millisecond.
 */
const BREATH = 16 << 20;

/** Pieces of at most 1 MB, until the limit of unpacked bytes or the signal stops them. */
async function* capped(
  source: AsyncIterable<Uint8Array>,
  limits: Limits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let breath = BREATH;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += 1 << 20) {
      const piece = chunk.subarray(from, from + (1 << 20));
      bytes += piece.length;
      if (bytes > limits.bytes) {
        throw new FormatError(
          'too_large',
          `The file is larger than ${sizeInWords(limits.bytes)} (unpacked), the most that is read at once. Export a shorter period or fewer columns, or raise the limit.`,
          { expected: `at most ${sizeInWords(limits.bytes)}`, params: { bytes: limits.bytes } },
        );
      }
      if (bytes > breath) {
        breath = bytes + BREATH;
        await new Promise((resolve) => {
          setTimeout(resolve, 0);
        });
      }
      signal?.throwIfAborted();
      yield piece;
    }
  }
}
