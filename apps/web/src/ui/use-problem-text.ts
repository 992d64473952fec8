// A problem in words: what happened, and what to do about it, in the reader's language.
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../lib/api/problem.ts';

export interface ProblemText {
  readonly title: string;
  readonly advice: string;
  /** The server's own account of this case (English), where it adds something. */
  readonly detail: string | undefined;
}

export function useProblemText(): (problem: CallProblem) => ProblemText {
  const { t } = useTranslation('errors');
  return (problem) => ({
    title: t(`title.${problem.code}`),
    advice: t(`advice.${problem.code}`),
    detail: problem.detail,
  });
}
