// A way as a thin strip of coloured beads.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { beadStrip, type BeadLook } from './variant-beads.ts';

/** Neighbours in this order stay apart for everybody, by day and by night. */
const KINDS = [
  'bg-kind-7 border-kind-7',
  'bg-kind-1 border-kind-1',
  'bg-kind-6 border-kind-6',
  'bg-kind-2 border-kind-2',
  'bg-kind-4 border-kind-4',
  'bg-kind-5 border-kind-5',
  'bg-kind-3 border-kind-3',
] as const;
const OUTCOMES = {
  won: 'bg-won border-won',
  lost: 'bg-lost border-lost',
  nurture: 'bg-nurture border-nurture',
} as const;
const FORM = {
  full: 'rounded-full',
  ring: 'rounded-full !bg-transparent',
  square: 'rounded-[2px]',
  frame: 'rounded-[2px] !bg-transparent',
} as const;

function toneOf(look: BeadLook | undefined): string {
  if (look === undefined) return OUTCOMES.lost;
  return typeof look.tone === 'number' ? (KINDS[look.tone] ?? OUTCOMES.lost) : OUTCOMES[look.tone];
}

export function BeadDot(props: { readonly look: BeadLook | undefined; readonly title?: string }) {
  const { look, title } = props;
  return (
    <span
      aria-hidden="true"
      title={title}
      className={`inline-block size-2.75 shrink-0 border-2 ${toneOf(look)} ${FORM[look?.form ?? 'full']}`}
    />
  );
}

export interface BeadStripProps {
  readonly activities: readonly string[];
  readonly looks: ReadonlyMap<string, BeadLook>;
  readonly most: number;
}

export function BeadStrip(props: BeadStripProps) {
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const { beads, left } = beadStrip(props.activities, props.most);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-0.5">
      {beads.map((bead, index) => (
        // Beads of a way stay where they are: the place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className="inline-flex items-center gap-1">
          {left > 0 && index === beads.length - 1 && (
            <span
              className="text-xs text-muted tabular-nums"
              title={t('strip.left', { n: formats.number(left) })}
            >
              {`+${formats.number(left)}`}
            </span>
          )}
          <span className="inline-flex items-center">
            <BeadDot look={props.looks.get(bead.activity)} title={bead.activity} />
            {bead.repeat > 1 && (
              <span className="ps-0.5 text-[10px] leading-none text-muted">
                {formats.number(bead.repeat)}
              </span>
            )}
          </span>
        </span>
      ))}
    </span>
  );
}
