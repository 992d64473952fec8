// A refusal of the rules of the map in words: by its code where we have words for it, else as problems are told anywhere.
import { DEAL_REFUSALS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../lib/api/problem.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export function useDealProblem(): (problem: CallProblem) => string {
  const { t } = useTranslation('deals');
  const text = useProblemText();
  return (problem) => {
    const code = DEAL_REFUSALS.find((one) => one === problem.reason?.code);
    if (code !== undefined) {
      const params = problem.reason?.params ?? {};
      return t(`refused.${code}`, {
        role: isolate(String(params['role'] ?? '')),
        days: String(params['days'] ?? ''),
      });
    }
    const { title, advice } = text(problem);
    return `${title}. ${advice}`;
  };
}

/** Says why something was not done; true where it was. */
export function useTell(): (
  outcome: { readonly ok: true } | { readonly ok: false; readonly problem: CallProblem },
) => boolean {
  const words = useDealProblem();
  return (outcome) => {
    if (!outcome.ok && outcome.problem.code !== 'aborted') showFailure(words(outcome.problem));
    return outcome.ok;
  };
}
