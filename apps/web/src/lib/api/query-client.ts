// One cache of answers for the whole app. Only what may heal by itself is asked again.
import { QueryClient } from '@tanstack/react-query';
import { problemOf, ProblemError } from './problem.ts';

function mayHeal(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    ['offline', 'unavailable', 'rate_limited'].includes(problemOf(error).code)
  );
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && mayHeal(error),
        // `always`: our own banner tells about the network; a query must fail rather than hang.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
