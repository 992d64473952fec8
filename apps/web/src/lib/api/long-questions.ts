// How far the questions are that take a while, by their query keys, and which were stopped; how to ask one so that it is
// known, and to stop it.
import type { Route } from '@portolan/contract';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createStore } from '../store.ts';
import { askWatched } from './call-watched.ts';
import type { InputOf, OutputOf } from './call.ts';

interface LongQuestion {
  readonly key: QueryKey;
  /** 0 to 1. */
  readonly share: number;
  /** By the person; until something of the kind is asked again. */
  readonly isStopped: boolean;
}

/** The newest last. */
export const longQuestions = createStore<readonly LongQuestion[]>([]);

/** Asks for a query; how far it is can be found by its key. */
export async function askLong<R extends Route & { readonly progress: true }>(
  route: R,
  input: InputOf<R>,
  { queryKey: key, signal }: { readonly queryKey: QueryKey; readonly signal: AbortSignal },
): Promise<OutputOf<R>> {
  const kind = key.slice(0, 2);
  const without = (isLeft: (one: LongQuestion) => boolean): readonly LongQuestion[] =>
    longQuestions.get().filter((one) => !isLeft(one));
  longQuestions.set(without((one) => one.isStopped && beginsWith(one.key, kind)));
  try {
    return await askWatched(route, input, {
      signal,
      onProgress: (share) =>
        longQuestions.set([...without((one) => one.key === key), { key, share, isStopped: false }]),
    });
  } finally {
    longQuestions.set(without((one) => one.key === key && !one.isStopped));
  }
}

/** Stops whatever is asked under keys that begin so; what was shown before stays. */
export function stopQuestions(client: QueryClient, begin: QueryKey): void {
  longQuestions.set(
    longQuestions.get().map((one) => (beginsWith(one.key, begin) ? { ...one, isStopped: true } : one)),
  );
  void client.cancelQueries({ queryKey: begin });
}

/** The newest question whose key begins so; undefined where none takes a while. */
export function longQuestion(questions: readonly LongQuestion[], begin: QueryKey): LongQuestion | undefined {
  return questions.findLast(({ key }) => beginsWith(key, begin));
}

function beginsWith(key: QueryKey, begin: QueryKey): boolean {
  return begin.every((part, i) => key[i] === part);
}
