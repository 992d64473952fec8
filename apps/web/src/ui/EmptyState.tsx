// What will be here: a small drawing, a sentence, and the one action that starts it.
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** A drawing of what will be here; a coastline with a course by default. */
  readonly picture?: ReactNode;
}

function Coast() {
  return (
    <svg aria-hidden="true" viewBox="0 0 200 84" className="h-21 w-50" fill="none" strokeLinecap="round">
      <path
        d="M2 20c14-3 17 8 30 6s16-15 30-13 12 12 26 10 14-16 30-15 16 14 30 12 20-14 50-12"
        className="stroke-control"
        strokeWidth="1.25"
      />
      <path
        d="M14 70C50 66 66 48 100 50s52 18 84-4"
        className="stroke-flow-strong"
        strokeWidth="1.5"
        strokeDasharray="1 6"
      />
      {[
        [14, 70],
        [62, 58],
        [100, 50],
        [148, 54],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="3.5" className="fill-ground stroke-accent" strokeWidth="1.5" />
      ))}
      <circle cx="184" cy="46" r="3.5" className="fill-attention" />
    </svg>
  );
}

export function EmptyState(props: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-110 flex-col items-center gap-3 px-4 py-14 text-center">
      {props.picture ?? <Coast />}
      <h2 className="text-lg">{props.title}</h2>
      {props.children !== undefined && <div className="text-base text-muted">{props.children}</div>}
      {props.action !== undefined && <div className="pt-2">{props.action}</div>}
    </div>
  );
}
