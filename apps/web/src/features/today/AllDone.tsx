// Nothing is left to do: a ship at anchor, and what comes next.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';

function Anchorage() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 200 96"
      className="h-24 w-50"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="150" cy="30" r="11" className="stroke-nurture" strokeWidth="1.5" />
      <path
        d="M96 14v42M96 16c16 6 24 18 26 34H96M90 24c-9 7-14 16-15 26h15"
        className="fill-surface stroke-ink"
        strokeWidth="1.5"
      />
      <path d="M66 58h64l-8 12H76z" className="fill-surface stroke-ink" strokeWidth="1.5" />
      <path
        d="M24 74c8-4 16 4 24 0s16-4 24 0 16 4 24 0 16-4 24 0 16 4 24 0 16-4 24 0"
        className="stroke-flow-strong"
        strokeWidth="1.5"
      />
      <path
        d="M48 84c8-4 16 4 24 0s16-4 24 0 16 4 24 0 16-4 24 0"
        className="stroke-flow"
        strokeWidth="1.5"
      />
    </svg>
  );
}

export function AllDone(props: {
  readonly isStart: boolean;
  readonly next: ReactNode;
  readonly action: ReactNode;
}) {
  const { t } = useTranslation('today');
  return (
    <EmptyState
      picture={<Anchorage />}
      title={t(props.isStart ? 'empty.startTitle' : 'empty.title')}
      action={props.action}
    >
      {props.isStart ? t('empty.startText') : props.next}
    </EmptyState>
  );
}
