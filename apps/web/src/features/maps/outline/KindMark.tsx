// The shape that a row's element has on the canvas: box, dashed box, diamond, pill; an answer is an arrow.
import type { OutlineRow } from './outline-rows.ts';

function colourOf({ kind, flavour, isWon }: OutlineRow): string {
  if (isWon) return 'text-won';
  if (flavour === 'resting') return 'text-nurture';
  return kind === 'outcome' || kind === 'answer' ? 'text-lost' : 'text-ink';
}

export function KindMark({ row }: { readonly row: OutlineRow }) {
  const { kind, flavour } = row;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 rtl:-scale-x-100 ${colourOf(row)}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {kind === 'decision' && <path d="M8 2.5 13.5 8 8 13.5 2.5 8z" />}
      {kind === 'answer' && <path d="M3 3v5h9M9.5 5.5 12 8l-2.5 2.5" />}
      {kind === 'outcome' && <rect x="1.5" y="4.5" width="13" height="7" rx="3.5" />}
      {(kind === 'stage' || kind === 'part') && (
        <rect
          x={kind === 'part' ? 3.5 : 1.5}
          y={kind === 'part' ? 5 : 3.5}
          width={kind === 'part' ? 9 : 13}
          height={kind === 'part' ? 6 : 9}
          rx="1.5"
          {...(flavour === 'resting' ? { strokeDasharray: '2.4 1.8' } : {})}
        />
      )}
    </svg>
  );
}
