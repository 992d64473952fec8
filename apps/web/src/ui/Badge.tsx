// One or two words of state. Attention only for what needs somebody now.
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'attention' | 'won' | 'nurture';

const LOOK: Readonly<Record<Tone, string>> = {
  neutral: 'border-line text-muted',
  accent: 'border-accent text-accent',
  attention: 'border-attention text-attention-ink',
  won: 'border-won text-won-ink',
  nurture: 'border-nurture text-nurture-ink',
};

export function Badge(props: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded-full border px-2 text-xs whitespace-nowrap ${LOOK[props.tone ?? 'neutral']}`}
    >
      {props.children}
    </span>
  );
}
