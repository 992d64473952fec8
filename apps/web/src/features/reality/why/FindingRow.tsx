// One finding: its sentence, what it was counted from, and its interval on the scale that all rows share.
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { placeOn, type ForestScale } from '../../../lib/logs/forest-scale.ts';

export interface FindingRowProps {
  readonly sentence: string;
  /** The numbers behind, each opening its deals, and when it is known. */
  readonly counts: ReactNode;
  readonly effect: { readonly value: number; readonly low: number; readonly high: number };
  readonly scale: ForestScale;
  /** The effect and its interval as text. */
  readonly figure: string;
  readonly interval: string;
  /** What is folded beneath. */
  readonly children?: ReactNode;
  readonly isSmall?: boolean;
  readonly isOpen?: boolean;
}

const WIDTH = 240;
const HEIGHT = 28;

/** Sentence, plot, figure; one below the other on a phone. */
export const FOREST_GRID =
  'grid items-center gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_240px_8.5rem] max-md:grid-cols-[minmax(0,1fr)_auto]';

export function FindingRow(props: FindingRowProps) {
  const { effect, scale, isSmall = false } = props;
  const { t } = useTranslation('why');
  const isMirrored = useDirection() === 'rtl';
  const id = useId();
  const x = (value: number): number => {
    const at = placeOn(scale, value);
    return (isMirrored ? 1 - at : at) * WIDTH;
  };
  const none = scale.kind === 'ratio' ? 1 : 0;
  const [low, point, high] = [x(effect.low), x(effect.value), x(effect.high)];
  return (
    <li
      aria-labelledby={id}
      className={`border-b border-line px-2 py-3 ${props.isOpen === true ? 'bg-chosen' : ''} ${isSmall ? 'last:border-transparent' : ''}`}
    >
      <div className={FOREST_GRID}>
        <div className="min-w-0 max-md:col-span-2">
          <p id={id} className={isSmall ? 'text-sm' : 'text-base font-medium md:text-[15px] md:leading-6'}>
            {props.sentence}
          </p>
          <p className="text-sm text-muted">{props.counts}</p>
        </div>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="h-7 w-full max-md:h-6"
          preserveAspectRatio="none"
        >
          {scale.ticks.map((tick) => (
            <path
              key={tick}
              d={`M${x(tick)} 0V${HEIGHT}`}
              className={tick === none ? 'stroke-control' : 'stroke-line'}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path
            d={`M${low} ${HEIGHT / 2}H${high}M${low} ${HEIGHT / 2 - 4}v8M${high} ${HEIGHT / 2 - 4}v8`}
            className="stroke-accent"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
          <rect x={point - 4} y={HEIGHT / 2 - 4} width="8" height="8" className="fill-accent" />
        </svg>
        <p className="flex flex-col text-end whitespace-nowrap tabular-nums">
          <span className={isSmall ? 'text-sm' : 'font-semibold'}>{props.figure}</span>
          <span className="text-xs text-muted" title={t('interval')}>
            {props.interval}
          </span>
        </p>
      </div>
      {props.children}
    </li>
  );
}

/** What stands above the rows: where they show to, and the round values. */
export function ForestHead(props: {
  readonly scale: ForestScale;
  readonly tick: (value: number) => string;
  readonly label: string;
  readonly figure: string;
}) {
  const { scale } = props;
  const isMirrored = useDirection() === 'rtl';
  return (
    <div aria-hidden="true" className={`${FOREST_GRID} px-2 pb-1 text-xs text-muted max-md:hidden`}>
      <span />
      <span className="flex flex-col">
        <span className="text-center">{props.label}</span>
        <span className="relative block h-4">
          {scale.ticks.map((tick) => {
            const at = placeOn(scale, tick);
            return (
              <span
                key={tick}
                className={`absolute whitespace-nowrap tabular-nums ${isMirrored ? 'translate-x-1/2' : '-translate-x-1/2'}`}
                style={{ insetInlineStart: `${at * 100}%` }}
              >
                {props.tick(tick)}
              </span>
            );
          })}
        </span>
      </span>
      <span className="self-end text-end">{props.figure}</span>
    </div>
  );
}
