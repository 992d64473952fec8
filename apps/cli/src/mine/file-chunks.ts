// A file's bytes for the readers: one buffer is read from disk while the other is being used. A stream would allocate
// a new buffer for every megabyte, and make the garbage collector run for it.
import { open } from 'node:fs/promises';

const CHUNK = 1 << 20;

/** Yields the file in chunks; a chunk is only good until the next one is asked for. */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let reading: Promise<Uint8Array> | undefined;
  try {
    // Filled to the brim, also from a pipe that gives less at a time.
    const read = async (buffer: Uint8Array): Promise<Uint8Array> => {
      let filled = 0;
      while (filled < CHUNK) {
        const { bytesRead } = await file.read(buffer, filled, CHUNK - filled, null);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    };
    let free = new Uint8Array(CHUNK);
    let filling = new Uint8Array(CHUNK);
    reading = read(filling);
    for (;;) {
      const chunk = await reading;
      reading = undefined;
      if (chunk.length === 0) return;
      [free, filling] = [filling, free];
      reading = read(filling);
      yield chunk;
    }
  } finally {
    await reading?.catch(() => undefined);
    await file.close();
  }
}
