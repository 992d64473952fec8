// Asks a route that may take a while, and hears how far it is. Whoever aborts stops the server's work as well.
import { NDJSON, type Route } from '@portolan/contract';
import { answerOf, send, type InputOf, type OutputOf } from './call.ts';
import { ABORTED, OFFLINE, ProblemError, problemFrom, type CallProblem } from './problem.ts';

export interface Watching {
  readonly signal?: AbortSignal | undefined;
  /** Is told now and then how much is done, 0 to 1; never where the answer comes at once. */
  readonly onProgress: (share: number) => void;
}

type Line =
  | { readonly progress: number }
  | { readonly result: unknown }
  | { readonly problem: { readonly status: number } };

/** For Query, which wants an exception: throws ProblemError. */
export async function askWatched<R extends Route & { readonly progress: true }>(
  route: R,
  input: InputOf<R>,
  { signal, onProgress }: Watching,
): Promise<OutputOf<R>> {
  const sent = await send(route, input, signal, NDJSON);
  if (!sent.ok) throw new ProblemError(sent.problem);
  const response = sent.value;
  if (response.headers.get('content-type')?.startsWith(NDJSON) !== true) {
    const outcome = await answerOf(route, response, signal);
    if (!outcome.ok) throw new ProblemError(outcome.problem);
    return outcome.value;
  }
  let problem: CallProblem = OFFLINE;
  try {
    for await (const text of linesOf(response.body!)) {
      const line = JSON.parse(text) as Line;
      if ('result' in line) return line.result as OutputOf<R>;
      if ('problem' in line) {
        problem = problemFrom(line.problem.status, line.problem);
        break;
      }
      onProgress(line.progress);
    }
  } catch {
    // Cut off in the middle.
    if (signal?.aborted === true) problem = ABORTED;
  }
  throw new ProblemError(problem);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest: string[] = [];
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- as it comes
      const { done, value } = await reader.read();
      if (done) return;
      const [first = '', ...others] = decoder.decode(value, { stream: true }).split('\n');
      rest.push(first);
      for (const other of others) {
        yield rest.join('');
        rest = [other];
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
