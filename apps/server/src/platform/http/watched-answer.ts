// An answer that may take a while, for a caller who wants to hear how far it is: lines of JSON once it has taken longer than
// a moment, before that the answer itself, like any other.
import { Readable } from 'node:stream';
import { NDJSON, type Problem } from '@portolan/contract';
import type { FastifyRequest } from 'fastify';
import type { JsonBytes } from './json-bytes.ts';

/** What a handler gives back where `takesLines` says so. */
export class WatchedAnswer {
  readonly begin: (onProgress: (share: number) => void) => Promise<JsonBytes>;
  constructor(begin: WatchedAnswer['begin']) {
    this.begin = begin;
  }
}

/** Whoever sends again under a key wants the same answer twice, not how far it is. */
export function takesLines(request: FastifyRequest): boolean {
  const accepted = (request.headers.accept ?? '').split(',').map((one) => one.split(';')[0]!.trim());
  return accepted.includes(NDJSON) && request.headers['idempotency-key'] === undefined;
}

/** Nobody sees a bar for less than this. */
const MOMENT_MS = 300;

/**
 * The answer itself where it comes within a moment; else a stream of lines, which ends with it.
 * @param problemOf what the caller is told of an error that comes once the stream has begun
 * @throws what fails within the moment
 */
export async function answerOrLines(
  answer: WatchedAnswer,
  problemOf: (error: unknown) => Problem,
): Promise<JsonBytes | Readable> {
  let share = 0;
  let lines: Readable | undefined;
  const say = (line: string): void => void lines?.push(`${line}\n`);
  const running = answer.begin((next) => {
    share = next;
    say(JSON.stringify({ progress: next }));
  });
  let timer: NodeJS.Timeout | undefined;
  const moment = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, MOMENT_MS, undefined);
  });
  const early = await Promise.race([running, moment]).finally(() => clearTimeout(timer));
  if (early !== undefined) return early;
  const stream = new Readable({ read: () => undefined });
  lines = stream;
  say(JSON.stringify({ progress: share }));
  void tellEnd(running, stream, problemOf);
  return stream;
}

/** Writes the last line. */
async function tellEnd(
  running: Promise<JsonBytes>,
  stream: Readable,
  problemOf: (error: unknown) => Problem,
): Promise<void> {
  try {
    const { bytes } = await running;
    // Around the bytes as they are: nothing is parsed and written anew.
    stream.push('{"result":');
    stream.push(bytes);
    stream.push('}\n');
  } catch (error) {
    // Whoever went away is told nothing.
    if (!stream.destroyed) stream.push(`${JSON.stringify({ problem: problemOf(error) })}\n`);
  }
  stream.push(null);
}
