// The inside of a card: three lines, who and what, what is next, amount with the gate's dots and the time here.
import type { ReactNode } from 'react';
import { Name } from '../Name.tsx';

export type LineTone = 'quiet' | 'attention' | 'accent' | 'nurture';

export interface BoardCardProps {
  readonly title: string;
  /** Whose it is, quieter, beside the title. */
  readonly beside?: string;
  /** At the end of the first line: who looks after it. */
  readonly corner?: ReactNode;
  /** What is next; a date in it is the caller's. */
  readonly next?: ReactNode;
  readonly nextTone?: LineTone;
  readonly amount?: ReactNode;
  /** Items of the gate: done and all, with words for whoever cannot see the dots. */
  readonly dots?: { readonly done: number; readonly of: number; readonly label: string };
  /** Small signs before the time. */
  readonly marks?: ReactNode;
  readonly time?: ReactNode;
  /** The deal has been here too long. */
  readonly isTimeAlarming?: boolean;
}

const TONES: Readonly<Record<LineTone, string>> = {
  quiet: 'text-muted',
  attention: 'font-medium text-attention-ink',
  accent: 'font-medium text-accent',
  nurture: 'text-nurture-ink',
};

/** More dots than this become a figure. */
const DOTS = 6;

function Dots(props: NonNullable<BoardCardProps['dots']>) {
  const { done, of, label } = props;
  return (
    <span className="flex items-center gap-[3px]" title={label}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          aria-hidden="true"
          className={`size-[7px] rounded-full border ${index < done ? 'border-ink bg-ink' : 'border-control'}`}
        />
      ))}
    </span>
  );
}

export function BoardCard(props: BoardCardProps) {
  const { dots } = props;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="flex min-w-0 grow gap-1.5 text-sm">
          <Name className="font-semibold">{props.title}</Name>
          {props.beside !== undefined && <Name className="shrink-6 text-muted">{props.beside}</Name>}
        </span>
        {props.corner}
      </span>
      <span className={`truncate text-page text-sm ${TONES[props.nextTone ?? 'quiet']}`} dir="auto">
        {props.next ?? '\u00a0'}
      </span>
      <span className="flex items-center gap-2 text-xs leading-5 tabular-nums">
        <span className="min-w-0 grow truncate">{props.amount}</span>
        {dots !== undefined &&
          dots.of > 0 &&
          (dots.of <= DOTS ? <Dots {...dots} /> : <span className="text-muted">{dots.label}</span>)}
        {props.marks}
        <span
          className={`min-w-9 text-end whitespace-nowrap ${props.isTimeAlarming === true ? 'font-semibold text-attention-ink' : 'text-muted'}`}
        >
          {props.time}
        </span>
      </span>
    </span>
  );
}
