// Something could not be shown: what happened, what to do, and to try again.
import { useTranslation } from 'react-i18next';
import { problemOf } from '../lib/api/problem.ts';
import { Button } from './Button.tsx';
import { useProblemText } from './use-problem-text.ts';

export interface ErrorStateProps {
  /** Anything that was thrown, or a problem. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorState(props: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const text = useProblemText();
  const problem = problemOf(props.error);
  const { title, advice, detail } = text(problem);
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-120 flex-col items-start gap-2 border-s-3 border-attention px-5 py-3 my-10"
    >
      <h2 className="text-lg">{title}</h2>
      <p className="text-base text-muted">{advice}</p>
      {detail !== undefined && (
        <p dir="ltr" lang="en" className="text-start font-mono text-xs wrap-anywhere text-muted">
          {detail}
        </p>
      )}
      {problem.requestId !== undefined && (
        <p className="text-xs text-muted">
          {t('requestId')} <span className="font-mono select-all">{problem.requestId}</span>
        </p>
      )}
      {props.onRetry !== undefined && (
        <Button onPress={props.onRetry} className="mt-2">
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
