// What takes a moment is answered as always; what takes longer tells how far it is, and ends with the answer or the problem.
import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '@portolan/contract';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { JsonBytes, jsonBytes } from './json-bytes.ts';
import { answerOrLines, takesLines, WatchedAnswer } from './watched-answer.ts';

const problem: Problem = { type: 'urn:x', code: 'unavailable', title: 'Not now', status: 503 };

async function linesOf(stream: Readable): Promise<unknown[]> {
  const chunks = await stream.toArray();
  const text = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as Uint8Array))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('within a moment: the answer itself, or the refusal', async () => {
  const quick = jsonBytes({ found: 1 });
  expect(await answerOrLines(new WatchedAnswer(async () => quick), () => problem)).toBe(quick);
  const refused = new WatchedAnswer(() => Promise.reject(new Error('no')));
  await expect(answerOrLines(refused, () => problem)).rejects.toThrow('no');
});

test('later: how far it was and is, then the answer', async () => {
  const slow = new WatchedAnswer(async (onProgress) => {
    onProgress(0.1);
    await pause(400);
    onProgress(0.6);
    return jsonBytes({ found: [1, 2] });
  });
  const stream = await answerOrLines(slow, () => problem);
  expect(stream).not.toBeInstanceOf(JsonBytes);
  expect(await linesOf(stream as Readable)).toEqual([
    { progress: 0.1 },
    { progress: 0.6 },
    { result: { found: [1, 2] } },
  ]);
});

test('later: the problem, where it fails after all', async () => {
  const failing = new WatchedAnswer(async () => {
    await pause(400);
    throw new Error('lost');
  });
  const lines = await linesOf((await answerOrLines(failing, () => problem)) as Readable);
  expect(lines).toEqual([{ progress: 0 }, { problem }]);
});

test.each([
  [{ accept: 'application/x-ndjson, application/json' }, true],
  [{ accept: 'application/json, application/x-ndjson;q=0.5' }, true],
  [{ accept: 'application/json' }, false],
  [{}, false],
  [{ accept: 'application/x-ndjson', 'idempotency-key': 'k' }, false],
])('%j asks for lines: %s', (headers, wanted) => {
  expect(takesLines({ headers } as never)).toBe(wanted);
});
