// A form that is sent once at a time: whether it is on its way, and why it was refused.
import { useState } from 'react';
import type { CallProblem, Outcome } from './problem.ts';

export interface Submit<T> {
  readonly isPending: boolean;
  readonly problem: CallProblem | null;
  readonly send: () => Promise<void>;
  readonly last: T | null;
}

export function useSubmit<T>(
  act: () => Promise<Outcome<T>>,
  done: (value: T) => Promise<void> | void,
): Submit<T> {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [last, setLast] = useState<T | null>(null);
  return {
    isPending,
    problem,
    last,
    async send() {
      if (isPending) return;
      setPending(true);
      setProblem(null);
      const outcome = await act();
      if (outcome.ok) {
        setLast(outcome.value);
        await done(outcome.value);
      } else setProblem(outcome.problem);
      setPending(false);
    },
  };
}
