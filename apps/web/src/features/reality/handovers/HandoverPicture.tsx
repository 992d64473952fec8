// The bands between those who give and those who take; one side can be pointed at, and its bands stand out.
import type { HandoversAnswer } from '@portolan/contract';
import { ribbonsOf, type PartyBar } from '@portolan/picture';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

const WIDTH = 320;
const SCALE = 420;
const BAR = 8;

interface Pointed {
  readonly end: 'from' | 'to';
  readonly party: number;
}

export function HandoverPicture({ figures }: { readonly figures: HandoversAnswer }) {
  const { t } = useTranslation('reality');
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { height, giving, taking, ribbons } = ribbonsOf(figures, WIDTH, SCALE);
  const nameOf = (party: number): string => figures.parties[party]!.name;
  const opacity = (from: number, to: number): number => {
    if (pointed === null) return 0.45;
    return (pointed.end === 'from' ? from : to) === pointed.party ? 0.8 : 0.1;
  };
  const side = (end: 'from' | 'to', bars: readonly PartyBar[]) => (
    <Names
      bars={bars}
      height={height}
      end={end}
      nameOf={nameOf}
      onPoint={(party) => setPointed(party === null ? null : { end, party })}
    />
  );
  return (
    <figure className="flex items-start gap-2 overflow-x-auto" aria-label={t('handovers.picture')}>
      {side('from', giving)}
      <svg
        width={WIDTH + 2 * BAR}
        height={height}
        viewBox={`${-BAR} 0 ${WIDTH + 2 * BAR} ${height}`}
        preserveAspectRatio="none"
        className="shrink-0 max-md:w-24 rtl:-scale-x-100"
        aria-hidden
      >
        {ribbons.map(({ from, to, path }) => (
          <path
            key={`${from} ${to}`}
            d={path}
            className="fill-accent transition-opacity"
            opacity={opacity(from, to)}
          />
        ))}
        {[
          { bars: giving, x: -BAR },
          { bars: taking, x: WIDTH },
        ].map(({ bars, x }) =>
          bars.map(({ party, y, height: high }) => (
            <rect key={`${x} ${party}`} x={x} y={y} width={BAR} height={high} className="fill-ink" />
          )),
        )}
      </svg>
      {side('to', taking)}
    </figure>
  );
}

function Names(props: {
  readonly bars: readonly PartyBar[];
  readonly height: number;
  readonly end: 'from' | 'to';
  readonly nameOf: (party: number) => string;
  readonly onPoint: (party: number | null) => void;
}) {
  const { bars, height, end, nameOf, onPoint } = props;
  const formats = useFormats();
  return (
    <ul className="relative w-44 shrink-0 max-md:w-28" style={{ blockSize: height }}>
      {bars.map(({ party, y, height: high, count }) => (
        <li
          key={party}
          className={`absolute inset-x-0 flex items-center ${end === 'from' ? 'justify-end text-end' : ''}`}
          style={{ insetBlockStart: y, blockSize: high }}
        >
          <Button
            onHoverStart={() => onPoint(party)}
            onHoverEnd={() => onPoint(null)}
            onFocus={() => onPoint(party)}
            onBlur={() => onPoint(null)}
            onPress={() => onPoint(party)}
            className="focus-ring flex min-w-0 cursor-default items-center gap-2 rounded-sm text-sm"
          >
            <span dir="auto" className="min-w-0 truncate" title={nameOf(party)}>
              {nameOf(party)}
            </span>
            <span className="shrink-0 text-xs text-muted tabular-nums">{formats.number(count)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
