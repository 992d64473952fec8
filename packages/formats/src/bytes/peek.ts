// Looks at the first bytes of a stream without losing them.
/** The first `size` bytes (fewer where the stream is shorter), and the whole stream from its beginning. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array>; ended: boolean }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    if (next.value.length === 0) continue;
    first.push(next.value);
    length += next.value.length;
  }
  const head = first.length === 1 ? first[0]! : new Uint8Array(length);
  if (first.length !== 1) {
    let at = 0;
    for (const chunk of first) {
      head.set(chunk, at);
      at += chunk.length;
    }
  }
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      if (ended) return;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, whole: replay(), ended };
}
