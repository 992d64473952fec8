// Gzip, told by its magic bytes and never by the file's name, with a cap on what may come out.
import { FormatError } from '../format-error.ts';
import { sizeInWords, type Limits } from '../limits.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What came in so far, for the ratio and for progress. */
export interface ByteCount {
  bytes: number;
}

/**
 * The unpacked chunks of a gzip stream.
 * @throws FormatError `truncated`, `gzip_damaged`, `gzip_bomb`
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Uint8Array> {
  const read: ByteCount = { bytes: 0 };
  const iterator = source[Symbol.asyncIterator]();
  let failure: { error: unknown } | undefined;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next();
          if (next.done === true) {
            controller.close();
            return;
          }
          read.bytes += next.value.length;
          // The stream may hand its chunk on to another thread; the source's own buffer is not ours to give away.
          controller.enqueue(next.value.slice());
        } catch (error) {
          failure = { error };
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  let out = 0;
  try {
    for (;;) {
      const next = await reader.read().catch((error: unknown) => {
        throw failure === undefined ? gzipError(error, out) : failure.error;
      });
      if (next.done) return;
      out += next.value.length;
      if (out > limits.gzipGraceBytes && out > read.bytes * limits.gzipRatio) {
        throw new FormatError(
          'gzip_bomb',
          `The gzip file grows more than ${limits.gzipRatio} times when it is unpacked (${sizeInWords(read.bytes)} became over ${sizeInWords(out)}), which no log does. Unpack it yourself and check what is in it.`,
          { params: { ratio: limits.gzipRatio } },
        );
      }
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function gzipError(error: unknown, out: number): FormatError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text = `${code} ${error instanceof Error ? error.message : ''}`;
  if (/Z_BUF_ERROR|unexpected end|incomplete|Compressed input was truncated/i.test(text)) {
    return new FormatError(
      'truncated',
      `The gzip file ends too early: it stops after ${sizeInWords(out)} of unpacked text. It was probably cut off while it was copied; copy or download it again.`,
      { expected: 'the rest of the gzip file' },
    );
  }
  if (/trailing/i.test(text)) {
    return new FormatError(
      'gzip_damaged',
      `Something follows the end of the gzip file, after ${sizeInWords(out)} of unpacked text: it is probably several gzip files in one. Unpack it and pack it again, or use the unpacked file.`,
      { expected: 'one gzip file' },
    );
  }
  return new FormatError(
    'gzip_damaged',
    `The gzip file is damaged after ${sizeInWords(out)} of unpacked text. Copy or download it again.`,
    { expected: 'a whole gzip file' },
  );
}
