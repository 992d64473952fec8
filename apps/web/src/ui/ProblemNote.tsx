// Why a form was refused, above its button; read out at once.
import type { CallProblem } from '../lib/api/problem.ts';
import { useProblemText } from './use-problem-text.ts';

export function ProblemNote(props: { readonly problem: CallProblem | null }) {
  const text = useProblemText();
  if (props.problem === null) return null;
  const { title, advice } = text(props.problem);
  return (
    <div role="alert" className="border-s-3 border-attention bg-attention-wash px-3 py-2 text-sm">
      <p className="font-medium">{title}</p>
      <p className="text-muted">{advice}</p>
    </div>
  );
}
