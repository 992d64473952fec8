// One figure with its unit and what it was counted from.
import type { ReactNode } from 'react';

export interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Beside the figure: "days", "of € 1.2 M". */
  readonly unit?: ReactNode;
  /** "n = 126 deals". */
  readonly n?: ReactNode;
  readonly tone?: 'ink' | 'attention' | 'won';
}

const TONES = { ink: 'text-ink', attention: 'text-attention-ink', won: 'text-won-ink' } as const;

export function Stat(props: StatProps) {
  return (
    <dl className="flex min-w-0 flex-col">
      <dt className="truncate text-xs text-muted">{props.label}</dt>
      <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
        <span
          data-figures
          className={`text-xl font-semibold whitespace-nowrap ${TONES[props.tone ?? 'ink']}`}
        >
          {props.value}
        </span>
        {props.unit !== undefined && <span className="text-sm text-muted">{props.unit}</span>}
      </dd>
      {props.n !== undefined && <dd className="text-xs text-muted tabular-nums">{props.n}</dd>}
    </dl>
  );
}
