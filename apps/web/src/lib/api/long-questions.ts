// How far the questions are that take a while, by their query keys; and how to ask one so that it is known.
import type { Route } from '@portolan/contract';
import type { QueryKey } from '@tanstack/react-query';
import { createStore } from '../store.ts';
import { askWatched } from './call-watched.ts';
import type { InputOf, OutputOf } from './call.ts';

interface Underway {
  readonly key: QueryKey;
  /** 0 to 1. */
  readonly share: number;
}

/** The newest last. */
export const longQuestions = createStore<readonly Underway[]>([]);

/** Asks for a query; how far it is can be seen by `shareOf` its key. */
export async function askLong<R extends Route & { readonly progress: true }>(
  route: R,
  input: InputOf<R>,
  { queryKey: key, signal }: { readonly queryKey: QueryKey; readonly signal: AbortSignal },
): Promise<OutputOf<R>> {
  const others = (): readonly Underway[] => longQuestions.get().filter((one) => one.key !== key);
  try {
    return await askWatched(route, input, {
      signal,
      onProgress: (share) => longQuestions.set([...others(), { key, share }]),
    });
  } finally {
    longQuestions.set(others());
  }
}

/** Of the newest question whose key begins so; undefined where none takes a while. */
export function shareOf(questions: readonly Underway[], begin: QueryKey): number | undefined {
  return questions.findLast(({ key }) => begin.every((part, i) => key[i] === part))?.share;
}
